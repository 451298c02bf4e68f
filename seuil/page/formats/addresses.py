"""Addresses: one alone, a list of them in a text file, and which of them look like those of feeds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from seuil.page.formats.model import Unreadable
from seuil.page.formats.opened import Opened

MAX_ADDRESS = 8_000
"""Characters of an address: servers refuse longer ones."""

_ADDRESS = re.compile(r"(?:feed:(?://)?)?https?://[^\s<>\"]+", re.I)
_ANY_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*://|feed:)", re.I)
_FEED = re.compile(
    r"/[^/?#]+\.(?:rss|atom|rdf|xml)(?=[?#]|$)|/(?:rss|atom|feed|feeds)/?(?=[?#]|$)|[?&](?:feed|format|type|output)=(?:rss2?|atom|feed|xml)\b",
    re.I,
)


def is_address(source: str) -> bool:
    """Whether a source is an address, of whatever scheme, and no path."""
    return _ANY_SCHEME.match(source) is not None


def feed_address(address: str) -> str | None:
    """The address of the feed, if one is meant: "feed:https://…", or the path or query of one; else null.

    Whether it is one its bytes decide.
    """
    if address.lower().startswith("feed:"):
        return address[5:].removeprefix("//")
    host_and_path = address.partition("://")[2]
    return address if _FEED.search(host_and_path) else None


def is_list(head: bytes) -> bool:
    """Whether bytes begin as a list: every line that says something is an http(s) address."""
    lines = head.splitlines()
    if len(head) >= 4096 and not head.endswith((b"\n", b"\r")):
        lines = lines[:-1]  # what was looked at may end within a line
    said = [words for line in lines if (words := _words(line))]
    return bool(said) and all(_ADDRESS.fullmatch(words) for words in said)


def addresses(opened: Opened) -> Iterator[str | Unreadable]:
    """The addresses of a list, in order; a line that is none is told."""
    for number, line in opened.lines(MAX_ADDRESS):
        words = _words(line) if line is not None else "…"
        if not words:
            continue
        if _ADDRESS.fullmatch(words):
            yield words
        else:
            yield Unreadable(
                source=f"{opened.name}:{number}", reason="is no http(s) address, as the lines of a list are"
            )


def _words(line: bytes) -> str:
    """What a line of a list says; nothing for a remark."""
    words = line.decode("utf-8", "replace").strip(" \t\r\n\ufeff")
    return "" if words.startswith("#") else words
