"""How long a dossier takes to answer: ``python -m benchmarks.dossier_queries DOSSIER [TIMES]``.

What a web page asks for each of fifteen filters, as the events are and as they stood on a day in the middle:
the first hundred events, how many there are, the facets, the months. Printed: milliseconds, the median and
the worst of TIMES (5) runs; at the end the worst median of each question. ``make benchmark-queries`` makes
the dossier first.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

from seuil.store.dossier import Store
from seuil.store.model import Query

# One filter after another is chosen; some meet most events, some few, some none.
FILTERS: dict[str, dict[str, object]] = {
    "nothing": {},
    "newest first, page 50": {"order": "newest", "offset": 5000},
    "actor a state": {"actor": ("RUS",)},
    "actor a person": {"actor": ("vladimir-putin",)},
    "two states": {"actor": ("RUS", "USA"), "target": ("UKR",)},
    "act": {"act": ("strike",)},
    "act, target, place": {"act": ("strike", "attack"), "target": ("UKR",), "place": ("UKR",)},
    "class of weapon": {"instrument": ("missile",)},
    "status and polarity": {"status": ("happened",), "polarity": ("affirmed",)},
    "not confirmed": {"confirmed": False},
    "confirmed, certain": {"confirmed": True, "certainty": ("certain",)},
    "one year": {"since": "2024-01-01", "until": "2024-12-31"},
    "words": {"text": "missile"},
    "source": {"source": ("vladimir-putin",)},
    "all at once": {
        "actor": ("RUS",), "act": ("strike",), "status": ("happened",),
        "since": "2023-01-01", "text": "drone",
    },
}  # fmt: skip


def questions(store: Store) -> dict[str, Callable[[Query], object]]:
    """What is asked for each filter."""
    return {
        "find": lambda query: list(store.find(query)),
        "count": store.count,
        "facets": store.facets,
        "density": store.density,
        "span": store.span,
    }


def timed(ask: Callable[[], object], times: int) -> tuple[float, float]:
    """Median and worst, in milliseconds."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        ask()
        took.append(1000 * (time.perf_counter() - begun))
    return statistics.median(took), max(took)


def main(where: str, times: int) -> None:
    """Ask everything, and print how long it took."""
    with Store.open(where) as store:
        span = store.known_span()
        if span is None:
            sys.exit(f"{where}: no page of it is dated")
        first, last = map(date.fromisoformat, span)
        middle = date.fromordinal((first.toordinal() + last.toordinal()) // 2).isoformat()
        asked = questions(store)
        worst = dict.fromkeys(asked, 0.0)
        print(f"{where}: {store.counts()}")
        print(f"{'median/worst, ms':26}{'events':>8}" + "".join(f"{name:>14}" for name in asked))
        for day in (None, middle):
            for name, values in FILTERS.items():
                query = Query(known_at=day, **{"limit": 100, **values})
                cells = []
                for question, ask in asked.items():
                    median, most = timed(lambda ask=ask, query=query: ask(query), times)
                    worst[question] = max(worst[question], median)
                    cells.append(f"{median:.0f}/{most:.0f}")
                title = f"{name} @" if day else name
                print(f"{title:26}{store.count(query):8}" + "".join(f"{cell:>14}" for cell in cells))
        for name, ask in (("known_span", store.known_span), ("revision", store.revision)):
            median, most = timed(ask, times)
            print(f"{name:34}{f'{median:.0f}/{most:.0f}':>14}")
        print("worst median: " + ", ".join(f"{name} {ms:.0f} ms" for name, ms in worst.items()))


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 3:
        sys.exit(__doc__)
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5)
