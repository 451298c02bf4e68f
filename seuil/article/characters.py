"""The characters of a line as ``article.text`` keeps them."""

from __future__ import annotations

import html
import re
import unicodedata

_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.I)
# Soft hyphen, zero-width marks, directions, byte-order mark, variation selectors: no reader sees them.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029\u0085\x0b\x0c]")
_TABS = re.compile("[\t\u2000-\u2006\u2008\u2009\u200a\u205f\u3000\u1680]")
_SPACE_RUN = re.compile("[ \u00a0\u2007\u202f]{2,}")
_STRAY_STOP = re.compile(r"(?<=[.!?…])[ \u00a0]+\.(?=\s|$)")
_SPACE_BEFORE = re.compile(r"(?<=\w)[ ]+(?=[.,](?:\s|$))(?! \.\.)")


def characters(text: str) -> str:
    """``text`` in NFC, entities resolved, line ends as ``\\n``, without control and unseen characters."""
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found.group()), text)
    text = _LINE_ENDS.sub("\n", text)
    text = _UNSEEN.sub("", _TABS.sub(" ", text))
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Cn", "Co"))
    return unicodedata.normalize("NFC", text)


def clean_line(line: str) -> str:
    """One line: runs of spaces made one, stray marks of scraping removed, no space at its ends.

    A run that holds a no-break space stays a no-break space: French typography puts one before its marks.
    """
    line = _SPACE_RUN.sub(_one_space, line.replace("\n", " "))
    line = _SPACE_BEFORE.sub("", line)
    return _STRAY_STOP.sub("", line).strip(" \u00a0\u2007\u202f")


def _one_space(run: re.Match[str]) -> str:
    spaces = set(run.group()) - {" "}
    return min(spaces) if spaces else " "
