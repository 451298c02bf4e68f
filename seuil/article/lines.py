"""Plain text, as people paste it or as tags leave it, cut into blocks: one for each paragraph, title or other
line.
"""

from __future__ import annotations

import re
from itertools import pairwise

from seuil.article.characters import characters, clean_line

_BLANK = re.compile(r"\n[ \t\u00a0]*\n")
_STOP = re.compile(r"""(?:[.!?…:;]|\.\.\.)["'»”’)\]\u00a0\u202f ]*$""")
_LIST_MARK = re.compile(r"^(?:[-–—•*·▪■►]|\d{1,2}[.)])\s")
_WRAP_MIN, _WRAP_MAX = 50, 110


def blocks_of(text: str) -> list[str]:
    """The blocks of ``text``: parted by blank lines, else by line ends, hard-wrapped lines put together."""
    parts = [[clean_line(line) for line in part.split("\n")] for part in _BLANK.split(characters(text))]
    parts = [[line for line in part if line] for part in parts]
    width = _wrap_width([part for part in parts if len(part) > 1])
    if width is None:
        return [line for part in parts for line in part]
    return [line for part in parts if part for line in _unwrapped(part, width)]


def is_list_item(line: str) -> bool:
    """Whether the line opens with the mark of a list."""
    return _LIST_MARK.match(line) is not None


def _unwrapped(lines: list[str], width: int) -> list[str]:
    """Lines that a mail program or an editor broke at about ``width`` characters, whole again."""
    joined = [lines[0]]
    for previous, line in pairwise(lines):
        # A full line goes on unless it ends a sentence and the next one's first word would still have fitted.
        fits = len(previous) + 1 + len(line.split(" ", 1)[0]) <= width
        if is_list_item(line) or (fits and _STOP.search(previous)) or len(previous) < 0.6 * width:
            joined.append(line)
        else:
            joined[-1] += " " + line
    return joined


def _wrap_width(parts: list[list[str]]) -> int | None:
    """The width at which the lines are broken, if most end at about one width in the middle of a sentence."""
    pairs = [pair for lines in parts for pair in pairwise(lines)]
    if len(pairs) < 3:
        return None
    width = max(len(line) for lines in parts for line in lines)
    if not _WRAP_MIN <= width <= _WRAP_MAX:
        return None
    middle = sum(1 for line, following in pairs if _goes_on(line, following))
    long = sum(1 for line, _ in pairs if len(line) > 0.75 * width)
    return width if middle >= 0.5 * len(pairs) and long >= 0.7 * len(pairs) else None


def _goes_on(line: str, following: str) -> bool:
    """Whether a sentence runs over the end of the line: no stop, and a small letter follows."""
    return _STOP.search(line) is None and (
        following[0].islower() or following[0] in "«“\"'(" or line[-1] in ",-–"
    )
