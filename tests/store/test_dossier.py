"""What goes into a dossier comes out, on SQLite and on PostgreSQL."""

from __future__ import annotations

import random

import pytest

from seuil.brief.model import Touch
from seuil.errors import UsageError
from seuil.event.model import Correction, page_key
from seuil.store.dossier import Store
from seuil.store.model import Query
from tests.store import made


def pages():
    """Seven pages: a report and its copy, another of the same event, and others."""
    return [
        made.brief("a", made.told("x1", "attack", "RUS", on="2031-03-01")),
        made.brief("b", made.told("x1", "attack", "RUS", on="2031-03-01"), text="Words of a and no other."),
        made.brief("c", made.told("x1", "attack", "RUS", on="2031-03-01"), text="Quite another report here"),
        made.brief("d", made.told("x1", "attack-air", "UKR", "RUS", on="2031-03-02"), text="Évêché frappé"),
        made.brief(
            "e",
            made.told("x1", "order", "vladimir-putin", on=None),
            made.told("x2", "attack", "RUS", on="2031-03-01", at=9, status="planned"),
            entities=[("vladimir-putin", "Vladimir Putin", "person", "RUS")],
            text="An order was given yesterday",
        ),
        made.brief("f", text="Nothing at all happened"),
    ]


def fill(store: Store, order=None):
    for page in order or pages():
        store.put(made.rows(page))
    makers = made.makers()
    store.refresh(makers)
    return makers


def test_a_page_comes_out_as_it_went_in(store):
    page = pages()[4]
    assert store.put(made.rows(page))
    key = made.key_of(page)
    assert store.brief(key) == page
    assert store.has(key, "1", made.PROGRAM)
    assert not store.has(key, "2", made.PROGRAM)
    assert [m.key for m in store.mentions()] == [f"{key}@0", f"{key}@9"]
    assert list(store.mentions()) == made.mentions_of(page, key)
    row = store.page(key)
    assert (row.source, row.family, row.kinship, row.published) == (
        "e",
        key,
        "original",
        made.day("2031-03-04"),
    )
    assert list(store.pages()) == [row]


def test_the_same_reading_goes_in_once(store):
    page = pages()[0]
    assert store.put(made.rows(page))
    assert not store.put(made.rows(page))
    assert len(store.readings(made.key_of(page))) == 1


def test_a_newer_reading_stands_beside_the_older(store):
    old = made.brief("a", made.told("x1", "attack", "RUS", on=None), text="Alpha words")
    new = made.brief("a", made.told("x1", "order", "RUS", on=None, at=3), text="Alpha words", version="2")
    key = made.key_of(old)
    store.put(made.rows(old))
    store.refresh(made.makers())
    store.put(made.rows(new))
    assert [(r.number, r.version, r.current) for r in store.readings(key)] == [
        (1, "1", False),
        (2, "2", True),
    ]
    assert store.brief(key) == new
    assert store.brief(key, 1) == old
    assert [m.act for m in store.mentions()] == ["order"]
    store.refresh(made.makers("2"))
    assert [e.act for e in store.events()] == ["order"]
    # What the older reading gave is past, and its id leads nowhere: nothing of it is left.
    assert [p.event.act for p in store.past(_id(key, 0))] == ["attack"]


def _id(key: str, at: int) -> str:
    from seuil.event.model import event_id

    return event_id(f"{key}@{at}")


def test_copies_count_once_and_events_hold_their_accounts(store):
    fill(store)
    found = {(e.act, e.actor): e for e in store.events()}
    attack = found["attack", ("RUS",)]
    # a and b are one report; c and e tell it on their own.
    assert len(attack.accounts) == 3
    assert attack.confirmed
    assert len(list(store.families())) == 5
    kinships = {p.source: (p.kinship, p.copy_of) for p in store.pages()}
    first, second = sorted(("a", "b"), key=lambda s: {p.source: p.key for p in store.pages()}[s])
    assert kinships[first] == ("original", None)
    assert kinships[second][0] == "exact"


