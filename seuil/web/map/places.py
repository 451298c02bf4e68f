"""The places of events in words, with how many events each has and how those stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from seuil.asking.wording import DONE, RecordWording
from seuil.export.coordinates import Coordinates, Point
from seuil.store.model import PlaceRow
from seuil.web.asked import Asked


@dataclass(frozen=True, slots=True)
class Standing:
    """How many events of a place stand in one way: the words, the count, and the class of its sign."""

    words: str
    count: int
    css: str


@dataclass(frozen=True, slots=True)
class PlaceOnMap:
    """A place. ``done`` counts events told as done, ``total`` all; ``href`` leads to them on the timeline."""

    id: str
    name: str
    point: Point | None
    done: int
    total: int
    standings: tuple[Standing, ...]
    href: str

    @property
    def said(self) -> str:
        """How its events stand, in words."""
        return ", ".join(f"{one.count} {one.words}" for one in self.standings)


@dataclass(frozen=True, slots=True)
class Places:
    """Places that are on the map and those that have no point, those of most events first, each up to a
    limit; and how many there are of both.
    """

    on_map: tuple[PlaceOnMap, ...]
    without: tuple[PlaceOnMap, ...]
    all_on_map: int
    all_without: int


def places_of(
    rows: Iterable[PlaceRow],
    say: RecordWording,
    where: Coordinates,
    asked: Asked,
    *,
    on_map: int,
    without: int = 0,
) -> Places:
    """The places of these counts; so many of each kind are put into words."""
    held: dict[str, list[PlaceRow]] = {}
    for row in rows:
        held.setdefault(row.place, []).append(row)
    order = sorted(held, key=lambda id: (-sum(row.count for row in held[id]), id))
    here = [id for id in order if where.of(id) is not None]
    nowhere = [id for id in order if where.of(id) is None]

    def said(ids: list[str]) -> tuple[PlaceOnMap, ...]:
        return tuple(_place(id, held[id], say, where, asked) for id in ids)

    return Places(said(here[:on_map]), said(nowhere[:without]), len(here), len(nowhere))


def _place(
    id: str, rows: list[PlaceRow], say: RecordWording, where: Coordinates, asked: Asked
) -> PlaceOnMap:
    order = list(say.values.status)
    rows = sorted(rows, key=lambda row: (row.polarity == "negated", order.index(row.status)))
    return PlaceOnMap(
        id=id,
        name=say.name(id),
        point=where.of(id),
        done=sum(row.count for row in rows if row.status in DONE and row.polarity != "negated"),
        total=sum(row.count for row in rows),
        standings=tuple(_standing(row, say) for row in rows),
        href=asked.at("/timeline", place=(id,)),
    )


def _standing(row: PlaceRow, say: RecordWording) -> Standing:
    words = say.values.status[row.status]
    if row.polarity != "negated":
        return Standing(words, row.count, row.status)
    denied = say.saying("did_not") if row.status in DONE else f"{say.values.labels['negated']} {words}"
    return Standing(denied, row.count, "negated")
