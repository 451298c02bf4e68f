"""Two pages sentence by sentence: which has a counterpart in the other, and where."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from seuil.data_files.shapes.copies import CopiesFile, Weights
from seuil.event.copies.model import Fingerprint, SentenceMark

_STEM, _COGNATE = 5, 4  # letters that make two words one, in one language and across two


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Sentence ``at`` of one page, and the stretch ``first`` to ``last`` of the other closest to it."""

    at: int
    first: int
    last: int
    close: float


@dataclass(frozen=True, slots=True)
class Alignment:
    """How much of one page another has. All values are 0 to 1.

    ``kept`` is the share of its words, each sentence by how close its counterpart is; ``aligned`` the share
    of its words in sentences that have a counterpart; ``order`` the share of these that stand in the same
    order, or next to the same neighbour; ``lead`` how close the counterpart of its opening is.
    """

    kept: float
    aligned: float
    order: float
    lead: float
    counterparts: tuple[Counterpart, ...]


Items = tuple[tuple[str, float], ...]


def items_of(mark: SentenceMark, weights: Weights, *, translated: bool) -> Items:
    """What of a sentence can be found again, with its weight: in its own language, or in another."""
    found: dict[str, float] = {}
    if translated:
        found |= {"c" + word[:_COGNATE]: weights.cognate for word in mark.words if len(word) > _COGNATE}
    else:
        found |= {"w" + word[:_STEM]: weights.word for word in mark.words}
    found |= {"m" + meaning: weights.meaning for meaning in mark.meanings}
    found |= {"n" + name: weights.name for name in mark.names}
    found |= {"#" + number: weights.number for number in mark.numbers}
    found |= {"d" + date: weights.date for date in mark.dates}
    found |= {"a" + act: weights.act for act in mark.acts}
    return tuple(found.items())


def align(
    page: Fingerprint, other: Fingerprint, figures: CopiesFile, *, translated: bool
) -> tuple[Alignment, Alignment]:
    """How much of the one is in the other, and the other way round."""
    ours = [items_of(mark, figures.weights, translated=translated) for mark in page.sentences]
    theirs = [items_of(mark, figures.weights, translated=translated) for mark in other.sentences]
    rarity = _rarity(ours + theirs)
    least = figures.counterpart_translated if translated else figures.counterpart
    return (
        _alignment(page.sentences, _closest(ours, theirs, rarity, figures.extra), least),
        _alignment(other.sentences, _closest(theirs, ours, rarity, figures.extra), least),
    )


def _rarity(sentences: Sequence[Items]) -> dict[str, float]:
    """How much a thing tells: less, the more sentences of the two pages have it."""
    count = Counter(item for items in sentences for item, _ in items)
    return {item: math.log1p(len(sentences) / number) for item, number in count.items()}


def _closest(
    ours: Sequence[Items], theirs: Sequence[Items], rarity: dict[str, float], extra: float
) -> list[Counterpart]:
    """For each of our sentences the closest one of theirs, or two in a row; the first of equals."""
    stretches = [(at, at) for at in range(len(theirs))] + [(at, at + 1) for at in range(len(theirs) - 1)]
    total = len(theirs)
    posts: dict[str, set[int]] = defaultdict(set)
    for at, items in enumerate(theirs):
        for item, _ in items:
            posts[item].add(at)
            if at < total - 1:
                posts[item].add(total + at)
            if at:
                posts[item].add(total + at - 1)
    sizes = [_size(items, rarity) for items in theirs]
    sizes += [_size(tuple({**dict(a), **dict(b)}.items()), rarity) for a, b in itertools.pairwise(theirs)]
    found = []
    for at, items in enumerate(ours):
        shared = [0.0] * len(stretches)
        for item, weight in items:
            for place in posts.get(item, ()):
                shared[place] += weight * rarity[item]
        own = _size(items, rarity)
        best, close = 0, 0.0
        for place, common in enumerate(shared):
            if common:
                value = common / (own + extra * max(sizes[place] - common, 0.0))
                if value > close + 1e-9:
                    best, close = place, value
        first, last = stretches[best] if stretches else (0, 0)
        found.append(Counterpart(at, first, last, round(close, 6)))
    return found


def _size(items: Items, rarity: dict[str, float]) -> float:
    return sum(weight * rarity[item] for item, weight in items)


def _alignment(marks: Sequence[SentenceMark], found: list[Counterpart], least: float) -> Alignment:
    lengths = [marks[part.at].length for part in found]
    total = sum(lengths) or 1
    with_one = [part for part in found if part.close >= least and marks[part.at].length]
    opening = [part.close for part in found[:2] if marks[part.at].length]
    return Alignment(
        kept=sum(length * part.close for length, part in zip(lengths, found, strict=True)) / total,
        aligned=sum(marks[part.at].length for part in with_one) / total,
        order=_order(with_one),
        lead=max(opening, default=0.0),
        counterparts=tuple(with_one),
    )


def _order(found: Sequence[Counterpart]) -> float:
    """The share in the same order: in the longest rising row, or beside the same neighbour (blocks moved)."""
    if len(found) < 2:
        return 1.0 if found else 0.0
    rising: list[int] = []
    for part in found:
        place = bisect_left(rising, part.first + 1)
        rising[place : place + 1] = [part.first + 1]
    beside = sum(1 for a, b in itertools.pairwise(found) if -1 <= b.first - a.last <= 2)
    return max(len(rising) / len(found), beside / (len(found) - 1))
