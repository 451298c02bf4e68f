"""The timeline: one row for each event, its day or interval drawn to scale beside its words.

Who cannot tell colours apart reads the sign (that of ``seuil timeline``) and the line: heavy for what is
confirmed, thin for what is not, dashed for what is not (yet) done; pale where the time or the telling is in
doubt; an arrow where an interval is open or goes on beyond the picture.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from seuil.article.model import When
from seuil.asking.dates import day_in_month, is_doubted, month_of
from seuil.asking.scale import DASHED, HEAVY, LIGHT, day_of, span_of
from seuil.asking.timeline import SIGNS_IN_ORDER, by_month, heading_of, legend_of, sign_of, stroke_of
from seuil.asking.wording import RecordWording
from seuil.event.model import Event
from seuil.web.plots.drawing import INKS, TONES, UNNAMED, Spec
from seuil.web.plots.signs import PATHS
from seuil.web.record.listing import event_address, tone_of

STEP, NARROW_STEP = 24, 44
# Narrower than this, the words stand over the line instead of beside it.
NARROW = 680
# The least that is drawn on the axis, in days.
_LEAST = 6
_OPEN_SHARE = 0.06
_BESIDE = 0.035
_DATE_WIDTH = 94
_PALE = 0.55
_TONE_OF_SIGN = {
    "●": "happened", "○": "happened", "◐": "ongoing", "◔": "ongoing", "▷": "planned", "✓": "permitted",
    "?": "requested", "◇": "hypothetical", "✗": "negated",
}  # fmt: skip
# Each kind of line: what it means, its dashes, how thick it is.
_STROKES = (("solid", [1, 0], 5), ("light", [1, 0], 2), ("dashed", [5, 4], 2))
_LINES = {HEAVY: "solid", LIGHT: "light", DASHED: "dashed"}


@dataclass(frozen=True, slots=True)
class Window:
    """The moments between which is drawn."""

    first: datetime
    last: datetime

    @property
    def length(self) -> timedelta:
        """From one to the other."""
        return self.last - self.first


def height_of(events: Sequence[Event], width: int) -> int:
    """How high the rows are, without axis and legend, in pixels."""
    rows = len(events) + len(by_month(events))
    return rows * (NARROW_STEP if width < NARROW else STEP)


def spec_of(
    events: Sequence[Event],
    say: RecordWording,
    span: tuple[str | None, str | None],
    theme: str,
    width: int,
    known_at: str | None = None,
) -> Spec:
    """The plot of these events, in their order. ``span`` are the ISO days from and to which is drawn; null
    where the events decide. ``known_at`` is the ISO day on which they stood so; null for now.
    """
    window = _window(span_of([event.when for event in events if event.when is not None], *span))
    headings, rows = _rows(events, say, window, known_at)
    look = _Look(say, theme, width)
    legend = _LEGEND | {"columns": 1 if look.narrow else 3, "labelColor": INKS[theme]["ink"]}
    return {
        "height": height_of(events, width),
        "layer": _layers(headings, rows, events, look, _x(window, width, narrow=look.narrow)),
        "config": {"legend": legend},
        "resolve": {"scale": {"x": "shared", "y": "shared"}},
        "padding": {"left": 4, "right": 12, "top": 4, "bottom": 4},
        "encoding": {"y": _y(len(headings) + len(rows))},
    }


_LEGEND = UNNAMED | {
    "orient": "bottom", "title": None, "labelLimit": 420, "labelFontSize": 12, "symbolSize": 110,
    "rowPadding": 4, "columnPadding": 18,
    "layout": {"bottom": {"direction": "vertical", "anchor": "start", "margin": 6}},
}  # fmt: skip


def _window(span: tuple[date, date] | None) -> Window:
    first, last = span or (date(2000, 1, 1), date(2000, 1, 1))
    room = max(_LEAST - (last - first).days, 0) // 2
    begin = max(first.toordinal() - room, 1)
    end = min(last.toordinal() + 1 + room, date.max.toordinal())
    return Window(_moment(date.fromordinal(begin)), _moment(date.fromordinal(end)))


def _moment(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)


def _rows(
    events: Sequence[Event], say: RecordWording, window: Window, known_at: str | None
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The headings of months, and the events, each with the number of its row."""
    headings, rows, at = [], [], 0
    for month, group in by_month(events).items():
        headings.append({"row": at, "heading": heading_of(month, say)})
        at += 1
        for event in group:
            href = event_address(event.id, known_at)
            rows.append(_row(event, say, window) | {"row": at, "href": href})
            at += 1
    return headings, rows


