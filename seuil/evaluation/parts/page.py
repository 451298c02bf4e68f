"""A gold page set beside the brief that the program gave for it, with what all parts need of the two."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from seuil.article.model import Span, When
from seuil.assertion.model import Attribution
from seuil.brief.folding import plain
from seuil.brief.model import Brief
from seuil.evaluation.gold import GoldPage, Interval, span_of

Offsets = tuple[int, int]


class PageOwed:
    """What a page owes (``gold``) and what was given for it (``brief``).

    ``unsound`` gathers the words that the gold names and the article does not hold: such a thing counts as
    missed, and its gold file needs mending.
    """

    def __init__(self, gold: GoldPage, brief: Brief) -> None:
        self.gold, self.brief = gold, brief
        self.unsound: list[str] = []
        self._countries = {e.id: e.country for e in brief.entities}

    @cached_property
    def text(self) -> str:
        """The article's text, folded; one character for one."""
        return plain(self.brief.article.text)

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """Attribution id → attribution."""
        return {a.id: a for a in self.brief.attributions}

    def find(self, words: str, nth: int) -> Offsets | None:
        """Where the gold's words stand."""
        span = span_of(self.text, words, nth)
        if span is None:
            self.unsound.append(f"«{words}»" + (f" ({nth})" if nth > 1 else ""))
        return span

    def words_at(self, span: Offsets | None) -> str:
        """The page's own words there."""
        return "" if span is None else self.brief.article.text[slice(*span)]

    def known_by(self, ids: Iterable[str]) -> set[str]:
        """What the entities may be matched by: their ids and countries."""
        return {name for i in ids for name in (i, self._countries.get(i)) if name}

    def source_agrees(self, want: tuple[str, ...], given: Iterable[Attribution]) -> bool:
        """Whether any of the sources is one of ``want``: an id, a country, or words of its description."""
        given = list(given)
        if not want:
            return not given
        said = plain(" ".join(str(value) for a in given for value in (a.source, a.description)))
        have = self.known_by(a.source for a in given if a.source)
        return bool(have & set(want)) or any(plain(words) in said for words in want)


def overlaps(a: Span | Offsets, b: Span | Offsets) -> bool:
    """Whether two stretches share a character."""
    (a_start, a_end), (b_start, b_end) = _ends(a), _ends(b)
    return a_start < b_end and b_start < a_end


def _ends(span: Span | Offsets) -> Offsets:
    return (span.start, span.end) if isinstance(span, Span) else span


def within(want: Interval, when: When | None) -> bool:
    """Whether the interval given is closed and lies in the one wanted (the acceptance scorer's rule)."""
    if when is None or not when.earliest or not when.latest:
        return False
    return (want[0] is None or want[0] <= when.earliest) and (want[1] is None or when.latest <= want[1])


def said(value: object) -> str:
    """A wanted or given value in words, for a list of misses."""
    if isinstance(value, tuple | list):
        return ", ".join("null" if v is None else str(v) for v in value) or "nothing"
    return "nothing" if value is None or value == "" else str(value)