def test_the_order_in_which_pages_came_in_makes_no_difference(store, tmp_path):
    fill(store)
    expected = store.digest()
    for seed in range(4):
        order = pages()
        random.Random(seed).shuffle(order)
        with Store.open(tmp_path / f"{seed}.db", create=True) as other:
            for page in order:
                other.put(made.rows(page))
                if seed % 2:
                    other.refresh(made.makers())
            other.refresh(made.makers())
            assert other.digest() == expected


def test_a_refresh_without_news_makes_nothing(store):
    fill(store)
    before = [store.past(e.id) for e in store.events()]
    assert not store.stale
    makers = made.makers()
    store.refresh(makers)
    assert makers.events.asked == []
    assert [store.past(e.id) for e in store.events()] == before


def test_only_groups_that_changed_are_made_again(store):
    fill(store)
    store.put(made.rows(made.brief("g", made.told("x", "order", "UKR", on=None), text="Zulu yankee xray")))
    assert store.stale
    makers = made.makers()
    store.refresh(makers)
    assert makers.events.asked == [("order",)]
    assert len(store.past(next(e.id for e in store.events() if e.act == "attack"))) == 1


def test_a_changed_event_leaves_its_past(store):
    fill(store)
    attack = next(store.find(Query(act=("attack",))))
    store.put(
        made.rows(made.brief("z", made.told("x1", "attack", "RUS", on="2031-03-01"), text="Further words"))
    )
    store.refresh(made.makers())
    was, now = store.past(store.event(attack.id).id)
    assert (was.build, was.until, now.build, now.until) == (1, 2, 2, None)
    assert was.event == attack
    assert len(now.event.accounts) == len(attack.accounts) + 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, 3),
        ({"actor": ("RUS",)}, 2),
        ({"actor": ("vladimir-putin",)}, 1),
        ({"target": ("RUS",)}, 1),
        ({"act": ("attack", "order")}, 2),
        ({"plover": ("ASSAULT",)}, 3),
        ({"since": "2031-03-02"}, 1),
        ({"until": "2031-03-01"}, 1),
        ({"text": "EVECHE"}, 1),
        ({"text": "évêché frappé"}, 1),
        ({"text": "évêché absent"}, 0),
        ({"text": "order given"}, 2),
        ({"source": ("gazette",)}, 3),
        ({"source": ("KREMLIN",)}, 3),
        ({"source": ("kremlin",)}, 3),
        ({"source": ("spokes",)}, 0),
        ({"confirmed": True}, 1),
        ({"certainty": ("unknown",)}, 0),
        ({"page": (page_key("nowhere", "0"),)}, 0),
    ],
)
def test_a_query_finds(store, query, found):
    fill(store)
    events = list(store.find(Query(**query)))
    assert len(events) == found
    assert store.count(Query(**query)) == found


def test_events_come_by_time_with_those_without_last(store):
    fill(store)
    oldest = [e.act for e in store.find(Query())]
    assert oldest == ["attack", "attack-air", "order"] == [e.act for e in store.events()]
    assert [e.act for e in store.find(Query(order="newest"))] == ["attack-air", "attack", "order"]
    assert [e.act for e in store.find(Query(limit=1, offset=1))] == ["attack-air"]


@pytest.mark.parametrize(
    "query", [{"since": "yesterday"}, {"until": "2031-02-30"}, {"text": "—"}, {"limit": -1}]
)
def test_a_query_that_cannot_be_answered_is_refused(store, query):
    with pytest.raises(UsageError):
        list(store.find(Query(**query)))


