"""Offsets of a corpus into its own text, carried over to the article as it was read.

The article may have lost a repeated title, joined lines or changed spaces; its words stay. Words are
aligned in order, and a stretch is carried over by its first and last word.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from seuil.brief.folding import plain

_WORD = re.compile(r"\w+|[^\w\s]")
_Words = list[tuple[str, int, int]]


class Aligned:
    """Carries stretches of ``original`` over to ``text``."""

    def __init__(self, original: str, text: str) -> None:
        self.text = text
        self._theirs, self._ours = _words(original), _words(text)
        matcher = SequenceMatcher(
            None, [w for w, _, _ in self._theirs], [w for w, _, _ in self._ours], autojunk=False
        )
        self._at = {
            block.a + n: block.b + n for block in matcher.get_matching_blocks() for n in range(block.size)
        }

    def stretch(self, start: int, end: int) -> tuple[int, int] | None:
        """Where the stretch stands in ``text``; null when its words are not there."""
        inside = [n for n, (_, s, e) in enumerate(self._theirs) if s < end and start < e]
        kept = [self._at[n] for n in inside if n in self._at]
        if not kept or len(kept) < len(inside):
            return None
        first, last = self._ours[kept[0]], self._ours[kept[-1]]
        # A stretch may begin or end within a word.
        cut = max(0, start - self._theirs[inside[0]][1])
        over = max(0, self._theirs[inside[-1]][2] - end)
        return first[1] + cut, last[2] - over

    def words_and_nth(self, start: int, end: int) -> tuple[str, int] | None:
        """The stretch as gold files name it: its words, and which occurrence of them it is."""
        span = self.stretch(start, end)
        if span is None or span[0] >= span[1]:
            return None
        words, text = self.text[slice(*span)], plain(self.text)
        nth, at = 0, -1
        while at < span[0]:
            at = text.find(plain(words), at + 1)
            if at < 0:
                return None
            nth += 1
        return (words, nth) if at == span[0] else None


def _words(text: str) -> _Words:
    return [(plain(m.group()), m.start(), m.end()) for m in _WORD.finditer(text)]
