"""How many events there are in each period, by how they stand: bars of months, weeks or days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from babel.dates import format_date

from seuil.asking.wording import RecordWording
from seuil.store.density import Period
from seuil.store.dossier import Store
from seuil.store.model import DensityRow
from seuil.store.model import Query as RecordQuery
from seuil.web.asked import Asked
from seuil.web.desk import Desk
from seuil.web.languages import current_language
from seuil.web.plots.drawing import TONES, Spec

HEIGHT = 200
# Narrower than this, the legend stands in columns; each of its lines is so high.
_ROOM_FOR_LEGEND, _LEGEND_LINE = 880, 18
# From the bottom of a bar to its top: what is told as done first, what is denied last.
TONES_IN_ORDER = ("happened", "ongoing", "planned", "permitted", "requested", "hypothetical", "negated")
# A bar is told by its filling and its outline, not by its colour alone.
_FILLED = {"happened": 1.0, "ongoing": 0.65, "negated": 0.0}
_FAINT = 0.22
_DASHES = {
    "happened": [1, 0], "ongoing": [1, 0], "planned": [6, 2], "permitted": [3, 2], "requested": [1, 2],
    "hypothetical": [6, 2, 1, 2], "negated": [1, 0],
}  # fmt: skip
# How the axis names its days (d3-time-format).
FORMATS = {"day": "%-d %b", "week": "%-d %b %y", "month": "%b %Y", "year": "%Y"}
# The longest span, in days, that is drawn in periods of this length.
_LONGEST: tuple[tuple[int, Period], ...] = ((92, "day"), (550, "week"), (4400, "month"))
# At most one event in so many is left out at the edges so that the others can be told apart.
_OUTLIERS = 10


@dataclass(frozen=True, slots=True)
class Bar:
    """A period, from one ISO day to another, both included: its events by how they stand."""

    since: str
    until: str
    name: str
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """All of its events."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class Density:
    """Bars in order of time; ``before`` and ``after`` are events beyond them, ``undated`` have no time."""

    by: Period
    bars: tuple[Bar, ...]
    before: int
    after: int
    undated: int

    @property
    def total(self) -> int:
        """The events that are drawn."""
        return sum(bar.total for bar in self.bars)

    @property
    def fullest(self) -> Bar | None:
        """The period with most events, the first of them."""
        return max(self.bars, key=lambda bar: bar.total, default=None)


def density_of(desk: Desk, query: RecordQuery) -> Density:
    """How the events that meet a query lie in time, in periods that fit its span, named in the current
    language.
    """
    store, language = desk.store, current_language()
    by, rows = desk.kept.of(store, ("density", query), lambda: _fitting(store, query))
    undated = sum(row.count for row in rows if row.since is None)
    dated = [row for row in rows if row.since is not None]
    left, right = _window(dated, query)
    inner = [row for row in dated if left <= str(row.until) and str(row.since) <= right]
    found: dict[tuple[str, str], Counter[str]] = {}
    for row in inner:
        tone = "negated" if row.polarity == "negated" else row.status
        found.setdefault((str(row.since), str(row.until)), Counter())[tone] += row.count
    bars = tuple(
        Bar(since, until, period_name(since, until, by, language), dict(counts))
        for (since, until), counts in sorted(found.items())
    )
    before = sum(row.count for row in dated if str(row.until) < left)
    after = sum(row.count for row in dated if str(row.since) > right)
    return Density(by, bars, before, after, undated)


def _fitting(store: Store, query: RecordQuery) -> tuple[Period, tuple[DensityRow, ...]]:
    """Periods that fit, and their rows: months are looked at first, then what most events lie in."""
    rows = store.density(query, "month")
    dated = [row for row in rows if row.since is not None]
    if not dated:
        return "month", rows
    left, right = _window(dated, query)
    days = (date.fromisoformat(right) - date.fromisoformat(left)).days + 31
    by: Period = next((period for longest, period in _LONGEST if days <= longest), "year")
    return by, rows if by == "month" else store.density(query, by)


def _window(rows: Sequence[DensityRow], query: RecordQuery) -> tuple[str, str]:
    """The first and the last period that are drawn: what stands so far from all others that it would take
    more than half of the picture is left out, at most one event in ten. Days that are asked for are the
    ends, if there is anything there.
    """
    if not rows:
        return "", ""
    counts: Counter[str] = Counter()
    for row in rows:
        counts[str(row.since)] += row.count
    days = sorted(counts)
    spare = sum(counts.values()) // _OUTLIERS
    while query.since is None and (drop := _far(days, counts, spare)):
        days, spare = days[drop:], spare - sum(counts[day] for day in days[:drop])
    days.reverse()
    while query.until is None and (drop := _far(days, counts, spare)):
        days, spare = days[drop:], spare - sum(counts[day] for day in days[:drop])
    left, right = query.since or min(days), query.until or max(days)
    return max(left, min(days)), min(right, max(days)) if query.until is None else right


