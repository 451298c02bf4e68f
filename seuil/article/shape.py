"""What a line looks like: a sentence, a headline, keywords; no words of any language are needed for it."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_STOP = re.compile(r"""[.!?…]["'»”’)\]\s]*$""")
# "U.S.", "p.m.", "J.": a point that ends a word, not a sentence.
_SHORTENED = re.compile(r"(?:\b(?:[^\W\d_]\.){2,}|\b[A-Z]\.|\bet al\.|\.\.\.)$")


def word_list(line: str) -> list[str]:
    """The words of a line, as they stand."""
    return _WORD.findall(line)


def has_stop(line: str) -> bool:
    """Whether the line ends as a sentence does."""
    return _STOP.search(line) is not None


def is_sentence(line: str) -> bool:
    """Whether the line is running text: it ends as a sentence and has six words, or it is long."""
    count = len(word_list(line))
    return (
        (count >= 6 and has_stop(line))
        or count >= 30
        or (count >= 4 and line.rstrip().endswith(("»", "”")) and has_stop(line))
    )


def is_title_like(line: str) -> bool:
    """Whether the line could be a headline: two to forty words, and no full stop at its end."""
    count = len(word_list(line))
    if not 2 <= count <= 40:
        return False
    stripped = line.rstrip(" \u00a0»”\"'’)")
    return not stripped.endswith(".") or _SHORTENED.search(stripped) is not None
