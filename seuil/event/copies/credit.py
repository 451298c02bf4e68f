"""The news agency that a page is credited to: its outlet, its authors, a credit line, a dateline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from seuil.article.model import Article
from seuil.event.copies.words import folded

_CREDITS = ("credit", "byline", "dateline")
_BRACKETED = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
_SIGNED = re.compile(r"[—–-]\s*([^—–.]{2,60})\.?\s*$")
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_OPENING, _CREDIT_WORDS, _NAME_WORDS = 120, 8, 5


def agency_of(article: Article, agencies: Mapping[str, str]) -> tuple[str | None, bool]:
    """The id of the agency that the page is credited to, and whether the page is the agency's own.

    ``agencies`` gives the id of each agency by its folded names. An agency that is only cited ("according
    to …") is not credited.
    """
    own = agencies.get(" ".join(folded(article.outlet or "").split()))
    if own:
        return own, True
    for place in _places(article):
        found = _named(place, agencies)
        if found:
            return found, False
    return None, False


def _places(article: Article) -> Iterator[str]:
    """Where credits stand, the surest first."""
    yield from (line.text for line in article.furniture if line.kind in _CREDITS)
    yield from article.authors
    if not article.paragraphs:
        return
    first, last = article.paragraphs[0], article.paragraphs[-1]
    opening = article.text[first.start : min(first.end, first.start + _OPENING)]
    yield from _BRACKETED.findall(opening)
    ending = article.text[last.start : last.end]
    if len(ending.split()) <= _CREDIT_WORDS:
        yield ending
    yield from _BRACKETED.findall(ending[-_OPENING:])
    yield from _SIGNED.findall(ending[-_OPENING:])


def _named(place: str, agencies: Mapping[str, str]) -> str | None:
    """The first agency that a short line names; the longest name counts."""
    words = _WORD.findall(folded(place))
    for start in range(len(words)):
        for length in range(min(_NAME_WORDS, len(words) - start), 0, -1):
            found = agencies.get(" ".join(words[start : start + length]))
            if found:
                return found
    return None
