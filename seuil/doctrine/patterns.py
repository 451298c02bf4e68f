"""Patterns in words: what act, by whom, against whom, with what; for those who read no YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from seuil.data_files.shapes.doctrines import Pattern, PatternWords, States

SLOTS = ("act", "actor", "target", "supporter", "place", "crosses", "instrument", "aim")
"""The questions of a pattern, in the order in which they are told."""

Name = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a pattern: its slot, the word that heads it, what fits. ``acts`` are the names of the
    acts of a group, where the pattern names a group.
    """

    slot: str
    label: str
    words: str
    acts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A pattern in words. All of ``asked`` and of ``all`` must fit, one of ``any``, and ``not_`` must not."""

    asked: tuple[Asked, ...]
    all: tuple[Told, ...] = ()
    any: tuple[Told, ...] = ()
    not_: Told | None = None


class PatternWording:
    """Says patterns in one language. ``terms`` are the groups of acts; ``name`` gives the name of a state, a
    body or a weapon, ``act`` that of an act.
    """

    def __init__(self, words: PatternWords, terms: dict[str, tuple[str, ...]], name: Name, act: Name) -> None:
        self._words, self._terms, self._name, self._act = words, terms, name, act

    def told(self, pattern: Pattern) -> Told:
        """The whole pattern."""
        return Told(
            tuple(self.asked(slot, wanted) for slot in SLOTS if (wanted := getattr(pattern, slot))),
            tuple(map(self.told, pattern.all)),
            tuple(map(self.told, pattern.any)),
            self.told(pattern.not_) if pattern.not_ is not None else None,
        )

    def asked(self, slot: str, wanted: Sequence[str | States]) -> Asked:
        """One question: what a pattern has at a slot."""
        acts = (act for name in wanted if slot == "act" for act in self._terms.get(str(name), ()))
        said = self._or(self._one(slot, value) for value in wanted)
        return Asked(slot, self._words.slots[slot], said, tuple(dict.fromkeys(map(self._act, acts))))

    def value(self, slot: str, value: str) -> str:
        """The name of what fills a slot of an event."""
        if slot == "act":
            return self._act(value)
        return self._words.aims.get(value, value) if slot == "aim" else self._name(value)

    def _one(self, slot: str, value: str | States) -> str:
        if isinstance(value, States):
            return self._states(value)
        if slot == "act" and value in self._terms:
            return self._words.terms.get(value, value)
        return self.value(slot, value)

    def _states(self, states: States) -> str:
        frames, groups = self._words.states, self._words.groups
        said = [
            (frames["is"], [self._name(code) for code in states.is_]),
            (frames["group"], [groups.get(group, group) for group in states.group]),
            (frames["outside"], [groups.get(group, group) for group in states.outside]),
            (frames["ally-of"], [self._name(code) for code in states.ally_of]),
            (frames["not"], [self._name(code) for code in states.not_]),
        ]
        parts = (frame.format(names=self._or(names)) for frame, names in said if names)
        return self._words.join["and"].join(parts)

    def _or(self, words: Iterable[str]) -> str:
        *first, last = words
        return self._words.join["or"].join(([", ".join(first)] if first else []) + [last])
