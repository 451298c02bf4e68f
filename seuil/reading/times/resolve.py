"""From what a time expression says to an interval of days, counted from the page's day or the text's."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from seuil.data_files.shapes.time import CalendarDay, WidthsFile
from seuil.reading.times import days
from seuil.reading.times.beginnings import Chosen
from seuil.reading.times.dated import resolve_dated, resolve_range, resolve_season
from seuil.reading.times.days import Interval
from seuil.reading.times.feasts import calendar_days
from seuil.reading.times.tense import PAST, Tense
from seuil.reading.times.values import (
    Begun,
    Clock,
    Counted,
    Dated,
    Feast,
    Length,
    Near,
    Nothing,
    OnWeekday,
    Open,
    PartOfYear,
    Range,
    Recurring,
    SeasonOf,
    Shift,
    Value,
    Weekdays,
    Window,
    Years,
)

NO_PAGE = "no date for the page"


@dataclass(frozen=True, slots=True)
class Where:
    """From where a value is counted.

    ``page`` is one day of the page's own date, ``text`` the day the text spoke of last, ``year`` a year that
    the text is in the middle of telling; each null where it is not known.
    """

    page: date | None
    text: Interval | None
    year: int | None
    tense: Tense | None
    beginning: Chosen | str | None
    widths: WidthsFile
    calendar: dict[str, CalendarDay]


@dataclass(frozen=True, slots=True)
class Found:
    """The interval, whether the words alone give it, and the reasoning."""

    interval: Interval
    stated: bool
    because: str


Answer = Found | str


def resolve(value: Value, where: Where) -> Answer:
    """The interval that ``value`` means, or why it means none. Days outside the years 1 to 9999 mean none."""
    try:
        return _RESOLVERS[type(value)](value, where)
    except (OverflowError, ValueError):
        return "outside the years that can be reckoned"


def _nothing(value: Nothing, _where: Where) -> Answer:
    return value.why


def _date(value: Dated, where: Where) -> Answer:
    found = resolve_dated(value, where.page, where.year, where.tense, where.widths)
    if isinstance(found, str):
        return found
    if value.night and found[0].is_day:
        return Found(_night(found[0].first, None), found[1], found[2] + ", and the night to the day after")
    return Found(*found)


def _range(value: Range, where: Where) -> Answer:
    found = resolve_range(value, where.page, where.year, where.tense, where.widths)
    return found if isinstance(found, str) else Found(*found)


def _season(value: SeasonOf, where: Where) -> Answer:
    found = resolve_season(value, where.page, where.year, where.tense, where.widths)
    return found if isinstance(found, str) else Found(*found)


def _weekday(value: OnWeekday, where: Where) -> Answer:
    if where.page is None:
        return NO_PAGE
    name = days.NAMES[value.weekday]
    if value.direction == "future" or (value.direction != "past" and where.tense == "future"):
        strictly = value.direction == "future"
        at = days.on_or_after(where.page + timedelta(days=int(strictly)), value.weekday)
        because = f"the next {name} {'after' if strictly else 'on or after'} {where.page}, the page's date"
    else:
        strictly = value.direction == "past"
        at = days.on_or_before(where.page - timedelta(days=int(strictly)), value.weekday)
        because = f"the last {name} {'before' if strictly else 'on or before'} {where.page}, the page's date"
    if value.first is not None:
        return Found(
            days.between(days.on_or_before(at, value.first), at),
            False,
            because + ", with the night before it",
        )
    if value.night:
        return Found(_night(at, where.page), False, because + ", and the night to the day after")
    return Found(days.day(at), False, because)


def _night(at: date, page: date | None) -> Interval:
    """The night that begins on a day, into the day after; not past the page's own day if it began before."""
    after = at + timedelta(days=1)
    return days.day(at) if page is not None and at == page else days.between(at, after)


def _weekdays(value: Weekdays, where: Where) -> Answer:
    last = _weekday(OnWeekday(value.last), where)
    if isinstance(last, str):
        return last
    first = days.on_or_before(last.interval.first, value.first)
    if where.tense == "future" and where.page is not None and first < where.page:
        first = days.on_or_after(where.page, value.first)
        end = days.on_or_after(first, value.last)
        return Found(days.between(first, end), False, f"the next ones from {where.page}, the page's date")
    return Found(days.between(first, last.interval.last), False, last.because + ", and the days before it")


