"""The counts of clusterings: pairs, B³, ARI.

B³ after Bagga and Baldwin (1998), "Algorithms for scoring coreference chains"; the adjusted Rand index
after Hubert and Arabie (1985), "Comparing partitions".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from math import comb
from typing import NamedTuple

Labels = Mapping[str, Hashable]


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def pairwise(gold: Labels, given: Labels) -> Score:
    """Of all pairs of items that are together, how many are together in the other. Both label all items."""
    together = sum(comb(n, 2) for n in Counter((gold[i], given[i]) for i in gold).values())
    owed = sum(comb(n, 2) for n in Counter(gold.values()).values())
    made = sum(comb(n, 2) for n in Counter(given[i] for i in gold).values())
    return Score(together / made if made else 1.0, together / owed if owed else 1.0)


def b_cubed(gold: Labels, given: Labels) -> Score:
    """B³ over the items of the gold; an item that ``given`` lacks was not found, and stands alone."""
    if not gold:
        return Score(1.0, 1.0)
    response = {i: ("given", given[i]) if i in given else ("missed", i) for i in gold}
    both = Counter((gold[i], response[i]) for i in gold)
    owed, made = Counter(gold.values()), Counter(response.values())
    precision = sum(both[gold[i], response[i]] / made[response[i]] for i in gold)
    recall = sum(both[gold[i], response[i]] / owed[gold[i]] for i in gold)
    return Score(precision / len(gold), recall / len(gold))


def adjusted_rand(gold: Labels, given: Labels) -> float:
    """How far two partitions agree beyond chance: 1 is the same, 0 chance."""
    together = sum(comb(n, 2) for n in Counter((gold[i], given[i]) for i in gold).values())
    owed = sum(comb(n, 2) for n in Counter(gold.values()).values())
    made = sum(comb(n, 2) for n in Counter(given[i] for i in gold).values())
    chance = owed * made / comb(len(gold), 2) if len(gold) > 1 else 0.0
    most = (owed + made) / 2
    return 1.0 if most == chance else (together - chance) / (most - chance)
