"""Documents are read strictly, checked against each other, and a user's own stand beside those shipped."""

import shutil
from pathlib import Path

import pytest

from seuil.data_files import DataFiles
from seuil.doctrine.compare import differences
from seuil.doctrine.from_files import Doctrines
from seuil.doctrine.views import DoctrineViews
from seuil.errors import DataError, UsageError

DATA = DataFiles()
SHIPPED = Doctrines(DATA)
WHOLE = """id: mine
issuer: [CHE]
kind: statement
title: {en: Mine, fr: Le mien}
instrument: {en: a statement, fr: une déclaration}
published: "2020-01-01"
in-force: {from: "2020-01-01"}
mark: text
sources:
  here: {title: A page}
clauses:
  - id: "1"
    cite: "§1"
    kind: use
    gloss: {en: One., fr: Un.}
    mark: text
    sources: [here]
    pattern: {act: [strike], target: [{is: [CHE]}]}
"""
BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))


def written(folder, text, name="mine.yaml"):
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_users_own_document_stands_beside_the_shipped_ones(tmp_path):
    written(tmp_path, WHOLE)
    assert set(Doctrines(DATA, (tmp_path,)).ids) == {*SHIPPED.ids, "mine"}


def test_what_is_left_to_judge_is_never_blank(tmp_path):
    words = ("{en: large, fr: ''}", "{en: near, fr: proche}", "{en: '', fr: ' '}")
    asked = "".join(f"\n      - {{id: q{n}, words: {said}}}" for n, said in enumerate(words))
    written(tmp_path, f"{WHOLE}    judge:{asked}\n")
    views = DoctrineViews(Doctrines(DATA, (tmp_path,)), "fr")
    assert views.to_judge(views.clause("mine", "1")) == ("large", "proche")


def test_it_cannot_take_the_place_of_a_shipped_one(tmp_path):
    path = written(tmp_path, WHOLE.replace("id: mine", "id: rus-2024"), "rus-2024.yaml")
    with pytest.raises(DataError, match="is taken by"):
        Doctrines(DATA, (path,))


@pytest.mark.parametrize("path", BROKEN, ids=lambda p: p.stem)
def test_a_broken_file_is_refused_with_the_message_that_it_owes(path):
    """One mistake a file; its first line holds what is said after the file's name."""
    with pytest.raises(DataError) as refused:
        Doctrines(DATA, (path,))
    owed = path.read_text("utf-8").splitlines()[0].removeprefix("# owes ")
    assert str(refused.value).startswith(f"{path}:")
    assert owed in str(refused.value)


def test_nothing_is_half_loaded(tmp_path):
    written(tmp_path, WHOLE)
    shutil.copy(tmp_path / "mine.yaml", tmp_path / "zwei.yaml")
    with pytest.raises(DataError):
        Doctrines(DATA, (tmp_path,))


def test_what_was_in_force_on_a_day():
    def held(day):
        return {
            e.doctrine.id: e.shares_day for e in SHIPPED.at(day) if e.doctrine.id in ("rus-2020", "rus-2024")
        }

    assert held("2019-01-01") == {}
    assert held("2024-11-18") == {"rus-2020": False}
    assert held("2024-11-19") == {"rus-2020": True, "rus-2024": True}
    assert held("2024-11-20") == {"rus-2024": False}


def test_an_unknown_document_is_refused_with_those_that_are_there():
    with pytest.raises(UsageError, match="rus-2020"):
        SHIPPED.get("rus-2525")


def moved(verdict):
    found = differences(SHIPPED.get("rus-2020"), SHIPPED.get("rus-2024"))
    return {(d.old.id if d.old else None, d.new.id if d.new else None) for d in found if d.verdict == verdict}


def test_what_moved_in_november_2024_and_nothing_else():
    """The table of a careful reader of both decrees."""
    assert moved("added") == {
        (None, clause) for clause in ("9.2", "10", "11", "15f", "15g", "15h", "15i", "16.control", "19e")
    }
    assert moved("dropped") == {("14", None), ("15.arms-control", None), ("15.sufficiency", None)}
    assert moved("widened") == {
        ("5", "5"), ("10", "13"), ("12a", "15c"), ("12b", "15b"), ("12c", "15d"), ("12e", "15j"),
        ("17.ii", "18.ii"), ("19b", "19b"), ("19d", "19d"),
    }  # fmt: skip
    assert moved("reworded") == {("13", "9.1"), ("12d", "15a")}
    assert moved("narrowed") == set()
    assert moved("unchanged") == {
        ("9", "12"), ("11", "14"), ("12", "15"), ("12f", "15e"), ("15", "16"), ("16", "17"), ("17.i", "18.i"),
        ("18", "20"), ("19a", "19a"), ("19c", "19c"), ("20", "21"), ("21", "22"),
    }  # fmt: skip


def test_documents_that_do_not_follow_each_other_are_not_compared():
    with pytest.raises(UsageError, match="does not replace"):
        differences(SHIPPED.get("rus-2024"), SHIPPED.get("rus-2020"))
