"""A page's text taken apart: sentences, what stands in quotation marks, words folded."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from seuil.article.model import Span

# A quotation does not go past its paragraph. Single marks are left: they are apostrophes too often.
_QUOTED = re.compile(r"«[^«»\n]*»?|“[^“”\n]*”?|„[^„“\n]*“?|\"[^\"\n]*\"?")
# A word, with the hyphens inside it; an elided article ("l'", "d'") and a possessive ("'s") are cut off.
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_ELIDED = re.compile(r"\b(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)['’](?=\w)", re.IGNORECASE)
_OWNER = re.compile(r"['’]s\b")
# A sentence ends at a stop that is followed by space and something that can open a sentence.
_END = re.compile(r"(?:[.!?…]+[\"”»)\]]*|[.!?…]+\s»)(?=\s+[\"“«(\[—–-]*\s*[A-ZÀ-ÖØ-Þ0-9])")
_STOP = re.compile(r"[.!?…:;][\s\"”»)\]]*$")
_LINE_WORDS = 25
# What has a stop and ends no sentence: one capital, a title, a short form with stops inside.
_SHORT = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Prof|Mme|Mgr|No|art|vol|al)"
                    r"|\b(?:Jan|Feb|Aug|Sept|Sep|Oct|Nov|Dec))\.$")  # fmt: skip


@lru_cache(maxsize=65536)
def folded(word: str) -> str:
    """A word without case and accents."""
    apart = unicodedata.normalize("NFD", word.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def digest(words: str) -> int:
    """A 32-bit hash, the same on every machine and in every run."""
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=4).digest(), "big")


def prose_of(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The paragraphs that are prose: not the short lines without a stop, which are headlines of other pages,
    credits and captions. All of them where that would leave less than half of the text.
    """
    prose = [span for span in paragraphs if not _is_line(text[span.start : span.end])]
    left = sum(span.end - span.start for span in prose)
    return prose if 2 * left >= sum(span.end - span.start for span in paragraphs) else list(paragraphs)


def _is_line(paragraph: str) -> bool:
    return paragraph.count(" ") < _LINE_WORDS and not _STOP.search(paragraph)


def sentences_of(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph, in order."""
    start = paragraph.start
    for end in _END.finditer(text, paragraph.start, paragraph.end):
        if _SHORT.search(text, max(start, end.start() - 6), end.start() + 1):
            continue
        yield Span(start=start, end=end.end())
        start = end.end()
    if text[start : paragraph.end].strip():
        yield Span(start=start, end=paragraph.end)


def quotations_of(text: str, paragraph: Span) -> list[Span]:
    """What stands between quotation marks; one left open ends with its paragraph."""
    found = _QUOTED.finditer(text, paragraph.start, paragraph.end)
    return [Span(start=match.start(), end=match.end()) for match in found]


def blanked(text: str, spans: list[Span]) -> str:
    """The text with these stretches turned to line ends: offsets stay, and no row of words spans one."""
    parts, last = [], 0
    for span in spans:
        parts += [text[last : span.start], "\n" * (span.end - span.start)]
        last = span.end
    return "".join([*parts, text[last:]])


def words_in(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of a stretch, each with its offsets."""
    yield from _WORD.finditer(text, start, end)


def without_clitics(text: str) -> str:
    """Elided articles and possessive endings as spaces; the length stays."""
    text = _ELIDED.sub(lambda match: " " * len(match.group()), text)
    return _OWNER.sub("  ", text)
