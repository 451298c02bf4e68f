"""Where events are: counts of places agree with the events themselves, now and on a day."""

from __future__ import annotations

from collections import Counter

import pytest

from seuil.store.model import Query
from tests.store import made


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
    for name, row in zip("abcd", rows, strict=True):
        store.put(made.rows(made.brief(name, row, text=f"Page {name}")))
    store.refresh(made.makers())


def by_hand(store, query: Query) -> dict[tuple[str, str, str], int]:
    found: Counter[tuple[str, str, str]] = Counter()
    for event in store.find(query):
        found.update((place, event.status, event.polarity) for place in event.place)
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


def test_there_are_places_to_count(store):
    fill(store)
    assert len(by_hand(store, Query())) >= 3