def _near(value: Near, where: Where) -> Answer:
    if value.dated is not None and value.dated.month is not None and value.dated.day is not None:
        year = value.dated.year or (where.page.year if where.page else None)
        if year is not None:
            return Found(
                days.day(date(year, value.dated.month, value.dated.day)),
                value.dated.year is not None,
                "stated beside it",
            )
    base, name = _base(value.anchor, where)
    if base is None:
        return NO_PAGE if value.anchor != "text" else "no day is spoken of before it"
    if value.night:
        return _near_night(value, base, name, where)
    interval = days.around(days.moved(base, value.unit, value.shift), value.unit)
    if value.unit == "weekend" and value.shift == 0 and where.tense in PAST and interval.first > base:
        interval = days.around(days.moved(base, "week", -1), "weekend")
    interval = _edge(interval, value, where, base)
    return Found(interval, False, f"{_moved_words(value.unit, value.shift)} {base}, {name}")


def _near_night(value: Near, base: date, name: str, where: Where) -> Answer:
    """A night counted from a day; of the page's own day, the one that ended on it unless it is to come."""
    begins = base + timedelta(days=value.shift)
    if begins == where.page and value.shift == 0 and where.tense != "future":
        begins -= timedelta(days=1)
    night = days.between(begins, begins + timedelta(days=1))
    return Found(night, False, f"the night from {begins} on, counted from {base}, {name}")


def _edge(interval: Interval, value: Near, where: Where, base: date) -> Interval:
    """The early, middle or late part of a unit; or its part before or after the page's day."""
    if value.side == "before":
        return days.between(interval.first, base)
    if value.side == "after":
        return days.between(base, interval.last)
    if value.edge is None:
        return interval
    if value.unit == "year":
        low, high = where.widths.year_edges[value.edge]
        return days.months(interval.first.year, low, high)
    if value.unit in ("month", "week"):
        table = where.widths.month_edges if value.unit == "month" else where.widths.week_edges
        low, high = table[value.edge]
        return days.between(
            interval.first + timedelta(days=low - 1),
            min(interval.first + timedelta(days=high - 1), interval.last),
        )
    return interval


def _base(anchor: str, where: Where) -> tuple[date | None, str]:
    """The day to count from and what it is."""
    if anchor in ("text", "story") and where.text is not None:
        return (
            where.text.last,
            "the page's date" if where.text.last == where.page else "the day spoken of before",
        )
    if anchor == "text":
        return None, ""
    return where.page, "the page's date"


def _moved_words(unit: str, shift: int) -> str:
    if shift == 0:
        return "the day itself," if unit == "day" else f"the {unit} of"
    if abs(shift) == 1:
        return f"the {unit} {'after' if shift > 0 else 'before'}"
    return f"{abs(shift)} {unit}s {'after' if shift > 0 else 'before'}"


def _shift(value: Shift, where: Where) -> Answer:
    base, name = _base(value.anchor, where)
    if base is None:
        return NO_PAGE if value.anchor == "page" else "no day is spoken of before it"
    ends = [days.moved(base, value.unit, value.sign * n) for n in (value.count.low, value.count.high)]
    return Found(
        _spread(ends, value, base),
        False,
        f"{_count_words(value)} {'after' if value.sign > 0 else 'before'} {base}, {name}",
    )


def _spread(ends: list[date], value: Shift, _base: date) -> Interval:
    """As wide as the unit: "three months ago" is a month, "three days ago" a day."""
    if value.unit in ("day", "hour", "minute") or (value.unit == "week" and not value.count.exact):
        return days.between(ends[0], ends[1])
    if value.unit == "week" or value.exact:
        return days.day(ends[0])
    if not value.count.exact:
        return days.between(ends[0], ends[1])
    return days.around(
        ends[0], "month" if value.unit in ("month", "quarter") or value.count.low == 1 else "year"
    )


def _count_words(value: Shift | Window | Counted) -> str:
    count, unit = value.count, value.unit
    if count.exact:
        return f"{count.low} {unit}{'s' if count.low != 1 else ''}"
    return f"{count.low} to {count.high} {unit}s"


