"""Cells: no formula, no control character, no cell longer than a spreadsheet holds, numbers unharmed."""

import csv
import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.export.values import LONGEST, day, joined, safe

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?( \| [+-]?\d+(\.\d+)?(e[+-]?\d+)?)*", re.ASCII)


def units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+SUM(A1)", "'+SUM(A1)"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("@x", "'@x"),
        ("\t=1+1", "' =1+1"),
        ("\r\n=1+1", "' =1+1"),
        ("\u202e=1+1", "'=1+1"),
        ("\ufeff=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("-12", "-12"),
        ("+3.5", "+3.5"),
        ("-12 | 3", "-12 | 3"),
        ("-12 | =1", "'-12 | =1"),
        ("-1+1", "'-1+1"),
        ("a\x00b\x1bc", "a\ufffdb\ufffdc"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_cells(text, cell):
    assert safe(text) == cell


@given(st.text(st.characters(), max_size=60))
def test_no_cell_begins_a_formula_or_holds_what_xml_cannot(text):
    cell = safe(text)
    assert not ILLEGAL.search(cell) and not re.search(r"[\t\n\r]", cell)
    if not NUMBER.fullmatch(cell):
        assert unicodedata.normalize("NFKC", cell.lstrip()[:1]) not in {"=", "+", "-", "@"} or cell[0] == "'"
    written = io.StringIO(newline="")
    csv.writer(written).writerow([cell, "x"])
    assert next(csv.reader(io.StringIO(written.getvalue(), newline=""))) == [cell, "x"]


@pytest.mark.parametrize(
    "text", ["a" * 40_000, "\U0001f680" * 20_000, "=" + "a\U0001f680" * 30_000, "a" * LONGEST]
)
def test_what_is_longer_than_a_cell_is_cut_and_says_so(text):
    cell = safe(text)
    assert units(cell) <= LONGEST
    assert ("(cut: " in cell) == (units(text) > LONGEST)


def test_days_that_no_calendar_has_and_lists():
    assert day("2024-02-30") is None and day(None) is None and day("2024-02-29").isoformat() == "2024-02-29"
    assert joined((12.0, -3.5)) == "12 | -3.5" and joined(("a|b", "c")) == "a¦b | c"
