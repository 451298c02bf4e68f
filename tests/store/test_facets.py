"""What a reader chooses from: facets, the histogram, days, and a revision that tells when they change."""

from __future__ import annotations

import pytest

from seuil.errors import UsageError
from seuil.event.model import ROLES, Correction
from seuil.store.facet_values import FACETS
from seuil.store.finding import weapon_kinds
from seuil.store.model import DensityRow, FacetRow, Query
from tests.store import made

# What finds these besides themselves: their state, the classes of which they are kinds.
ABOVE = {
    "vladimir-putin": ("RUS",),
    "cruise-missile": tuple(c for c, kinds in weapon_kinds().items() if "cruise-missile" in kinds),
}


def fill(store):
    """Pages of six events; one has no time, one is negated, one is told by two outlets."""
    pages = [
        made.brief("a", made.told("x", "attack", "RUS", on="2031-03-01"), text="Alpha", outlet="Le Soir"),
        made.brief("b", made.told("x", "attack", "RUS", on="2031-03-01"), text="Bravo", outlet="LE SOIR"),
        made.brief("c", made.told("x", "attack", "RUS", on="2031-03-01"), text="Charlie", outlet="Gazette"),
        made.brief("d", made.told("x", "attack", "RUS", "POL", on="2031-02-27"), text="Delta"),
        made.brief("e", made.told("x", "order", "UKR", on=None, plover=None), text="Echo", outlet=None),
        made.brief("f", made.told("x", "say", "UKR", "RUS", on="2031-03-30", status="planned"), text="Fox"),
        made.brief(
            "g",
            made.told("x", "attack", "vladimir-putin", on="2032-01-01").model_copy(
                update={"polarity": "negated", "instrument": ("cruise-missile", "drone")}
            ),
            entities=[("vladimir-putin", "Vladimir Putin", "person", "RUS")],
            text="Golf",
        ),
        made.brief("h", made.told("x", "attack", "UKR", "RUS", on="2031-04-01"), text="Hat", published=None),
    ]
    for page in pages:
        store.put(made.rows(page))
    store.refresh(made.makers())


def by_hand(store, query: Query, field: str) -> dict[str, int]:
    """The facet of a field: what the filter itself finds, value by value, whatever it asks of the field."""
    free = query.model_copy(update={field: Query.model_fields[field].default, "limit": None, "offset": 0})
    values: set[str] = set()
    for event in store.find(free):
        value = getattr(event, field)
        if field in ROLES:
            values.update(value, *(ABOVE.get(one, ()) for one in value))
        elif value is not None:
            values.add(value)

    def asked(value) -> Query:
        return free.model_copy(update={field: value if field == "confirmed" else (value,)})

    return {str(v).lower() if field == "confirmed" else v: store.count(asked(v)) for v in values}


