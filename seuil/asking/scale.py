"""The bars of a timeline: a span of days drawn in so many cells."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from seuil.article.model import When

_GUIDE = "┊"
_BEFORE, _AFTER = "◂", "▸"
# At most one event in so many is left at the edge so that the others can be told apart.
_OUTLIERS = 5
# An open side is drawn so long.
_OPEN = 3
# The days of a month at which guides stand where there is room.
_WEEKS = (1, 8, 15, 22)
# Else at every month, year, five years, …
_STEPS = (1, 12, 60, 120, 600)
# Guides stand at least so many cells apart.
_APART = 4


@dataclass(frozen=True, slots=True)
class Stroke:
    """The line of an interval: its left end, its body, its right end."""

    left: str
    body: str
    right: str


HEAVY, LIGHT, DASHED = Stroke("┣", "━", "┫"), Stroke("├", "─", "┤"), Stroke("├", "┄", "┤")


def day_of(written: str | None) -> date | None:
    """An ISO day as a date."""
    return datetime.date.fromisoformat(written) if written is not None else None


class Scale:
    """Days from ``first`` to ``last``, both included, in ``cells`` cells."""

    def __init__(self, first: date, last: date, cells: int) -> None:
        self.first, self.last, self.cells = first, max(first, last), cells
        self._days = (self.last - first).days + 1
        self._guides = self._months(days=_WEEKS) or next(filter(None, map(self._months, _STEPS)), {})

    def cell(self, day: date) -> int:
        """The cell in which a day stands; those before and after stand at the edges."""
        at = (day - self.first).days * self.cells // self._days
        return min(max(at, 0), self.cells - 1)

    def _months(self, every: int = 1, days: Sequence[int] = (1,)) -> dict[int, date]:
        """Cell → the month, or each so manyth, that begins in it, and further days of each; empty where they
        would stand too close.
        """
        found: dict[int, date] = {}
        year, month = self.first.year, self.first.month
        if every >= 12:
            year, month = year - year % (every // 12), 1
        while year <= date.max.year and date(year, month, 1) <= self.last:
            for begin in (date(year, month, day) for day in days):
                at = self.cell(begin)
                if not self.first <= begin <= self.last:
                    continue
                if found and at - max(found) < _APART:
                    return {}
                found[at] = begin
            year, month = year + (month + every - 1) // 12, (month + every - 1) % 12 + 1
        return found

    def ticks(self, names: Sequence[str]) -> str:
        """The names of the months over the cells in which they begin; a January has its year, a day within
        a month its number.
        """
        line = [" "] * self.cells
        for at, begin in self._guides.items():
            name = str(begin.year) if begin.month == 1 else names[begin.month - 1]
            name = name if begin.day == 1 else f"{begin.day:02}"
            if at + len(name) <= self.cells and not "".join(line[max(0, at - 1) : at + len(name)]).strip():
                line[at : at + len(name)] = name
        return "".join(line)

    def empty(self) -> str:
        """The cells with their guides alone."""
        return "".join(_GUIDE if at in self._guides else " " for at in range(self.cells))

    def bar(self, when: When | None, sign: str, stroke: Stroke) -> str:
        """The cells with an event drawn in them: its sign on its day, or in the middle of its interval. Where
        one side is not known, the sign stands on the other, and a short line points to what is open.
        """
        cells = list(self.empty())
        first, last = (day_of(when.earliest), day_of(when.latest)) if when else (None, None)
        if first is not None and last is not None:
            self._closed(cells, first, last, sign, stroke)
        elif last is not None:
            at = self.cell(last)
            start = max(at - _OPEN, 0)
            cells[start:at] = [_BEFORE, *(stroke.body * (at - start - 1))] if start < at else []
            cells[at] = sign if self.first <= last <= self.last else self._edge(last)
        elif first is not None:
            at = self.cell(first)
            end = min(at + _OPEN, self.cells - 1)
            cells[at + 1 : end + 1] = [*(stroke.body * (end - at - 1)), _AFTER] if end > at else []
            cells[at] = sign if self.first <= first <= self.last else self._edge(first)
        return "".join(cells)

    def _closed(self, cells: list[str], first: date, last: date, sign: str, stroke: Stroke) -> None:
        """Draw an interval; a side that lies beyond the picture points there."""
        a, b = self.cell(first), self.cell(last)
        if a < b:
            cells[a : b + 1] = [stroke.left, *(stroke.body * (b - a - 1)), stroke.right]
        if b - a != 1:
            cells[(a + b) // 2] = sign
        if first < self.first:
            cells[a] = _BEFORE
        if last > self.last:
            cells[b] = _AFTER

    def _edge(self, day: date) -> str:
        return _BEFORE if day < self.first else _AFTER


def scale_of(
    whens: Sequence[When], cells: int, since: str | None = None, until: str | None = None
) -> Scale | None:
    """The scale on which these times are drawn, from ``since`` to ``until`` (ISO days) where they are given;
    null where no time has a day.

    A time that stands so far from all others that it would take more than half of the picture is left at the
    edge, at most one in five of them.
    """
    span = span_of(whens, since, until)
    return None if span is None else Scale(*span, cells)


def span_of(
    whens: Sequence[When], since: str | None = None, until: str | None = None
) -> tuple[date, date] | None:
    """The first and the last day that such a scale has; null where no time has a day."""
    firsts = sorted(d for w in whens if (d := day_of(w.earliest or w.latest)) is not None)
    lasts = sorted(d for w in whens if (d := day_of(w.latest or w.earliest)) is not None)
    if not firsts:
        return None
    drops = len(firsts) // _OUTLIERS
    while left := _far([lasts[-1] - day for day in firsts], drops):
        firsts, drops = firsts[left:], drops - left
    while right := _far([day - firsts[0] for day in reversed(lasts)], drops):
        lasts, drops = lasts[:-right], drops - right
    first, last = day_of(since) or firsts[0], day_of(until) or lasts[-1]
    return min(first, last), last


def _far(widths: Sequence[timedelta], drops: int) -> int:
    """How many of the first, at most ``drops``, are to go for what is left to be less than half as wide."""
    return next((n for n in range(1, drops + 1) if 2 * widths[n] < widths[0]), 0)
