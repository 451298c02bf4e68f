"""The shapes of countries, of Natural Earth, laid flat and cut to what a map shows.

They are flattened here and not in the browser: a picture and the plot that replaces it then have the same
lines, labels find their room before anything is drawn, and only what is seen is sent.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from seuil.web.rendering import STATIC

_FILE = STATIC / "vendor" / "countries-50m.json"
Ring = NDArray[np.float64]
Line = list[tuple[float, float]]

# Past these degrees Mercator's map has no use; how far beyond the edge lines are still drawn, in pixels;
# points closer than this to the one before say nothing more; smaller pieces are not seen.
_FARTHEST, _MARGIN, _CLOSE, _SMALL = 84.0, 12.0, 1.2, 2.0
# Equal Earth (Šavrič, Patterson, Jenny 2018): its polynomial, and half its width and height.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2
_HALF_WIDTH, _HALF_HEIGHT = 2.7066, 1.3173


@dataclass(frozen=True, slots=True)
class Frame:
    """A map laid flat, in pixels: ``scale`` of them for a radian, (``x``, ``y``) in the middle.

    ``world`` is the whole Earth in equal areas; else it is a part of it as Mercator has it.
    """

    width: int
    height: int
    scale: float
    x: float
    y: float
    world: bool

    def pixel(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Where a place is, from the left and from the top."""
        flat = _flat(np.array([[longitude, latitude]]), world=self.world)[0]
        return self._x(float(flat[0])), self._y(float(flat[1]))

    def pixels(self, ring: Ring) -> Line:
        """A line in pixels, without the points that are too close to be told apart."""
        flat = _flat(ring, world=self.world)
        xs, ys = self._x(flat[:, 0]), self._y(flat[:, 1])
        kept: Line = []
        for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
            if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= _CLOSE:
                kept.append((x, y))
        return kept

    def _x(self, flat: Any) -> Any:  # noqa: ANN401 (a number, or many)
        return self.width / 2 + (flat - self.x) * self.scale

    def _y(self, flat: Any) -> Any:  # noqa: ANN401
        return self.height / 2 - (flat - self.y) * self.scale


def world(width: int, height: int) -> Frame:
    """All of the Earth."""
    scale = min(width / (2 * _HALF_WIDTH), height / (2 * _HALF_HEIGHT)) * 0.98
    return Frame(width, height, scale, 0.0, 0.0, world=True)


def around(points: list[tuple[float, float]], width: int, height: int, least: float) -> Frame:
    """What holds these points (longitude, latitude), with room around them; at least ``least`` degrees wide.

    Points on both sides of the Earth give all of it.
    """
    if not points or max(p[0] for p in points) - min(p[0] for p in points) > 170:
        return world(width, height)
    flat = _flat(np.array(points), world=False)
    (left, low), (right, high) = flat.min(axis=0).tolist(), flat.max(axis=0).tolist()
    room = 1.3
    wide = max((right - left) * room, math.radians(least))
    tall = max((high - low) * room, math.radians(least) * height / width)
    scale = min(width / wide, height / tall)
    return Frame(width, height, scale, (left + right) / 2, (low + high) / 2, world=False)


def _flat(ring: Ring, *, world: bool) -> Ring:
    """Degrees as flat radians."""
    radians = np.radians(ring)
    longitude, latitude = radians[:, 0], radians[:, 1]
    if not world:
        held = np.clip(latitude, -math.radians(_FARTHEST), math.radians(_FARTHEST))
        return np.column_stack((longitude, np.log(np.tan(math.pi / 4 + held / 2))))
    angle = np.arcsin(_M * np.sin(latitude))
    square = angle * angle
    sixth = square**3
    slope = _M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square))
    rise = angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return np.column_stack((longitude * np.cos(angle) / slope, rise))


def load() -> None:
    """Have the shapes at hand before they are asked for."""
    _countries()


@lru_cache(maxsize=16)
def land(frame: Frame) -> tuple[dict[str, Any], ...]:
    """The countries that a frame shows, as features in its pixels."""
    found = []
    for name, polygons in _countries():
        shown = [cut for polygon in polygons if (cut := _cut(frame, polygon))]
        if shown:
            geometry = {"type": "MultiPolygon", "coordinates": shown}
            found.append({"type": "Feature", "properties": {"name": name}, "geometry": geometry})
    return tuple(found)


