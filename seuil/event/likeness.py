"""How much two facts look like one happening: signs, each with a weight, summed to log odds.

The signs are few and each can be said in words, so that a merge can be explained. What cannot be (another
time, another kind of act, something real and something only spoken of) is refused outright.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from seuil.data_files import DataFiles
from seuil.errors import DataError
from seuil.event.facts import Fact, Span

# Never: less than any sum of signs can make up for.
NEVER = float("-inf")
# Days that two reports of one doing may lie apart: clocks differ around the world.
_SLACK = 1
# Days further apart than this are never taken for one day misread.
_MISREAD = 3
_NARROW = 3
# What was told as done on a page lies no further behind it than this, where no words say so.
_FRESH, _WEEK = 3, 9
# Characters within which two triggers stand in the same sentences or the next.
_NEXT_TO = 250

SIGNS: dict[str, str] = {
    "same_act": "the same act",
    "same_trigger": "the same word for it",
    "same_page": "on one page",
    "same_sentence": "two acts in one sentence",
    "actor_same": "the same actor",
    "actor_state": "actors of the same state",
    "actor_conflict": "other actors",
    "target_same": "the same target",
    "target_state": "targets of the same state",
    "target_conflict": "other targets",
    "place_same": "the same place",
    "place_within": "one place within the other",
    "place_conflict": "other places",
    "instrument_like": "weapons of one kind",
    "instrument_conflict": "other weapons",
    "number_shared": "the same number",
    "number_conflict": "other numbers",
    "day_same": "the same day",
    "day_near": "days next to each other",
    "day_other": "other days",
    "at_once": "told on the same day or the next",
    "span_narrow": "overlapping days",
    "span_wide": "times that may be the same",
    "fresh": "told within days of each other",
    "week": "told within a week of each other",
    "old": "told long after one another",
    "words": "the same words",
    "named": "the same names",
    "content_same": "the same is said",
    "content_conflict": "something else is said",
    "speaker_same": "spoken of by the same side",
    "speaker_conflict": "spoken of by other sides",
    "actor_missing": "one names no actor",
    "target_missing": "one names no target",
    "headline": "one is the headline of the page",
    "definite": "one speaks of it as known",
    "next_to": "in sentences next to each other",
    "speech": "both are said, not done",
    "unreal": "both are only spoken of",
    "real_differs": "one is told as done, the other only spoken of",
    "mutual": "both are done together",
    "polarity_differs": "one says it did not happen",
    "status_differs": "one says planned, the other done",
}


class Likeness:
    """Weighs signs by the table ``data/event/likeness.yaml``."""

    def __init__(self, data: DataFiles) -> None:
        table = data.likeness
        if set(table.signs) != set(SIGNS):
            odd = ", ".join(sorted(set(table.signs) ^ set(SIGNS)))
            raise DataError(str(data.folder / "event" / "likeness.yaml"), None, f"signs: not as known: {odd}")
        self.start, self.weights = table.start, table.signs
        self.kinds = Kinds(data)

    def among(self, facts: Sequence[Fact]) -> Comparison:
        """What compares two of these facts: a word or name that many of them share says little."""
        return Comparison(self, facts)

    def refused(self, one: Fact, other: Fact) -> bool:
        """Whether the two cannot be of one happening, whatever else is alike."""
        if not self.kinds.alike(one.mention.act, other.mention.act):
            return True
        if one.real != other.real and not (other if one.real else one).spoken_of_as_past:
            return True
        if one.mention.content_of == other.key or other.mention.content_of == one.key:
            return True
        return self._other_time(one, other)

    def _other_time(self, one: Fact, other: Fact) -> bool:
        if one.told and other.told:
            return one.told.apart(other.told) > _MISREAD
        return _before_its_time(one, other) or _before_its_time(other, one)


class Comparison:
    """Compares facts among others of their kind."""

    def __init__(self, likeness: Likeness, facts: Sequence[Fact]) -> None:
        self._likeness, self._kinds = likeness, likeness.kinds
        self._words = Rarity([fact.words for fact in facts])
        self._names = Rarity([fact.named for fact in facts])

    def score(self, one: Fact, other: Fact) -> float:
        """Log odds that the two are of one happening; ``NEVER`` where they cannot be."""
        if self._likeness.refused(one, other):
            return NEVER
        weights = self._likeness.weights
        return self._likeness.start + sum(weights[sign] * value for sign, value in self.signs(one, other))

    def signs(self, one: Fact, other: Fact) -> Iterator[tuple[str, float]]:
        """The signs that the two show, with how strongly (0 to 1)."""
        yield from self._of_act(one, other)
        if one.mention.act in self._kinds.mutual and other.mention.act in self._kinds.mutual:
            yield "mutual", 1.0
            yield from _of_role(
                "actor",
                one.actor | one.target,
                other.actor | other.target,
                one.actor_states | one.target_states,
                other.actor_states | other.target_states,
            )
        else:
            yield from _of_role("actor", one.actor, other.actor, one.actor_states, other.actor_states)
            yield from _of_role("target", one.target, other.target, one.target_states, other.target_states)
        yield from _of_place(one, other)
        yield from self._of_weapon(one, other)
        yield from _of_time(one, other)
        yield from _of_page(one, other)
        if one.numbers and other.numbers:
            yield ("number_shared" if one.numbers & other.numbers else "number_conflict"), 1.0
        if one.mention.language == other.mention.language:
            yield "words", self._words.share(one.words, other.words)
        yield "named", self._names.share(one.named, other.named)

    def _of_act(self, one: Fact, other: Fact) -> Iterator[tuple[str, float]]:
        a, b = one.mention, other.mention
        if a.act == b.act:
            yield "same_act", 1.0
        if a.trigger.lower()[:5] == b.trigger.lower()[:5]:
            yield "same_trigger", 1.0
        if one.contents and other.contents:
            yield ("content_same" if one.contents & other.contents else "content_conflict"), 1.0
        if a.polarity != b.polarity:
            yield "polarity_differs", 1.0
        if a.status != b.status and "planned" in (a.status, b.status):
            yield "status_differs", 1.0
        if one.real != other.real:
            yield "real_differs", 1.0
        elif not one.real:
            yield "unreal", 1.0
            if one.speaker and other.speaker:
                yield ("speaker_same" if one.speaker & other.speaker else "speaker_conflict"), 1.0
        elif a.act in self._kinds.speech:
            yield "speech", 1.0

    def _of_weapon(self, one: Fact, other: Fact) -> Iterator[tuple[str, float]]:
        if one.instrument and other.instrument:
            like = any(self._kinds.weapons_meet(a, b) for a in one.instrument for b in other.instrument)
            yield ("instrument_like" if like else "instrument_conflict"), 1.0


class Rarity:
    """How much it says that two sets share something: less, the more of all sets hold it (idf)."""

    def __init__(self, sets: Sequence[frozenset[str]]) -> None:
        held = Counter(one for each in sets for one in each)
        self._weight = {one: math.log((1 + len(sets)) / (0.5 + count)) for one, count in held.items()}

    def share(self, one: frozenset[str], other: frozenset[str]) -> float:
        """The weight of what two sets share, of the weight of all that they hold: 0 to 1."""
        # Summed in one order: a sum of floats in the order of a set would differ from run to run.
        both = math.fsum(self._weight[w] for w in one & other)
        return both / math.fsum(self._weight[w] for w in one | other) if both else 0.0


class Kinds:
    """What the tables say of acts and weapons."""

    def __init__(self, data: DataFiles) -> None:
        self._data = data
        self.group = data.happenings.group
        self.mutual = frozenset(data.happenings.mutual)
        self.speech = frozenset(data.happenings.speech)

    def alike(self, one: str, other: str) -> bool:
        """Whether two acts may tell one doing."""
        return self.group(one) == self.group(other)

    @cached_property
    def _wider(self) -> dict[str, frozenset[str]]:
        within = {c.id: c.within for c in self._data.weapons.classes}
        within |= {w.id: w.classes for w in self._data.weapons.weapons}
        return {name: frozenset(_reached(name, within)) for name in within}

    def weapons_meet(self, one: str, other: str) -> bool:
        """Whether one of two weapons may be the other: the same, or of a class of it."""
        return one == other or one in self._wider.get(other, ()) or other in self._wider.get(one, ())


def _reached(name: str, within: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for wider in within.get(name, ()):
        yield wider
        yield from _reached(wider, within)


def _before_its_time(one: Fact, other: Fact) -> bool:
    """Whether ``other`` tells as done, on a page that was out before, what ``one`` dates."""
    if one.told is None or other.told is not None or other.known is None:
        return False
    return other.mention.status == "happened" and one.told.first > other.known + _SLACK


def _of_role(
    role: str, a: frozenset[str], b: frozenset[str], states_a: frozenset[str], states_b: frozenset[str]
) -> Iterator[tuple[str, float]]:
    if not a or not b:
        if a or b:
            yield f"{role}_missing", 1.0
        return
    if a & b:
        yield f"{role}_same", 1.0
    elif states_a & states_b:
        yield f"{role}_state", 1.0
    else:
        yield f"{role}_conflict", 1.0


def _of_place(one: Fact, other: Fact) -> Iterator[tuple[str, float]]:
    if not one.place or not other.place:
        return
    if one.place & other.place:
        yield "place_same", 1.0
    elif one.place & other.place_states or other.place & one.place_states:
        yield "place_within", 1.0
    else:
        yield "place_conflict", 1.0


def _of_time(one: Fact, other: Fact) -> Iterator[tuple[str, float]]:
    if one.told and other.told:
        if min(one.told.days, other.told.days) <= _NARROW and one.told.meets(other.told):
            yield ("day_same" if max(one.told.days, other.told.days) <= _NARROW else "span_narrow"), 1.0
        elif one.told.meets(other.told):
            yield "span_wide", 1.0
        else:
            yield ("day_near" if one.told.apart(other.told) <= _SLACK else "day_other"), 1.0
        return
    days = _apart(one, other)
    if days is not None:
        near = "at_once" if days <= _SLACK else "fresh" if days <= _FRESH else None
        yield near or ("week" if days <= _WEEK else "old"), 1.0


def _apart(one: Fact, other: Fact) -> int | None:
    """Days between what dates one and what dates the other: its words, those beside it, or the page."""
    a, b = _dated(one), _dated(other)
    if a is None or b is None:
        return None
    return a.apart(b)


def _dated(one: Fact) -> Span | None:
    return one.told or one.beside or (Span(one.known, one.known) if one.known is not None else None)


def _of_page(one: Fact, other: Fact) -> Iterator[tuple[str, float]]:
    """What their places on their pages say."""
    a, b = one.mention, other.mention
    if a.definite or b.definite:
        yield "definite", 1.0
    if a.page != b.page:
        return
    yield "same_page", 1.0
    if a.sentence == b.sentence:
        yield "same_sentence", 1.0
    elif abs(a.start - b.start) < _NEXT_TO:
        yield "next_to", 1.0
    if a.headline != b.headline:
        yield "headline", 1.0
