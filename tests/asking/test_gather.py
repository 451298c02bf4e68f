import pytest

from seuil.asking.gather import contents_told_beside, event_in, whole_of
from seuil.errors import UsageError
from tests.asking.made import AUTHORISED, CORRECTIONS, MENTIONS, STRUCK, HandMadeRecord

RECORD = HandMadeRecord()


def test_all_that_belongs_to_an_event():
    whole = whole_of(RECORD, STRUCK)
    assert {m.key for m in whole.mentions} == set(STRUCK.mentions)
    assert len(whole.pages) == 5
    assert {e.id for e in whole.around} == {STRUCK.content_of, *STRUCK.doubtful}
    assert whole.corrections == CORRECTIONS


def test_the_trigger_is_marked_where_it_stands_not_where_its_letters_first_stand():
    told = MENTIONS[3]
    at = whole_of(RECORD, STRUCK).triggers[told.key]
    assert told.sentence[at : at + len(told.trigger)] == told.trigger
    assert at > told.sentence.index("struck")


def test_an_event_that_another_names_may_be_gone():
    orphan = STRUCK.model_copy(update={"content_of": "e0000000000", "doubtful": ("e1111111111",)})
    assert whole_of(RECORD, orphan).around == ()


def test_an_event_as_it_stood_and_none_before_it_was_told():
    assert [a.outlet for a in event_in(RECORD, STRUCK.id, "2024-11-19").accounts] == ["Agency"]
    assert event_in(RECORD, STRUCK.mentions[0]) == STRUCK
    with pytest.raises(UsageError, match="nothing of this event was out on 2024-11-01"):
        event_in(RECORD, STRUCK.id, "2024-11-01")


def test_contents_are_found_on_the_pages_of_what_they_are_content_of():
    assert list(contents_told_beside(RECORD, (AUTHORISED,))) == [STRUCK]
    assert list(contents_told_beside(RECORD, (AUTHORISED,), "2024-11-19")) == []
    assert list(contents_told_beside(RECORD, ())) == []
