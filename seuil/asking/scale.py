"""The bars of a timeline: a span of days drawn in so many cells."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from seuil.article.model import When

_GUIDE = "┊"
_BEFORE, _AFTER = "◂", "▸"
# At most one event in so many is left at the edge so that the others can be told apart.
_OUTLIERS = 5
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
        self._guides = self._months() or self._months(every=12)

    def cell(self, day: date) -> int:
        """The cell in which a day stands; those before and after stand at the edges."""
        at = (day - self.first).days * self.cells // self._days
        return min(max(at, 0), self.cells - 1)

    def _months(self, every: int = 1) -> dict[int, date]:
        """Cell → the month or year that begins in it; empty where they would stand too close."""
        found: dict[int, date] = {}
        year, month = self.first.year, 1 if every == 12 else self.first.month
        while (begin := date(year, month, 1)) <= self.last:
            if begin >= self.first:
                at = self.cell(begin)
                if any(abs(at - other) < _APART for other in found) and len(found) > 1:
                    return {} if every == 1 else found
                found.setdefault(at, begin)
            year, month = year + (month + every - 1) // 12, (month + every - 1) % 12 + 1
        return found

    def ticks(self, names: Sequence[str]) -> str:
        """The names of the months over the cells in which they begin; a January has its year."""
        line = [" "] * self.cells
        for at, begin in self._guides.items():
            name = str(begin.year) if begin.month == 1 else names[begin.month - 1]
            if at + len(name) <= self.cells and not "".join(line[max(0, at - 1) : at + len(name)]).strip():
                line[at : at + len(name)] = name
        return "".join(line)

    def empty(self) -> str:
        """The cells with their guides alone."""
        return "".join(_GUIDE if at in self._guides else " " for at in range(self.cells))

    def bar(self, when: When | None, sign: str, stroke: Stroke) -> str:
        """The cells with an event drawn in them: its sign on its day, or in the middle of its interval."""
        cells = list(self.empty())
        first, last = (day_of(when.earliest), day_of(when.latest)) if when else (None, None)
        if first is None and last is None:
            return "".join(cells)
        a = self.cell(first) if first else 0
        b = self.cell(last) if last else self.cells - 1
        if a < b:
            cells[a : b + 1] = [stroke.left, *(stroke.body * (b - a - 1)), stroke.right]
        if first is None or first < self.first:
            cells[a] = _BEFORE
        if last is None or last > self.last:
            cells[b] = _AFTER
        if b - a != 1 and cells[middle := (a + b) // 2] not in (_BEFORE, _AFTER):
            cells[middle] = sign
        return "".join(cells)


def scale_of(whens: Sequence[When], cells: int) -> Scale | None:
    """The scale on which these times are drawn; null where none has a day.

    A time that stands so far from all others that it would take more than half of the picture is left at the
    edge, at most one in five of them.
    """
    firsts = sorted(d for w in whens if (d := day_of(w.earliest or w.latest)) is not None)
    lasts = sorted(d for w in whens if (d := day_of(w.latest or w.earliest)) is not None)
    if not firsts:
        return None
    drops = len(firsts) // _OUTLIERS
    while drops and 2 * (lasts[-1] - firsts[1]) < lasts[-1] - firsts[0]:
        firsts, drops = firsts[1:], drops - 1
    while drops and 2 * (lasts[-2] - firsts[0]) < lasts[-1] - firsts[0]:
        lasts, drops = lasts[:-1], drops - 1
    return Scale(firsts[0], lasts[-1], cells)
