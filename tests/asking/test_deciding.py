"""Corrections out of what a person writes; the way through the command line is in tests/cli."""

import pytest

from seuil.asking.deciding import FIELDS, Decider, values_of
from seuil.asking.resolve import NameFinder
from seuil.errors import UsageError
from seuil.event.corrected import FIELDS as SETTABLE
from tests.asking.made import ENTITIES, EVENTS, MENTIONS, STRUCK, HandMadeRecord

RECORD = HandMadeRecord()
ADA = Decider(" Ada ", " seen on film ", "say who and why")


@pytest.fixture
def names(data):
    return lambda: NameFinder(data, ENTITIES)


def test_what_can_be_written_is_what_can_be_set():
    assert set(FIELDS) == set(SETTABLE)


def test_who_and_why_are_kept_without_spaces_around():
    made = ADA.judge("reject", "x@1")
    assert (made.by, made.reason, made.mentions) == ("Ada", "seen on film", ("x@1",))


@pytest.mark.parametrize(("by", "reason"), [("", "why"), ("Ada", " \n"), ("", "")])
def test_nothing_is_decided_without_a_name_or_a_reason(by, reason):
    with pytest.raises(UsageError, match="reject: say who and why"):
        Decider(by, reason, "say who and why").judge("reject", "x@1")


def one_group(act: str) -> str:
    return "all"


def test_events_are_joined_by_their_first_mentions_with_all_others():
    made = ADA.merge(RECORD, one_group, (STRUCK.id, EVENTS[0].id))
    assert made.mentions == (STRUCK.mentions[0], EVENTS[0].mentions[0])
    assert made.rest == (*STRUCK.mentions[1:], *EVENTS[0].mentions[1:])
    with pytest.raises(UsageError, match="these are one"):
        ADA.merge(RECORD, one_group, (STRUCK.id, MENTIONS[0].key))


def test_events_of_acts_that_never_tell_one_doing_are_not_joined():
    other = next(e for e in EVENTS if e.act != STRUCK.act)
    with pytest.raises(UsageError, match=f"“{STRUCK.act}” and {other.id} “{other.act}”, which are never one"):
        ADA.merge(RECORD, str, (STRUCK.id, other.id))


def test_some_mentions_are_parted_from_the_rest():
    made = ADA.split(RECORD, STRUCK.id, STRUCK.mentions[:2])
    assert (made.mentions, made.rest) == (STRUCK.mentions[:2], STRUCK.mentions[2:])
    for chosen, said in (
        ((), "choose the mentions"),
        (STRUCK.mentions, "some must stay"),
        (("x@1",), "no mention of"),
    ):
        with pytest.raises(UsageError, match=said):
            ADA.split(RECORD, STRUCK.id, chosen)


@pytest.mark.parametrize(
    ("field", "written", "kept"),
    [
        ("actor", ("Russie", "RUS", "Blue Shield"), ("RUS", "blue-shield")),
        ("target", (), ()),
        ("place", ("Minsk",), ("minsk",)),
        ("target", ("Minsk",), ("BLR", "minsk")),
        ("act", ("frapper",), ("strike",)),
        ("status", ("prévu",), ("planned",)),
        ("when", ("2024-11-19", "2024-11-20"), ("2024-11-19", "2024-11-20")),
    ],
)
def test_values_are_found_by_their_names(names, field, written, kept):
    assert values_of(names, field, written) == kept


@pytest.mark.parametrize(
    ("field", "written", "said"),
    [
        ("colour", ("red",), "choose from: act, actor"),
        ("status", (), "takes one value"),
        ("when", (), "one day or two"),
        ("when", ("soon",), "not a day"),
        ("actor", ("=cmd|' /C calc'!A0",), "nothing of that id or name"),
    ],
)
def test_wrong_values_say_what_is_allowed(names, field, written, said):
    with pytest.raises(UsageError, match=said):
        values_of(names, field, written)