def _row(event: Event, say: RecordWording, window: Window) -> dict[str, Any]:
    sign = sign_of(event, say)
    uncertain = event.certainty in ("probable", "possible")
    doubted = uncertain or (event.when is not None and is_doubted(event.when))
    certainty = f" ({say.values.certainty[event.certainty]})" if uncertain else ""
    return {
        "day": _day_said(event.when, say),
        "date": say.when(event.when),
        "phrase": say.phrase(event) + certainty,
        "stands": _meaning(sign, event, say),
        "standing": say.standing(event),
        "line": say.words.marks[_LINES[stroke_of(event)]],
        "tone": tone_of(event),
        "pale": _PALE if doubted else 1.0,
        "accounts": len(event.accounts),
        **_drawn(event.when, window),
    }


def _day_said(when: When | None, say: RecordWording) -> str:
    """The day under the heading of its month, as ``seuil timeline`` has it."""
    if when is None:
        return ""
    whole = "sometime" if len(month_of(when)) == len("2025-10") else "that_year"
    return ("~" if is_doubted(when) else "") + (day_in_month(when) or say.label(whole))


def _meaning(sign: str, event: Event, say: RecordWording) -> str:
    """What a sign means; the words of the legend."""
    return next(item.partition(" ")[2] for item in legend_of([event], say) if item.startswith(sign))


def _drawn(when: When | None, window: Window) -> dict[str, Any]:
    """Where the line begins and ends, where the sign stands, whether the ends are closed; nothing where the
    time is not known.
    """
    if when is None or (when.earliest is None and when.latest is None):
        return {}
    first, last = day_of(when.earliest), day_of(when.latest)
    open_by = window.length * _OPEN_SHARE
    known = _moment(first or last or date.min)
    begin = known if first else _moved(known, -open_by)
    ended = min((last or first or date.min).toordinal() + 1, date.max.toordinal())
    end = _moment(date.fromordinal(ended)) if last else _moved(known, timedelta(days=1) + open_by)
    before, after = first is None or begin < window.first, last is None or end > window.last
    held = {"from": _held(begin, window), "to": _held(end, window)}
    # The sign stands in the middle of what is drawn, or on the one side that is known.
    middle = held["from"] + (held["to"] - held["from"]) / 2
    held["at"] = middle if first and last else _held(_moved(known, timedelta(hours=12)), window)
    # Beyond the picture it stands beside the arrow that says so.
    room = window.length * _BESIDE
    held["at"] = min(max(held["at"], window.first + room * before), window.last - room * after)
    one_day = first is not None and first == last
    return {
        **{name: f"{moment.isoformat()}Z" for name, moment in held.items()},
        "wide": not one_day,
        "before": (before and not one_day) or begin < window.first,
        "after": (after and not one_day) or end > window.last,
    }


def _moved(moment: datetime, by: timedelta) -> datetime:
    """A moment so much earlier or later, as far as the calendar goes."""
    try:
        return moment + by
    except OverflowError:
        return datetime.min if by < timedelta() else datetime.max.replace(microsecond=0)


def _held(moment: datetime, window: Window) -> datetime:
    return min(max(moment, window.first), window.last)


def _y(rows: int) -> Spec:
    return {
        "field": "row", "type": "quantitative", "title": None, "axis": None,
        "scale": {"domain": [-0.5, max(rows, 1) - 0.5], "reverse": True, "nice": False, "zero": False},
    }  # fmt: skip


def _words_width(width: int) -> int:
    return int(width * 0.56)


