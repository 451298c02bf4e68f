"""How far two annotators agree on the pages that were annotated twice: by field, as a Markdown table.

    python -m tests.annotator_agreement          prints docs/codebook/agreement.md (`make docs` writes it)

The second annotation (tests/gold_second) was made from the codebook alone, without sight of the first.
An act is seen by both where their anchors overlap. Of those, a field that both state agrees when their lists
share a value: any value of a list counts as right, so two lists with a value in common never mark each other
wrong. Kappa (Cohen 1960) is over the first values of the lists, for fields with a closed set of values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from seuil.brief.folding import plain
from seuil.evaluation.gold import GoldPage, read_gold, span_of, stretch_of
from seuil.evaluation.parts.pairing import pairs

FIRST, SECOND = Path(__file__).parent / "gold", Path(__file__).parent / "gold_second"
FIELDS = (
    "act",
    "plover",
    "actor",
    "target",
    "instrument",
    "place",
    "status",
    "polarity",
    "certainty",
    "source",
)
CLOSED = ("plover", "status", "polarity", "certainty")
_Pair = tuple[Any, Any]


def pages() -> list[tuple[str, str, GoldPage, GoldPage]]:
    """Name, folded text, first and second annotation of every page annotated twice."""
    found = []
    for path in sorted(SECOND.glob("*/*.gold.json")):
        name = path.relative_to(SECOND)
        first, second = read_gold(FIRST / name), read_gold(path)
        text = (FIRST / name).with_name(first.page).read_text("utf-8")
        found.append((str(name.parent / first.page), plain(text), first, second))
    return found


def paired(text: str, one: Iterable[Any], two: Iterable[Any], words: str) -> tuple[list[_Pair], int, int]:
    """Pairs of what both saw, and how many each saw in all."""
    one, two = list(one), list(two)
    spans = [span_of(text, getattr(a, words), a.nth) for a in one]
    others = [span_of(text, getattr(a, words), a.nth) or (-1, -1) for a in two]
    return [(one[i], two[j]) for i, j in pairs(spans, others).items()], len(one), len(two)


def agree(name: str, a: Any, b: Any) -> bool | None:
    """Whether two annotations of a field agree; null where one of them leaves it out."""
    if name not in a.model_fields_set or name not in b.model_fields_set:
        return None
    x, y = getattr(a, name), getattr(b, name)
    if name == "source":
        x, y = ({plain(w) for w in v} for v in (x, y))
        shared = any(v in w or w in v for v in x for w in y)
        return shared if x and y else not x and not y
    return bool(set(x) & set(y)) if x and y else not x and not y


def kappa(values: list[tuple[object, object]]) -> float | None:
    """Cohen's kappa of two series of labels; null where chance alone would agree always."""
    if not values:
        return None
    n = len(values)
    observed = sum(a == b for a, b in values) / n
    one, two = Counter(a for a, _ in values), Counter(b for _, b in values)
    chance = sum(one[v] * two[v] for v in one) / (n * n)
    return None if chance == 1 else (observed - chance) / (1 - chance)


def report() -> str:
    """The table, with what it rests on."""
    twice = pages()
    acts = [paired(text, a.assertions or (), b.assertions or (), "anchor") for _, text, a, b in twice]
    said = [paired(text, a.attributions or (), b.attributions or (), "cue") for _, text, a, b in twice]
    times = [paired(text, a.times or (), b.times or (), "text") for _, text, a, b in twice]
    both = [pair for pairs_, _, _ in acts for pair in pairs_]
    lines = ["| what | both | first | second | F1 |", "|---|---|---|---|---|"]
    for what, seen in (("acts", acts), ("attributions", said), ("time expressions", times)):
        lines.append(f"| {what} | {_f1(seen)} |")
    lines += ["", "| field of an act seen by both | stated by both | agree | kappa |", "|---|---|---|---|"]
    for name in FIELDS:
        lines.append(f"| {name} | {_field(name, both)} |")
    lines.append(f"| when | {_share([_days(a.when, b.when) for a, b in both if a.when and b.when])} | |")
    values = [a.interval == b.interval for pairs_, _, _ in times for a, b in pairs_]
    lines.append(f"| value of a time expression | {_share(values)} | |")
    sources = [r for pairs_, _, _ in said for a, b in pairs_ if (r := agree("source", a, b)) is not None]
    lines.append(f"| source of an attribution | {_share(sources)} | |")
    contents = [
        r for (_, text, _, _), (pairs_, _, _) in zip(twice, said, strict=True)
        for a, b in pairs_ if (r := _content(text, a.content, b.content)) is not None
    ]  # fmt: skip
    lines.append(f"| content of an attribution, Dice of 0.8 or more | {_share(contents)} | |")
    return "\n".join([*_head(twice), *lines]) + "\n"


def _head(twice: list[tuple[str, str, GoldPage, GoldPage]]) -> list[str]:
    names = ", ".join(f"`{name}`" for name, *_ in twice)
    return [
        "# How far two annotators agree\n",
        "<!-- Made by `make docs`; do not edit. -->\n",
        f"{len(twice)} of the gold pages were annotated a second time from the [guide](annotating.md) alone, "
        f"without sight of the first annotation: {names}. No program can be held to more than its annotators "
        "agree on; where they do not, the guide is silent or the page allows both. An act is seen by both "
        "where their anchors overlap; a field agrees where their lists of right values share one; kappa is "
        "over first values.\n",
    ]


def _f1(seen: list[tuple[list[_Pair], int, int]]) -> str:
    both, one, two = (sum(n) for n in zip(*((len(p), a, b) for p, a, b in seen), strict=True))
    return f"{both} | {one} | {two} | {2 * both / (one + two):.3f}"


def _field(name: str, both: list[_Pair]) -> str:
    judged = [r for a, b in both if (r := agree(name, a, b)) is not None]
    value = None
    if name in CLOSED:
        firsts = [(getattr(a, name), getattr(b, name)) for a, b in both]
        value = kappa([(x[0], y[0]) for x, y in firsts if x and y])
    return f"{_share(judged)} | {'' if value is None else f'{value:.2f}'}"


def _share(judged: list[bool]) -> str:
    return f"{len(judged)} | {sum(judged) / len(judged):.3f}" if judged else "0 | "


def _days(a: tuple[str, str], b: tuple[str, str]) -> bool:
    """Whether one interval lies in the other: the scorer would let either answer for the other."""
    return (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])


def _content(text: str, a: tuple[str, ...] | None, b: tuple[str, ...] | None) -> bool | None:
    if not a or not b:
        return None
    x, y = _letters(text, a), _letters(text, b)
    return 2 * len(x & y) >= 0.8 * (len(x) + len(y))


def _letters(text: str, said: tuple[str, ...]) -> set[int]:
    spans = [span for words in said if (span := stretch_of(text, words))]
    return {n for span in spans for n in range(*span) if text[n].isalnum()}


if __name__ == "__main__":
    print(report(), end="")
