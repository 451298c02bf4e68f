"""Finds what stands between quotation marks, whatever the marks and however badly they are paired.

The marks are read from ``article.text``, where they still have their direction. Within a paragraph a mark
opens or
closes by its own shape and by what stands beside it; straight marks, where that does not tell, take turns.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from seuil.article.model import Article
from seuil.reading.model import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc

Side = Literal["open", "close", "either"]

# A family is the marks that pair with one another; "mixed" pairs happen and are accepted as a last resort.
_GUILLEMETS: Final = {"«": "open", "»": "close", "<<": "open", ">>": "close"}
_CURLY: Final = {"“": "open", "”": "close", "„": "open", "‟": "open", "❝": "open", "❞": "close", ",,": "open"}
_CORNERS: Final = {
    "「": "open",
    "」": "close",
    "『": "open",
    "』": "close",
    "〝": "open",
    "〞": "close",
    "〟": "close",
}
_STRAIGHT: Final = ('"', "''", "``", "＂", "″", "‶", "ʺ", "˝", "⹂")
_SINGLE_OPEN: Final = "‘‹‚‛"
_SINGLE: Final = "'’›‘`´＇‹‚‛"
# How many open marks back a mark looks for its fellow: real text nests three deep, hostile text a thousand.
_NEAR: Final = 8
_MARK: Final = re.compile(r"<<|>>|''|``|,,(?=\w)|[«»“”„‟❝❞「」『』〝〞〟\"＂″‶ʺ˝⹂]|['’‘‹›‚‛`´＇]")


@dataclass(slots=True)
class _Mark:
    """A mark from ``start``. ``family`` is what it pairs with; ``shape`` and ``stands`` are the side that
    its form and
    its place tell; ``reopened`` is where the next mark of its family opened while it was still open."""

    start: int
    end: int
    family: str
    shape: Side
    stands: Side
    reopened: int | None = None


def find_quotations(doc: Doc, article: Article) -> tuple[Quotation, ...]:
    """The quotations of ``article``, outer before inner, in text order; offsets into ``article.text``.

    ``doc`` is the same text parsed; it tells the apostrophe of a possessive from a closing mark. A
    quotation that is
    never closed ends with its paragraph. Each paragraph of a longer speech is a quotation of its own.
    """
    text = article.text
    possessives = {
        token.idx
        for token in doc
        if token.text in ("'", "’") and token.dep_ == "case" and not text[token.idx - 1 : token.idx].isspace()
    }
    found: list[Quotation] = []
    start, left_open = 0, False
    for line in text.split("\n"):
        end = start + len(line)
        marks = _marks(text, start, end, possessives)
        quotations = _paired(text, marks, end, start, left_open)
        left_open = any(not quotation.closed for quotation in quotations)
        found += quotations
        start = end + 1
    return tuple(sorted((_trimmed(text, q) for q in found), key=lambda q: (q.start, -q.end)))


def _trimmed(text: str, quotation: Quotation) -> Quotation:
    """The quotation with the blanks inside its marks left out of the inner stretch."""
    start, end = quotation.inner_start, quotation.inner_end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Quotation(quotation.start, quotation.end, start, end, quotation.closed)


def _marks(text: str, start: int, end: int, possessives: set[int]) -> list[_Mark]:
    """The quotation marks of a paragraph in order, single ones only where they pair."""
    marks: list[_Mark] = []
    singles: list[_Mark] = []
    for match in _MARK.finditer(text, start, end):
        sign, a, b = match.group(), match.start(), match.end()
        stands = _stands(text, a, b, start, end)
        if sign in _SINGLE:
            if a not in possessives:
                singles.append(_Mark(a, b, "single", "open" if sign in _SINGLE_OPEN else "close", stands))
        elif sign in _STRAIGHT:
            if not (stands == "close" and text[a - 1].isdigit() and not marks):  # 15" is a measure
                marks.append(_Mark(a, b, "straight", "either", stands))
        else:
            family, table = next((n, t) for n, t in _FAMILIES if sign in t)
            marks.append(_Mark(a, b, family, table[sign], stands))  # type: ignore[arg-type]
    return sorted(marks + _single_pairs(text, singles), key=lambda m: m.start)


_FAMILIES: Final = (("guillemets", _GUILLEMETS), ("curly", _CURLY), ("corners", _CORNERS))


def _stands(text: str, a: int, b: int, start: int, end: int) -> Side:
    """What the neighbours of the mark ``text[a:b]`` say: a blank before and a word after opens it."""
    before = text[a - 1] if a > start else " "
    after = text[b] if b < end else " "
    blank_before = before.isspace() or before in "([{–—-/…'’"
    blank_after = after.isspace() or after in ")]}.,;:!?…–—-/"
    if blank_before and not blank_after:
        return "open"
    if blank_after and not blank_before:
        return "close"
    if b >= end or after in ".,;:)":
        return "close"
    if a <= start:
        return "open"
    return "either"


def _single_pairs(text: str, singles: list[_Mark]) -> list[_Mark]:
    """Single marks that are quotation marks: one that opens before a word, and the next that closes after
    one.

    An apostrophe inside a word, before a decade ('90s) or after a plural (the allies' forces) is not a mark.
    """
    kept: list[_Mark] = []
    opener: _Mark | None = None
    for n, mark in enumerate(singles):
        if mark.stands == "open" and (mark.shape == "open" or not text[mark.end : mark.end + 2].isdigit()):
            opener = mark
        elif mark.stands == "close" and opener is not None and not _plural_possessive(text, mark, singles, n):
            kept += [opener, mark]
            opener = None
    return kept


def _plural_possessive(text: str, mark: _Mark, singles: list[_Mark], n: int) -> bool:
    """True for the mark of "allies' forces": after an s, before a word, with a better closing mark next."""
    if text[mark.start - 1] not in "sz" or not text[mark.end : mark.end + 2].strip()[:1].isalpha():
        return False
    return (
        n + 1 < len(singles)
        and singles[n + 1].stands == "close"
        and text[singles[n + 1].start - 1] not in "sz"
    )


def _paired(text: str, marks: list[_Mark], end: int, start: int, left_open: bool) -> list[Quotation]:
    """The quotations that the marks of a paragraph make."""
    stack: list[_Mark] = []
    found: list[Quotation] = []
    for n, mark in enumerate(marks):
        if _opens(mark, stack, last=n == len(marks) - 1):
            for outer in stack[-_NEAR:]:
                if outer.family == mark.family and outer.reopened is None:
                    outer.reopened = mark.start
            stack.append(mark)
        elif stack:
            found += _closed(mark, stack)
        elif left_open and not found:  # the speech of the paragraph before ends here
            found.append(Quotation(start, mark.end, start, mark.start))
    return found + [_unclosed(text, mark, end) for mark in stack if mark.family != "single"]


def _unclosed(text: str, mark: _Mark, end: int) -> Quotation:
    """A quotation without its closing mark: to ``end``, or to where the next of its kind opens."""
    stop = end if mark.reopened is None else mark.reopened
    while stop > mark.end and text[stop - 1].isspace():
        stop -= 1
    return Quotation(mark.start, stop, mark.end, stop, closed=False)


def _opens(mark: _Mark, stack: list[_Mark], last: bool) -> bool:
    """Whether ``mark`` opens, given the marks still open."""
    same = any(m.family == mark.family for m in stack[-_NEAR:])
    if mark.stands == "either":
        return mark.shape == "open" or (mark.shape == "either" and not same and not (last and stack))
    if mark.shape == "either" or mark.family == "single" or mark.shape == mark.stands:
        return mark.stands == "open"
    # Shape and place disagree (»so«, ”so”, „so“): a mark of the kind still open is closed, else one opens.
    return not same


def _closed(mark: _Mark, stack: list[_Mark]) -> list[Quotation]:
    """Close the nearest open mark of the family, or the last of any; those inside it have lost theirs."""
    near = range(len(stack) - 1, max(-1, len(stack) - 1 - _NEAR), -1)
    depth = next((n for n in near if stack[n].family == mark.family), None)
    if depth is None:
        if mark.family == "single":
            return []
        depth = len(stack) - 1
    opener, inside = stack[depth], stack[depth + 1 :]
    del stack[depth:]
    lost = [
        Quotation(m.start, mark.start, m.end, mark.start, closed=False)
        for m in inside
        if m.family != "single"
    ]
    return [*lost, Quotation(opener.start, mark.end, opener.end, mark.start)]
