"""TimeML, as TempEval and TimeBank use it: time expressions and their values.

``DCT`` (document creation time) gives the page's day, ``TEXT`` its text, ``TIMEX3`` inside it the
expressions. A TIMEX3 value (ISO 8601 with its additions) becomes the interval of days that it covers;
durations, sets and values that cover none ("PAST_REF", "XXXX-05") become null, as an expression that
cannot be placed.
"""

from __future__ import annotations

import calendar
import datetime
import re
from functools import partial
from pathlib import Path

from lxml import etree

from seuil.brief.model import Brief
from seuil.errors import DataError
from seuil.evaluation.cases import Case
from seuil.evaluation.corpora.aligned import Aligned
from seuil.evaluation.corpora.files import files_of, text_of
from seuil.evaluation.gold import GoldPage, GoldTime, Interval

_Found = tuple[int, int, Interval | None]
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_YEAR = re.compile(r"(\d{4})")
_DECADE = re.compile(r"(\d{3})X?")
_CENTURY = re.compile(r"(\d\d)(?:XX)?")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)")
# First month and number of months. Seasons as HeidelTime's users know them: whole months, winter into the
# next year.
_PARTS = {
    "Q1": (1, 3), "Q2": (4, 3), "Q3": (7, 3), "Q4": (10, 3), "H1": (1, 6), "H2": (7, 6),
    "SP": (3, 3), "SU": (6, 3), "FA": (9, 3), "WI": (12, 3),
}  # fmt: skip


def cases(paths: list[Path], language: str | None) -> list[Case]:
    """A case for each .tml or .xml file. Raises DataError for a file that is not TimeML."""
    return [_case(path, language) for path in files_of(paths, ".tml", ".xml")]


def _case(path: Path, language: str | None) -> Case:
    root = _parsed(path)
    body = root.find(".//TEXT")
    if body is None:
        raise DataError(str(path), None, "no TEXT element: not TimeML")
    found: list[_Found] = []
    text = _gather(body, found, 0)
    day = root.find(".//DCT/TIMEX3")
    interval = interval_of(day.get("value", "")) if day is not None else None
    return Case(
        name=path.stem,
        gold=partial(_gold, path.name, text, found),
        text=text,
        language=language,
        published=interval[0] if interval and interval[0] == interval[1] else None,
    )


def _parsed(path: Path) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(text_of(path).encode("utf-8"), parser)
    except etree.XMLSyntaxError as error:
        raise DataError(str(path), error.lineno, f"not XML: {error.msg}") from None


def _gather(element: etree._Element, found: list[_Found], at: int) -> str:
    """The text below an element; TIMEX3 elements inside are noted with their offsets."""
    text = element.text or ""
    for child in element:
        start = at + len(text)
        inner = "" if isinstance(child, etree._Comment) else _gather(child, found, start)
        if child.tag == "TIMEX3" and inner:
            found.append((start, start + len(inner), interval_of(child.get("value", ""))))
        text += inner + (child.tail or "")
    return text


def _gold(page: str, original: str, found: list[_Found], brief: Brief) -> GoldPage:
    aligned = Aligned(original, brief.article.text)
    times = [
        GoldTime(text=named[0], nth=named[1], interval=interval)
        for start, end, interval in found
        if (named := aligned.words_and_nth(start, end)) is not None
    ]
    return GoldPage(page=page, complete=True, times=tuple(times))


def interval_of(value: str) -> Interval | None:
    """First and last day of a TIMEX3 value; null for durations, sets and what covers no known days."""
    try:
        return _calendar_interval(value)
    except ValueError:  # 2013-02-30, week 54
        return None


def _calendar_interval(value: str) -> Interval | None:
    if m := _DAY.fullmatch(value):
        day = datetime.date(*map(int, m.groups())).isoformat()
        return day, day
    if m := _WEEK.fullmatch(value):
        monday = datetime.date.fromisocalendar(int(m[1]), int(m[2]), 1)
        first = monday + datetime.timedelta(5 if m[3] else 0)
        return first.isoformat(), (monday + datetime.timedelta(6)).isoformat()
    if m := _MONTH.fullmatch(value):
        return _months(int(m[1]), int(m[2]), 1)
    if m := _PART.fullmatch(value):
        return _months(int(m[1]), *_PARTS[m[2]])
    if m := _YEAR.fullmatch(value):
        return f"{m[1]}-01-01", f"{m[1]}-12-31"
    if m := _DECADE.fullmatch(value):
        return f"{m[1]}0-01-01", f"{m[1]}9-12-31"
    if m := _CENTURY.fullmatch(value):
        return f"{m[1]}00-01-01", f"{m[1]}99-12-31"
    return None


def _months(year: int, first: int, number: int) -> Interval:
    last_year, last = divmod(year * 12 + first - 1 + number - 1, 12)
    end = calendar.monthrange(last_year, last + 1)[1]
    return f"{year:04}-{first:02}-01", f"{last_year:04}-{last + 1:02}-{end}"