QUERIES = [
    {},
    {"actor": ("RUS",)},
    {"actor": ("RUS",), "target": ("POL", "UKR")},
    {"act": ("attack",), "status": ("happened",)},
    {"confirmed": True},
    {"confirmed": False, "source": ("gazette",)},
    {"text": "golf"},
    {"since": "2031-03-01", "until": "2031-03-31"},
    {"known_at": "2031-03-04", "polarity": ("affirmed",)},
    {"known_at": "2031-03-03"},
    {"limit": 1, "offset": 2},
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_facet_counts_events_without_its_own_condition(store, query):
    fill(store)
    asked = Query(**query)
    found = store.facets(asked)
    assert tuple(found) == FACETS
    for field in FACETS[:-1]:
        assert {row.value: row.count for row in found[field]} == by_hand(store, asked, field), field
        assert list(found[field]) == sorted(found[field], key=lambda row: (-row.count, row.value))


def test_a_state_counts_who_belongs_to_it_and_an_event_once(store):
    fill(store)
    both = made.told("x", "attack", "RUS", on="2033-01-01").model_copy(
        update={"actor": ("RUS", "vladimir-putin"), "place": ("kursk",)}
    )
    belong = [("vladimir-putin", "Vladimir Putin", "person", "RUS"), ("kursk", "Kursk", "city", "RUS")]
    store.put(made.rows(made.brief("i", both, entities=belong, text="India")))
    store.refresh(made.makers())
    found = store.facets(Query(), ["actor", "place", "instrument"])
    counts = {field: {row.value: row.count for row in rows} for field, rows in found.items()}
    assert counts["actor"] == {"RUS": 4, "UKR": 3, "vladimir-putin": 2}
    assert counts["place"] == {"RUS": 1, "kursk": 1}
    assert counts["instrument"]["missile"] == counts["instrument"]["cruise-missile"] == 1


def test_a_source_is_named_once_and_can_be_asked_for(store):
    fill(store)
    found = store.facets(Query(), ["source"])["source"]
    assert found[0] == FacetRow(value="KREMLIN", count=6, kind="entity")
    assert [row.value for row in found if row.kind == "outlet"] == ["Gazette", "LE SOIR"]
    for row in found:
        assert store.count(Query(source=(row.value,))) == row.count


def test_a_facet_holds_the_most_and_what_is_asked_for(store):
    fill(store)
    assert [row.value for row in store.facets(Query(), ["act"], limit=1)["act"]] == ["attack"]
    asked = store.facets(Query(act=("say",)), ["act"], limit=1)["act"]
    assert [row.value for row in asked] == ["attack", "say"]
    with pytest.raises(UsageError, match="colour: no such field"):
        store.facets(Query(), ["colour"])
    with pytest.raises(UsageError, match="limit is 0 or more"):
        store.facets(Query(), limit=-1)


def test_an_empty_dossier_has_nothing_to_choose_from(store):
    assert set(store.facets(Query()).values()) == {()}
    assert store.density(Query()) == ()
    assert store.span(Query()) is None
    assert store.known_span() is None


@pytest.mark.parametrize(
    ("by", "periods"),
    [
        ("day", ["2031-02-27", "2031-03-01", "2031-03-30", "2031-04-01", "2032-01-01", None]),
        ("week", ["2031-02-24", "2031-03-24", "2031-03-31", "2031-12-29", None]),
        ("month", ["2031-02-01", "2031-03-01", "2031-04-01", "2032-01-01", None]),
        ("year", ["2031-01-01", "2032-01-01", None]),
    ],
)
def test_density_counts_every_event_once(store, by, periods):
    fill(store)
    rows = store.density(Query(), by)
    assert list(dict.fromkeys(row.since for row in rows)) == periods
    assert sum(row.count for row in rows) == store.count(Query()) == 6
    for row in rows:
        if row.since is not None:
            assert store.span(Query(since=row.since, until=row.until)) is not None


def test_density_tells_statuses_and_what_is_denied_apart(store):
    fill(store)
    rows = store.density(Query(since="2031-03-01"), "month")
    march = {"since": "2031-03-01", "until": "2031-03-31", "polarity": "affirmed", "count": 1}
    assert rows == (
        DensityRow(**march, status="happened"),
        DensityRow(**march, status="planned"),
        DensityRow(since="2031-04-01", until="2031-04-30", status="happened", polarity="affirmed", count=1),
        DensityRow(since="2032-01-01", until="2032-01-31", status="happened", polarity="negated", count=1),
    )
    assert store.density(Query(known_at="2031-03-03")) == ()
    with pytest.raises(UsageError, match="decade: no such period"):
        store.density(Query(), "decade")


def test_the_days_that_a_dossier_spans(store):
    fill(store)
    assert store.span(Query()) == ("2031-02-27", "2032-01-01")
    assert store.span(Query(act=("order",))) is None
    assert store.known_span() == ("2031-03-04", "2031-03-04")


def test_the_revision_changes_with_all_that_can_be_asked(store):
    seen = [store.revision()]

    def changed() -> bool:
        seen.append(store.revision())
        return seen[-1] not in seen[:-1]

    store.put(made.rows(made.brief("a", made.told("x", "attack", "RUS", on="2031-03-01"))))
    assert changed()
    store.refresh(made.makers())
    assert changed()
    assert store.revision() == seen[-1]
    key = next(store.mentions()).key
    store.correct(
        Correction(number=0, kind="reject", by="Ada", reason="a novel", made="", mentions=(key,))
    )
    assert changed()
    store.refresh(made.makers())
    assert changed()
    store.undo(1)
    assert changed()
