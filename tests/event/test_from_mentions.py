"""Events of hand-built mentions: one happening once, whatever the order of pages."""

import random

import pytest

from seuil.data_files import DataFiles
from seuil.event.from_mentions import EventMaker, event_at
from seuil.event.model import Correction, event_id
from tests.event.building import family, mention, voice


@pytest.fixture(scope="module")
def maker():
    return EventMaker(DataFiles())


def events(maker, *mentions, families=None, corrections=()):
    return maker.events(mentions, families or {}, corrections)


def test_two_reports_of_one_strike_are_one_event(maker):
    one, other = mention("a", told="2025-10-07"), mention("b", told="2025-10-07")
    (event,) = events(maker, one, other)
    assert event.mentions == ("a@0", "b@0")
    assert [a.family for a in event.accounts] == ["a", "b"]
    assert event.merges[0].mention == "b@0" and "the same day" in event.merges[0].because


def test_two_strikes_a_week_apart_are_two(maker):
    made = events(maker, mention("a", told="2025-10-07"), mention("b", told="2025-10-14", known="2025-10-15"))
    assert [e.when.edtf for e in made] == ["2025-10-07", "2025-10-14"]


def test_a_background_sentence_weeks_later_is_the_same_warning(maker):
    fields = {"act": "warn", "target": (), "trigger": "warned"}
    first = mention("a", told="2025-09-14", known="2025-09-14", **fields)
    later = [
        mention(f"p{i:02}", known=f"2025-10-{i:02}", told=("2025-09-11", "2025-09-20"), **fields)
        for i in range(1, 29)
    ]
    (event,) = events(maker, first, *later)
    assert (event.when.earliest, event.when.latest) == ("2025-09-14", "2025-09-14")
    assert len(event.accounts) == 29


def test_what_is_threatened_is_not_what_is_done(maker):
    done, feared = mention("a", told="2025-10-07"), mention("b", status="hypothetical", known="2025-10-07")
    assert len(events(maker, done, feared)) == 2


def test_what_is_doubted_and_past_may_be_what_was_done(maker):
    doubted = mention("b", told="2025-10-07", status="hypothetical", certainty="unknown")
    (event,) = events(maker, mention("a", told="2025-10-07"), doubted)
    assert (event.status, event.certainty) == ("happened", "certain")


def test_a_summit_that_was_planned_is_the_one_that_is_held(maker):
    fields = {"act": "meet", "trigger": "meet", "told": "2025-10-20", "actor": ("RUS", "UKR"), "target": ()}
    planned = mention("a", status="planned", known="2025-10-10", **fields)
    held = mention("b", known="2025-10-21", **fields)
    (event,) = events(maker, planned, held)
    assert event.status == "happened"
    assert [(s.since, s.status) for s in event.history] == [
        ("2025-10-10", "planned"),
        ("2025-10-21", "happened"),
    ]


def test_a_page_cannot_tell_what_comes_after_it(maker):
    early = mention("a", known="2025-10-01")
    assert len(events(maker, early, mention("b", told="2025-10-07"))) == 2


def test_copies_count_as_one_account(maker):
    words = "Russia struck Odesa on Tuesday."
    told = [mention(p, told="2025-10-07", sentence=words) for p in "abc"]
    (event,) = events(maker, *told, mention("d", told="2025-10-07"), families=family("a", "b", "c"))
    assert [(a.family, a.pages) for a in event.accounts] == [("a", ("a", "b", "c")), ("d", ("d",))]
    assert "the same words in a copy of the report" in event.merges[0].because


def test_who_did_it_may_be_disputed(maker):
    fields = {"place": ("odesa",), "told": "2025-10-07", "numbers": (12.0,), "target": ("odesa",)}
    made = events(maker, mention("a", **fields), mention("b", actor=("FRA",), **fields))
    differing = {d.field for e in made for d in e.differences}
    assert (len(made) == 1 and "actor" in differing) or all(len(e.doubtful) == 1 for e in made)


def test_whether_it_happened_may_be_disputed(maker):
    denied = mention("b", told="2025-10-07", polarity="negated")
    (event,) = events(maker, mention("a", told="2025-10-07"), denied)
    assert (event.polarity, event.certainty) == ("affirmed", "possible")
    assert "happened" in {d.field for d in event.differences}


def test_unconfirmed_on_one_day_and_confirmed_on_another(maker):
    claim = mention("a", told="2025-10-16", known="2025-10-17", certainty="possible", voices=(voice("X"),))
    confirmed = mention(
        "b", told="2025-10-16", known="2025-10-25", voices=(voice("the ministry", "confirms", source="M"),)
    )
    (event,) = events(maker, claim, confirmed)
    assert [(s.since, s.confirmed) for s in event.history] == [("2025-10-17", False), ("2025-10-25", True)]
    then = event_at(maker, event, [claim, confirmed], {}, "2025-10-20")
    assert (then.id, then.confirmed, then.certainty) == (event.id, False, "possible")
    assert event_at(maker, event, [claim, confirmed], {}, "2025-10-16") is None


