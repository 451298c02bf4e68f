"""The way into the event stage: the brief of one page → its mentions."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import NamedTuple

from seuil.article.model import Span
from seuil.assertion.model import Assertion
from seuil.brief.folding import plain
from seuil.brief.model import Brief
from seuil.data_files import DataFiles
from seuil.event.model import ROLES, Mention, Voice

# Digits with groups of three, a decimal part, and no letter or hyphen before it ("F-16", "S-300" are names).
_NUMBER = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:[  ,. ]\d{3})+|\d+)(?:[.,](\d{1,2}))?(?![\w/-]|[.,]\d)")
_AFTER = re.compile(r"\s+([^\W\d_]+)")
_BEFORE = re.compile(r"(?:[^\W\d_]+'? ?){1,2}$")
_SEPARATORS = re.compile(r"[^\d]")
# Under this, a number says too little of which happening it is.
_LEAST = 3


class MentionReader:
    """Makes mentions of briefs, by the number words of each language."""

    def __init__(self, data: DataFiles) -> None:
        self._data = data
        self._words: dict[str, _Words] = {}

    def mentions(self, brief: Brief, page: str) -> list[Mention]:
        """The mentions of a brief, in the order of its assertions. ``page`` is the page's key."""
        return _OfPage(brief, page, self._words_of(brief.article.language)).mentions()

    def _words_of(self, language: str) -> _Words:
        if language not in self._words:
            if language in self._data.languages:
                data = self._data.language(language)
                self._words[language] = _Words(data.time_words.numbers, frozenset(data.naming.definite))
            else:
                self._words[language] = _Words({}, frozenset())
        return self._words[language]


class _Words(NamedTuple):
    """The words of a language that are needed: numbers, and determiners of a thing already known."""

    numbers: dict[str, int]
    definite: frozenset[str]


class _OfPage:
    def __init__(self, brief: Brief, page: str, words: _Words) -> None:
        self.brief, self.page, self.words = brief, page, words
        self.text = brief.article.text
        self.countries = {e.id: e.country for e in brief.entities if e.country}
        self.names = {e.id: e.name for e in brief.entities}
        self.said_by = {a.id: a for a in brief.attributions}
        places = sorted((m.start, m.end, e.id) for e in brief.entities for m in e.mentions)
        self.starts, self.named_at = [p[0] for p in places], places
        self.actors = {a.id: a.actor for a in brief.assertions}
        self.title_end = brief.article.title_span.end if brief.article.title_span else 0
        self.intervals: dict[tuple[int, int], set[tuple[str, str]]] = {}
        for one in brief.assertions:
            if one.when is not None and one.when.earliest and one.when.latest:
                where = (one.evidence.start, one.evidence.end)
                self.intervals.setdefault(where, set()).add((one.when.earliest, one.when.latest))
        self.keys = self._keys()

    def mentions(self) -> list[Mention]:
        return [self._mention(a) for a in self.brief.assertions]

    def _keys(self) -> dict[str, str]:
        """Assertion id → key: assertions of one trigger are counted in their order."""
        seen: Counter[int] = Counter()
        found = {}
        for one in self.brief.assertions:
            seen[one.trigger.start] += 1
            count = seen[one.trigger.start]
            found[one.id] = f"{self.page}@{one.trigger.start}" + (f".{count}" if count > 1 else "")
        return found

    def _mention(self, one: Assertion) -> Mention:
        article = self.brief.article
        named = self._named(one.evidence)
        roles = {role: getattr(one, role) for role in ROLES}
        counts = self._counts(one.evidence)
        speaker = self._speaker(one)
        concerned = sorted({*named, *speaker, *(i for ids in roles.values() for i in ids)})
        return Mention(
            key=self.keys[one.id],
            page=self.page,
            assertion=one.id,
            language=article.language,
            outlet=article.outlet,
            known=article.published.latest if article.published else None,
            act=one.act,
            plover=one.plover,
            cameo=one.cameo,
            **roles,
            when=one.when,
            status=one.status,
            polarity=one.polarity,
            certainty=one.certainty,
            voices=tuple(self._voice(i) for i in one.sources),
            content_of=self.keys.get(one.part_of) if one.part_of else None,
            contents=tuple(sorted(a.act for a in self.brief.assertions if a.part_of == one.id)),
            numbers=tuple(sorted({value for value, _ in counts})),
            counts=counts,
            named=named,
            countries={i: self.countries[i] for i in concerned if i in self.countries},
            speaker=speaker,
            headline=one.trigger.start < self.title_end,
            definite=self._is_definite(one.trigger.start),
            beside=self._beside(one) if one.when is None else None,
            trigger=one.trigger.text,
            start=one.trigger.start,
            end=one.trigger.end,
            sentence=one.evidence.text,
        )

    def _speaker(self, one: Assertion) -> tuple[str, ...]:
        """Who speaks of it: the actor of the act whose content it is, or else the innermost voice."""
        if one.part_of and self.actors.get(one.part_of):
            return self.actors[one.part_of]
        inner = self.said_by[one.sources[-1]].source if one.sources else None
        return (inner,) if inner else ()

    def _beside(self, one: Assertion) -> tuple[str, str] | None:
        """The one interval of the other acts of the sentence, if there is one."""
        found = self.intervals.get((one.evidence.start, one.evidence.end), set())
        return next(iter(found)) if len(found) == 1 else None

    def _is_definite(self, start: int) -> bool:
        """Whether one of the two words before says that the thing is known; one may be an adjective."""
        before = _BEFORE.search(plain(self.text[max(0, start - 40) : start]))
        words = before.group().split() if before else []
        return any(word in self.words.definite for word in words[-2:])

    def _voice(self, attribution: str) -> Voice:
        said = self.said_by[attribution]
        name = said.description or self.names.get(said.source or "", said.source or "")
        return Voice(source=said.source, name=name, stance=said.stance, anonymous=said.anonymous)

    def _named(self, where: Span) -> tuple[str, ...]:
        """The ids of the entities that a stretch names, sorted."""
        first = bisect_left(self.starts, where.start)
        found = set()
        for start, end, name in self.named_at[first:]:
            if start >= where.end:
                break
            if end <= where.end:
                found.add(name)
        return tuple(sorted(found))

    def _counts(self, where: Span) -> tuple[tuple[float, str], ...]:
        """The numbers of a stretch that belong to no time expression, each with the word after it."""
        text = self.text[where.start : where.end]
        times = [(t.start - where.start, t.end - where.start) for t in self.brief.times]
        found = {
            (value, _word_after(text, end))
            for start, end, value in (*_digits(text), *self._spelled(text))
            if value >= _LEAST and not any(s < end and start < e for s, e in times)
        }
        return tuple(sorted(found))

    def _spelled(self, text: str) -> list[tuple[int, int, float]]:
        """Numbers in words; a run of them ("twenty-two") counts by its last, which is enough to compare."""
        words = re.finditer(r"[^\W\d_]+(?:-[^\W\d_]+)*", text.lower())
        return [
            (w.start(), w.end(), float(self.words.numbers[w.group()]))
            for w in words
            if w.group() in self.words.numbers
        ]


def _word_after(text: str, end: int) -> str:
    found = _AFTER.match(text, end)
    return found[1].lower() if found else ""


def _digits(text: str) -> list[tuple[int, int, float]]:
    return [
        (m.start(), m.end(), float(_SEPARATORS.sub("", m[1]) + (f".{m[2]}" if m[2] else "")))
        for m in _NUMBER.finditer(text)
    ]