def _x(window: Window, width: int, *, narrow: bool) -> Spec:
    left = 10 if narrow else _words_width(width) + 24
    domain = [f"{window.first.isoformat()}Z", f"{window.last.isoformat()}Z"]
    days = window.length.days
    ticks = max(3, (width - left) // 100)
    axis: Spec = {"orient": "top", "grid": True, "labelOverlap": True, "tickCount": min(ticks, max(days, 1)),
                  "domain": False, "labelAlign": "left", "ticks": True, "tickSize": 14,
                  "format": _format(days)}  # fmt: skip
    scale = {"type": "utc", "domain": domain, "range": [left, {"expr": "width - 10"}], "nice": False}
    return {"x": {"field": "at", "type": "temporal", "title": None, "axis": axis, "scale": scale}}


def _format(days: int) -> str:
    """How an axis of so many days names them (d3-time-format)."""
    return "%-d %b" if days <= 60 else "%b %Y" if days <= 1500 else "%Y"


@dataclass(frozen=True, slots=True)
class _Look:
    """How everything on the plot is drawn: colours, what is said beside the pointer, on how much room."""

    say: RecordWording
    theme: str
    width: int

    @property
    def narrow(self) -> bool:
        """Whether the words stand over the line."""
        return self.width < NARROW

    @property
    def down(self) -> int:
        """How far below the middle of its row a line is."""
        return 11 if self.narrow else 0

    @property
    def tip(self) -> list[Spec]:
        """What is said of an event beside the pointer."""
        told = (("phrase", "event"), ("date", "date"), ("standing", "standing"), ("accounts", "accounts"))
        return [{"field": field, "title": self.say.label(label)} for field, label in told]

    @property
    def tone(self) -> Spec:
        """The colour of a line."""
        scale = {"domain": list(TONES[self.theme]), "range": list(TONES[self.theme].values())}
        return {"field": "tone", "type": "nominal", "legend": None, "scale": scale}


# An event whose time or telling is in doubt is drawn pale.
_PALENESS: Spec = {"field": "pale", "type": "quantitative", "scale": None, "legend": None}


def _layers(
    headings: list[dict[str, Any]],
    rows: list[dict[str, Any]],
    events: Sequence[Event],
    look: _Look,
    axis: Spec,
) -> list[Spec]:
    """From the back to the front: what is written, lines with their ends, signs."""
    dated = [row for row in rows if "at" in row]
    return [
        *_written(headings, rows, look),
        _intervals(rows, dated, look),
        *(_end(dated, side, look) for side in ("from", "to")),
        *(_arrow(dated, side, look) for side in ("before", "after")),
        *_points(dated, events, look, axis),
    ]


def _written(headings: list[dict[str, Any]], rows: list[dict[str, Any]], look: _Look) -> list[Spec]:
    """The words of each row, and what parts it from the next."""
    inks, width, up = INKS[look.theme], look.width, -look.down
    below = (NARROW_STEP if look.narrow else STEP) / 2
    room = (width - 40 if look.narrow else _words_width(width)) - _DATE_WIDTH
    phrase = {"color": inks["ink"], "fontSize": 12.5, "dy": up, "cursor": "pointer"}
    return [
        {"data": {"values": rows},
         "mark": {"type": "rule", "color": inks["line"], "opacity": 0.5, "yOffset": below},
         "encoding": {"x": {"value": 0}, "x2": {"value": {"expr": "width"}}}},
        _words(headings, "heading", 0, width, {"fontWeight": "bold", "fontSize": 13, "color": inks["ink"]}),
        _words(rows, "day", 8, _DATE_WIDTH - 6, {"color": inks["soft"], "fontSize": 12, "dy": up}, look.tip),
        _words(rows, "phrase", _DATE_WIDTH, room, phrase, look.tip),
    ]  # fmt: skip


def _intervals(rows: list[dict[str, Any]], dated: list[dict[str, Any]], look: _Look) -> Spec:
    """The lines of what takes, or may take, more than a day."""
    lines = _lines(rows, look.say, columns=1 if look.narrow else 2)
    return {
        "data": {"values": [row for row in dated if row["wide"]]},
        "mark": {"type": "rule", "yOffset": look.down, "cursor": "pointer"},
        "encoding": {"x": {"field": "from", "type": "temporal"}, "x2": {"field": "to"}, "color": look.tone,
                     "opacity": _PALENESS, "tooltip": look.tip, **lines},
    }  # fmt: skip


def _points(
    dated: list[dict[str, Any]], events: Sequence[Event], look: _Look, axis: Spec
) -> Sequence[Spec]:
    """The signs, each on a ground of its own, so that no line is seen through it."""
    ground = {"type": "point", "shape": "circle", "size": 210, "filled": True,
              "color": INKS[look.theme]["card"], "opacity": 1, "yOffset": look.down}  # fmt: skip
    sign = {"type": "point", "size": 150, "strokeWidth": 0, "opacity": 1, "yOffset": look.down,
            "cursor": "pointer"}  # fmt: skip
    signs = {"x": {"field": "at", "type": "temporal"}, **_signs(events, look.say, look.theme)}
    return (
        {"data": {"values": dated}, "mark": ground, "encoding": axis},
        {"data": {"values": dated}, "mark": sign,
         "encoding": {**signs, "fillOpacity": _PALENESS, "tooltip": look.tip}},
    )  # fmt: skip


def _words(
    rows: list[dict[str, Any]], field: str, left: int, limit: int, mark: Spec, tip: Any = None  # noqa: ANN401
) -> Spec:
    layer: Spec = {
        "data": {"values": rows},
        "mark": {"type": "text", "align": "left", "baseline": "middle", "limit": limit, **mark},
        "encoding": {"x": {"value": left}, "text": {"field": field}},
    }
    if tip:
        layer["encoding"]["tooltip"] = tip
    return layer


def _lines(rows: list[dict[str, Any]], say: RecordWording, *, columns: int) -> Spec:
    """How lines are drawn, and what they mean."""
    marks = say.words.marks
    there = {row["line"] for row in rows if row.get("wide")}
    kinds = [kind for kind in _STROKES if marks[kind[0]] in there]
    said = json.dumps(f"{marks['interval']}, ")
    legend: Spec = {"labelExpr": f"{said} + datum.label", "symbolType": "stroke", "symbolSize": 400}
    legend["columns"] = columns
    domain = [marks[key] for key, _, _ in kinds]

    def channel(drawn: list[Any]) -> Spec:
        scale = {"type": "ordinal", "domain": domain, "range": drawn}
        return {"field": "line", "type": "ordinal", "sort": None, "scale": scale, "legend": legend}

    return {
        "strokeDash": channel([dashes for _, dashes, _ in kinds]),
        "strokeWidth": channel([thick for _, _, thick in kinds]),
    }


def _end(dated: list[dict[str, Any]], side: str, look: _Look) -> Spec:
    """The closed end of an interval: a short stroke across."""
    gone = "before" if side == "from" else "after"
    rows = [row for row in dated if row["wide"] and not row[gone]]
    mark = {"type": "tick", "orient": "vertical", "size": 12, "thickness": 2, "yOffset": look.down}
    drawn = {"x": {"field": side, "type": "temporal"}, "color": look.tone, "opacity": _PALENESS}
    return {"data": {"values": rows}, "mark": mark, "encoding": drawn}


def _arrow(dated: list[dict[str, Any]], side: str, look: _Look) -> Spec:
    """An open end, or one beyond the picture: an arrow."""
    left = side == "before"
    rows = [row for row in dated if row[side]]
    shape = "M0.6,-0.9L-0.9,0L0.6,0.9Z" if left else "M-0.6,-0.9L0.9,0L-0.6,0.9Z"
    mark = {"type": "point", "shape": shape, "filled": True, "size": 90, "yOffset": look.down, "opacity": 1}
    x = {"field": "from" if left else "to", "type": "temporal"}
    drawn = {"x": x, "color": look.tone, "fillOpacity": _PALENESS}
    return {"data": {"values": rows}, "mark": mark, "encoding": drawn}


def _signs(events: Sequence[Event], say: RecordWording, theme: str) -> Spec:
    """The sign of an event by its form and colour, with the legend of those that are there."""
    said = dict(item.partition(" ")[::2] for item in legend_of(events, say))
    signs = [sign for sign in SIGNS_IN_ORDER if sign in said]
    domain = [said[sign] for sign in signs]
    colours = [TONES[theme].get(_TONE_OF_SIGN.get(sign, ""), INKS[theme]["ink"]) for sign in signs]
    field = {"field": "stands", "type": "nominal"}
    return {
        "shape": {**field, "scale": {"domain": domain, "range": [PATHS[sign] for sign in signs]}},
        "fill": {**field, "scale": {"domain": domain, "range": colours}, "legend": {"symbolStrokeWidth": 0}},
    }
