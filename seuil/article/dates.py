"""Dates as pages write them about themselves: "12 mars 2024", "March 12, 2024", "2024-03-12", "12/03/2024".

Only whole dates count: day, month and year. The words come from the languages' ``furniture.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from seuil.data_files.shapes.furniture import DatelineWords, folded

_YEARS = range(1900, 2101)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/-]|\.\d)")
_ISO = re.compile(
    r"(?<![\d-])(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:t\d{2}[:\d.]*(?:z|[+-]\d{2}:?\d{2})?)?(?![\d-])"
)


@dataclass(frozen=True)
class FoundDate:
    """A date in a folded line: where it stands, its day, and the other reading where the order of numbers is
    open.
    """

    start: int
    end: int
    day: date | None
    other: date | None = None


class DateGrammar:
    """The ways in which all languages of the data write a date."""

    def __init__(self, tables: list[DatelineWords], day_first: bool | None) -> None:
        self._day_first = day_first
        self._months = {
            folded(name): number
            for table in tables
            for number, names in enumerate(table.months, 1)
            for name in names
        }
        months = _options(self._months)
        ordinals = _options({folded(word) for table in tables for word in table.ordinal})
        weekdays = _options({folded(word) for table in tables for word in table.weekdays})
        day = rf"(?P<day>\d{{1,2}})(?:\s?(?:{ordinals})\b)?"
        weekday = rf"(?:\b(?:{weekdays})\b\.?,?\s+(?:le\s+|the\s+)?)?"
        self._forms = (
            re.compile(
                rf"{weekday}\b{day}(?:\s+of)?[\s-]+(?P<month>{months})\b\.?,?[\s-]+(?P<year>\d{{4}})\b"
            ),
            re.compile(rf"{weekday}\b(?P<month>{months})\b\.?\s+{day},?\s+(?P<year>\d{{4}})\b"),
        )
        # A day and a month alone: no date, but not words of a place or an author either.
        self._short = re.compile(
            rf"{weekday}\b(?:\d{{1,2}}(?:\s?(?:{ordinals})\b)?\s+(?:{months})\b\.?|(?:{months})\b\.?\s+\d{{1,2}}\b)"
        )

    def whole_dates(self, line: str) -> list[FoundDate]:
        """The whole dates of a folded line, in order."""
        found = [*self._written(line), *self._iso(line), *self._numeric(line)]
        return sorted(found, key=lambda one: one.start)

    def without_dates(self, line: str) -> tuple[str, bool]:
        """The folded line with its dates blanked out, and whether one of them lacked its year."""
        for one in self.whole_dates(line):
            line = line[: one.start] + " " * (one.end - one.start) + line[one.end :]
        rest = self._short.sub(lambda match: " " * len(match.group()), line)
        return rest, rest != line

    def _written(self, line: str) -> Iterator[FoundDate]:
        for form in self._forms:
            for match in form.finditer(line):
                day = _day(int(match["year"]), self._months[match["month"]], int(match["day"]))
                if day:
                    yield FoundDate(match.start(), match.end(), day)

    def _iso(self, line: str) -> Iterator[FoundDate]:
        for match in _ISO.finditer(line):
            day = _day(*(int(part) for part in match.group(1, 2, 3)))
            if day:
                yield FoundDate(match.start(), match.end(), day)

    def _numeric(self, line: str) -> Iterator[FoundDate]:
        for match in _NUMERIC.finditer(line):
            first, second, year = int(match[1]), int(match[3]), int(match[4])
            day_first, month_first = _day(year, second, first), _day(year, first, second)
            day, other = (month_first, day_first) if self._day_first is False else (day_first, month_first)
            if day is None or other is None or day == other:
                day, other = day or other, None
            elif self._day_first is not None:
                other = None
            # Points part days and months in Europe only, where the day is first.
            if other and match[2] == ".":
                day, other = day_first, None
            if day:
                yield FoundDate(match.start(), match.end(), day, other)


def _options(words: dict[str, int] | set[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _day(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
