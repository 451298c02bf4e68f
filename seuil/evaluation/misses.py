"""Misses in their sentences: what was owed and not found, given and not wanted, found and wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass

from seuil.evaluation.model import Check, PageResult

# Asked in order to be counted; their misses say nothing that another check does not say better.
_SILENT = {("time", "span strict"), ("time", "value"), ("attribution", "cue strict"), ("assertion", "act")}
_WHOLE = ("attribution", "source and content")
_STOP = re.compile(r"(?<=[.!?…])[»”\"’)]*\s+(?=[«“\"A-ZÀ-ÖØ-Ý0-9])")
_WIDEST = 400


@dataclass(frozen=True, slots=True)
class Miss:
    """A check that failed, and its sentence cut in three: before the words, the words, after them."""

    check: Check
    before: str
    words: str
    after: str

    @property
    def kind(self) -> str:
        """What went wrong, in a word or two: "missed", "too many", or the field."""
        check = self.check
        if check.side == "owed":
            return f"{check.part} missed" if check.check.startswith(("found", "cue", "span")) else self._field
        return f"{check.part} too many" if check.side == "given" else self._field

    @property
    def _field(self) -> str:
        return f"{self.check.part} {self.check.check}"


def misses_of(page: PageResult) -> list[Miss]:
    """The misses of a page, in the order of its text; none of a closed page's checks are here once taken
    out.
    """
    failed = [c for c in page.checks if not c.right and (c.part, c.check) not in _SILENT and not _doubled(c)]
    failed.sort(key=lambda c: (c.start is None, c.start or 0))
    return [_miss(page.text, check) for check in failed]


def _doubled(check: Check) -> bool:
    """Whether another check of the same thing says it: a whole that is wrong since a part of it is."""
    return (check.part, check.check) == _WHOLE or (check.check == "value within" and check.side == "given")


def _miss(text: str, check: Check) -> Miss:
    if check.start is None or check.end is None:
        return Miss(check, "", check.words, "")
    start, end = sentence_at(text, check.start, check.end)
    return Miss(check, text[start : check.start], text[check.start : check.end], text[check.end : end])


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the sentence around a stretch, as stops and line ends show it, to read by; no parse is
    asked.
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    for stop in _STOP.finditer(text, first, last):
        if stop.end() <= start:
            first = stop.end()
        elif stop.start() >= end:
            last = stop.start()
            break
    return max(first, start - _WIDEST), min(last, end + _WIDEST)
