"""What a synthetic dossier tells: happenings drawn from a seed, over the ids of the shipped tables.

A few acts, states and places are in most of them, as in any crisis; the rest are rare.
"""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from typing import Generic, TypeVar

from seuil.data_files import DataFiles
from seuil.doctrine.from_files import Doctrines

T = TypeVar("T")
_WORD = re.compile(r"[^\W\d_]{4,}")

FIRST, LAST = date(2022, 1, 1), date(2026, 6, 30)
LANGUAGES = ("en", "fr")
# What news of a war tells most; all other acts follow.
COMMON = (
    "strike", "announce-decision", "condemn", "meet", "attack", "deploy", "warn", "call", "threaten",
    "kill", "impose-sanctions", "provide-weapons", "negotiate", "accuse", "exercise", "deny", "launch-weapon",
    "order",
)  # fmt: skip
SIDES = ("RUS", "UKR", "USA", "ISR", "IRN", "CHN", "FRA", "GBR", "DEU", "POL", "PRK", "KOR", "IND", "PAK")
WEAPONS = ("drone", "missile", "cruise-missile", "ballistic-missile", "artillery", "aircraft", "tank")
# Acts whose instrument a page names.
ARMED = frozenset({"strike", "attack", "launch-weapon", "deploy", "kill", "bomb", "provide-weapons"})
SPOKEN = frozenset({"condemn", "warn", "call", "threaten", "accuse", "deny", "announce-decision"})
OUTLETS = 40
DOING = ("happened",) * 16 + ("ongoing", "planned", "planned", "requested", "hypothetical", "permitted")
STANCES = ("says", "says", "says", "announces", "confirms", "claims", "warns", "denies")


class Tail(Generic[T]):
    """Values of which the first are drawn most: the n-th weighs 1/n to some power."""

    def __init__(self, values: Sequence[T], power: float = 1.1) -> None:
        self.values = tuple(values)
        self._sums = list(accumulate(1 / (n + 1) ** power for n in range(len(self.values))))

    def draw(self, dice: random.Random) -> T:
        """One of the values."""
        return self.values[bisect_left(self._sums, dice.random() * self._sums[-1])]


@dataclass(frozen=True)
class Thing:
    """An entity as pages name it, by language."""

    id: str
    kind: str
    country: str | None
    names: dict[str, str]


@dataclass(frozen=True)
class Happening:
    """What pages tell: one event. ``voice`` speaks of it; reports may differ on the number ``toll``."""

    number: int
    act: str
    actor: Thing
    target: Thing
    instrument: Thing | None
    place: Thing | None
    day: date
    days: int
    dated: bool
    status: str
    voice: Thing
    toll: int
    touch: tuple[str, str, str] | None


class World:
    """Who and what happenings are drawn from."""

    def __init__(self, data: DataFiles, dice: random.Random) -> None:
        self._dice = dice
        self.acts = Tail((*COMMON, *self._rest(set(data.acts) - set(COMMON))))
        states = {code: self._state(data, code) for code in data.states if self._is_named(data, code)}
        self.states = Tail([states[c] for c in (*SIDES, *self._rest(states.keys() - set(SIDES)))], 1.3)
        self.persons = self._persons(data)
        places: dict[str | None, list[Thing]] = {}
        for one in data.places:
            if set(one.names) >= set(LANGUAGES) and one.kind in ("city", "region", "base"):
                places.setdefault(one.country, []).append(Thing(one.id, "city", one.country, one.names))
        self.places = {country: Tail(found) for country, found in places.items()}
        classes = {one.id: one for one in data.weapons.classes}
        words = {c: {code: classes[c].words[code][0] for code in LANGUAGES} for c in WEAPONS}
        self.weapons = Tail([Thing(c, "weapon", None, words[c]) for c in WEAPONS])
        self.words = {code: self._words(data, code) for code in LANGUAGES}
        outlets = [m.name for m in data.media if m.kind != "social-platform"]
        self.outlets = Tail(self._rest(set(outlets))[:OUTLETS], 0.8)
        doctrines = Doctrines(data)
        clauses = [(d, c.id) for d in doctrines.ids for c in doctrines.get(d).clauses]
        self.clauses = Tail(self._rest(set(clauses)))

    def happenings(self, number: int) -> list[Happening]:
        """As many happenings, by day."""
        made = [self._happening() for _ in range(number)]
        made.sort(key=lambda one: one[0])
        return [Happening(number=n, day=day, **values) for n, (day, values) in enumerate(made)]

    def _happening(self) -> tuple[date, dict[str, object]]:
        dice = self._dice
        day = FIRST + timedelta(days=dice.randrange((LAST - FIRST).days + 1))
        act, state, other = self.acts.draw(dice), self.states.draw(dice), self.states.draw(dice)
        while other == state:
            other = self.states.draw(dice)
        speaker = self.states.draw(dice) if dice.random() < 0.3 else state
        held = self.places.get(other.id)
        place = held.draw(dice) if held and dice.random() < 0.6 else None
        return day, {
            "act": act,
            "actor": self._one_of(state, 0.35),
            "target": other,
            "instrument": self.weapons.draw(dice) if act in ARMED and dice.random() < 0.6 else None,
            "place": None if act in SPOKEN else place,
            "days": dice.choice((1, 1, 1, 1, 1, 1, 2, 3, 30)),
            "dated": dice.random() < 0.93,
            "status": dice.choice(DOING),
            "voice": self._one_of(speaker, 0.8),
            "toll": dice.randint(3, 60),
            "touch": (*self.clauses.draw(dice), "reported-under") if dice.random() < 0.02 else None,
        }

    def _one_of(self, state: Thing, share: float) -> Thing:
        """A state, or one who acts for it."""
        if state.id in self.persons and self._dice.random() < share:
            return self.persons[state.id].draw(self._dice)
        return state

    @staticmethod
    def _words(data: DataFiles, code: str) -> tuple[str, ...]:
        """The words of all that the tables say of acts, to write of anything."""
        said = " ".join(
            [getattr(act.means, code) for act in data.acts.values()]
            + [place.names[code] for place in data.places if code in place.names]
        )
        return tuple(sorted(set(_WORD.findall(said.lower()))))

    def _rest(self, values: set[T]) -> list[T]:
        """Values in an order of the seed's."""
        found = sorted(values)  # type: ignore[type-var]
        self._dice.shuffle(found)
        return found

    @staticmethod
    def _is_named(data: DataFiles, code: str) -> bool:
        until = data.states[code].until
        return until is None and all(code in data.language(c).state_names for c in LANGUAGES)

    @staticmethod
    def _state(data: DataFiles, code: str) -> Thing:
        return Thing(code, "state", code, {c: data.language(c).state_names[code].name for c in LANGUAGES})

    @staticmethod
    def _persons(data: DataFiles) -> dict[str, Tail[Thing]]:
        """State → who holds an office in it."""
        found: dict[str, list[Thing]] = {}
        for one in data.persons:
            held = [t.acts_for for t in one.tenures if t.until is None or str(t.until) >= FIRST.isoformat()]
            if held and held[0] in data.states and set(one.name) >= set(LANGUAGES):
                found.setdefault(held[0], []).append(Thing(one.id, "person", held[0], one.name))
        return {state: Tail(persons) for state, persons in found.items()}