def _far(days: Sequence[str], counts: Counter[str], spare: int) -> int:
    """How many of the first periods are to go for what is left to be less than half as wide."""
    gone, whole = 0, _apart(days[0], days[-1])
    for number, day in enumerate(days[:-1], 1):
        gone += counts[day]
        if gone > spare:
            return 0
        if 2 * _apart(days[number], days[-1]) < whole:
            return number
    return 0


def _apart(one: str, other: str) -> int:
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)


def period_name(since: str, until: str, by: Period, language: str) -> str:
    """A period in words: 7 October 2025, 6–12 October 2025, October 2025, 2025."""
    first = date.fromisoformat(since)
    if by == "day":
        return str(format_date(first, "long", locale=language))
    if by == "month":
        return str(format_date(first, "LLLL y", locale=language))
    if by == "year":
        return str(first.year)
    last = format_date(date.fromisoformat(until), "d MMM y", locale=language)
    return f"{format_date(first, 'd MMM', locale=language)} – {last}"


def spec_of(
    density: Density,
    say: RecordWording,
    asked: Asked,
    view: str,
    theme: str,
    width: int,
    words: dict[str, str],
) -> Spec:
    """The plot: bars that lead to the events of their period in the view at ``view``.

    ``words`` are the heads of a bar's tooltip: period, standing, events.
    """
    names = tone_names(say)
    values = [row for bar in density.bars for row in _stacked(bar, names, asked, view)]
    tip = [{"field": field, "title": words[field]} for field in ("period", "stands", "events")]
    return {
        "height": HEIGHT + _legend_height(density, width),
        "data": {"values": values},
        "mark": {"type": "bar", "cursor": "pointer", "strokeWidth": 1.2, "cornerRadius": 1},
        "encoding": {**_axes(density.by, width), **_tones(density, names, theme, width), "tooltip": tip},
    }


def _axes(by: Period, width: int) -> Spec:
    """From when to when a bar is drawn, and from which number to which."""
    return {
        "x": {"field": "from", "type": "temporal", "scale": {"type": "utc"}, "title": None,
              "axis": {"grid": False, "labelOverlap": True, "labelAlign": "left",
                       "tickCount": max(2, width // 100), "format": FORMATS[by]}},
        "x2": {"field": "to"},
        "y": {"field": "low", "type": "quantitative", "title": None,
              "axis": {"tickMinStep": 1, "format": "d", "tickCount": 4, "domain": False}},
        "y2": {"field": "high"},
    }  # fmt: skip


def _tones(density: Density, names: dict[str, str], theme: str, width: int) -> Spec:
    """How what stands so is told from the rest, with one legend for all that tells it."""
    tones = [tone for tone in TONES_IN_ORDER if any(tone in bar.counts for bar in density.bars)]
    domain = [names[tone] for tone in tones]
    colours = [TONES[theme].get(tone, TONES[theme]["negated"]) for tone in tones]
    columns = max(1, width // 300) if width < _ROOM_FOR_LEGEND else 0
    legend = {"title": None, "orient": "bottom", "symbolType": "square", "symbolSize": 130,
              "labelLimit": 320, "columns": columns}  # fmt: skip

    def channel(drawn: list[Any], **kind: str) -> Spec:
        scale = {**kind, "domain": domain, "range": drawn}
        return {"field": "stands", "type": "nominal", "sort": domain, "scale": scale, "legend": legend}

    return {
        "fill": channel(colours),
        "stroke": channel(colours),
        "strokeDash": channel([_DASHES[tone] for tone in tones], type="ordinal"),
        "fillOpacity": channel([_FILLED.get(tone, _FAINT) for tone in tones], type="ordinal"),
    }


def tone_names(say: RecordWording) -> dict[str, str]:
    """Each tone in words: the statuses, and what is denied."""
    return {**say.values.status, "negated": say.words.marks["negated"]}


def _stacked(bar: Bar, names: dict[str, str], asked: Asked, view: str) -> list[dict[str, Any]]:
    """The parts of a bar, from the bottom up; between two periods there is a little room."""
    hours = (_apart(bar.since, bar.until) + 1) * 24
    room = timedelta(hours=hours * 0.06)
    begin = _moment(bar.since) + room
    end = _moment(bar.until) + timedelta(hours=24) * (bar.until < date.max.isoformat()) - room
    href = asked.at(view, since=bar.since, until=bar.until)
    low, found = 0, []
    for tone in TONES_IN_ORDER:
        if count := bar.counts.get(tone, 0):
            found.append({
                "from": f"{begin.isoformat()}Z", "to": f"{end.isoformat()}Z", "low": low, "high": low + count,
                "stands": names[tone], "events": count, "period": bar.name, "href": href,
            })  # fmt: skip
            low += count
    return found


def _moment(day: str) -> datetime:
    return datetime.fromisoformat(day)


def _legend_height(density: Density, width: int) -> int:
    """What the lines of a legend take beyond its first one, where it has a column or two: bars keep their
    height.
    """
    if width >= _ROOM_FOR_LEGEND:
        return 0
    tones = {tone for bar in density.bars for tone in bar.counts}
    return _LEGEND_LINE * max(-(-len(tones) // max(1, width // 300)) - 1, 0)
