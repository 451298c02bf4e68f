"""Readers of public formats: what they take from a good file, and how they refuse a broken one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.errors import DataError
from seuil.evaluation.corpora import READERS
from seuil.evaluation.corpora.aligned import Aligned
from seuil.evaluation.corpora.timeml import interval_of
from tests.evaluation.conftest import brief_with

SENTENCE = "If Iran is attacked, it will close the strait on Monday, Tehran said."


def read(kind, path, language="en"):
    return READERS[kind]([path], language)


@pytest.mark.parametrize(
    ("value", "interval"),
    [
        ("2013-03-22", ("2013-03-22", "2013-03-22")),
        ("2013-03-22T14:00", ("2013-03-22", "2013-03-22")),
        ("2013-03-22TEV", ("2013-03-22", "2013-03-22")),
        ("2013-02", ("2013-02-01", "2013-02-28")),
        ("2012-02", ("2012-02-01", "2012-02-29")),
        ("2013-W12", ("2013-03-18", "2013-03-24")),
        ("2013-W12-WE", ("2013-03-23", "2013-03-24")),
        ("2013-Q4", ("2013-10-01", "2013-12-31")),
        ("2013-WI", ("2013-12-01", "2014-02-28")),
        ("2013", ("2013-01-01", "2013-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("18", ("1800-01-01", "1899-12-31")),
        ("P2M", None),
        ("PAST_REF", None),
        ("XXXX-05", None),
        ("2013-02-30", None),
        ("2013-W54", None),
        ("2013-13", None),
        ("", None),
    ],
)
def test_timex3_values_as_days(value, interval):
    assert interval_of(value) == interval


TIMEML = """<?xml version="1.0"?><TimeML><DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2024-06-04">4 June</TIMEX3></DCT>
<TEXT>{} <EVENT eid="e1">met</EVENT><!-- no --> <TIMEX3 tid="t1" type="DATE" value="2024-06-03">on
<EVENT>Monday</EVENT> </TIMEX3>.</TEXT></TimeML>"""


def test_timeml(tmp_path):
    path = tmp_path / "a.tml"
    path.write_text(TIMEML.format("They"), "utf-8")
    (case,) = read("timeml", path, None)
    assert case.published == "2024-06-04"
    assert " ".join(case.text.split()) == "They met on Monday ."
    gold = case.gold(brief_with(title="They met", body="on Monday."))
    assert [(t.text, t.interval) for t in gold.times] == [("on Monday", ("2024-06-03", "2024-06-03"))]
    assert gold.assertions is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<TimeML><TEXT>",
        b"<html></html>",
        b"\xff",
        b'<!DOCTYPE a [<!ENTITY x "y">]><TimeML>&x;</TimeML>',
    ],
)
def test_what_is_no_timeml_is_refused(tmp_path, content):
    path = tmp_path / "a.tml"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"a\.tml"):
        read("timeml", path)


BRAT = """T1\tASSAULT 11 19\tattacked
T2\tPlace 35 45\tthe strait
T3\tDate 49 55\tMonday
T4\tCue 64 68\tsaid
T5\tSource 57 63\tTehran
T6\tContent 0 10;22 55\tIf Iran is it will close the strait on Monday
E1\tASSAULT:T1 Target:T2
R1\tattribution Arg1:T4 Arg2:T5
R2\tattribution Arg1:T4 Arg2:T6
A1\tNegation E1
#1\tAnnotatorNotes T1\tmaybe
"""


def test_brat(tmp_path, brief):
    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    (tmp_path / "a.ann").write_text(BRAT, "utf-8")
    (case,) = read("brat", tmp_path / "a.ann")
    gold = case.gold(brief)
    (event,) = gold.assertions
    assert (event.anchor, event.plover, event.target, event.polarity) == (
        "attacked", ("ASSAULT",), ("hormuz",), ("negated",),
    )  # fmt: skip
    assert [t.text for t in gold.times] == ["Monday"]
    (said,) = gold.attributions
    assert said.cue == "said"
    assert "Tehran" in said.source
    assert said.content == ("If Iran is attacked, it will close the strait on Monday",)


def test_what_a_brat_corpus_never_marks_is_not_asked(tmp_path, brief):
    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    (tmp_path / "a.ann").write_text("T3\tDate 49 55\tMonday\n", "utf-8")
    gold = read("brat", tmp_path)[0].gold(brief)
    assert gold.assertions is gold.attributions is None
    assert not gold.time_values


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("T1 Date 0 4 x", "line"), ("T1\tDate 4\tx", "line"), ("X1\tfoo", "line"), ("E1\t", "line"),
        ("T1\tDate 0 4000\tx", "4000"), ("T1\tDate 4 4\tx", "reaches"),
    ],
)  # fmt: skip
def test_what_is_no_brat_is_refused(tmp_path, line, said):
    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    (tmp_path / "a.ann").write_text(line + "\n", "utf-8")
    with pytest.raises(DataError, match=said):
        read("brat", tmp_path / "a.ann")


def test_brat_needs_its_text(tmp_path):
    (tmp_path / "a.ann").write_text("T1\tDate 0 4\tx\n", "utf-8")
    with pytest.raises(DataError, match=r"a\.txt"):
        read("brat", tmp_path / "a.ann")


GSR = """{
 "id": "G-1", "date": "2000-01-01",
 "source": [{"actorText": "Iran", "code": "IRN"}],
 "target": "",
 "event": "COERCE",
 "text": "Iran closed the strait.",
},
{
 "id": "G-2", "date": "2024-06-04",
 "source": [{"actorText": "Peru"}],
 "target": [{"actorText": "Chile", "code": "CHL"}],
 "event": "AID",
 "text": "Peru helped Chile.",
},
"""


def test_plovers_own_records_with_their_commas(tmp_path):
    path = tmp_path / "gsr.txt"
    path.write_text(GSR, "utf-8")
    one, two = read("plover", path, None)
    assert (one.name, one.published, one.language) == ("G-1", None, "en")
    assert two.published == "2024-06-04"
    gold = two.gold(brief_with())
    assert [(e.actor, e.target, e.plover) for e in gold.events] == [(("Peru",), ("Chile", "CHL"), ("AID",))]


def test_records_in_lines_as_ngec_writes_them(tmp_path):
    path = tmp_path / "events.jsonl"
    path.write_text(
        '{"event_text": "A hit B.", "event_type": "ASSAULT", '
        '"attributes": {"ACTOR": [{"text": "A"}], "RECIP": [{"text": "B"}]}}\n',
        "utf-8",
    )
    (event,) = read("plover", path)[0].gold(brief_with()).events
    assert (event.actor, event.target) == (("A",), ("B",))


@pytest.mark.parametrize(
    "content", ["{", "[1]", '{"text": "x"}', '{"text": "x", "event": "WAR"}', "- [", "x: &a *a"]
)
def test_what_holds_no_records_is_refused(tmp_path, content):
    path = tmp_path / "x.json"
    path.write_text(content, "utf-8")
    with pytest.raises(DataError, match=r"x\.json"):
        read("plover", path)


def test_a_table_with_and_without_names(tmp_path):
    path = tmp_path / "t.tsv"
    path.write_text("label\ttext\tactor\trecipient\nAID\tPeru helped Chile.\tPeru\tChile\n\n", "utf-8")
    (event,) = read("tsv", path)[0].gold(brief_with()).events
    assert (event.actor, event.target, event.plover) == (("Peru",), ("Chile",), ("AID",))
    path.write_text("Peru helped Chile.\tPeru\t\taid\nPeru helped Chile.\tChile\tPeru\tAGREE\n", "utf-8")
    (case,) = read("tsv", path)
    assert [(e.target, e.plover) for e in case.gold(brief_with()).events] == [
        ((), ("AID",)), (("Peru",), ("AGREE",)),
    ]  # fmt: skip


def test_an_earlier_name_of_a_type_is_the_type_of_today(tmp_path):
    path = tmp_path / "t.tsv"
    path.write_text("Peru demanded talks.\tPeru\t\tDEMAND\n", "utf-8")
    assert read("tsv", path)[0].gold(brief_with()).events[0].plover == ("REQUEST",)


@pytest.mark.parametrize(("row", "said"), [("a\tb\tc", "3 columns"), ("a\tb\tc\tWAR", "no PLOVER type")])
def test_a_bad_row_is_named(tmp_path, row, said):
    path = tmp_path / "t.tsv"
    path.write_text(f"Peru helped Chile.\tPeru\tChile\tAID\n{row}\n", "utf-8")
    with pytest.raises(DataError, match=f"t.tsv:2.*{said}"):
        read("tsv", path)


@given(st.text(alphabet="ab. \n", max_size=40), st.integers(0, 39), st.integers(1, 6))
def test_a_stretch_is_carried_over_to_the_same_words(text, start, length):
    end = min(len(text), start + length)
    carried = Aligned(text, " ".join(text.split())).stretch(start, end) if start < end else None
    if carried is not None:
        shown = " ".join(text.split())[slice(*carried)]
        assert shown.split() == text[start:end].split()


def test_words_that_are_gone_are_carried_nowhere():
    assert Aligned("one two three", "one three").stretch(4, 7) is None
    assert Aligned("one one", "one one").words_and_nth(4, 7) == ("one", 2)
