"""The map of places: countries beneath, a disc and a ring for each place, the names of the largest.

The disc's area counts what is told as done, the ring's all events: a broken ring around a disc, or an empty
one, says that more is planned, threatened, asked for or denied there than done.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from seuil.web.map.places import PlaceOnMap
from seuil.web.plots.drawing import INKS, TONES, Spec
from seuil.web.plots.shapes import Frame, around, land, world

Extent = Literal["events", "world"]

DRAWN = 300
"""Places that are drawn at most, those of most events."""

# A map shows at least so many degrees from left to right: a single town needs the coast around it.
_LEAST = 14.0
# Radius of the smallest mark and of the largest, in pixels; names that are written, if they find room.
_SMALLEST, _LARGEST, _NAMED = 4.0, 18.0, 24
_LETTER, _LINE = 6.4, 14.0
_GROUND = {
    "light": {"sea": "#e9eef1", "land": "#f8f6f0", "border": "#b9b5aa"},
    "dark": {"sea": "#14181c", "land": "#2a2e33", "border": "#4d535b"},
}


@dataclass(frozen=True, slots=True)
class Words:
    """The heads of what a pointer on a place is told."""

    place: str
    events: str
    standing: str


def map_spec(
    places: Sequence[PlaceOnMap], words: Words, extent: Extent, theme: Literal["light", "dark"], width: int
) -> Spec:
    """The plot, ``width`` pixels wide."""
    drawn = [place for place in places if place.point is not None][:DRAWN]
    frame = frame_of(drawn, extent, width)
    marks = list(_marks(drawn, frame))
    ground, ink = _GROUND[theme], INKS[theme]
    shapes = {"type": "geoshape", "fill": ground["land"], "stroke": ground["border"], "strokeWidth": 0.7}
    halo = {"stroke": ground["land"], "strokeWidth": 3, "strokeOpacity": 0.85, "strokeJoin": "round"}
    return {
        "width": frame.width,
        "height": frame.height,
        "padding": 0,
        "view": {"fill": ground["sea"]},
        "layer": [
            {
                "data": {"values": list(land(frame))},
                "mark": shapes | {"clip": True},
                "projection": {"type": "identity", "scale": 1, "translate": [0, 0]},
            },
            {
                "data": {"values": marks},
                "encoding": _at("x", "y"),
                "layer": [_ring(theme, words), _disc(theme, words)],
            },
            {
                "data": {"values": list(_names(marks, frame))},
                "encoding": _at("x", "y") | {"text": {"field": "name"}},
                "layer": [
                    {"mark": _text() | halo},
                    {"mark": _text() | {"fill": ink["ink"]}},
                ],
            },
        ],
    }


def frame_of(places: Sequence[PlaceOnMap], extent: Extent, width: int) -> Frame:
    """What the map shows: what holds the places, or all of the Earth."""
    points = [(p.point.longitude, p.point.latitude) for p in places if p.point is not None]
    if extent == "world" or not points:
        return world(width, round(width * 0.5))
    height = round(width * (0.56 if width >= 560 else 0.95))
    return around(points, width, height, _LEAST)


def _marks(places: Sequence[PlaceOnMap], frame: Frame) -> Iterator[dict[str, Any]]:
    """A mark for each place, the largest first, so that small ones lie upon them."""
    most = max((place.total for place in places), default=1)
    for place in places:
        if place.point is None:
            continue
        x, y = frame.pixel(place.point.longitude, place.point.latitude)
        yield {
            "x": round(x, 1),
            "y": round(y, 1),
            "name": place.name,
            "events": place.total,
            "standing": place.said,
            "href": place.href,
            "all": _area(place.total, most) if place.total > place.done else 0,
            "done": _area(place.done, most) if place.done else 0,
            "radius": _radius(place.total, most),
        }


def _radius(count: int, most: int) -> float:
    return max(_SMALLEST, _LARGEST * math.sqrt(count / max(most, 12)))


def _area(count: int, most: int) -> float:
    """The size of a mark as Vega has it: the area of the square around it."""
    return round((2 * _radius(count, most)) ** 2, 1)


def _at(x: str, y: str) -> Spec:
    return {
        name: {"field": field, "type": "quantitative", "scale": None, "axis": None}
        for name, field in (("x", x), ("y", y))
    }


def _ring(theme: Literal["light", "dark"], words: Words) -> Spec:
    mark = {
        "type": "point", "shape": "circle", "filled": False, "stroke": TONES[theme]["planned"],
        "strokeWidth": 1.6, "strokeDash": [3, 2.5], "fill": "transparent", "cursor": "pointer", "clip": True,
    }  # fmt: skip
    return _sized(mark, "all", words)


def _disc(theme: Literal["light", "dark"], words: Words) -> Spec:
    mark = {
        "type": "point", "shape": "circle", "filled": True, "fill": TONES[theme]["happened"],
        "fillOpacity": 0.66, "stroke": INKS[theme]["card"], "strokeWidth": 1, "cursor": "pointer",
        "clip": True,
    }  # fmt: skip
    return _sized(mark, "done", words)


def _sized(mark: Spec, field: str, words: Words) -> Spec:
    tooltip = [
        {"field": "name", "title": words.place},
        {"field": "events", "type": "quantitative", "title": words.events},
        {"field": "standing", "title": words.standing},
    ]
    size = {"field": field, "type": "quantitative", "scale": None, "legend": None}
    return {
        "mark": mark,
        "transform": [{"filter": f"datum.{field} > 0"}],
        "encoding": {"size": size, "tooltip": tooltip},
    }


def _text() -> Spec:
    return {"type": "text", "align": "left", "baseline": "middle", "fontSize": 12, "clip": True}


def _names(marks: Sequence[dict[str, Any]], frame: Frame) -> Iterator[dict[str, Any]]:
    """The names of the largest places that find room, on the right of their marks or else on the left."""
    taken = [_around(m["x"], m["y"], 0.8 * m["radius"]) for m in marks]
    for mark in marks[:_NAMED]:
        name = mark["name"] if len(mark["name"]) <= 28 else f"{mark['name'][:27]}…"
        wide = len(name) * _LETTER
        for left in (mark["x"] + mark["radius"] + 3, mark["x"] - mark["radius"] - 3 - wide):
            box = (left, mark["y"] - _LINE / 2, left + wide, mark["y"] + _LINE / 2)
            if left >= 0 and box[2] <= frame.width and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                yield {"x": round(left, 1), "y": mark["y"], "name": name}
                break


def _around(x: float, y: float, far: float) -> tuple[float, float, float, float]:
    return x - far, y - far, x + far, y + far


def _overlap(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
