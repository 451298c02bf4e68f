"""The timeline of a report as geometry: which bar goes where. The template draws it as SVG."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

# In units of the drawing.
WIDTH, LEFT, RIGHT, TOP, ROW = 1000.0, 112.0, 12.0, 26.0, 20.0
_MARKER = 12.0
_LETTER = 6.2
_LONGEST_LABEL = 46
_GAP = 8.0
# The axis is made for the events without so many at each end; of what lies beyond, so much more is shown.
_TAIL, _MARGIN = 0.1, 0.3
_MOST_TICKS = 9
_STEPS = (1, 2, 7, 14)
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 2400, 6000, 12_000)


@dataclass(frozen=True, slots=True)
class Entry:
    """An event to be drawn. ``first`` and ``last`` are the days between which it lies; one may be open."""

    id: str
    lane: str
    label: str
    classes: str
    status: str
    first: date | None
    last: date | None
    title: str

    @property
    def start(self) -> date:
        """The first day that is known."""
        found = self.first or self.last
        assert found is not None  # undated events are not drawn
        return found

    @property
    def end(self) -> date:
        """The last day that is known."""
        return self.last or self.start


@dataclass(frozen=True, slots=True)
class Bar:
    """Where an entry is drawn: its bar from ``x`` on, its marker at ``at``, its label at ``text``."""

    entry: Entry
    x: float
    width: float
    y: float
    at: float
    text: float
    anchor: str
    label: str
    before: bool
    after: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """Rows of one kind of event."""

    name: str
    y: float
    height: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole drawing."""

    height: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


def draw(entries: list[Entry], order: tuple[str, ...]) -> Timeline:
    """Lay out entries in lanes, in the given order of lanes, without one thing over another."""
    scale = _Scale(entries)
    lanes, y = [], TOP
    for name in order:
        held = sorted((e for e in entries if e.lane == name), key=lambda e: (e.start, e.end, e.id))
        if held:
            lane = _lane(name, held, scale, y)
            lanes.append(lane)
            y += lane.height
    return Timeline(y + 6, tuple(lanes), tuple(scale.ticks()) if entries else ())


class _Scale:
    """Days to places. Far-off events are drawn at the edge, with their day: a war of ten years ago, told as
    background, must not press the week in question into one line.
    """

    def __init__(self, entries: list[Entry]) -> None:
        starts = sorted(e.start for e in entries) or [date(2000, 1, 1)]
        ends = sorted(e.end for e in entries) or [date(2000, 1, 1)]
        tail = int(len(starts) * _TAIL)
        core = max((ends[-1 - tail] - starts[tail]).days, 7)
        far = timedelta(days=int(core * _MARGIN))
        self.first = max(starts[0], _moved(starts[tail], -far))
        self.last = min(ends[-1], _moved(ends[-1 - tail], far))
        self._span = max((self.last - self.first).days + 1, 1)

    def x(self, day: date) -> float:
        share = (day - self.first).days / self._span
        return LEFT + max(0.0, min(1.0, share)) * (WIDTH - LEFT - RIGHT)

    def off(self, entry: Entry) -> tuple[bool, bool]:
        """Whether an entry goes on before the axis, and after it: an open side, or one that is far off."""
        before = entry.first is None or entry.start < self.first
        return before, entry.last is None or entry.end > self.last

    def after(self, day: date) -> float:
        """The place at which a day ends."""
        return self.x(day + timedelta(days=1)) if day < date.max else WIDTH - RIGHT

    def ticks(self) -> list[Tick]:
        step = next((s for s in _STEPS if self._span / s <= _MOST_TICKS), None)
        if step is not None:
            days = [self.first + timedelta(days=n) for n in range(0, self._span, step)]
            return [Tick(self.x(d), d.isoformat()) for d in days]
        months = next((m for m in _MONTHS if self._span / (30.4 * m) <= _MOST_TICKS), _MONTHS[-1])
        first = self.first.year * 12 + self.first.month - (self.first.day == 1)
        last = self.last.year * 12 + self.last.month - 1
        found = [n for n in range(first, last + 1) if n % months == 0]
        return [self._month(n, months) for n in found if n // 12 >= 1]

    def _month(self, number: int, step: int) -> Tick:
        day = date(number // 12, number % 12 + 1, 1)
        return Tick(self.x(day), day.isoformat()[: 4 if step % 12 == 0 else 7])


def _moved(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return date.min if by.days < 0 else date.max


def _lane(name: str, entries: list[Entry], scale: _Scale, y: float) -> Lane:
    taken: list[float] = []  # how far each row is filled
    bars = []
    for entry in entries:
        bar = _bar(entry, scale)
        begins, ends = _extent(bar)
        row = next((n for n, filled in enumerate(taken) if filled + _GAP <= begins), len(taken))
        taken[row:] = [ends] if row == len(taken) else [max(taken[row], ends), *taken[row + 1 :]]
        bars.append(_lowered(bar, y + row * ROW + ROW / 2))
    return Lane(name, y, len(taken) * ROW + 4, tuple(bars))


def _bar(entry: Entry, scale: _Scale) -> Bar:
    x, end = scale.x(entry.start), scale.after(entry.end)
    before, after = scale.off(entry)
    if before:
        x = max(LEFT, x - 3 * _MARKER)
    if after:
        end = min(WIDTH - RIGHT, end + 3 * _MARKER)
    if before and end - x < 2 * _MARKER:  # all of it lies before the axis
        end = x + 2 * _MARKER
    elif after and end - x < 2 * _MARKER:
        x = end - 2 * _MARKER
    width = max(end - x, 2.0)
    known = end - _MARKER / 2 if before else x + _MARKER / 2
    at = x + width / 2 if width < 2 * _MARKER else known
    text, anchor, label = _label(entry, scale, min(x, at - _MARKER / 2), max(x + width, at + _MARKER / 2), at)
    return Bar(entry, x, width, 0.0, at, text, anchor, label, before, after)


def _label(entry: Entry, scale: _Scale, left: float, right: float, at: float) -> tuple[float, str, str]:
    """The label beside what is drawn from ``left`` to ``right``: where, its end that stands there, what."""
    label = entry.label if len(entry.label) <= _LONGEST_LABEL else entry.label[: _LONGEST_LABEL - 1] + "…"
    if entry.end < scale.first or entry.start > scale.last:
        label = f"{entry.start}{f' – {entry.end}' if entry.end != entry.start else ''} {label}"
    long = len(label) * _LETTER
    if right + 5 + long <= WIDTH - RIGHT:
        return right + 5, "start", label
    if left - 5 - long >= LEFT:
        return left - 5, "end", label
    text = at + _MARKER / 2 + 4  # over its own bar, as much of it as there is room for
    room = max(int((WIDTH - RIGHT - text) / _LETTER), 1)
    return text, "start", label if len(label) <= room else label[: room - 1] + "…"


def _extent(bar: Bar) -> tuple[float, float]:
    long = len(bar.label) * _LETTER
    begins, ends = (bar.text - long, bar.text) if bar.anchor == "end" else (bar.text, bar.text + long)
    half = _MARKER / 2
    return min(begins, bar.x, bar.at - half), max(ends, bar.x + bar.width, bar.at + half)


def _lowered(bar: Bar, y: float) -> Bar:
    return replace(bar, y=y)
