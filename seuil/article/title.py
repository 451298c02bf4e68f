"""The title: which line it is, and which lines only repeat it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from seuil.article.shape import has_stop, word_list
from seuil.data_files.shapes.furniture import words_of

_SUFFIX = re.compile(r"\s+[-–—|·•»/]\s+([^-–—|·•»]{2,40})$|\s*\|\s*([^|]{2,40})$")
_CUT = re.compile(r"\s*(?:…|\.\.\.)$")


def same_title(title: str, line: str) -> bool:
    """Whether ``line`` says ``title`` again: the same words, cut short, or with the site's name."""
    ours, theirs = words_of(title), words_of(line)
    if ours == theirs:
        return True
    if not ours or not theirs:
        return False
    if _CUT.search(line) and len(theirs.split()) >= 3 and ours.startswith(theirs):
        return True
    suffix = _SUFFIX.search(line)
    return bool(suffix) and words_of(line[: suffix.start()]) == ours if suffix else False


def near_title(title: str, line: str) -> bool:
    """Whether ``line`` is the title in slightly other words, and no sentence of its own."""
    ours, theirs = words_of(title).split(), words_of(line).split()
    if min(len(ours), len(theirs)) < 5 or has_stop(line) != has_stop(title):
        return False
    if abs(len(ours) - len(theirs)) > 3:
        return False
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= 0.85


def without_outlet(title: str, outlets: frozenset[str], said: frozenset[str]) -> tuple[str, str | None]:
    """The title without the outlet after it, and that outlet.

    ``outlets`` are names known to be outlets, ``said`` the other lines that may be the title alone, both as
    words.
    """
    suffix = _SUFFIX.search(title)
    if not suffix:
        return title, None
    name = (suffix.group(1) or suffix.group(2)).strip()
    rest = title[: suffix.start()].rstrip()
    known = words_of(name) in outlets or "|" in suffix.group() or words_of(rest) in said
    if known and len(word_list(rest)) >= 3 and len(word_list(name)) <= 5:
        return rest, name
    return title, None
