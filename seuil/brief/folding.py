"""Text folded so that two ways of writing the same compare as equal; its length stays."""

from __future__ import annotations

import unicodedata

_SAME = str.maketrans("’‘“”«»\u00a0\u202f", "''\"\"\"\"  ")


def plain(text: str) -> str:
    """One character for one: kinds of quotation mark, apostrophe and space, and case, folded; NFC."""
    return unicodedata.normalize("NFC", text).translate(_SAME).lower()
