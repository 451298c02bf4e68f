"""The numbers of a text, in figures or words, by value: "12 000", "12,000" and "twelve thousand" are one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from seuil.event.copies.words import folded

_FIGURES = re.compile(r"(?<![\w.,])\d{1,3}(?:[  \u202f,.]\d{3})+(?![\d])|(?<![\w.,])\d+(?:[.,]\d+)?")
_GROUP = re.compile(r"[  \u202f,.](?=\d{3}(?!\d))")
_WORDS = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\s-]{1,2}$")


def numbers_in(text: str, start: int, end: int, words: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    """Offset and value of each number of a stretch; ``words`` are the language's words of number.

    One is left out, since it is an article too. A value is written as short as it can be ("3.5", "12000").
    """
    for match in _FIGURES.finditer(text, start, end):
        value = _value(match.group())
        value *= _multiplier(text, match.end(), end, words)
        if value != 1:
            yield match.start(), f"{value:.10g}"
    yield from _in_words(text, start, end, words)


def _value(figures: str) -> float:
    whole = _GROUP.sub("", figures)
    return float(whole.replace(",", "."))


def _multiplier(text: str, at: int, end: int, words: Mapping[str, int]) -> int:
    """What the word after a figure makes of it: 12 *million*."""
    match = _WORDS.match(text, at + 1, end) if at < end and not text[at].isalnum() else None
    value = words.get(folded(match.group()), 0) if match else 0
    return value if value >= 1000 else 1


def _in_words(text: str, start: int, end: int, words: Mapping[str, int]) -> Iterator[tuple[int, str]]:
    row: list[int] = []
    first = last = start
    for match in _WORDS.finditer(text, start, end):
        value = words.get(folded(match.group()))
        joined = bool(_GAP.match(text, last, match.start())) and match.start() - last <= 2
        if row and (value is None or not joined):
            yield from _said(first, row)
            row = []
        if value is not None and not (not row and _after_figure(text, match.start())):
            first = first if row else match.start()
            row.append(value)
        last = match.end()
    yield from _said(first, row)


def _after_figure(text: str, at: int) -> bool:
    return text[max(0, at - 2) : at].strip()[-1:].isdigit()


def _said(first: int, row: list[int]) -> Iterator[tuple[int, str]]:
    value = _sum(row)
    if value > 1:
        yield first, str(value)


def _sum(row: list[int]) -> int:
    """The value of number words in a row: two hundred thirty, quatre vingt dix, deux mille."""
    total = part = 0
    for value in row:
        if value >= 1000:
            total += max(part, 1) * value
            part = 0
        elif value == 100 or (value == 20 and part % 100 == 4):
            part = max(part, 1) * 100 if value == 100 else part // 100 * 100 + 80
        else:
            part += value
    return total + part
