"""The counts by which records are judged, and the gold of a record."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.errors import DataError
from seuil.evaluation.as_html import to_html
from seuil.evaluation.as_text import lines_of
from seuil.evaluation.model import Evaluation, Figure, Fingerprint, RecordMiss, RecordResult
from seuil.evaluation.records.counting import adjusted_rand, b_cubed, pairwise
from seuil.evaluation.records.gold import read_record
from seuil.evaluation.records.run import record_files, record_results
from seuil.reader import Reader

GOLD = {"a": 1, "b": 1, "c": 1, "d": 2}


def test_pairs_are_counted():
    score = pairwise(GOLD, {"a": 1, "b": 1, "c": 2, "d": 2})
    assert (score.precision, score.recall) == (1 / 2, 1 / 3)


def test_b_cubed_is_counted_by_item():
    # Of Bagga and Baldwin: each item's share of right company, averaged.
    score = b_cubed(GOLD, {"a": 1, "b": 1, "c": 2, "d": 2})
    assert score.precision == pytest.approx((1 + 1 + 0.5 + 0.5) / 4)
    assert score.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)


def test_what_was_not_found_stands_alone():
    score = b_cubed(GOLD, {"a": 1, "b": 1, "d": 2})
    assert score.precision == 1.0
    assert score.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)


LABELS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=2, max_size=12)


@given(LABELS)
def test_the_same_partition_scores_one_and_names_do_not_matter(pairs):
    gold = {str(i): a for i, (a, _) in enumerate(pairs)}
    renamed = {i: f"x{label}" for i, label in gold.items()}
    assert b_cubed(gold, renamed).f1 == pytest.approx(1.0)
    assert pairwise(gold, renamed).f1 == pytest.approx(1.0)
    assert adjusted_rand(gold, renamed) == pytest.approx(1.0)


@given(LABELS)
def test_precision_one_way_is_recall_the_other(pairs):
    gold = {str(i): a for i, (a, _) in enumerate(pairs)}
    given_ = {str(i): b for i, (_, b) in enumerate(pairs)}
    assert b_cubed(gold, given_).precision == pytest.approx(b_cubed(given_, gold).recall)
    assert adjusted_rand(gold, given_) == pytest.approx(adjusted_rand(given_, gold))


def test_a_record_of_two_pages_is_judged():
    (file,) = record_files([Path(__file__).parent / "small_record"])
    (result,) = record_results([file], Reader())
    figures = result.figures
    assert result.unsound == () and result.errors == ()
    assert (figures["events mentions found"].asked, figures["events act"].asked) == (10, 3)
    assert figures["families look-alikes apart"].value == 1.0
    assert figures["events B³"].value <= figures["events B³ of found"].value
    # What is found and what was missed are all that is owed.
    missed = [m for m in result.misses if m.what == "not found"]
    assert figures["events mentions found"].right + len(missed) == 10


def test_a_closed_record_keeps_its_misses_to_itself():
    miss = RecordMiss(what="torn", item="e", words="w")
    results = [RecordResult(name=h, half=h, pages=1, figures={}, misses=(miss,)) for h in ("open", "closed")]
    empty = {"by_act": {}, "by_plover": {}, "by_phenomenon": {}, "figures": {}, "pages": ()}
    fingerprint = Fingerprint(gold="g", models="m", data="d")
    run = Evaluation(version="0", fingerprint=fingerprint, records=tuple(results), **empty)
    assert [len(r.misses) for r in run.without_closed_misses().records] == [1, 0]


def test_a_record_is_shown_with_its_misses():
    figure = Figure(value=0.5, asked=4, right=2, given=3)
    miss = RecordMiss(what="torn", item="strike", words="a.txt «<hit>»")
    figures = {"events number": figure}
    result = RecordResult(name="small", half="open", pages=2, figures=figures, misses=(miss,))
    empty = {"by_act": {}, "by_plover": {}, "by_phenomenon": {}, "figures": {"all": {}}, "pages": ()}
    fingerprint = Fingerprint(gold="g", models="m", data="d")
    run = Evaluation(version="0", fingerprint=fingerprint, records=(result,), **empty)
    page = to_html(run)
    assert "events number" in page and "3 made" in page
    assert "«&lt;hit&gt;»" in page and "<hit>" not in page
    lines = "\n".join(lines_of(run, misses=True, tables=()))
    assert "torn (strike): a.txt" in lines and "0.500 of 4" in lines


def record(tmp_path, text, *pages):
    (tmp_path / "pages").mkdir()
    for page in pages:
        (tmp_path / "pages" / page).write_text("Words.", "utf-8")
    path = tmp_path / "record.gold.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_record_is_read(tmp_path):
    path = record(
        tmp_path,
        "name: n\nhalf: open\nfamilies: [{id: f, original: a.txt, pages: [a.txt, b.txt]}]\n"
        "events: [{id: e, act: strike, mentions: [{page: a.txt, anchor: Words}]}]\n",
        "a.txt",
        "b.txt",
    )
    gold, pages = read_record(path)
    assert gold.events[0].acts == ("strike",)
    assert [p.name for p in pages] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("families", "said"),
    [
        ("[{id: f, original: c.txt, pages: [a.txt, b.txt]}]", "c.txt is not among"),
        ("[{id: f, original: a.txt, pages: [a.txt, c.txt]}]", "not there: c.txt"),
        ("[{id: f, original: a.txt, pages: [a.txt, b.txt]}]\nalone: [a.txt]", "that stand twice: a.txt"),
        ("[{id: f, original: a.txt}]", "pages"),
    ],
)
def test_a_wrong_record_is_refused(tmp_path, families, said):
    path = record(tmp_path, f"name: n\nhalf: open\nfamilies: {families}\n", "a.txt", "b.txt")
    with pytest.raises(DataError, match=said):
        read_record(path)