def test_the_order_of_pages_decides_nothing(maker):
    mentions = [
        mention(f"p{i}", j * 20, told=f"2025-10-{7 + (i + j) % 4:02}", known=f"2025-10-{12 + i:02}")
        for i in range(6)
        for j in range(3)
    ]
    wanted = events(maker, *mentions)
    for seed in range(10):
        shuffled = list(mentions)
        random.Random(seed).shuffle(shuffled)
        assert events(maker, *shuffled) == wanted


def test_an_event_is_known_by_its_first_mention(maker):
    late = mention("a", told="2025-10-07", known="2025-10-09")
    (event,) = events(maker, late, mention("b", told="2025-10-07"))
    assert event.id == event_id("b@0")


def test_what_is_authorised_knows_the_event_that_authorised_it(maker):
    parent = mention("a", act="authorise", contents=("strike",), trigger="allowed")
    content = mention("a", 30, status="permitted", content_of="a@0")
    made = events(maker, parent, content)
    found = {e.act: e for e in made}
    assert found["strike"].content_of in found["authorise"].mentions
    assert found["authorise"].content_of is None


def correction(kind, **fields):
    values = {"number": 1, "by": "M. Durand", "reason": "read again", "made": "2025-11-01", **fields}
    return Correction(kind=kind, **values)


def test_a_person_may_merge_and_split(maker):
    one, other = mention("a", told="2025-10-07"), mention("b", told="2025-10-14", known="2025-10-15")
    merge = correction("merge", mentions=("a@0", "b@0"))
    (event,) = events(maker, one, other, corrections=[merge])
    assert (event.merges[0].by, event.merges[0].because) == ("M. Durand", ("read again",))
    assert len(events(maker, one, other, corrections=[merge.model_copy(update={"undone": True})])) == 2
    same = mention("c", told="2025-10-07")
    split = correction("split", mentions=("c@0",), rest=("a@0",))
    assert len(events(maker, one, same, corrections=[split])) == 2


def test_what_a_person_joined_is_joined_whole(maker):
    """Neither the day on which one is told, nor what is most alike, tears it apart again."""
    first = [mention(page, told="2025-10-07") for page in "abc"]
    second = [mention(page, told="2025-10-20", known="2025-10-21") for page in "def"]
    assert [e.mentions for e in events(maker, *first, *second)] == [
        ("a@0", "b@0", "c@0"),
        ("d@0", "e@0", "f@0"),
    ]
    merge = correction("merge", mentions=("a@0", "d@0"), rest=("b@0", "c@0", "e@0", "f@0"))
    (event,) = events(maker, *first, *second, corrections=[merge])
    assert set(event.mentions) == {f"{page}@0" for page in "abcdef"}
    assert "M. Durand" in {m.by for m in event.merges}
    assert None in {m.by for m in event.merges}  # what was one event before is still so by its signs


def test_a_copy_is_split_off_its_original(maker):
    told = [mention(p, told="2025-10-07", sentence="Russia struck Odesa on Tuesday.") for p in "ab"]
    split = correction("split", mentions=("b@0",), rest=("a@0",))
    assert len(events(maker, *told, families=family("a", "b"))) == 1
    assert len(events(maker, *told, families=family("a", "b"), corrections=[split])) == 2


def test_of_two_decisions_the_later_holds(maker):
    told = [mention(page, told="2025-10-07") for page in "abcd"]
    merge = correction("merge", mentions=("a@0", "c@0"), rest=("b@0", "d@0"))
    split = correction("split", mentions=("c@0",), rest=("a@0", "b@0", "d@0"))

    def together(*kinds):
        decided = [one.model_copy(update={"number": at}) for at, one in enumerate(kinds)]
        # The order in which they are given decides nothing.
        return sorted(e.mentions for e in events(maker, *told, corrections=decided[::-1]))

    assert together(split) == together(merge, split) == [("a@0", "b@0", "d@0"), ("c@0",)]
    assert together(split, merge) == [("a@0", "b@0", "c@0", "d@0")]


def test_what_is_rejected_breaks_no_merge(maker):
    told = [mention(page, told=f"2025-10-{day}") for page, day in (("a", "01"), ("b", "11"), ("c", "21"))]
    merge = correction("merge", mentions=("a@0", "b@0", "c@0"))
    reject = correction("reject", mentions=("b@0",))
    (event,) = events(maker, *told, corrections=[merge, reject])
    assert event.mentions == ("a@0", "c@0")


def test_a_person_may_reject_and_set(maker):
    one = mention("a", told="2025-10-07")
    assert events(maker, one, corrections=[correction("reject", mentions=("a@0",))]) == []
    (event,) = events(
        maker, one, corrections=[correction("set", mentions=("a@0",), field="actor", values=("FRA",))]
    )
    assert event.actor == ("FRA",)


@pytest.mark.parametrize(
    ("values", "edtf"),
    [(("2025-10-05",), "2025-10-05"), (("2025-10-05", "2025-10-06"), "2025-10-05/2025-10-06")],
)
def test_a_person_may_set_the_time_to_a_day_or_from_one_to_another(maker, values, edtf):
    one = mention("a", told="2025-10-07")
    (event,) = events(
        maker, one, corrections=[correction("set", mentions=("a@0",), field="when", values=values)]
    )
    assert (event.when.edtf, event.when.earliest, event.when.latest) == (edtf, values[0], values[-1])
    assert event.when.because.endswith("set by hand")
