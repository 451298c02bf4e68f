"""What two pages say in figures: numbers, dates and names that are kept, and those in each other's place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from seuil.event.copies.alignment import Alignment
from seuil.event.copies.model import Fingerprint, SentenceMark

_SORTS = (re.compile("w"), re.compile(r"--\d\d-"), re.compile(":"))


@dataclass(frozen=True, slots=True)
class Kept:
    """How many of the things that the shorter page has are in the longer one."""

    found: int
    of: int

    def share(self, prior: float) -> float:
        """The share kept, two more being counted of which ``prior`` is."""
        return (self.found + 2 * prior) / (self.of + 2)

    def __add__(self, other: Kept) -> Kept:
        return Kept(self.found + other.found, self.of + other.of)

    def __str__(self) -> str:
        return f"{self.found} of {self.of}"


@dataclass(frozen=True, slots=True)
class InPlace:
    """Facts of sentences that match: how many stand in the place of others, and how many are the same."""

    changed: float
    same: float

    @property
    def share(self) -> float:
        """The share that is changed."""
        return self.changed / (self.changed + self.same) if self.changed else 0.0


def kept(shorter: Fingerprint, longer: Fingerprint, kind: str) -> Kept:
    """How many of the shorter page's facts of a kind the longer one has."""
    ours = _of(shorter.sentences, kind)
    return Kept(len(ours & _of(longer.sentences, kind)), len(ours))


def in_place(shorter: Fingerprint, longer: Fingerprint, text: Alignment, name: float) -> InPlace:
    """The facts of each sentence against those of its counterpart. A name counts ``name``."""
    changed = same = 0.0
    for part in text.counterparts:
        ours = shorter.sentences[part.at : part.at + 1]
        theirs = longer.sentences[part.first : part.last + 1]
        for kind, weight in (("numbers", 1.0), ("dates", 1.0), ("names", name)):
            mine, other = _of(ours, kind), _of(theirs, kind)
            changed += weight * _exchanged(kind, mine - other, other - mine)
            same += weight * len(mine & other)
    return InPlace(changed, same)


def _of(marks: Sequence[SentenceMark], kind: str) -> set[str]:
    return {value for mark in marks for value in getattr(mark, kind)}


def _exchanged(kind: str, mine: set[str], other: set[str]) -> int:
    """How many of these stand in each other's place. A date does so for one of its sort: a weekday, a day of
    the year, an hour; months and years stand beside each other.
    """
    if kind != "dates":
        return min(len(mine), len(other))
    return sum(min(_count(sort, mine), _count(sort, other)) for sort in _SORTS)


def _count(sort: re.Pattern[str], dates: set[str]) -> int:
    return sum(1 for date in dates if sort.match(date))
