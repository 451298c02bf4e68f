"""The days that a name of the calendar means in a year: fixed, the nth weekday of a month, or listed."""

from __future__ import annotations

from datetime import date, timedelta

from seuil.data_files.shapes.time import CalendarDay
from seuil.reading.times import days
from seuil.reading.times.days import Interval


def calendar_days(row: CalendarDay, year: int) -> Interval | None:
    """The days of a named day of the calendar in one year; null where they are not known."""
    if row.every is not None:
        return days.day(date(year, int(row.every[:2]), int(row.every[3:])))
    if row.nth is not None:
        first = days.month(year, row.nth.month)
        if row.nth.which < 0:
            return days.day(days.on_or_before(first.last, row.nth.weekday))
        return days.day(
            days.on_or_after(first.first, row.nth.weekday) + timedelta(days=7 * (row.nth.which - 1))
        )
    for dates in row.dates:
        if dates.year == year and dates.from_ and dates.to:
            return days.between(date.fromisoformat(dates.from_), date.fromisoformat(dates.to))
    return None
