"""What the tables say of states on a day: whose land a place is, who is in which group, who is allied with
whom.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from seuil.data_files import DataFiles
from seuil.data_files.shapes.entities import Membership
from seuil.finding.truth import FALSE, TRUE, UNKNOWN, Truth

# Groups whose members are bound to defend each other.
_ALLIANCES = ("NATO", "CSTO", "Union-State")
_PAIR = "mutual-defence:"
# Told by how far it flies, a missile may be of any of the kinds that are told by how it flies.
_BY_RANGE = "long-range-missile"


class World:
    """Looks states, places and weapons up in the tables of entities."""

    def __init__(self, data: DataFiles) -> None:
        self._countries = {place.id: place.country for place in data.places}
        self._countries |= {body.id: getattr(body, "country", None) for body in data.bodies}
        self._states = frozenset(data.states)
        self._rows: dict[tuple[str, str], list[Membership]] = defaultdict(list)
        self._pairs: dict[str, set[str]] = defaultdict(set)
        for row in data.memberships:
            self._rows[row.state, row.group].append(row)
            if row.group.startswith(_PAIR) or row.group in _ALLIANCES:
                self._pairs[row.group].add(row.state)
        self._wider = _ancestors(data)
        self.group = lru_cache(maxsize=None)(self._group)
        self.allied = lru_cache(maxsize=None)(self._allied)

    def country(self, name: str) -> str:
        """The state that an id stands for or belongs to; the id itself where no table knows."""
        return name if name in self._states else self._countries.get(name) or name

    def _group(self, state: str, group: str, day: str) -> Truth:
        """Whether a state is in a group on a day; unknown for what is no state, or where the dates are not
        known.
        """
        if state not in self._states:
            return UNKNOWN
        rows = self._rows.get((state, group), [])
        if any(row.since is not None and _covers(row, day) for row in rows):
            return TRUE
        return UNKNOWN if any(row.since is None for row in rows) else FALSE

    def _allied(self, state: str, other: str, day: str) -> Truth:
        """Whether two states are bound to each other by a treaty of alliance on a day."""
        if state not in self._states:
            return UNKNOWN
        bound = (g for g, members in self._pairs.items() if {state, other} <= members)
        return TRUE if any(self._group(s, g, day) == TRUE for g in bound for s in (state,)) else FALSE

    def coalition(self, state: str, day: str) -> tuple[str, ...]:
        """The other members of the state's alliances on a day."""
        found = {
            row.state
            for group in _ALLIANCES
            if self._group(state, group, day) == TRUE
            for (member, name), rows in self._rows.items()
            if name == group and member != state
            for row in rows
            if _covers(row, day)
        }
        return tuple(sorted(found))

    def weapon(self, held: str, wanted: str) -> Truth:
        """Whether a weapon is of a class: yes for a narrower one, unknown for a wider one, no for another."""
        kinds, wider = self._wider.get(held, {held}), self._wider.get(wanted, {wanted})
        if wanted in kinds:
            return TRUE
        by_range = _BY_RANGE in (held, wanted) and "missile" in kinds and "missile" in wider
        return UNKNOWN if held in wider or by_range else FALSE


def _covers(row: Membership, day: str) -> bool:
    since, until = str(row.since or ""), str(row.until or "9999")
    return since <= day[: max(len(since), 4)] and day[: len(until)] <= until


def _ancestors(data: DataFiles) -> dict[str, set[str]]:
    """Weapon class or named system → itself and all that it is within."""
    within = {c.id: set(c.within) for c in data.weapons.classes}
    within |= {w.id: set(w.classes) for w in data.weapons.weapons}
    found: dict[str, set[str]] = {}
    for name in within:
        reached, todo = {name}, [name]
        while todo:
            for wider in within.get(todo.pop(), ()):
                if wider not in reached:
                    reached.add(wider)
                    todo.append(wider)
        found[name] = reached
    return found
