"""The reading seen as attribution needs it: quotations by token, and sentences mended where a quotation
broke them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seuil.assertion.attribution.lexicon import Lexicon
from seuil.reading.model import Mention, Quotation, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STOPS = ".!?…"


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or several that one quotation holds together: tokens ``first`` to ``last``, both
    included."""

    first: int
    last: int
    paragraph: int
    title: bool


class Text:
    """One reading with its lexicon, and what is looked up by token."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.doc: Doc = reading.doc
        self.lower = (
            self.doc.text.lower() if len(self.doc.text.lower()) == len(self.doc.text) else self.doc.text
        )
        self.quotes: list[Quotation] = _outermost(reading.quotations)
        self.quote_of: list[int] = [-1] * len(self.doc)
        self.marks: set[int] = set()
        self._place_quotes()
        self.mentions: dict[int, Mention] = _by_head(reading.mentions)
        self.times: frozenset[int] = frozenset(
            i for time in reading.times for i in range(time.first, time.last + 1)
        )
        self.units: list[Unit] = []
        self.unit_of: list[int] = [0] * len(self.doc)
        self._make_units()

    def _place_quotes(self) -> None:
        """For each token, the quotation that it stands in, its marks included; and which tokens are marks."""
        n = 0
        edges = {edge for q in self.reading.quotations for edge in (q.start, q.end - 1)}
        for token in self.doc:
            while n < len(self.quotes) and self.quotes[n].end <= token.idx:
                n += 1
            if (
                n < len(self.quotes)
                and self.quotes[n].start < token.idx + len(token)
                and token.idx < self.quotes[n].end
            ):
                self.quote_of[token.i] = n
            places = range(token.idx, token.idx + len(token))
            if token.text[0] in "\"'" and not token.text[1:].isalnum() and any(e in edges for e in places):
                self.marks.add(token.i)

    def _make_units(self) -> None:
        """Sentences, joined where one quotation runs over them, or where the parser cut before its cue."""
        for piece in self._pieces():
            before = self.units[-1] if self.units else None
            if (
                before is not None
                and before.paragraph == piece.paragraph
                and self._runs_on(before, piece.first)
            ):
                self.units[-1] = Unit(before.first, piece.last, before.paragraph, before.title)
            else:
                self.units.append(piece)
        for n, unit in enumerate(self.units):
            for i in range(unit.first, unit.last + 1):
                self.unit_of[i] = n

    def _pieces(self) -> Iterator[Unit]:
        """The parser's sentences, cut where it let one run over the end of a paragraph."""
        span = self.reading.article.title_span
        title_end = span.end if span is not None else -1
        paragraph, first = 0, 0
        for token in self.doc:
            line_end = token.is_space and "\n" in token.text
            breaks = self._breaks_before(token)
            if (
                line_end or breaks or token.is_sent_start or self._after_full_quotation(token.i)
            ) and first < token.i:
                yield Unit(first, token.i - 1, paragraph, self.doc[first].idx < title_end)
                first = token.i
            paragraph += breaks
            if line_end:
                paragraph += token.text.count("\n")
                first = token.i + 1
        if first < len(self.doc):
            yield Unit(first, len(self.doc) - 1, paragraph, self.doc[first].idx < title_end)

    def _breaks_before(self, token: Token) -> int:
        """How many paragraphs end between the token and the one before: the parser was given blanks in place
        of line ends, the article's text still has them."""
        if token.i == 0:
            return 0
        before = self.doc[token.i - 1]
        return self.reading.article.text.count("\n", before.idx + len(before), token.idx)

    def _after_full_quotation(self, i: int) -> bool:
        """Whether a quotation that ends with a full stop closes right before a capital."""
        return (
            i > 1
            and self.doc[i].text[:1].isupper()
            and self.is_close(i - 1)
            and self.doc[i - 2].text == "."
            and self.quote_of[i] != self.quote_of[i - 1]
        )

    def _runs_on(self, unit: Unit, first: int) -> bool:
        """Whether the sentence at ``first`` belongs with ``unit`` before it."""
        last = unit.last
        while last > unit.first and self.doc[last].is_space:
            last -= 1
        quote = self.quote_of[first]
        if quote >= 0 and quote == self.quote_of[last] and self.quotes[quote].closed:
            return True
        word = self.doc[first]
        if word.text in (",", ";", ")") or (
            word.i in self.marks and self.quote_of[first] == self.quote_of[last] >= 0
        ):
            return True
        before = self.doc[last]
        if before.text in (",", ":"):
            return before.text == "," or unit.title
        ended = before.text[-1] in _STOPS or (
            before.i in self.marks and self.doc[max(last - 1, 0)].text[-1] in _STOPS
        )
        if before.i in self.marks:
            stop = self.doc[max(last - 1, 0)].text
            return word.text[:1].islower() or (
                stop not in (".", "...", "…") and stop[-1] in ",?!" and self._cue_soon(first)
            )
        return not ended and word.text[:1].islower()

    def _cue_soon(self, first: int) -> bool:
        """Whether a cue verb stands among the next few words."""
        return any(self.lexicon.verb_lemma(t) and t.pos_ == "VERB" for t in self.doc[first : first + 8])

    def is_open(self, i: int) -> bool:
        """Whether token ``i`` is the opening mark of an outermost quotation."""
        return (
            i in self.marks
            and self.quote_of[i] >= 0
            and self.doc[i].idx == self.quotes[self.quote_of[i]].start
        )

    def is_close(self, i: int) -> bool:
        """Whether token ``i`` is (or holds) the closing mark of an outermost quotation."""
        if i not in self.marks or self.quote_of[i] < 0:
            return False
        return self.doc[i].idx + len(self.doc[i]) >= self.quotes[self.quote_of[i]].end and not self.is_open(i)

    def quote_tokens(self, quote: int) -> range:
        """The tokens of a quotation, its marks left out."""
        q = self.quotes[quote]
        span = self.doc.char_span(q.inner_start, q.inner_end, alignment_mode="expand")
        if span is None:
            return range(0)
        first, last = span.start, span.end
        while first < last and first in self.marks and self.is_open(first):
            first += 1
        while last > first and self.is_close(last - 1):
            last -= 1
        return range(first, last)

    def text_of(self, first: int, last: int) -> str:
        """The article's own words for tokens ``first`` to ``last``."""
        a, b = self.doc[first], self.doc[last]
        return self.reading.article.text[a.idx : b.idx + len(b)]


def is_finite(token: Token) -> bool:
    """Whether the verb is finite, by itself or through an auxiliary."""
    if token.morph.get("VerbForm") == ["Fin"]:
        return True
    return any(
        c.dep_ in ("aux", "aux:pass", "cop")
        and (c.morph.get("VerbForm") in ([], ["Fin"]) or (c.dep_ == "cop" and is_finite(c)))
        for c in token.children
    )


def _outermost(quotations: tuple[Quotation, ...]) -> list[Quotation]:
    kept: list[Quotation] = []
    for quotation in quotations:
        if not kept or quotation.start >= kept[-1].end:
            kept.append(quotation)
    return kept


def _by_head(mentions: tuple[Mention, ...]) -> dict[int, Mention]:
    """Token → the widest resolved mention with that head."""
    widest: dict[int, Mention] = {}
    for mention in mentions:
        if mention.entity is not None:
            other = widest.get(mention.head)
            if other is None or mention.last - mention.first > other.last - other.first:
                widest[mention.head] = mention
    return widest
