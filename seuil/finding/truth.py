"""Belnap's four values: what has been told for a question, and what against it.

Belnap, "How a computer should think" (1977). Nothing told is unknown, both told is disputed. Every
connective here is monotone in what is told: learning more never takes back a true or a false, it can only
dispute it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce


@dataclass(frozen=True, slots=True)
class Truth:
    """Whether something was told for (``yes``) and against (``no``)."""

    yes: bool
    no: bool

    @property
    def name(self) -> str:
        """true, false, unknown or disputed."""
        if self.yes:
            return "disputed" if self.no else "true"
        return "false" if self.no else "unknown"

    def __and__(self, other: Truth) -> Truth:
        return _VALUES[self.yes and other.yes, self.no or other.no]

    def __or__(self, other: Truth) -> Truth:
        return _VALUES[self.yes or other.yes, self.no and other.no]

    def __invert__(self) -> Truth:
        return _VALUES[self.no, self.yes]

    def knows_as_much_as(self, other: Truth) -> bool:
        """Whether everything told in ``other`` is told here too."""
        return (self.yes or not other.yes) and (self.no or not other.no)


TRUE, FALSE = Truth(True, False), Truth(False, True)
UNKNOWN, DISPUTED = Truth(False, False), Truth(True, True)
# There are four; none is ever made anew.
_VALUES = {(value.yes, value.no): value for value in (TRUE, FALSE, UNKNOWN, DISPUTED)}


def all_of(values: Iterable[Truth]) -> Truth:
    """And over all; true for none."""
    return reduce(lambda a, b: a & b, values, TRUE)


def any_of(values: Iterable[Truth]) -> Truth:
    """Or over all; false for none."""
    return reduce(lambda a, b: a | b, values, FALSE)


def told(values: Iterable[Truth]) -> Truth:
    """What several sources tell of one question, put together: nobody's word takes back another's."""
    yes = no = False
    for value in values:
        yes, no = yes or value.yes, no or value.no
    return _VALUES[yes, no]
