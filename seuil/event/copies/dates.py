"""The times of a text, as far as a copy keeps them whatever the day on which it is out.

"Friday" is the one before or after the page's day, "January" this one or the next: two pages of one report
may resolve them to different days. So what the words themselves say is kept: a weekday, a day of the year, a
month, a year, an hour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from seuil.brief.model import TimeRecord
from seuil.event.copies.tables import Vocabulary
from seuil.event.copies.words import folded, words_in

_CLOCK = re.compile(r"\b(\d{1,2})\s?[.:h]\s?(\d{2})\b")
_PLAIN = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_DAY, _MONTH, _YEAR = len("2024-11-19"), len("2024-11"), len("2024")


def dates_of(time: TimeRecord, vocabulary: Vocabulary) -> Iterator[str]:
    """What a time expression says: "w5" (Friday), "--03-14", "--03", "2024", ":10:52" (of either half).

    Nothing where it says none of these ("in five days", "for an hour"): its numbers then are numbers.
    """
    words = [folded(match.group()) for match in words_in(time.text, 0, len(time.text))]
    weekday = next((vocabulary.weekdays[word] for word in words if word in vocabulary.weekdays), None)
    value = (time.edtf or "").strip("~?%")
    if clock := _CLOCK.search(time.text):
        yield f":{int(clock[1]) % 12}:{clock[2]}"
    elif weekday is None and len(value) == _DAY and any(word in vocabulary.days for word in words):
        weekday = date.fromisoformat(value).isoweekday()
    elif _PLAIN.fullmatch(value) and _says(words, value):
        yield value if len(value) == _YEAR else f"-{value[4:]}"
    if weekday is not None:
        yield f"w{weekday}"


def _says(words: list[str], value: str) -> bool:
    """Whether the words give the date itself: its day, its year, or its month as the only thing."""
    if len(value) == _DAY:
        return any(word.isdigit() and int(word) == int(value[-2:]) for word in map(_bare, words))
    return value in words if len(value) == _YEAR else len(value) == _MONTH


def _bare(word: str) -> str:
    """A day of the month without its ending: 1er, 3rd."""
    return re.sub(r"(?<=\d)(?:er|st|nd|rd|th)$", "", word)
