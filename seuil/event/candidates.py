"""Which facts are worth comparing: those that concern a common state, or name none, and lie near in time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from seuil.event.facts import Fact, Span

# What is told without a time is compared with what is dated up to so many days from its page.
_REACH = 45
# Days by which a day may be misread.
_MISREAD = 3
_ANY = "*"


def near_pairs(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the lower first, each once, in order."""
    buckets: dict[str, list[int]] = defaultdict(list)
    for at, fact in enumerate(facts):
        for state in fact.states or {_ANY}:
            buckets[state].append(at)
    spans = [_reach(fact) for fact in facts]
    for at, fact in enumerate(facts):
        names = {*fact.states, _ANY} if fact.states else set(buckets)
        others = {i for name in names for i in buckets[name] if i > at}
        for other in sorted(others):
            a, b = spans[at], spans[other]
            if a is None or b is None or a.meets(b):
                yield at, other


def _reach(fact: Fact) -> Span | None:
    """The days within which the same happening may be told."""
    if fact.told is not None:
        beyond = _MISREAD + (_REACH if fact.told.days > _REACH else 0)
        return Span(fact.told.first - _MISREAD, fact.told.last + beyond)
    return Span(fact.known - _REACH, fact.known + _REACH) if fact.known is not None else None
