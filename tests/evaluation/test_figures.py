"""Figures from checks: shares, F1, intervals, macro-F1, and what lies between two runs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.errors import DataError
from seuil.evaluation import figures
from seuil.evaluation.compare import compare, read_evaluation
from seuil.evaluation.misses import misses_of, sentence_at
from seuil.evaluation.model import Check, Evaluation, Fingerprint, PageResult


def check(right, side="owed", name="found", item="a", **more):
    return Check(part="assertion", check=name, side=side, right=right, item=item, **more)


def page(*checks, name="p", language="fr", half=None, text=""):
    return PageResult(name=name, language=language, crisis="c", half=half, text=text, checks=checks)


def run(*pages):
    return Evaluation(
        version="0",
        fingerprint=Fingerprint(gold="g", models="m", data="d"),
        pages=pages,
        figures=figures.figures_of(pages),
        by_act=figures.by(pages, figures.acts_of),
        by_plover=figures.by(pages, figures.plover_of),
        by_phenomenon=figures.by(pages, figures.phenomena_of),
    )


def test_f1_is_of_recall_and_precision():
    found = [check(n < 3, item=str(n)) for n in range(4)]
    given_ = [check(n < 3, "given", item=str(n)) for n in range(6)]
    figure = figures.group_figures([page(*found, *given_)])["assertion found"]
    assert (figure.recall, figure.precision, figure.value) == (0.75, 0.5, 0.6)
    assert (figure.asked, figure.right, figure.given, figure.wanted) == (4, 3, 6, 3)


def test_a_field_is_a_share_and_nothing_asked_is_null():
    asked = figures.group_figures([page(check(True, "field", "actor"), check(False, "field", "actor"))])
    assert asked["assertion actor"].value == 0.5
    assert figures.group_figures([]) == {}


def test_groups_are_languages_and_halves():
    pages = [page(check(True), half="closed"), page(check(True), name="q", language="en", half="open")]
    assert set(figures.figures_of(pages)) == {"all", "fr", "en", "open", "closed", "closed fr", "open en"}
    assert set(figures.figures_of([page(check(True))])) == {"all", "fr"}


def test_macro_f1_is_the_mean_over_types():
    checks = [
        check(True, "field", "plover", "1", plover="AID", have="AID"),
        check(True, "field", "plover", "2", plover="AID", have="AID"),
        check(False, "field", "plover", "3", plover="COERCE", have="AID"),
    ]
    figure = figures.group_figures([page(*checks)])["assertion plover macro-F1"]
    assert figure.value == round((2 * 2 / (2 + 3) + 0) / 2, 4)


RESULTS = st.lists(st.lists(st.booleans(), min_size=1, max_size=6), min_size=1, max_size=6)


@settings(max_examples=20, deadline=None)
@given(RESULTS)
def test_the_interval_is_the_same_each_time_and_within_bounds(results):
    pages = [
        page(*(check(r, item=str(n)) for n, r in enumerate(rs)), name=str(i)) for i, rs in enumerate(results)
    ]
    one, two = figures.group_figures(pages), figures.group_figures(pages)
    assert one == two
    figure = one["assertion found"]
    assert 0 <= figure.low <= figure.high <= 1
    if all(all(rs) for rs in results):
        assert (figure.low, figure.value, figure.high) == (1, 1, 1)


def test_breakdowns_count_a_check_under_each_of_its_keys():
    checks = [
        check(True, item="1", phenomena=("passive", "nominal"), act="strike", plover="ASSAULT"),
        check(False, item="2", act="meet", plover="CONSULT"),
        check(False, "given", item="3", act="meet", plover="CONSULT"),
    ]
    made = run(page(*checks))
    assert made.by_phenomenon["passive"]["assertion found"].asked == 1
    assert set(made.by_phenomenon) == {"passive", "nominal", "plain"}
    assert made.by_act["meet"]["assertion found"].given == 1
    assert made.by_plover["ASSAULT"]["assertion found"].value == 1


def test_what_was_gained_and_lost_is_told():
    before = run(page(check(True, item="1"), check(False, item="2"), check(False, "given", item="3")))
    after = run(page(check(False, item="1"), check(True, item="2")))
    told = compare(before, after)
    assert [c.check.item for c in told.gained] == ["2", "3"]
    assert [c.check.item for c in told.lost] == ["1"]
    assert {(m.group, m.figure) for m in told.moves} == {
        ("all", "assertion found"),
        ("fr", "assertion found"),
    }
    assert compare(after, after).moves == compare(after, after).gained == ()


def test_figures_of_other_pages_are_not_set_side_by_side():
    before = run(page(check(True), name="p"), page(check(False), name="q", language="en"))
    after = run(page(check(False), name="p"))
    assert {m.group for m in compare(before, after).moves} == {"fr"}


def test_a_run_comes_back_from_its_json(tmp_path):
    made = run(page(check(True, item="1", words="«é»"), half="closed", text="é"))
    path = tmp_path / "run.json"
    path.write_text(made.to_json(), "utf-8")
    assert read_evaluation(path) == made


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"format": "seuil/1"}'])
def test_what_is_no_run_is_refused(tmp_path, content):
    path = tmp_path / "other.json"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"other\.json"):
        read_evaluation(path)


def test_closed_misses_are_taken_out_and_their_figures_stay():
    made = run(page(check(False, item="1"), half="closed", text="secret"))
    shown = made.without_closed_misses()
    assert "secret" not in shown.to_json()
    assert misses_of(shown.pages[0]) == []
    assert shown.figures["closed fr"]["assertion found"].value == 0
    assert [m.kind for m in misses_of(made.pages[0])] == ["assertion missed"]


def test_a_miss_stands_in_its_sentence():
    text = "Title\nFirst one. The army struck the port! It rained."
    start = text.index("struck")
    start, end = sentence_at(text, start, start + 6)
    assert text[start:end] == "The army struck the port!"


@given(st.text(alphabet="ab .!?\n«»Z", max_size=60), st.integers(0, 59), st.integers(1, 5))
def test_a_sentence_holds_its_stretch(text, start, length):
    end = min(len(text), start + length)
    if start < end and "\n" not in text[start:end]:
        first, last = sentence_at(text, start, end)
        assert 0 <= first <= start
        assert end <= last <= len(text)
