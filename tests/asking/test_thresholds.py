import pytest

from seuil.asking.thresholds import ThresholdViews, touched_clauses
from seuil.doctrine.from_files import Doctrines
from seuil.doctrine.views import DoctrineViews
from tests.asking.made import EVENTS, FINDINGS, MENTIONS, STRUCK, event, when

BY_ID = {e.id: e for e in EVENTS}
AGREED = STRUCK.model_copy(update={"differences": ()})


def test_a_strike_told_by_four_sentences_touches_a_clause_once():
    rows = touched_clauses(FINDINGS, BY_ID)
    assert [(r.doctrine, r.clause, r.event) for r in rows] == [
        ("rus-2024", "11", STRUCK.id), ("rus-2024", "15b", STRUCK.id),
    ]  # fmt: skip
    assert len(rows[0].mentions) == 4


def test_disputed_where_accounts_differ_or_it_is_denied():
    assert {r.relation for r in touched_clauses(FINDINGS, BY_ID)} == {"disputed"}
    agreed = touched_clauses(FINDINGS, {STRUCK.id: AGREED})
    assert {r.relation for r in agreed} == {"reported-under"}
    denied = AGREED.model_copy(update={"polarity": "negated"})
    assert {r.relation for r in touched_clauses(FINDINGS, {STRUCK.id: denied})} == {"disputed"}


def test_the_strongest_relation_stands_and_a_clause_that_is_itself_told_stays_so():
    rows = [f.model_copy(update={"relation": "would-fall-under"}) for f in FINDINGS[:2]]
    assert touched_clauses((*rows, FINDINGS[2]), {STRUCK.id: AGREED})[0].relation == "reported-under"
    told = [f.model_copy(update={"relation": "declares"}) for f in FINDINGS[:2]]
    assert touched_clauses(told, BY_ID)[0].relation == "declares"


def test_newest_first_and_order_of_findings_does_not_matter():
    later = event("later", "strike", when("2024-12-24"), mentions=("m@1",))
    found = (*FINDINGS, FINDINGS[0].model_copy(update={"event": later.id, "mention": "m@1"}))
    rows = touched_clauses(found, {**BY_ID, later.id: later})
    assert rows[0].event == later.id
    assert [r.clause for r in touched_clauses(found[::-1], {**BY_ID, later.id: later})] == [
        r.clause for r in rows
    ]


def test_only_what_was_out_only_these_documents_and_what_is_of_no_event():
    early = STRUCK.model_copy(update={"mentions": (MENTIONS[0].key,)})
    assert [r.mentions for r in touched_clauses(FINDINGS[:4], {early.id: early})] == [(MENTIONS[0].key,)]
    assert touched_clauses(FINDINGS, BY_ID, against=("fra-2020",)) == ()
    lone = FINDINGS[0].model_copy(update={"event": None})
    assert touched_clauses((lone,), BY_ID)[0].event is None
    assert touched_clauses((lone,), BY_ID, orphans=False) == ()


@pytest.mark.parametrize("document", ["rus-2024", "my-own-2030"])
def test_what_is_left_to_judge_is_in_the_readers_language(say, data, document):
    views = ThresholdViews(DoctrineViews(Doctrines(data), say.language), say)
    row = touched_clauses(FINDINGS, BY_ID)[0].model_copy(update={"doctrine": document})
    clause, relation, judge = views.cells(row)
    assert clause.startswith(document)
    assert relation
    assert (judge == "words of the page's language") == (document == "my-own-2030")
