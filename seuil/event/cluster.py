"""Joins facts into happenings: agglomeration by likeness, in an order that only the facts decide.

How alike two groups are is between the mean of all pairs between them and their best pair: the mean alone
tears what is told in a hundred ways, the best pair alone chains what is not one. The most alike are joined
first, while their likeness speaks for it; ties fall to the lowest numbers. One pair that cannot be keeps two
groups apart for good.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Score = Callable[[int, int], float]
NEVER = float("-inf")
# How much the mean counts for; the rest is the best pair's.
_MEAN = 0.5


@dataclass(frozen=True, slots=True)
class _Between:
    """All pairs between two groups: the sum of their scores, the best of them, and how many there are."""

    total: float
    best: float
    pairs: int

    @property
    def likeness(self) -> float:
        if self.total == NEVER:
            return NEVER
        return _MEAN * self.total / self.pairs + (1 - _MEAN) * self.best

    def with_(self, other: _Between) -> _Between:
        return _Between(self.total + other.total, max(self.best, other.best), self.pairs + other.pairs)


class Groups:
    """Groups of 0 … count-1.

    ``score`` gives the log odds of a pair, -inf where it cannot be; ``joined`` are pairs that belong
    together whatever their score.
    """

    def __init__(self, count: int, score: Score, joined: Iterable[tuple[int, int]] = ()) -> None:
        self._score = score
        self.members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self._in = list(range(count))
        self._between: dict[int, dict[int, _Between]] = defaultdict(dict)
        self._heap: list[tuple[float, int, int]] = []
        for one, other in joined:
            self._unite(self._in[one], self._in[other])

    def run(self, near: Iterable[tuple[int, int]]) -> list[list[int]]:
        """The groups, each sorted, by their first. ``near`` are the pairs worth asking first; others are
        asked only when their groups are.
        """
        for one, other in near:
            self._ask(self._in[one], self._in[other])
        while self._heap:
            likeness, one, other = heapq.heappop(self._heap)
            now = self._between.get(one, {}).get(other)
            if now is not None and -likeness == now.likeness:
                self._join(one, other)
        return sorted(self.members.values())

    def doubts(self, least: float) -> list[tuple[int, int]]:
        """Places, in the list that ``run`` gave, of groups whose likeness reached ``least``, and that were
        not joined.
        """
        place = {group: at for at, group in enumerate(sorted(self.members))}
        return [
            (place[one], place[other])
            for one in sorted(self.members)
            for other in sorted(self._between.get(one, ()))
            if one < other and self._between[one][other].likeness >= least
        ]

    def _unite(self, one: int, other: int) -> int:
        """Put two groups together under the lower number."""
        if one == other:
            return one
        kept, gone = min(one, other), max(one, other)
        for member in self.members[gone]:
            self._in[member] = kept
        self.members[kept] = sorted(self.members[kept] + self.members.pop(gone))
        return kept

    def _compared(self, one: Sequence[int], other: Sequence[int]) -> _Between:
        scores = [self._score(a, b) for a in one for b in other]
        return _Between(sum(scores), max(scores), len(scores))

    def _ask(self, one: int, other: int) -> None:
        if one != other and other not in self._between[one]:
            self._set(one, other, self._compared(self.members[one], self.members[other]))

    def _set(self, one: int, other: int, between: _Between) -> None:
        self._between[one][other] = self._between[other][one] = between
        if between.likeness > 0:
            heapq.heappush(self._heap, (-between.likeness, min(one, other), max(one, other)))

    def _join(self, one: int, other: int) -> None:
        before = [(self._between.pop(g), self.members[g]) for g in (one, other)]
        around = sorted({*before[0][0], *before[1][0]} - {one, other})
        kept = self._unite(one, other)
        for third in around:
            parts = [
                known[third] if third in known else self._compared(members, self.members[third])
                for known, members in before
            ]
            for group in (one, other):
                self._between[third].pop(group, None)
            self._set(kept, third, parts[0].with_(parts[1]))
