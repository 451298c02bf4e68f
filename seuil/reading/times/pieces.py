"""The text cut for the grammar of times: letters, digits and marks apart, whatever tokenizer there was.

"14h30", "19th", "mi-septembre" and "2024-11-19" are cut the same way in every language; each piece knows the
token that it stands in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_PIECE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of letters, a run of digits, or one mark.

    ``gap`` is the white space before it: "" for none, " ", or "\\n" where a line ends. ``number`` is the
    value of digits (null if there are more than nine), ``token`` the index of the token it begins in.
    """

    text: str
    lower: str
    start: int
    end: int
    gap: str
    number: int | None
    token: int


def cut(text: str) -> list[tuple[str, int, int]]:
    """The pieces of ``text`` with their offsets."""
    return [(m.group(), m.start(), m.end()) for m in _PIECE.finditer(text)]


def lowered(text: str) -> tuple[str, ...]:
    """The pieces of a word of the data, in small letters."""
    return tuple(piece.lower() for piece, _, _ in cut(text))


def pieces_of(doc: Doc) -> list[Piece]:
    """The pieces of a document, in order."""
    starts = [token.idx for token in doc]
    found: list[Piece] = []
    token, before, text = 0, 0, doc.text
    for piece, start, end in cut(text):
        while token + 1 < len(starts) and starts[token + 1] <= start:
            token += 1
        space = text[before:start]
        gap = "\n" if "\n" in space else " " if space else ""
        number = int(piece) if piece[0].isdecimal() and len(piece) <= _MOST_DIGITS else None
        found.append(Piece(piece, piece.lower(), start, end, gap, number, token))
        before = end
    return found
