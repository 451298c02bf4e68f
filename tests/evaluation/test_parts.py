"""The questions that each part puts to a brief, on briefs made by hand."""

from hypothesis import given
from hypothesis import strategies as st

from seuil.evaluation.parts import PARTS, article, assertions, attributions, commitments, events, times
from seuil.evaluation.parts.pairing import pairs
from tests.evaluation.conftest import BODY, TITLE, answers, brief_with, owed


def test_what_agrees_in_everything_is_right_in_everything(brief, attacked):
    checks = assertions.checks(owed(brief, assertions=[attacked]))
    assert all(c.right for c in checks)
    assert {c.check for c in checks} == {"found", "act", *attacked} - {"id", "anchor", "phenomena"}
    assert {c.phenomena for c in checks} == {("condition",)}


def test_a_field_that_is_not_stated_is_not_judged(brief):
    checks = assertions.checks(owed(brief, assertions=[{"id": "a", "anchor": "attacked"}]))
    assert [c.check for c in checks] == ["found"]


def test_what_is_not_found_is_asked_nothing_more(brief, attacked):
    checks = assertions.checks(owed(brief, assertions=[{**attacked, "anchor": "Tehran"}]))
    assert [(c.check, c.right) for c in checks] == [("found", False)]


def test_an_anchor_that_the_article_does_not_hold_is_missed_and_told(brief, attacked):
    page = owed(brief, assertions=[{**attacked, "anchor": "attacked", "nth": 2}])
    assert answers(assertions.checks(page), "found") == [False]
    assert page.unsound == ["«attacked» (2)"]


def test_each_wrong_field_is_wrong_alone(brief, attacked):
    for field, wrong in {
        "plover": ["AID"], "actor": ["USA"], "target": [], "status": ["happened"], "polarity": ["negated"],
        "certainty": ["certain"], "source": ["IRN"], "act": ["strike"],
    }.items():  # fmt: skip
        checks = assertions.checks(owed(brief, assertions=[{**attacked, field: wrong}]))
        assert [c.check for c in checks if not c.right] == [field]


def test_of_several_at_the_place_the_one_that_agrees_best_is_judged(brief):
    gold = {"id": "t", "anchor": "will close", "polarity": ["negated"], "act": ["threaten"]}
    checks = assertions.checks(owed(brief, assertions=[gold]))
    assert all(c.right for c in checks)


def test_what_was_given_and_not_owed_is_one_too_many_on_a_complete_page(brief, attacked):
    page = owed(brief, complete=True, assertions=[attacked])
    assert answers(assertions.checks(page), "found", "given") == [True, False, False]
    page = owed(brief, complete=False, assertions=[attacked])
    assert answers(assertions.checks(page), "found", "given") == []


def test_what_was_rejected_is_one_too_many_and_counted_beside_what_was_owed(brief, attacked):
    refused = {"anchor": "will close", "act": ["threaten"]}
    page = owed(brief, assertions=[attacked], rejected=[refused])
    assert sorted(answers(assertions.checks(page), "found", "given")) == [False, True]
    other = owed(brief, assertions=[attacked], rejected=[{**refused, "act": ["strike"]}])
    assert answers(assertions.checks(other), "found", "given") == [True]


def test_an_entity_agrees_by_its_country(brief, attacked):
    closes = {"id": "c", "anchor": "will close", "actor": ["IRN"], "place": ["hormuz"]}
    assert all(c.right for c in assertions.checks(owed(brief, assertions=[closes])))


def test_a_source_agrees_by_the_words_of_the_page(brief):
    closes = {"id": "c", "anchor": "will close", "source": ["tehran"], "stance": ["says"]}
    assert all(c.right for c in assertions.checks(owed(brief, assertions=[closes])))


def test_the_article(brief):
    want = {
        "title": "IRAN threatens", "language": "en", "published": ["2024-06-01", "2024-06-30"],
        "text_with": ["the strait"], "text_without": ["More"],
    }  # fmt: skip
    assert all(c.right for c in article.checks(owed(brief, article=want)))
    wrong = {"title": "x", "language": "fr", "published": ["2023-01-01", "2023-12-31"], "undated": True}
    assert not any(c.right for c in article.checks(owed(brief, article=wrong)))


def attribution(**fields):
    content = ["it will close … the strait"]
    return {"cue": "said", "source": ["IRN"], "stance": ["says"], "content": content, **fields}


def test_an_attribution_in_all_its_parts(brief):
    whole = attribution(content=["If Iran … on Monday"], quotation=["indirect"])
    checks = attributions.checks(owed(brief, complete=True, attributions=[whole]))
    assert all(c.right for c in checks)


