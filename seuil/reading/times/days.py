"""Intervals of whole days, and their writing in EDTF (ISO 8601-2)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from seuil.article.model import When


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed interval of days, with the EDTF form that says it as closely as the words did."""

    first: date
    last: date
    edtf: str

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


def day(value: date) -> Interval:
    """One day."""
    return Interval(value, value, value.isoformat())


def between(first: date, last: date) -> Interval:
    """From one day to another, in the order of time whatever the order given."""
    first, last = min(first, last), max(first, last)
    return day(first) if first == last else Interval(first, last, f"{first.isoformat()}/{last.isoformat()}")


def month(year: int, number: int) -> Interval:
    """A month."""
    last = monthrange(year, number)[1]
    return Interval(date(year, number, 1), date(year, number, last), f"{year:04}-{number:02}")


def months(year: int, first: int, last: int) -> Interval:
    """Several months of one year."""
    if first == last:
        return month(year, first)
    return Interval(
        month(year, first).first, month(year, last).last, f"{year:04}-{first:02}/{year:04}-{last:02}"
    )


def year(number: int) -> Interval:
    """A year."""
    return Interval(date(number, 1, 1), date(number, 12, 31), f"{number:04}")


def years(first: int, last: int) -> Interval:
    """Several years; a whole decade or century has its own short form."""
    edtf = f"{first:04}/{last:04}"
    if first % 10 == 0 and last == first + 9:
        edtf = f"{first // 10:03}X"
    elif first % 100 == 0 and last == first + 99:
        edtf = f"{first // 100:02}XX"
    return Interval(date(first, 1, 1), date(last, 12, 31), edtf)


_PLAIN = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?$")


def joined(one: Interval, other: Interval) -> Interval:
    """From the beginning of ``one`` to the end of ``other``, in the order of time."""
    if one == other:
        return one
    if one.last > other.last or one.first > other.first:
        return between(min(one.first, other.first), max(one.last, other.last))
    left = one.edtf if _PLAIN.match(one.edtf) else one.first.isoformat()
    right = other.edtf if _PLAIN.match(other.edtf) else other.last.isoformat()
    return Interval(one.first, other.last, f"{left}/{right}")


def of_when(when: When | None) -> Interval | None:
    """The interval of a When, or null where a side of it is open."""
    if when is None or when.earliest is None or when.latest is None:
        return None
    try:
        return Interval(
            date.fromisoformat(when.earliest[:10]), date.fromisoformat(when.latest[:10]), when.edtf
        )
    except ValueError:
        return None


def moved(value: date, unit: str, count: int) -> date:
    """``value`` moved by ``count`` units; a month's last day where the day does not exist there.

    Raises OverflowError or ValueError outside the years 1 to 9999.
    """
    if unit in ("hour", "minute"):
        return value + timedelta(days=int(count / (24 if unit == "hour" else 1440)))
    if unit in ("day", "week", "weekend"):
        return value + timedelta(days=count * (1 if unit == "day" else 7))
    per = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit]
    total = value.year * 12 + value.month - 1 + count * per
    at_year, at_month = divmod(total, 12)
    last = monthrange(at_year, at_month + 1)[1]
    return date(at_year, at_month + 1, min(value.day, last))


def around(value: date, unit: str) -> Interval:
    """The calendar unit that ``value`` lies in; a week runs from Monday to Sunday."""
    if unit in ("day", "hour", "minute"):
        return day(value)
    if unit in ("week", "weekend"):
        monday = value - timedelta(days=value.weekday())
        return between(monday if unit == "week" else monday + timedelta(days=5), monday + timedelta(days=6))
    if unit == "month":
        return month(value.year, value.month)
    if unit == "quarter":
        first = (value.month - 1) // 3 * 3 + 1
        return months(value.year, first, first + 2)
    if unit == "year":
        return year(value.year)
    size = 10 if unit == "decade" else 100
    return years(value.year // size * size, value.year // size * size + size - 1)


def on_or_before(value: date, weekday: int) -> date:
    """The nearest such weekday (Monday 1) on or before ``value``."""
    return value - timedelta(days=(value.isoweekday() - weekday) % 7)


def on_or_after(value: date, weekday: int) -> date:
    """The nearest such weekday (Monday 1) on or after ``value``."""
    return value + timedelta(days=(weekday - value.isoweekday()) % 7)


NAMES = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
