"""Patterns laid over the pieces of a text. Each has a fixed length, so the work grows with the text alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seuil.reading.times import numbers
from seuil.reading.times.classes import Reader
from seuil.reading.times.grammar import BEGIN, END, Element, Grammar, Rule
from seuil.reading.times.pieces import Piece

Captures = dict[str, object]


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that stands: from piece ``start`` up to, not including, ``end``."""

    rule: Rule
    start: int
    end: int
    captures: Captures


class Matcher:
    """Lays the patterns of a language over one text. ``steps`` counts what it did."""

    def __init__(self, grammar: Grammar, pieces: Sequence[Piece], pivot: int) -> None:
        self.grammar = grammar
        self.pieces = pieces
        self.reader = Reader(grammar, pieces, pivot)
        self.steps = 0
        self._read: dict[tuple[str, int], tuple[int, object] | None] = {}

    def at(self, start: int) -> list[Match]:
        """Every pattern that stands at ``start``, the longest first, then in the order of the data file."""
        found = []
        for rule in self._rules(start):
            self.steps += 1
            captures: Captures = {}
            end = self._follow(rule.elements, 0, start, start, captures)
            while end is not None and self.pieces[end - 1].text == ",":
                end -= 1  # a comma before a year that then did not come
            if end is not None and end > start:
                found.append(Match(rule, start, end, captures))
        return sorted(found, key=lambda match: (-match.end, match.rule.order))

    def _rules(self, start: int) -> Iterator[Rule]:
        """The rules that may begin at ``start``, each once."""
        seen: set[int] = set()
        lists = [self.grammar.by_word.get(self.pieces[start].lower, [])]
        lists += [
            rules for slot, rules in self.grammar.by_class.items() if self.slot(slot, start) is not None
        ]
        for rule in (rule for rules in lists for rule in rules):
            if rule.order not in seen:
                seen.add(rule.order)
                yield rule

    def slot(self, slot: str, at: int) -> tuple[int, object] | None:
        """The class ``slot`` read at ``at``: end and value. Remembered, since many patterns ask the same."""
        key = (slot, at)
        if key not in self._read:
            self.steps += 1
            self._read[key] = self._slot(slot, at)
        return self._read[key]

    def _slot(self, slot: str, at: int) -> tuple[int, object] | None:
        if at >= len(self.pieces):
            return None
        read = self.reader.read.get(slot)
        if read is not None:
            return read(at)
        if slot in self.grammar.capitalised and not self.pieces[at].text[0].isupper():
            return None
        return numbers.look_up(self.grammar.lexicons[slot], self.pieces, at)

    def _follow(
        self, elements: Sequence[Element], k: int, at: int, start: int, captures: Captures
    ) -> int | None:
        """Where the pattern from its ``k``-th step ends, taking what is optional when it can."""
        if k == len(elements):
            return at
        element = elements[k]
        if element.name in (BEGIN, END):
            captures[element.name] = at
            return self._follow(elements, k + 1, at, start, captures)
        if at < len(self.pieces) and (at == start or self.pieces[at].gap != "\n"):
            for end, value in self._steps(element, at):
                inner: Captures = {}
                stop = self._follow(elements, k + 1, end, start, inner)
                if stop is not None:
                    if element.slot is not None:
                        captures[element.name] = value
                    captures.update(
                        {n: v for n, v in inner.items() if n not in captures or n != element.name}
                    )
                    return stop
        return self._follow(elements, k + 1, at, start, captures) if element.optional else None

    def _steps(self, element: Element, at: int) -> Iterator[tuple[int, object]]:
        """The ways in which a step stands at ``at``."""
        if element.slot is not None:
            found = self.slot(element.slot, at)
            if found is not None and found[0] > at:
                yield found
            return
        for words in element.words:
            if numbers.stands(words, self.pieces, at):
                yield at + len(words), None
