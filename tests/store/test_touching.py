"""Findings by document and clause, those of the newest events first."""

import pytest

from seuil.brief.model import Touch
from seuil.errors import UsageError
from seuil.store.touching import Touching
from tests.store import made


def touch(doctrine: str, clause: str, assertion: str = "x1") -> Touch:
    return Touch(
        doctrine=doctrine,
        clause=clause,
        assertion=assertion,
        relation="reported-under",
        matched=("act attack",),
        to_judge=("massive",),
        because="it fits",
    )


@pytest.fixture
def filled(store):
    """Three events: of 1 March with two reports, of 9 March, and of no day."""
    pages = (
        ("a", "attack", "2031-03-01", "first report here", [touch("one", "1"), touch("one", "2")]),
        ("b", "attack", "2031-03-01", "second report there", [touch("one", "1")]),
        ("c", "deploy", "2031-03-09", "third of all", [touch("one", "1"), touch("two", "1")]),
        ("d", "exercise", None, "fourth one undated", [touch("one", "1")]),
    )
    for source, act, on, text, touches in pages:
        told = made.told("x1", act, "RUS", on=on)
        store.put(made.rows(made.brief(source, told, text=text, touches=touches)))
    store.refresh(made.makers())
    return store


def told(store, asked, *at):
    acts = {event.id: event.act for event in store.events()}
    return [(acts[row.event], row.doctrine, row.clause) for row in store.touching(asked, *at)]


def test_the_newest_event_comes_first_and_one_without_a_time_last(filled):
    acts = [act for act, *_ in told(filled, Touching("one", "1"), 9)]
    assert acts == ["deploy", "attack", "attack", "exercise"]


def test_limit_and_offset_count_events_not_findings(filled):
    assert told(filled, Touching(), 1) == [("deploy", "one", "1"), ("deploy", "two", "1")]
    assert told(filled, Touching(), 1, 1) == [("attack", "one", "1")] * 2 + [("attack", "one", "2")]
    assert told(filled, Touching(), 5, 3) == []


def test_a_document_a_clause_and_days_limit_what_is_found(filled):
    assert told(filled, Touching("two"), 9) == [("deploy", "two", "1")]
    assert told(filled, Touching("one", "2"), 9) == [("attack", "one", "2")]
    assert told(filled, Touching("three"), 9) == []
    assert {act for act, *_ in told(filled, Touching(since="2031-03-05"), 9)} == {"deploy"}
    assert {act for act, *_ in told(filled, Touching(until="2031-03-05"), 9)} == {"attack"}


def test_events_are_counted_once_however_many_pages_tell_them(filled):
    assert filled.count_touching(Touching()) == (3, {("one", "1"): 3, ("one", "2"): 1, ("two", "1"): 1})
    early = Touching("one", until="2031-03-01")
    assert filled.count_touching(early) == (1, {("one", "1"): 1, ("one", "2"): 1})


def test_the_events_of_findings_come_by_id(filled):
    rows = filled.touching(Touching("two"), 1)
    assert filled.events_touching(rows) == {e.id: e for e in filled.events() if e.act == "deploy"}


def test_what_is_no_day_is_refused(filled):
    with pytest.raises(UsageError, match="not a day"):
        filled.touching(Touching(since="yesterday"), 1)


def test_a_finding_comes_whole(filled):
    (row,) = filled.touching(Touching("two"), 1)
    assert (row.matched, row.to_judge, row.because, row.relation) == (
        ("act attack",), ("massive",), "it fits", "reported-under",
    )  # fmt: skip
