"""Joins facts into happenings: agglomeration by average likeness, in an order that only the facts decide.

Two groups are joined while the mean of all pairs between them speaks for it, the most alike first; ties fall
to the lowest keys. One pair that cannot be keeps two groups apart for good.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

Score = Callable[[int, int], float]


class Groups:
    """Groups of 0 … count-1.

    ``score`` gives the log odds of a pair, -inf where it cannot be; ``joined`` are pairs that belong
    together whatever their score.
    """

    def __init__(self, count: int, score: Score, joined: Iterable[tuple[int, int]] = ()) -> None:
        self._score = score
        self.members: dict[int, list[int]] = {i: [i] for i in range(count)}
        self._in = list(range(count))
        self._sums: dict[int, dict[int, float]] = defaultdict(dict)
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
            mean, one, other = heapq.heappop(self._heap)
            if other in self._sums.get(one, ()) and mean == self._mean(one, other):
                self._join(one, other)
        return sorted(self.members.values())

    def doubts(self, least: float) -> list[tuple[int, int]]:
        """Places, in the list that ``run`` gave, of groups whose mean likeness reached ``least``, and that
        were not joined.
        """
        place = {group: at for at, group in enumerate(sorted(self.members))}
        return [
            (place[one], place[other])
            for one in sorted(self.members)
            for other in sorted(self._sums.get(one, ()))
            if one < other and -self._mean(one, other) >= least
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

    def _sum(self, one: Sequence[int], other: Sequence[int]) -> float:
        return sum(self._score(a, b) for a in one for b in other)

    def _ask(self, one: int, other: int) -> None:
        if one == other or other in self._sums[one]:
            return
        self._set(one, other, self._sum(self.members[one], self.members[other]))

    def _set(self, one: int, other: int, total: float) -> None:
        self._sums[one][other] = self._sums[other][one] = total
        mean = self._mean(one, other)
        if mean < 0:
            heapq.heappush(self._heap, (mean, min(one, other), max(one, other)))

    def _mean(self, one: int, other: int) -> float:
        """The mean likeness of two groups, negated: the most alike comes first from a heap."""
        return -self._sums[one][other] / (len(self.members[one]) * len(self.members[other]))

    def _join(self, one: int, other: int) -> None:
        before = {g: (self._sums.pop(g), self.members[g]) for g in (one, other)}
        around = sorted({*before[one][0], *before[other][0]} - {one, other})
        kept = self._unite(one, other)
        for third in around:
            total = 0.0
            for sums, members in before.values():
                known = sums.get(third)
                total += self._sum(members, self.members[third]) if known is None else known
            for group in (one, other):
                self._sums[third].pop(group, None)
            self._set(kept, third, total)
