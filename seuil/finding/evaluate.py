"""A clause's pattern asked of a situation: a value of four, and the answers that it comes from.

Words of a clause that need judgement are no part of the pattern: no value here ever settles them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from seuil.data_files.shapes.doctrines import Pattern, States
from seuil.finding.model import SLOTS, Answer, Claim, Situation, Slot
from seuil.finding.truth import FALSE, TRUE, UNKNOWN, Truth, any_of, told
from seuil.finding.world import World

Holds = Callable[[str, str], Truth]  # of a value, on a day
# The slot, what is asked of it in words, the question itself, and what the pattern has there.
Question = tuple[Slot, str, Holds, tuple[str | States, ...]]


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern made ready to be asked: its own questions, and its parts."""

    questions: tuple[Question, ...]
    all: tuple[Compiled, ...]
    any: tuple[Compiled, ...]
    not_: Compiled | None


class Evaluator:
    """Asks patterns of situations. ``terms`` are the named groups of acts."""

    def __init__(self, world: World, terms: dict[str, tuple[str, ...]]) -> None:
        self.world = world
        self._terms = terms
        self._weapon = lru_cache(maxsize=None)(world.weapon)

    def acts(self, names: tuple[str, ...]) -> frozenset[str]:
        """The acts that names of acts and of groups stand for."""
        return frozenset(act for name in names for act in self._terms.get(name, (name,)))

    def compile(self, pattern: Pattern) -> Compiled:
        """The pattern made ready; worth keeping where many situations are asked."""
        return Compiled(
            tuple(self._question(slot, pattern) for slot in SLOTS if getattr(pattern, slot)),
            tuple(map(self.compile, pattern.all)),
            tuple(map(self.compile, pattern.any)),
            self.compile(pattern.not_) if pattern.not_ is not None else None,
        )

    def value(self, pattern: Pattern | Compiled, situation: Situation) -> tuple[Truth, list[Answer]]:
        """The pattern's value, and the questions asked on the way with their answers.

        What is false is asked no further.
        """
        asked = self.compile(pattern) if isinstance(pattern, Pattern) else pattern
        truth, answers = TRUE, []
        for slot, words, holds, wanted in asked.questions:
            claims = situation.claims.get(slot, ())
            answer = Answer(slot, words, _told(claims, holds, situation.day), claims, wanted)
            answers.append(answer)
            truth &= answer.truth
            if truth is FALSE:  # nothing further can make it anything else
                return truth, answers
        for part in asked.all:
            inner, more = self.value(part, situation)
            truth, answers = truth & inner, answers + more
        if asked.any:
            parts = [self.value(part, situation) for part in asked.any]
            truth &= any_of(value for value, _ in parts)
            answers += [a for _, more in parts for a in more]
        if asked.not_ is not None:
            inner, more = self.value(asked.not_, situation)
            truth &= ~inner
            answers += [
                Answer(a.slot, f"not {a.asked}", ~a.truth, a.claims, a.wanted, not a.negated) for a in more
            ]
        return truth, answers

    def _question(self, slot: Slot, pattern: Pattern) -> Question:
        return slot, *self._asked(slot, pattern), getattr(pattern, slot)

    def _asked(self, slot: Slot, pattern: Pattern) -> tuple[str, Holds]:
        wanted = getattr(pattern, slot)
        asked = question(slot, wanted)
        if slot == "act":
            acts = self.acts(wanted)
            return asked, lambda value, _: TRUE if value in acts else FALSE
        if slot == "instrument":
            return asked, lambda value, _: any_of(self._weapon(value, w) for w in wanted)
        if slot == "aim":
            return asked, lambda value, _: TRUE if value in wanted else FALSE
        holds = lru_cache(maxsize=4096)(partial(self._any_states, wanted))
        return asked, holds

    def _any_states(self, wanted: tuple[States, ...], value: str, day: str) -> Truth:
        return any_of(self._states(states, value, day) for states in wanted)

    def _states(self, states: States, value: str, day: str) -> Truth:
        """Whether an id is among the states that fit; all keys count."""
        country = self.world.country(value)
        truth = TRUE
        if states.is_:
            truth &= TRUE if {value, country} & set(states.is_) else FALSE
        if states.not_:
            truth &= FALSE if {value, country} & set(states.not_) else TRUE
        if states.group:
            truth &= any_of(self.world.group(country, g, day) for g in states.group)
        if states.outside:
            truth &= ~any_of(self.world.group(country, g, day) for g in states.outside)
        if states.ally_of:
            # Who counts as an ally is a reader's to judge: a treaty makes it possible, no treaty rules it
            # out.
            bound = any_of(self.world.allied(country, s, day) for s in states.ally_of)
            truth &= UNKNOWN if bound == TRUE else bound
        return truth


def _told(claims: tuple[Claim, ...], holds: Holds, day: str) -> Truth:
    """What the claims of a slot tell of a question; each claim is taken whole."""
    if len(claims) == 1 and len(claims[0].values) == 1:  # nearly always
        return holds(claims[0].values[0], day)
    return told(any_of(holds(value, day) for value in claim.values) for claim in claims)


def question(slot: Slot, wanted: Sequence[str | States]) -> str:
    """What a pattern asks of a slot, in the words of the contract."""
    if slot in ("act", "instrument", "aim"):
        return f"{slot} {'/'.join(map(str, wanted))}"
    return f"{slot} {' or '.join(said(one) for one in wanted if isinstance(one, States))}"


def said(states: States) -> str:
    """What is asked of a state, in words."""
    parts = []
    if states.is_:
        parts.append("/".join(states.is_))
    if states.not_:
        parts.append(f"other than {'/'.join(states.not_)}")
    if states.group:
        parts.append(f"in {'/'.join(states.group)}")
    if states.outside:
        parts.append(f"outside {'/'.join(states.outside)}")
    if states.ally_of:
        parts.append(f"ally of {'/'.join(states.ally_of)}")
    return " ".join(parts)
