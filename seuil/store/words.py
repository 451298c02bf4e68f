"""Text made ready to be searched: its words folded, so that SQLite and PostgreSQL find the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 64  # characters of a word that count; PostgreSQL takes no more than 2,046 bytes


def fold(text: str) -> str:
    """The text without case and accents: Évêché gives eveche, Straße strasse."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in parts if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", plain).casefold()


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a text, each once, sorted."""
    return tuple(sorted({word[:_LONGEST] for word in _WORD.findall(fold(text))}))


def name_of(text: str) -> str:
    """A name as it is compared: its words folded, in their order."""
    return " ".join(_WORD.findall(fold(text)))


def compared(text: str) -> str:
    """The same; a name of signs alone as it is."""
    return name_of(text) or text


def most_written(counts: Mapping[str, int]) -> str:
    """Of ways of writing one name, that which is met most often, the first by spelling of two that are."""
    return min(counts, key=lambda name: (-counts[name], name))