def _cut(frame: Frame, polygon: tuple[Ring, ...]) -> list[list[list[float]]]:
    """The rings of a polygon as far as they are seen; none where nothing is."""
    corners = np.array([polygon[0].min(axis=0), polygon[0].max(axis=0)])
    if not frame.world and not _meets(frame, frame.pixels(corners)):
        return []
    rings = (_inside(frame, frame.pixels(ring)) for ring in polygon)
    return [[[round(x, 1), round(y, 1)] for x, y in (*ring, ring[0])] for ring in rings if _is_seen(ring)]


def _meets(frame: Frame, corners: Line) -> bool:
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs) < frame.width and max(xs) > 0 and min(ys) < frame.height and max(ys) > 0


def _is_seen(ring: Line) -> bool:
    if len(ring) < 3:
        return False
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return max(xs) - min(xs) >= _SMALL or max(ys) - min(ys) >= _SMALL


def _inside(frame: Frame, ring: Line) -> Line:
    """A ring cut to the frame (Sutherland and Hodgman); its new edges are beyond what is seen."""
    far_x, far_y = frame.width + _MARGIN, frame.height + _MARGIN
    for axis, bound, sign in ((0, -_MARGIN, 1), (0, far_x, -1), (1, -_MARGIN, 1), (1, far_y, -1)):
        ring = list(_beyond(ring, axis, bound, sign))
    return ring


def _beyond(ring: Line, axis: int, bound: float, sign: int) -> Iterator[tuple[float, float]]:
    """The part of a ring on one side of a line."""
    for before, after in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was, now = (before[axis] - bound) * sign, (after[axis] - bound) * sign
        if (was < 0) != (now < 0):
            part = was / (was - now)
            yield (
                before[0] + (after[0] - before[0]) * part,
                before[1] + (after[1] - before[1]) * part,
            )
        if now >= 0:
            yield after


@lru_cache(maxsize=1)
def _countries() -> tuple[tuple[str, tuple[tuple[Ring, ...], ...]], ...]:
    """Name → polygons, each an outer ring and holes, in degrees. The file is TopoJSON: arcs are shared."""
    held = json.loads(_FILE.read_text("utf-8"))
    scale, shift = (np.array(held["transform"][k]) for k in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in held["arcs"]]

    def ring(indices: list[int]) -> Ring:
        # A negative index is the same arc backwards; each arc begins where the one before ends.
        parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
        return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])

    found = []
    for country in held["objects"]["countries"]["geometries"]:
        several = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        polygons = (tuple(ring(indices) for indices in polygon) for polygon in several)
        halves = tuple(half for polygon in polygons for half in _parted(polygon))
        found.append((str(country["properties"]["name"]), halves))
    return tuple(found)


def _parted(polygon: tuple[Ring, ...]) -> Iterator[tuple[Ring, ...]]:
    """A polygon that reaches over the 180th meridian, as its parts on both sides; else itself."""
    steps = np.abs(np.diff(polygon[0][:, 0]))
    whole = np.unwrap(polygon[0][:, 0], period=360.0)
    # A ring that goes around a pole does not come back to where it began: it stays as it is.
    if steps.max() < 180 or abs(whole[-1] - whole[0]) > 180:
        yield polygon
        return
    for shift in (0.0, 360.0 if whole.min() < -180 else -360.0):
        parts = (_one_side(ring, shift) for ring in polygon)
        if (held := tuple(part for part in parts if len(part) > 2)) and len(held[0]) > 2:
            yield held


def _one_side(ring: Ring, shift: float) -> Ring:
    """What of a ring, in one piece and moved, lies between the 180th meridians."""
    moved = np.column_stack((np.unwrap(ring[:, 0], period=360.0) + shift, ring[:, 1]))
    line: Line = [(float(x), float(y)) for x, y in moved]
    for bound, sign in ((-180.0, 1), (180.0, -1)):
        line = list(_beyond(line, 0, bound, sign))
    return np.array(line) if line else np.empty((0, 2))
