"""From a brief to its fingerprint: all that is needed to compare the page, and nothing of its text."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from seuil.article.model import Span
from seuil.brief.model import Brief
from seuil.event.copies.credit import agency_of
from seuil.event.copies.dates import dates_of
from seuil.event.copies.model import Fingerprint, SentenceMark
from seuil.event.copies.numbers import numbers_in
from seuil.event.copies.tables import CUT, CopyTables, Vocabulary, shipped
from seuil.event.copies.words import (
    blanked,
    digest,
    folded,
    prose_of,
    quotations_of,
    sentences_of,
    without_clitics,
    words_in,
)

_SHORT_QUOTE = 4  # words; a shorter one is a title or a word held at arm's length


def fingerprint_of(brief: Brief, page: str, tables: CopyTables | None = None) -> Fingerprint:
    """The fingerprint of a page; ``page`` is its key. Without ``tables``, by the shipped ones."""
    tables = tables or shipped()
    article = brief.article
    vocabulary = tables.vocabulary(article.language)
    text = without_clitics(article.text)
    prose = prose_of(text, article.paragraphs)
    quotations = [span for paragraph in prose for span in quotations_of(text, paragraph)]
    open_text = blanked(text, quotations)
    agency, own = agency_of(article, tables.agencies)
    published = article.published
    body = [folded(m.group()) for p in prose for m in words_in(text, p.start, p.end)]
    title = article.text[article.title_span.start : article.title_span.end] if article.title_span else ""
    return Fingerprint(
        page=page,
        language=article.language,
        outlet=article.outlet,
        agency=agency,
        own=own,
        earliest=published.earliest if published else None,
        latest=published.latest if published else None,
        body=hashlib.blake2b(" ".join(body).encode(), digest_size=8).hexdigest(),
        words=len(body),
        title=tuple(dict.fromkeys(_content(without_clitics(title), 0, len(title), vocabulary)[0])),
        triples=_triples(open_text, prose, vocabulary),
        sentences=_Marks(brief, open_text, prose, quotations, vocabulary).all(),
    )


def _triples(open_text: str, prose: list[Span], vocabulary: Vocabulary) -> tuple[int, ...]:
    """Hashes of three words in a row, paragraph by paragraph; rows of small words alone say nothing."""
    found: set[int] = set()
    for paragraph in prose:
        for stretch in open_text[paragraph.start : paragraph.end].split("\n"):
            words = [folded(match.group()) for match in words_in(stretch, 0, len(stretch))]
            for row in zip(words, words[1:], words[2:], strict=False):
                if not vocabulary.small.issuperset(row):
                    found.add(digest(" ".join(row)))
    return tuple(sorted(found))


def _content(text: str, start: int, end: int, vocabulary: Vocabulary) -> tuple[list[str], list[str]]:
    """Content words of a stretch, cut, and their meanings."""
    words, meanings = [], []
    for match in words_in(text, start, end):
        word = folded(match.group())
        if word.isdigit() or word in vocabulary.numbers:
            continue
        meaning = vocabulary.meaning(word)
        if meaning:
            meanings.append(meaning)
        if len(word) > 1 and word not in vocabulary.small:
            words.append(word[:CUT])
    return words, meanings


class _Marks:
    """The marks of all sentences of a page."""

    def __init__(
        self, brief: Brief, open_text: str, prose: list[Span], quotations: list[Span], vocabulary: Vocabulary
    ) -> None:
        self.text, self.open, self.vocabulary = brief.article.text, open_text, vocabulary
        self.spans = [
            (index, sentence)
            for index, paragraph in enumerate(prose)
            for sentence in sentences_of(brief.article.text, paragraph)
        ]
        self.starts = [sentence.start for _, sentence in self.spans]
        said = [(time, tuple(dates_of(time, vocabulary))) for time in brief.times]
        self.times = [time for time, dates in said if dates]
        self.names = self._by_sentence(
            (mention.start, entity.id) for entity in brief.entities for mention in entity.mentions
        )
        self.dates = self._by_sentence((time.start, date) for time, dates in said for date in dates)
        self.acts = self._by_sentence((found.trigger.start, found.act) for found in brief.assertions)
        self.quotes: dict[int, set[int]] = defaultdict(set)
        for span in quotations:
            if (at := self._sentence_at(span.start)) is not None and (quote := self._quote(span)):
                self.quotes[at].add(quote)

    def all(self) -> tuple[SentenceMark, ...]:
        return tuple(self._mark(at) for at in range(len(self.spans)))

    def _mark(self, at: int) -> SentenceMark:
        paragraph, span = self.spans[at]
        words, meanings = _content(self.open, span.start, span.end, self.vocabulary)
        names = [*self.names[at], *self._capitalised(span)]
        return SentenceMark(
            paragraph=paragraph,
            length=sum(1 for _ in words_in(self.open, span.start, span.end)),
            words=_once(words),
            meanings=_once(meanings),
            names=_once(names),
            numbers=_once(self._numbers(span)),
            dates=_once(self.dates[at]),
            acts=_once(self.acts[at]),
            quotes=tuple(sorted(self.quotes[at])),
        )

    def _numbers(self, span: Span) -> Iterable[str]:
        """The numbers of a sentence that belong to no time of the page."""
        for start, value in numbers_in(self.open, span.start, span.end, self.vocabulary.numbers):
            if not any(time.start <= start < time.end for time in self.times):
                yield value

    def _capitalised(self, span: Span) -> Iterable[str]:
        """Words with a capital inside a sentence, names that no table knows; ordinals, which name rounds."""
        for count, match in enumerate(words_in(self.open, span.start, span.end)):
            word = match.group()
            if (ordinal := self.vocabulary.ordinals.get(folded(word))) is not None:
                yield f"{ordinal}."
            elif count and word[0].isupper() and len(word) > 2:
                name = folded(word)
                if name not in self.vocabulary.small and self.vocabulary.meaning(name) is None:
                    yield name

    def _quote(self, span: Span) -> int:
        words = [folded(match.group()) for match in words_in(self.text, span.start, span.end)]
        return digest(" ".join(words)) if len(words) >= _SHORT_QUOTE else 0

    def _is_open(self, at: int) -> bool:
        return self.open[at : at + 1] != "\n"

    def _by_sentence(self, items: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
        """What begins in each sentence, outside quotation marks."""
        found: dict[int, list[str]] = defaultdict(list)
        for start, value in items:
            if self._is_open(start) and (at := self._sentence_at(start)) is not None:
                found[at].append(value)
        return found

    def _sentence_at(self, start: int) -> int | None:
        at = bisect_right(self.starts, start) - 1
        return at if at >= 0 and start < self.spans[at][1].end else None


def _once(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(items)))