def test_events_stand_as_they_did_on_a_day(store):
    """An event is found as it was, by what was out: later pages neither add to it nor hide it."""
    day = "2031-03-01"
    first = made.told("x", "attack", "RUS", on=day, certainty="possible")
    store.put(made.rows(made.brief("a", first, text="Alpha says", published="2031-03-02", outlet="Early")))
    later = made.told("x", "attack", "RUS", on=day)
    store.put(made.rows(made.brief("b", later, text="Bravo tells", published="2031-03-09", outlet="Late")))
    store.refresh(made.makers())
    assert [e.confirmed for e in store.find(Query())] == [True]
    on = {"known_at": "2031-03-05"}
    (stood,) = store.find(Query(**on))
    assert (stood.confirmed, len(stood.accounts)) == (False, 1)
    assert store.count(Query(**on)) == 1
    for query in ({"confirmed": True}, {"source": ("Late",)}, {"text": "bravo"}, {"actor": ("UKR",)}):
        assert list(store.find(Query(**on, **query))) == [], query
        assert store.count(Query(**on, **query)) == 0
    for query in (
        {"confirmed": False},
        {"source": ("early",)},
        {"text": "alpha"},
        {"actor": ("RUS",)},
        {"since": day, "until": day},
        {"act": ("attack",), "certainty": ("possible",)},
        {"page": tuple(p.key for p in store.pages())},
    ):
        assert list(store.find(Query(**on, **query))) == [stood], query
    assert list(store.find(Query(known_at="2031-03-01"))) == []


def test_a_class_of_weapon_finds_its_kinds(store):
    armed = made.told("x", "attack", "RUS", on=None, instrument=("ballistic-missile",))
    store.put(made.rows(made.brief("a", armed)))
    store.refresh(made.makers())
    assert store.count(Query(instrument=("missile",))) == 1
    assert store.count(Query(instrument=("cruise-missile",))) == 0


def test_a_mention_and_a_former_id_lead_to_the_event_that_is(store):
    fill(store)
    attack = next(store.find(Query(act=("attack",))))
    for key in attack.mentions:
        assert store.event(key) == attack
        assert store.event(_id(*_parts(key))) == attack
    with pytest.raises(UsageError, match="no such event"):
        store.event("e0000000000")


def _parts(key: str) -> tuple[str, int]:
    page, at = key.split("@")
    return page, int(at)


def test_a_content_leads_to_the_event_of_its_mention(store):
    outer = made.told("x1", "order", "RUS", on=None, at=0, part_of="x2")
    inner = made.told("x2", "attack", "RUS", on="2031-03-01", at=9)
    store.put(made.rows(made.brief("m", outer, inner, text="Mike words")))
    store.refresh(made.makers())
    by_act = {e.act: e for e in store.events()}
    assert by_act["order"].content_of == by_act["attack"].id
    # An earlier page gives the content another first mention, and so another id.
    early = made.brief(
        "n", made.told("x1", "attack", "RUS", on="2031-03-01"), text="November says", published="2031-03-02"
    )
    store.put(made.rows(early))
    makers = made.makers()
    store.refresh(makers)
    assert makers.events.asked == [("attack",)]
    now = {e.act: e for e in store.events()}
    assert now["attack"].id != by_act["attack"].id
    assert now["order"].content_of == now["attack"].id
    assert store.event(by_act["attack"].id) == now["attack"]
    assert [p.event.content_of for p in store.past(now["order"].id)] == [
        by_act["attack"].id,
        now["attack"].id,
    ]


def correction(kind: str, **values) -> Correction:
    return Correction(number=0, kind=kind, by="Ada", reason="seen on film", made="", **values)


def test_a_correction_is_kept_applied_and_undone(store):
    fill(store)
    before = store.digest()
    attack = next(store.find(Query(act=("attack",))))
    kept = store.correct(correction("set", mentions=(attack.mentions[0],), field="act", values=("order",)))
    assert (kept.number, kept.made) == (1, "2031-03-05T00:00:00Z")
    assert store.stale
    store.refresh(made.makers())
    assert not store.stale
    assert store.event(attack.mentions[0]).act == "order"
    assert len(store.event(attack.mentions[1]).mentions) == len(attack.mentions) - 1
    store.undo(1)
    store.refresh(made.makers())
    assert store.event(attack.mentions[0]) == attack
    assert [c.undone for c in store.corrections()] == [True]
    assert store.digest() != before  # the correction is kept


