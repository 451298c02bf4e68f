"""Where events are: counts of places agree with the events themselves, now and on a day."""

from __future__ import annotations

from collections import Counter

import pytest

from seuil.store.model import Query
from tests.store import made

IN = {"kyiv": "UKR", "odesa": "UKR", "kursk": "RUS"}


def fill(store):
    """Events at two places, at one, denied at one, and nowhere."""
    told = made.told("x", "attack", "RUS", "UKR", on="2031-03-01")
    rows = [
        told.model_copy(update={"place": ("kyiv", "odesa")}),
        made.told("y", "attack", "UKR", "RUS", on="2031-04-01").model_copy(update={"place": ("kursk",)}),
        made.told("z", "attack", "RUS", "POL", on="2031-05-01").model_copy(
            update={"place": ("kyiv",), "polarity": "negated"}
        ),
        made.told("n", "order", "UKR", on="2031-06-01", plover=None),
    ]
    here = made.told("s", "attack", "RUS", "UKR", on="2031-07-01")
    rows.append(here.model_copy(update={"place": ("UKR", "odesa")}))
    rows.append(here.model_copy(update={"act": "order", "place": ("UKR",)}))
    cities = [(name, name.title(), "city", state) for name, state in IN.items()]
    for name, row in zip("abcdef", rows, strict=True):
        store.put(made.rows(made.brief(name, row, entities=cities, text=f"Page {name}")))
    store.refresh(made.makers())


def by_hand(store, query: Query) -> dict[tuple[str, str, str], int]:
    """What the filter itself finds at each place that is named."""
    events = list(store.find(query))
    found: Counter[tuple[str, str, str]] = Counter()
    for place in {place for event in events for place in event.place}:
        at = {event.id for event in store.find(Query(place=(place,), known_at=query.known_at))}
        found.update((place, event.status, event.polarity) for event in events if event.id in at)
    return dict(found)


@pytest.mark.parametrize(
    "asked", [{}, {"actor": ("RUS",)}, {"place": ("kyiv",)}, {"polarity": ("negated",)}, {"act": ("order",)}]
)
@pytest.mark.parametrize("known", [None, "2040-01-01"])
def test_places_are_counted_as_the_events_have_them(store, asked, known):
    fill(store)
    query = Query(**asked, known_at=known)
    rows = store.places(query)
    assert {(row.place, row.status, row.polarity): row.count for row in rows} == by_hand(store, query)
    assert store.count_placed(query) == sum(bool(event.place) for event in store.find(query))
    assert [row.place for row in rows] == sorted(row.place for row in rows)


def test_a_state_counts_the_places_in_it_and_is_not_there_unnamed(store):
    fill(store)
    counts: Counter[str] = Counter()
    for row in store.places(Query()):
        counts[row.place] += row.count
    assert counts == {"UKR": 4, "kyiv": 2, "odesa": 2, "kursk": 1}


def test_there_are_places_to_count(store):
    fill(store)
    assert len(by_hand(store, Query())) >= 3
