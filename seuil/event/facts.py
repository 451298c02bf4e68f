"""Facts: mentions made ready to be compared. What copies of one report tell in the same words is one fact."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from seuil.brief.folding import plain
from seuil.event.model import Mention
from seuil.event.spelling import known_as

_WORD = re.compile(r"[^\W\d_]{3,}")
# Words of the same beginning count as one ("strike", "strikes"; « frappe », « frappes »).
_STEM = 5
# What is said to have happened, or to be about to: the rest is only spoken of.
REAL = ("happened", "ongoing", "planned")


@dataclass(frozen=True)
class Span:
    """A closed interval of days, as ordinals."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it holds."""
        return self.last - self.first + 1

    def meets(self, other: Span) -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def apart(self, other: Span) -> int:
        """Days from the one to the other; 0 where they meet."""
        return max(0, self.first - other.last, other.first - self.last)


@dataclass(frozen=True)
class Fact:
    """One mention, standing for all that tell it in the same words, as it is compared with others.

    ``told`` is the interval that the words give, null where they give none; ``beside`` that of the other
    acts of the sentence; ``known`` is the day on which the page was out. ``states`` of a role, and
    ``speaker``, are the states that its entities belong to.
    """

    mention: Mention
    keys: tuple[str, ...]
    real: bool
    told: Span | None
    beside: Span | None
    known: int | None
    actor: frozenset[str]
    actor_states: frozenset[str]
    target: frozenset[str]
    target_states: frozenset[str]
    place: frozenset[str]
    place_states: frozenset[str]
    instrument: frozenset[str]
    numbers: frozenset[float]
    words: frozenset[str]
    named: frozenset[str]
    contents: frozenset[str]
    speaker: frozenset[str]

    @property
    def key(self) -> str:
        """The key of the mention that stands for all."""
        return self.mention.key

    @property
    def spoken_of_as_past(self) -> bool:
        """Whether the words take it for known, or for past: then it is a happening, whatever is doubted."""
        past = self.told is not None and self.known is not None and self.told.last <= self.known
        return self.mention.definite or past

    @property
    def states(self) -> frozenset[str]:
        """All states concerned."""
        return self.actor_states | self.target_states | self.place_states


def facts_of(
    mentions: Iterable[Mention], family: Mapping[str, str], parted: Collection[frozenset[str]] = ()
) -> list[Fact]:
    """The facts of some mentions, by key. ``family`` says of which family a page is, by their keys;
    mentions that are ``parted`` are of two facts, though of the same words.
    """
    same: dict[tuple[object, ...], list[list[Mention]]] = defaultdict(list)
    for one in sorted(mentions, key=order):
        facts = same[_wording(one, family.get(one.page, one.page))]
        free = (told for told in facts if not any(frozenset((m.key, one.key)) in parted for m in told))
        told = next(free, None)
        if told is None:
            facts.append([one])
        else:
            told.append(one)
    return [_fact(told) for facts in same.values() for told in facts]


def order(one: Mention) -> tuple[str, str, int, str]:
    """The earliest known first; pages without a day last."""
    return (one.known or "9999", one.page, one.start, one.key)


def _wording(one: Mention, family: str) -> tuple[object, ...]:
    """What two copies of one sentence have in common, and two sentences of one page have not."""
    before = one.sentence.find(one.trigger)
    return (family, one.act, one.status, one.polarity, plain(one.sentence), before, one.actor, one.target)


def _fact(told: list[Mention]) -> Fact:
    one = told[0]
    return Fact(
        mention=one,
        keys=tuple(m.key for m in told),
        real=one.status in REAL,
        told=told_of(one),
        beside=beside_of(one),
        known=day_of(one.known),
        actor=_ids(one.actor),
        actor_states=_states(one, one.actor),
        target=_ids(one.target),
        target_states=_states(one, one.target),
        place=_ids(one.place),
        place_states=_states(one, one.place),
        instrument=frozenset(one.instrument),
        numbers=frozenset(one.numbers),
        words=_stems(one.sentence),
        named=_ids(one.named),
        contents=frozenset(one.contents),
        speaker=_states(one, one.speaker),
    )


def _ids(names: Iterable[str]) -> frozenset[str]:
    """The ids of entities; those of names, which are no codes, by their sound."""
    return frozenset(map(known_as, names))


def _states(one: Mention, ids: Iterable[str]) -> frozenset[str]:
    return _ids(one.countries.get(i, i) for i in ids)


def _stems(sentence: str) -> frozenset[str]:
    return frozenset(w[:_STEM] for w in _WORD.findall(plain(sentence)))


def told_of(one: Mention) -> Span | None:
    """The interval that the words give; a side that is open ends with the page's day, or is a year away."""
    when = one.when
    if when is None or when.basis in ("publication", "unknown"):
        return None
    first, last = day_of(when.earliest), day_of(when.latest)
    if first is None and last is None:
        return None
    if last is None:
        done, known = one.status in ("happened", "ongoing"), day_of(one.known)
        last = max(first or 0, known if done and known else (first or 0) + 365)
    return Span(last - 365 if first is None else first, last)


def beside_of(one: Mention) -> Span | None:
    """The interval of the other acts of its sentence."""
    first, last = map(day_of, one.beside or ("", ""))
    return Span(first, last) if first is not None and last is not None else None


def day_of(iso: str | None) -> int | None:
    """The ordinal of an ISO day, null for what is none."""
    try:
        return date.fromisoformat(iso).toordinal() if iso else None
    except ValueError:
        return None
