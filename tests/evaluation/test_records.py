"""The counts by which records are judged, and the gold of a record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.errors import DataError
from seuil.evaluation.records.counting import adjusted_rand, b_cubed, pairwise
from seuil.evaluation.records.gold import read_record

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