def test_content_that_is_shorter_is_wrong_strictly_and_may_be_right_loosely(brief):
    checks = attributions.checks(owed(brief, attributions=[attribution(content=["Iran is … on Monday"])]))
    assert answers(checks, "content strict") == [False]
    assert answers(checks, "content relaxed") == [True]
    checks = attributions.checks(owed(brief, attributions=[attribution(content=["it will"])]))
    assert answers(checks, "content relaxed") == [False]
    assert answers(checks, "source and content") == [False]


def test_nobody_named_means_no_entity(brief):
    checks = attributions.checks(owed(brief, attributions=[attribution(source=[])]))
    assert answers(checks, "source") == [False]


def test_an_attribution_that_nobody_owes(brief):
    checks = attributions.checks(owed(brief, complete=True, attributions=[]))
    assert [(c.check, c.side, c.right) for c in checks] == [
        ("cue relaxed", "given", False),
        ("cue strict", "given", False),
        ("source and content", "given", False),
    ]  # fmt: skip


def timed(earliest, latest, edtf="x"):
    start = len(TITLE) + 1 + BODY.index("Monday")
    time = {
        "start": start, "end": start + 6, "text": "Monday", "edtf": edtf, "earliest": earliest,
        "latest": latest, "basis": "relative", "because": "",
    }  # fmt: skip
    return brief_with(times=(time,))


def test_the_value_of_a_time_exactly_and_within():
    day = ["2024-06-03", "2024-06-03"]

    def asked(brief, **gold):
        return {c.check: c.right for c in times.checks(owed(brief, times=[{"text": "Monday", **gold}]))}

    assert all(asked(timed(*day), interval=day).values())
    narrow = asked(timed(*day), interval=["2024-06-01", "2024-06-30"])
    assert (narrow["value"], narrow["value within"]) == (False, True)
    wide = asked(timed("2024-06-01", "2024-06-30"), interval=day)
    assert (wide["span strict"], wide["value"], wide["value within"]) == (True, False, False)
    assert asked(timed(None, None, None), interval=None)["value"]
    assert not asked(timed(None, None, None), interval=day)["value"]
    assert asked(timed(*day), text="on Monday", interval=day)["span strict"] is False


def test_times_too_many_and_times_without_values(brief):
    too_many = times.checks(owed(timed("2024-06-03", "2024-06-03"), complete=True, times=[]))
    assert len(too_many) == 4
    assert not any(c.right for c in too_many)
    words = times.checks(owed(brief, complete=True, time_values=False, times=[{"text": "Monday"}]))
    assert {c.check for c in words} == {"span relaxed", "span strict"}


def test_a_commitment_is_found_by_a_condition_and_a_consequence(brief, attacked):
    closes = {"id": "close", "anchor": "will close"}
    gold = {
        "complete": True, "assertions": [attacked, closes],
        "commitments": [{"if": ["attack"], "then": ["close"], "issuer": ["IRN"]}],
    }  # fmt: skip
    assert all(c.right for c in commitments.checks(owed(brief, **gold)))
    gold["commitments"] = [{"if": ["close"], "then": ["attack"]}]
    assert [c.right for c in commitments.checks(owed(brief, **gold))] == [False, False]


def test_an_event_takes_the_assertion_with_its_participants_whatever_its_type(brief):
    def asked(**gold):
        return {c.check: c.right for c in events.checks(owed(brief, events=[{"id": "e", **gold}]))}

    assert asked(actor=["Iran"], plover=["ASSAULT"]) == {"plover": True, "actor": True}
    assert asked(target=["IRNGOV"], plover=["AID"]) == {"plover": False, "target": True}
    assert asked(actor=["Peru"], plover=["ASSAULT"])["actor"] is False


def test_what_a_gold_does_not_hold_is_not_asked(brief):
    assert [c for part in PARTS.values() for c in part(owed(brief, complete=True))] == []


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda p: (p[0], p[0] + p[1])), max_size=8
)


@given(SPANS, SPANS)
def test_pairs_are_one_to_one_and_overlap(owed_spans, given_spans):
    found = pairs(list(owed_spans), given_spans)
    assert len(set(found.values())) == len(found)
    for i, j in found.items():
        assert owed_spans[i][0] < given_spans[j][1]
        assert given_spans[j][0] < owed_spans[i][1]


@given(SPANS)
def test_what_is_paired_with_itself_is_whole(spans):
    distinct = list(dict.fromkeys(spans))
    assert pairs(list(distinct), distinct) == {n: n for n in range(len(distinct))}
