"""The way in: a path, standard input, an address, bytes or an open file → Page."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import IO, Any

from seuil.errors import PageError
from seuil.page.model import Page
from seuil.page.recognise import is_binary, media_type_of, not_a_page

MAX_BYTES = 20_000_000
"""Bytes over which a page is refused: no article is so long, and reading it costs memory."""

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_MEDIA_TYPES = {"text/html": "text/html", "application/xhtml+xml": "text/html", "text/plain": "text/plain"}


def open_page(source: str | Path | bytes | IO[Any], *, media_type: str | None = None) -> Page:
    """The page at ``source``: a path, ``-`` for standard input, an http(s) address, bytes, or an open file.

    ``media_type`` (``text/html`` or ``text/plain``) is found out when it is not given. Raises PageError, in
    one line, for whatever cannot be opened or is no page.
    """
    if isinstance(source, str) and _ADDRESS.match(source):
        return fetched_page(source, source, media_type)
    if isinstance(source, bytes):
        return page_from_bytes(source, "bytes", media_type)
    if isinstance(source, (str, Path)):
        name = str(source)
        return page_from_bytes(_standard_input() if name == "-" else _file(name), name, media_type)
    return _open_file(source, media_type)


def fetched_page(address: str, source: str, media_type: str | None = None) -> Page:
    """The page at an http(s) address, known as ``source``. Raises PageError as ``open_page`` does."""
    # The network's libraries are loaded only for an address: a path must not wait for them.
    from seuil.page.fetch import fetch

    fetched = fetch(address, max_bytes=MAX_BYTES)
    return page_from_bytes(
        fetched.content, source, media_type or fetched.media_type, url=fetched.url, charset=fetched.charset
    )


def _open_file(file: IO[Any], media_type: str | None) -> Page:
    """The page in an open file, of bytes or of text."""
    name = str(getattr(file, "name", "file"))
    try:
        content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise PageError(name, f"cannot be read: {_reason(error)}") from None
    if isinstance(content, str):
        # Characters were decoded by the caller, whatever the page itself declares.
        return page_from_bytes(content.encode("utf-8", "replace"), name, media_type, charset="utf-8")
    return page_from_bytes(bytes(content), name, media_type)


def _standard_input() -> bytes:
    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _file(name: str) -> bytes:
    path = Path(name)
    try:
        if path.is_dir():
            raise PageError(name, "is a folder; give the path of one page")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise PageError(name, "no such file") from None
    except (OSError, ValueError) as error:
        raise PageError(name, f"cannot be opened: {_reason(error)}") from None


def _reason(error: Exception) -> str:
    """The reason of an error in one line, without the name of the file again."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return " ".join(words.split()).lower() or type(error).__name__


def page_from_bytes(
    content: bytes, source: str, media_type: str | None, *, url: str | None = None, charset: str | None = None
) -> Page:
    """The page that these bytes are, once they are shown to be text. Raises PageError for what is none."""
    if media_type is not None and media_type not in _MEDIA_TYPES:
        raise PageError(source, f"is {media_type}; accepted: {', '.join(_MEDIA_TYPES)}")
    if len(content) > MAX_BYTES:
        raise PageError(source, f"is larger than {MAX_BYTES // 1_000_000} MB, the limit for one page")
    if not content.strip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"):
        raise PageError(source, "is empty")
    other = not_a_page(content)
    if other:
        raise PageError(source, f"looks like {other}; accepted: HTML and plain text")
    if is_binary(content):
        raise PageError(source, "looks like binary data; accepted: HTML and plain text")
    kind = _MEDIA_TYPES[media_type] if media_type else media_type_of(content, source)
    page = Page(content=content, source=source, media_type=kind, url=url, charset=charset)
    _ = page.decoded  # a page that no charset fits is refused here, not in a later stage
    return page
