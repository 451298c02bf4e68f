"""Dates of the calendar that leave something out: which year "en mai" or "le 19 novembre" is in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from seuil.data_files.shapes.time import WidthsFile
from seuil.reading.times import days
from seuil.reading.times.days import Interval
from seuil.reading.times.tense import PAST, Tense
from seuil.reading.times.values import Dated, Range, SeasonOf

Answer = tuple[Interval, bool, str] | str
_NO_YEAR = "no year, and no date for the page"
# How many years on either side are tried for one in which the weekday fits.
_WEEKDAY_REACH = 6


def resolve_dated(
    value: Dated, page: date | None, year: int | None, tense: Tense | None, widths: WidthsFile
) -> Answer:
    """A date, whole or in part."""
    if value.month is None and value.year is None:
        return _day_only(value, page)
    if value.year is not None:
        at = _in_year(value, value.year, widths)
        return (at, True, _stated(value, at)) if at else "there is no such day in that year"
    if value.shift is not None and page is not None:
        at = _in_year(value, page.year + value.shift, widths)
        return (
            (at, False, f"in the year {page.year + value.shift}, counted from {page}, the page's date")
            if at
            else _NO_YEAR
        )
    return _without_year(lambda y: _in_year(value, y, widths), value, page, year, tense)


def _day_only(value: Dated, page: date | None) -> Answer:
    """ "mardi 19": the month nearest to the page's day in which the day is that weekday."""
    if page is None or value.day is None:
        return _NO_YEAR if value.day is None else "no month, and no date for the page"
    found = []
    for shift in (-2, -1, 0, 1, 2):
        at = days.moved(page.replace(day=1), "month", shift)
        try:
            day = at.replace(day=value.day)
        except ValueError:
            continue
        if value.weekday is None or day.isoweekday() == value.weekday:
            found.append(day)
    if not found:
        return "no month near the page's date in which the weekday fits"
    best = min(found, key=lambda d: (abs((d - page).days), d))
    return days.day(best), False, f"the nearest such day to {page}, the page's date"


def _in_year(value: Dated, year: int, widths: WidthsFile) -> Interval | None:
    """The date in one year; null if it does not exist there (29 February)."""
    if value.month is None:
        if value.edge is None:
            return days.year(year)
        low, high = widths.year_edges[value.edge]
        return days.months(year, low, high)
    month = days.month(year, value.month)
    if value.day is not None:
        return days.day(date(year, value.month, value.day)) if value.day <= month.last.day else None
    if value.edge is None:
        return month
    low, high = widths.month_edges[value.edge]
    return days.between(date(year, value.month, low), date(year, value.month, min(high, month.last.day)))


def _stated(value: Dated, at: Interval) -> str:
    """The reason of a date with its year; a weekday that does not fit is told, not corrected."""
    if value.weekday is not None and at.is_day and at.first.isoweekday() != value.weekday:
        real = days.NAMES[at.first.isoweekday()]
        return f"stated; but {at.first} was a {real}, not a {days.NAMES[value.weekday]}"
    return "stated" if value.edge is None else f"stated; the {value.edge} part"


def _without_year(
    within: Callable[[int], Interval | None],
    value: Dated | SeasonOf,
    page: date | None,
    year: int | None,
    tense: Tense | None,
) -> Answer:
    """The year nearest to the page's day that the tense and the weekday allow."""
    weekday = value.weekday if isinstance(value, Dated) else None
    if (
        year is not None
        and value.direction in (None, "this")
        and (at := within(year)) is not None
        and _fits(at, weekday)
    ):
        return at, False, f"in {year}, the year that the text tells of"
    if page is None:
        return _NO_YEAR
    reach = _WEEKDAY_REACH if weekday else 1
    near = [at for y in range(page.year - reach, page.year + reach + 1) if (at := within(y)) is not None]
    fitting = [at for at in near if _fits(at, weekday)] or near
    if not fitting:
        return "there is no such day in the years about the page's date"
    towards: str | None = value.direction if value.direction in ("past", "future") else tense
    past = [at for at in fitting if at.first <= page]
    future = [at for at in fitting if at.last >= page]
    if value.direction == "past":
        past = [at for at in past if at.last < page] or past
    if towards in PAST and past and (page - past[-1].last).days < 366 * reach:
        return _until(past[-1], page), False, f"the last one up to {page}, the page's date"
    if towards == "future" and future:
        return future[0], False, f"the next one from {page}, the page's date"
    best = min(fitting, key=lambda at: (_distance(at, page), at.first))
    return best, False, f"the nearest one to {page}, the page's date"


def _until(at: Interval, page: date) -> Interval:
    """What has happened lies no later than the page's day."""
    return (
        at
        if at.last <= page or not at.first <= page
        else (at if at.edtf.count("-") == 1 else days.between(at.first, page))
    )


def _distance(at: Interval, page: date) -> int:
    """Days between an interval and a day; none if it lies inside."""
    if at.first <= page <= at.last:
        return 0
    return min(abs((at.first - page).days), abs((at.last - page).days))


def _fits(at: Interval, weekday: int | None) -> bool:
    return weekday is None or not at.is_day or at.first.isoweekday() == weekday


def resolve_range(
    value: Range, page: date | None, year: int | None, tense: Tense | None, widths: WidthsFile
) -> Answer:
    """From one date to another; what the first leaves out it takes from the last."""
    last = resolve_dated(value.last, page, year, tense, widths)
    if isinstance(last, str):
        return last
    at_year = value.first.year or last[0].last.year
    first = _in_year(Dated(at_year, value.first.month, value.first.day), at_year, widths)
    if first is not None and first.first > last[0].last and value.first.year is None:
        first = _in_year(Dated(at_year - 1, value.first.month, value.first.day), at_year - 1, widths)
    if first is None:
        return "there is no such day in that year"
    return days.joined(first, last[0]), last[1], last[2] + "; from the one to the other"


def resolve_season(
    value: SeasonOf, page: date | None, year: int | None, tense: Tense | None, widths: WidthsFile
) -> Answer:
    """A season of the northern hemisphere, in whole months."""
    if value.year is not None:
        return (
            _season_in(value, value.year, widths),
            True,
            "stated; a season of the northern hemisphere, in whole months",
        )
    found = _without_year(lambda y: _season_in(value, y, widths), value, page, year, tense)
    return found if isinstance(found, str) else (found[0], found[1], found[2] + "; in whole months")


def _season_in(value: SeasonOf, year: int, widths: WidthsFile) -> Interval:
    row = widths.seasons[value.season]
    first_month = int(row.from_[:2])
    if value.edge is not None:
        low, high = widths.season_edges[value.edge]
        first = days.moved(date(year, first_month, 1), "month", low)
        return days.joined(
            days.month(first.year, first.month), days.around(days.moved(first, "month", high - low), "month")
        )
    first = date(year, first_month, 1)
    last = days.moved(first, "month", 3) - timedelta(days=1)
    return Interval(first, last, f"{year:04}-{row.edtf}")