def test_a_page_is_taken_out_of_its_family_by_a_person(store):
    fill(store)
    by_source = {p.source: p.key for p in store.pages()}
    store.correct(correction("not-copy", pages=(by_source["a"], by_source["b"])))
    store.refresh(made.makers())
    assert len(next(store.find(Query(act=("attack",)))).accounts) == 4
    store.undo(1)
    store.correct(correction("copy", pages=(by_source["c"], by_source["b"])))
    store.refresh(made.makers())
    assert len(next(store.find(Query(act=("attack",)))).accounts) == 2


def test_the_families_of_some_pages_are_found_without_all_others(store):
    fill(store)
    by_source = {p.source: p.key for p in store.pages()}
    families = store.families_of((by_source["a"], by_source["c"], "000000000000"))
    assert {by_source["a"], by_source["b"], by_source["c"]} == families.keys()
    assert families[by_source["a"]] == families[by_source["b"]]
    assert families[by_source["a"]] in list(store.families())


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "reject"},
        {"kind": "reject", "mentions": ("000000000000@1",)},
        {"kind": "copy", "pages": ("000000000000", "000000000001")},
        {"kind": "merge", "mentions": ("x",)},
        {"kind": "set", "mentions": ("x",), "field": "colour"},
        {"kind": "set", "mentions": ("x",), "field": "status", "values": ("maybe",)},
        {"kind": "set", "mentions": ("x",), "field": "when", "values": ()},
        {"kind": "set", "mentions": ("x",), "field": "when", "values": ("soon",)},
        {"kind": "set", "mentions": ("x",), "field": "when", "values": ("2031-03-02", "2031-03-01")},
        {"kind": "split", "mentions": ("x",)},
        {"kind": "copy", "pages": ("x",)},
    ],
)
def test_a_correction_of_nothing_is_refused(store, wrong):
    with pytest.raises(UsageError):
        store.correct(correction(**wrong))
    with pytest.raises(UsageError, match="no such correction"):
        store.undo(9)


def test_findings_name_the_event_of_their_assertion(store):
    touch = Touch(
        doctrine="xxx-2031",
        clause="4",
        assertion="x1",
        relation="reported-under",
        matched=("attack",),
        to_judge=("massive",),
        because="because",
    )
    page = made.brief("a", made.told("x1", "attack", "RUS", on=None), touches=[touch])
    store.put(made.rows(page))
    assert [(f.event, f.mention) for f in store.findings()] == [(None, f"{made.key_of(page)}@0")]
    store.refresh(made.makers())
    (found,) = store.findings()
    assert found.event == next(store.events()).id
    assert (found.matched, found.to_judge) == (("attack",), ("massive",))


def test_an_entity_has_the_name_that_most_pages_give(store):
    for source, name, country in (
        ("a", "V. Putin", None),
        ("b", "Vladimir Putin", "RUS"),
        ("c", "Vladimir Putin", None),
    ):
        store.put(made.rows(made.brief(source, entities=[("vladimir-putin", name, "person", country)])))
    store.refresh(made.makers())
    (entity,) = store.entities()
    assert (entity.name, entity.country) == ("Vladimir Putin", "RUS")


def test_what_no_database_holds_is_written_out(store):
    page = made.brief("a\udcff", title="nul\0title", text="body \0 of it")
    store.put(
        made.rows(page.model_copy(update={"page": page.page.model_copy(update={"source": "a\\udcff"})}))
    )
    (row,) = store.pages()
    assert (row.source, row.title) == ("a\\udcff", "nul\\x00title")
