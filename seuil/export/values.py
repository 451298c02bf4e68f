"""Values of a record as the cells of tables: days, numbers, lists, and text that no spreadsheet takes for a
formula.
"""

from __future__ import annotations

import re
from datetime import date

from seuil.brief.shown import shown

# Between the values of a list in one cell; a "|" within a value becomes "¦".
SEPARATOR = " | "
# What a spreadsheet holds in one cell (Excel's specifications and limits), counted in UTF-16 code units.
LONGEST = 32_767
# Signs with which a spreadsheet begins a formula (OWASP, CSV Injection), the full-width ones too.
_FORMULA = tuple("=+-@＝＋－＠")
_NUMBER = r"[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?"
_NUMBERS = re.compile(rf"{_NUMBER}(?: \| {_NUMBER})*", re.ASCII)


def day(text: str | None) -> date | None:
    """An ISO day as a date; null for what is none that a calendar has."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def joined(values: tuple[object, ...]) -> str:
    """A list as the text of one cell."""
    return SEPARATOR.join(number(v) if isinstance(v, float) else str(v).replace("|", "¦") for v in values)


def number(value: float) -> str:
    """A number in digits: 12.0 is 12."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def safe(text: str) -> str:
    """Text for a cell of a spreadsheet, on one line.

    Marks of direction are taken out and what a screen must not get becomes �, as wherever Seuil shows words
    of a page. Text that a spreadsheet would take for a formula gets an apostrophe before it; plain numbers
    are left as they are. What is longer than a cell holds is cut, and says so.
    """
    text = shown(text)
    if text.lstrip().startswith(_FORMULA) and not _NUMBERS.fullmatch(text):
        text = "'" + text
    return _cut(text)


def _cut(text: str) -> str:
    if len(text) <= LONGEST // 2 or _units(text) <= LONGEST:
        return text
    note = f" […] (cut: {len(text)} characters in all)"
    kept = text[: LONGEST - len(note)]
    while _units(kept) > LONGEST - len(note):
        kept = kept[: -max(1, (_units(kept) - LONGEST + len(note)) // 2)]
    return kept + note


def _units(text: str) -> int:
    return len(text) + sum(1 for c in text if ord(c) > 0xFFFF)
