"""Gold files are read strictly: what is wrong is refused with file, line and what is allowed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.brief.folding import plain
from seuil.errors import DataError
from seuil.evaluation.cases import gold_cases, split_of
from seuil.evaluation.gold import read_gold, span_of, stretch_of

GOOD = {
    "page": "p.txt",
    "crisis": "c",
    "assertions": [{"id": "a", "anchor": "struck", "status": ["happened"]}],
}


def written(folder, gold, name="p.gold.json"):
    (folder / "p.txt").write_text("The army struck the port.\n", "utf-8")
    path = folder / name
    path.write_text(gold if isinstance(gold, str) else json.dumps(gold, indent=1), "utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"assertions": [{"id": "a", "anchor": "x", "stauts": ["happened"]}]}, "stauts"),
        ({"assertions": [{"id": "a", "anchor": "x", "status": ["hapened"]}]}, "status"),
        ({"assertions": [{"id": "a", "anchor": "x", "plover": ["WAR"]}]}, "plover"),
        ({"assertions": [{"id": "a", "anchor": "x"}, {"id": "a", "anchor": "y"}]}, "stand twice"),
        ({"assertions": [{"anchor": "x"}]}, "id"),
        ({"assertions": [{"id": "a", "anchor": "x", "nth": 0}]}, "nth"),
        ({"commitments": [{"if": ["nobody"], "then": ["a"]}]}, "nobody"),
        ({"surprise": 1}, "surprise"),
        ({"page": None}, "page"),
    ],
)
def test_what_is_wrong_is_named(tmp_path, change, said):
    with pytest.raises(DataError, match=said) as refused:
        read_gold(written(tmp_path, {**GOOD, **change}))
    assert "p.gold.json" in str(refused.value)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"page": "p.txt", "page": "q.txt"}', "\x00"])
def test_what_is_no_gold_at_all_is_refused(tmp_path, text):
    with pytest.raises(DataError):
        read_gold(written(tmp_path, text))


def test_a_page_that_is_missing_is_refused(tmp_path):
    path = written(tmp_path, {**GOOD, "page": "other.txt"})
    with pytest.raises(DataError, match=r"other\.txt"):
        gold_cases([path])


def test_a_folder_without_gold_is_refused(tmp_path):
    with pytest.raises(DataError, match="gold"):
        gold_cases([tmp_path])


def test_the_split_parts_by_crisis_and_knows_all_of_them(tmp_path):
    path = written(tmp_path, GOOD)
    (tmp_path / "split.yaml").write_text("open: [d]\nclosed: [c]\n", "utf-8")
    (case,) = gold_cases([tmp_path])
    assert case.half == "closed"
    with pytest.raises(DataError, match="no open"):
        gold_cases([tmp_path], "open")
    (tmp_path / "split.yaml").write_text("open: [d]\nclosed: [e]\n", "utf-8")
    with pytest.raises(DataError, match="neither open nor closed"):
        gold_cases([path])
    assert split_of(path)[0] == (tmp_path / "split.yaml").resolve()


def test_words_are_found_whatever_the_quotes_spaces_and_case():
    text = plain("Il a dit\u00a0: «\u202fOUI\u202f», puis “non”.")
    assert span_of(text, 'dit : " oui "', 1) is not None
    assert span_of(text, "non", 2) is None
    assert stretch_of(text, "il a dit … non") == (0, text.index("non") + 3)
    assert stretch_of(text, "oui … jamais") is None


@given(st.text(max_size=40), st.text(min_size=1, max_size=5), st.integers(1, 3))
def test_a_span_holds_the_words_it_was_asked_for(text, words, nth):
    text = plain(text)
    span = span_of(text, words, nth)
    if span is not None:
        assert text[slice(*span)] == plain(words)
        assert text.count(plain(words)[0]) >= nth
