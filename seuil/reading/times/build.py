"""From the captures of a pattern to a value, one small function for each kind of value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from seuil.data_files.shapes.time import WidthsFile
from seuil.reading.times.classes import checked
from seuil.reading.times.values import (
    Begun,
    Clock,
    Count,
    Counted,
    Dated,
    Feast,
    Function,
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

Said = dict[str, Any]
# The kinds of pattern whose words themselves say how the time bears on the act.
OWN_FUNCTION: dict[str, Function] = {
    "since": "since",
    "beginning": "since",
    "deadline": "until",
    "length": "duration",
    "recurring": "set",
    "window": "during",
}
_VAGUE_WITHOUT_NUMBER = "many"
_NIGHT = "night"


def build(kind: str, said: Said, widths: WidthsFile) -> Value | None:
    """The value that a pattern of ``kind`` gives, or null where the words turn out to say no time."""
    for form in ("units", "unitone"):
        if form in said:
            said = {**said, "unit": said[form]}
    return _BUILDERS[kind](said, widths)


def count_of(said: Said, widths: WidthsFile) -> Count:
    """The count that the words give; a bare plural ("weeks ago") is a vague many."""
    number = said.get("num", _VAGUE_WITHOUT_NUMBER)
    unit = said["unit"]
    if isinstance(number, tuple):
        low, high = number
    elif isinstance(number, int):
        low = high = number
    else:
        low, high = widths.vague[str(number)].get(unit, (2, 9))
    if said.get("about") and low == high and low > 2:
        low, high = int(low * (1 - widths.about)), -int(-high * (1 + widths.about) // 1)
    return Count(low, high)


def _date(said: Said, widths: WidthsFile) -> Value | None:
    if isinstance(said.get("numdate"), Dated | Nothing):
        return said["numdate"]
    year = said.get("year", said.get("loneyear"))
    if year is not None and not widths.years[0] <= year <= widths.years[1]:
        return Nothing(f"the year {year} is outside {widths.years[0]} to {widths.years[1]}")
    month, day = said.get("month"), said.get("day")
    if month is not None and day is not None:
        value = checked(year, month, day, said.get("weekday"))
        if isinstance(value, Nothing):
            return value
    direction = said.get("dir", said.get("direction"))
    weekday, night = said.get("weekday"), day is not None and said.get("part") == _NIGHT
    return Dated(year, month, day, weekday, said.get("edge"), direction, said.get("shift"), night)


def _weekday(said: Said, _widths: WidthsFile) -> Value:
    direction, first = said.get("dir", said.get("direction")), said.get("from_weekday")
    return OnWeekday(said["weekday"], direction, first, night=first is None and said.get("part") == _NIGHT)


def _day(said: Said, widths: WidthsFile) -> Value:
    dated = None
    if said.get("month"):
        value = _date({k: v for k, v in said.items() if k in ("year", "month", "day", "weekday")}, widths)
        if isinstance(value, Nothing):
            return value
        dated = value if isinstance(value, Dated) else None
    elif said.get("weekday"):
        dated = Dated(weekday=said["weekday"])
    shift = said["relday"] if "relday" in said else said.get("shift", 0)
    night = "relday" not in said and said.get("part") == _NIGHT
    return Near("day", int(shift or 0), dated=dated, night=night)


def _partday(said: Said, _widths: WidthsFile) -> Value:
    """A part of a day by itself: "in the evening", "dans la nuit"."""
    return Near("day", 0, "story", night=said.get("part") == _NIGHT)


def _open(said: Said, _widths: WidthsFile) -> Value:
    return Open(int(said["sign"]))


def _unit(said: Said, _widths: WidthsFile) -> Value | None:
    if said["unit"] in ("hour", "minute") or (said["unit"] == "day" and said["shift"]):
        return None
    return Near(said["unit"], int(said["shift"]), edge=said.get("edge"), side=said.get("side"))


def _textday(said: Said, _widths: WidthsFile) -> Value:
    return Near("day", int(said["shift"]), "text", night=said.get("part") == _NIGHT and not said["shift"])


def _textunit(said: Said, _widths: WidthsFile) -> Value | None:
    if said["unit"] in ("hour", "minute"):
        return None
    return Near(said["unit"], int(said["shift"]), "text")


def _shift(said: Said, widths: WidthsFile) -> Value:
    unsure, exact = bool(said.get("unsure")), bool(said.get("exact"))
    return Shift(count_of(said, widths), said["unit"], int(said["sign"]), unsure=unsure, exact=exact)


def _happening(said: Said, widths: WidthsFile) -> Value:
    return Shift(count_of(said, widths), said["unit"], int(said["sign"]), "happening")


def _textshift(said: Said, widths: WidthsFile) -> Value:
    return Shift(count_of(said, widths), said["unit"], int(said["sign"]), "text")


def _window(said: Said, widths: WidthsFile) -> Value:
    if "num" in said:
        return Window(count_of(said, widths), said["unit"], int(said["sign"]))
    recent = widths.recent.get(said["unit"], 1)
    return Window(Count(recent, recent), said["unit"], int(said["sign"]))


def _since(said: Said, widths: WidthsFile) -> Value:
    return Length(count_of(said, widths), said["unit"], "since")


def _deadline(said: Said, widths: WidthsFile) -> Value:
    return _window({**said, "sign": 1}, widths)


def _length(said: Said, widths: WidthsFile) -> Value:
    return Length(count_of(said, widths), said["unit"], said.get("over", ""))


def _feast(said: Said, _widths: WidthsFile) -> Value:
    return Feast(said["feast"], said.get("year"), said.get("dir"), int(said.get("shift", 0)))


def _season(said: Said, _widths: WidthsFile) -> Value:
    return SeasonOf(said["season"], said.get("year"), said.get("dir"), said.get("edge"))


def _quarter(said: Said, _widths: WidthsFile) -> Value | None:
    number = said.get("ord", said.get("quarter"))
    if not isinstance(number, int) or not 1 <= number <= int(said["of"]):
        return None
    return PartOfYear(number, int(said["of"]), said.get("year"))


def _decade(said: Said, widths: WidthsFile) -> Value:
    first = int(said["decade"])
    low, high = widths.decade_edges[said["edge"]] if said.get("edge") else (0, 9)
    if first < widths.years[0] or first > widths.years[1]:
        return Nothing(f"the decade {first} is outside {widths.years[0]} to {widths.years[1]}")
    return Years(first + low, first + high)


def _century(said: Said, widths: WidthsFile) -> Value:
    first = (int(said["century"]) - 1) * 100
    if first < widths.years[0] or first > widths.years[1]:
        return Nothing(f"the century {said['century']} is outside {widths.years[0]} to {widths.years[1]}")
    edge = {"early": (0, 33), "mid": (34, 66), "late": (67, 99)}.get(str(said.get("edge")), (0, 99))
    return Years(first + edge[0], first + edge[1])


def _range(said: Said, widths: WidthsFile) -> Value | None:
    last = _date({k: said.get(k) for k in ("year", "month", "day") if said.get(k)}, widths)
    if said.get("year2") and said.get("from_year"):
        last = Dated(year=said["year2"])
    month = said.get("from_month") or (said.get("month") if said.get("from_day") else None)
    if last is not None and isinstance(last, Dated) and last.month is None and said.get("from_month"):
        last = Dated(last.year, said["from_month"], last.day)
    first = _date({"year": said.get("from_year"), "month": month, "day": said.get("from_day")}, widths)
    for end in (first, last):
        if isinstance(end, Nothing):
            return end
    if not isinstance(first, Dated) or not isinstance(last, Dated):
        return None
    if first.year and last.year and first.year > last.year:
        return None
    return Range(first, last)


def _weekdays(said: Said, _widths: WidthsFile) -> Value:
    return Weekdays(said["from_weekday"], said["weekday"])


def _counted(said: Said, widths: WidthsFile) -> Value | None:
    number = said.get("ord", said.get("num"))
    if not isinstance(number, int | tuple | str):
        return None
    unit = said.get("unit", "day")
    if unit in ("hour", "minute", "weekend", "quarter"):
        return None
    exact = (
        Count(number, number)
        if isinstance(number, int)
        else count_of({**said, "unit": unit, "num": number}, widths)
    )
    return Counted(exact, unit, said["how"], tuple(said.get("phrase", ())), int(said.get("sign", 1)))


def _beginning(said: Said, _widths: WidthsFile) -> Value:
    return Begun(tuple(said["phrase"]))


def _clock(said: Said, _widths: WidthsFile) -> Value | None:
    value = said.get("clock")
    return value if isinstance(value, Clock) else None


def _recurring(_said: Said, _widths: WidthsFile) -> Value:
    return Recurring()


_BUILDERS: dict[str, Callable[[Said, WidthsFile], Value | None]] = {
    "date": _date,
    "weekday": _weekday,
    "day": _day,
    "partday": _partday,
    "open": _open,
    "unit": _unit,
    "textday": _textday,
    "textunit": _textunit,
    "shift": _shift,
    "textshift": _textshift,
    "happening": _happening,
    "window": _window,
    "since": _since,
    "deadline": _deadline,
    "length": _length,
    "feast": _feast,
    "season": _season,
    "quarter": _quarter,
    "decade": _decade,
    "century": _century,
    "range": _range,
    "weekdays": _weekdays,
    "counted": _counted,
    "beginning": _beginning,
    "clock": _clock,
    "recurring": _recurring,
}
