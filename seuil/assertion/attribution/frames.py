"""Frames: what opens a sentence to set a scene, and is the page's own even where the rest is reported."""

from __future__ import annotations

from seuil.assertion.attribution.syntax import subtree
from seuil.assertion.attribution.text import Text, Unit

_INSIDE = ("mark", "case", "det", "fixed", "advmod", "cc", "amod")


def leading_frame(text: Text, unit: Unit, before: int) -> set[int]:
    """The tokens of a frame that opens the unit ("alors que…,", "amid …,") and ends before token ``before``;
    the comma after it included. Empty where none does, or where it stands between quotation marks."""
    first = unit.first
    while first < before and not text.doc[first].text[:1].isalnum():
        first += 1
    if first >= before or text.quote_of[first] >= 0 or not _is_frame(text, first):
        return set()
    top = text.doc[first]
    while top.head.i != top.i and top.dep_ in _INSIDE:
        top = top.head
    end = max(subtree(top))
    while end > first and text.doc[end].is_punct:
        end -= 1
    fits = min(subtree(top)) >= first and end + 1 < before and text.doc[end + 1].text == ","
    if not fits or top.head.i <= end:
        end = next((i - 1 for i in range(first + 2, before) if text.doc[i].text == ","), before)
    rest = range(end + 2, before)
    if not any(text.doc[i].pos_ in ("VERB", "AUX") for i in rest):
        return set()
    return set(range(unit.first, end + 2))


def _is_frame(text: Text, first: int) -> bool:
    """Whether one of the language's framing words stands at the token."""
    start = text.doc[first].idx
    for words in text.lexicon.words.frames:
        end = start + len(words)
        whole = words.endswith("'") or not text.lower[end : end + 1].isalnum()
        if text.lower.startswith(words, start) and whole:
            return True
    return False