def _window(value: Window, where: Where) -> Answer:
    if where.page is None:
        return NO_PAGE
    end = days.moved(where.page, value.unit, value.sign * value.count.high)
    if value.unit == "hour":
        end = where.page + timedelta(days=value.sign * -(-value.count.high // 24))
    because = f"{_count_words(value)} {'up to' if value.sign < 0 else 'from'} {where.page}, the page's date"
    return Found(days.between(end, where.page), False, because)


def _feast(value: Feast, where: Where) -> Answer:
    row = where.calendar[value.id]
    years = [value.year] if value.year else []
    if not years and where.page is None:
        return NO_PAGE if where.year is None else _feast_in(row, where.year, value)
    if years:
        return _feast_in(row, int(str(years[0])), value)
    page = where.page
    assert page is not None
    near = [
        f
        for y in (page.year - 1, page.year, page.year + 1)
        if isinstance(f := _feast_in(row, y, value), Found)
    ]
    if not near:
        return f"the days of {row.names['en'][0]} are not in the calendar for that year"
    tense: str | None = value.direction if value.direction in ("past", "future") else where.tense
    past = [f for f in near if f.interval.first <= page]
    future = [f for f in near if f.interval.last >= page]
    if tense in PAST and past:
        return past[-1]
    if tense == "future" and future:
        return future[0]
    return min(near, key=lambda f: abs((f.interval.first - page).days))


def _feast_in(row: CalendarDay, year: int, value: Feast) -> Answer:
    """The feast in one year."""
    interval = calendar_days(row, year)
    if interval is None:
        return f"the days of {row.names['en'][0]} in {year} are not in the calendar"
    if value.shift:
        at = (interval.first if value.shift < 0 else interval.last) + timedelta(days=value.shift)
        interval = days.day(at)
    return Found(interval, value.year is not None, f"{row.names['en'][0]} {year}")


def _part_of_year(value: PartOfYear, where: Where) -> Answer:
    year = value.year or where.year or (where.page.year if where.page else None)
    if year is None:
        return NO_PAGE
    size = 12 // value.of
    interval = days.months(year, (value.number - 1) * size + 1, value.number * size)
    return Found(interval, value.year is not None, f"part {value.number} of {value.of} of {year}")


def _years(value: Years, _where: Where) -> Answer:
    return Found(days.years(value.first, value.last), True, f"the years {value.first} to {value.last}")


def _counted(value: Counted, where: Where) -> Answer:
    chosen = where.beginning
    if isinstance(chosen, str):
        return chosen
    if chosen is None:
        return "counted from a beginning whose day is not known here"
    start = chosen.day
    words = _count_words(value)
    if value.how == "ordinal" and value.unit == "day":
        at = start + timedelta(days=value.count.low - (1 if chosen.day_one else 0))
        return Found(days.day(at), False, f"day {value.count.low:,} counted from {start}, {chosen.what}")
    if value.how == "ordinal":
        n = value.count.low
        first, last = (
            days.moved(start, value.unit, n - 1),
            days.moved(start, value.unit, n) - timedelta(days=1),
        )
        return Found(
            days.between(first, last), False, f"{value.unit} {n} counted from {start}, {chosen.what}"
        )
    ends = [days.moved(start, value.unit, value.sign * n) for n in (value.count.low, value.count.high)]
    because = f"{words} {'after' if value.sign > 0 else 'before'} {start}, {chosen.what}"
    if value.how == "anniversary" or (value.unit == "day" and value.count.exact):
        return Found(days.between(ends[0], ends[1]), False, because)
    slack = {"day": 1, "week": 3, "month": 15}.get(value.unit, 31)
    return Found(
        days.between(ends[0] - timedelta(days=slack), ends[1] + timedelta(days=slack)),
        False,
        because + ", give or take",
    )


def _begun(_value: Begun, where: Where) -> Answer:
    if where.beginning is None or isinstance(where.beginning, str):
        return where.beginning or "a beginning whose day is not known here"
    return Found(days.day(where.beginning.day), False, f"the day of {where.beginning.what}")


def _open(value: Open, where: Where) -> Answer:
    """The day that an open time has on its one side."""
    base = where.page if value.sign > 0 or where.text is None else where.text.last
    if base is None:
        return NO_PAGE
    return Found(days.day(base), False, f"{'from' if value.sign > 0 else 'up to'} {base}")


def _length(_value: Length, _where: Where) -> Answer:
    return "a length of time, which says no day"


def _clock(_value: Clock, where: Where) -> Answer:
    if where.text is not None and where.text.is_day:
        return Found(where.text, False, f"a time on {where.text.first}, the day spoken of before")
    if where.page is None:
        return NO_PAGE
    return Found(days.day(where.page), False, f"a time on {where.page}, the page's date")


def _recurring(_value: Recurring, _where: Where) -> Answer:
    return "again and again, on no one day"


_RESOLVERS: dict[type, Callable[[Any, Where], Answer]] = {
    Nothing: _nothing,
    Dated: _date,
    Range: _range,
    SeasonOf: _season,
    OnWeekday: _weekday,
    Weekdays: _weekdays,
    Near: _near,
    Shift: _shift,
    Window: _window,
    Feast: _feast,
    PartOfYear: _part_of_year,
    Years: _years,
    Counted: _counted,
    Begun: _begun,
    Length: _length,
    Open: _open,
    Clock: _clock,
    Recurring: _recurring,
}
