"""WARC archives: the pages among the answers that a crawler kept."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from seuil.errors import PageError
from seuil.page.formats.model import Item, Options, Unreadable
from seuil.page.formats.opened import Opened
from seuil.page.http_body import content_type, decompressed

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
_CUT = "is cut in the middle of a record; what stands before it was read"


def is_warc(head: bytes) -> bool:
    """Whether bytes begin as a WARC does."""
    return head.startswith(b"WARC/")


def items(opened: Opened, options: Options) -> Iterator[Item | Unreadable]:
    """Each page that a server gave (status 200, HTML or text), "FILE#ID" by its WARC-Record-ID.

    Other records are passed over. An archive that is cut or damaged gives what stands whole before that, and
    one Unreadable. When a page was captured is not when it was published: no date is given.
    """
    if not is_warc(opened.head):
        raise PageError(opened.name, "is no WARC archive: it does not begin with WARC/")
    stream = _Stream(opened)
    end: str | None = None
    try:
        for found in _pages(stream, opened.name, options.page_bytes):
            if isinstance(found, str):
                end = _CUT
                break
            yield found
    except OSError as error:
        end = f"is damaged ({str(error).lower()}); what stands before that was read"
    if end is None and stream.last not in (b"\r\n\r\n", b"\r\n\n\n"):
        end = _CUT
    if end is not None and not opened.fault:
        yield Unreadable(source=opened.name, reason=end)


class _Stream:
    """What the library asks of a stream: to be read, and to say where it stands."""

    def __init__(self, opened: Opened) -> None:
        self._stream = opened.stream
        self._at = 0
        self.last = b""

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes."""
        content = self._stream.read(size)
        self._at += len(content)
        self.last = (self.last + content[-4:])[-4:]
        return content

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at

    def seek(self, offset: int, whence: int = 0) -> int:
        """Never: the bytes pass once."""
        raise io.UnsupportedOperation("an archive is read in one pass")

    def close(self) -> None:
        """Nothing: who opened the file closes it."""


def _pages(stream: _Stream, name: str, limit: int) -> Iterator[Item | Unreadable | Literal["cut"]]:
    """The pages of an archive; "cut" where it ends within a record."""
    # Loaded here, since only an archive needs it.
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    # Its own opening of bodies loses its place after a partial read: HTTP is taken apart here.
    for record in ArchiveIterator(stream, parse_http=False, stream_detect=False):
        whole = record.headers.get("Content-Length") is not None
        is_answer = whole and record.record_type == WarcRecordType.response
        found = _page(record, name, limit) if is_answer else _passed(record)
        if found is not None:
            yield found


def _passed(record: WarcRecord) -> Literal["cut"] | None:
    """Pass over a record; "cut" where it ends too early."""
    length = record.content_length
    return None if record.reader.consume() >= length else "cut"


def _page(record: WarcRecord, name: str, limit: int) -> Item | Unreadable | Literal["cut"] | None:
    """The page of an answer; null for what is none, "cut" where the archive ends within it."""
    identity = str(record.record_id or record.stream_pos).strip("<>").removeprefix("urn:uuid:")
    source = f"{name}#{identity}"
    try:
        record.parse_http(auto_decode="none")
    except OSError as error:
        return Unreadable(source=source, reason=f"holds no HTTP answer: {str(error).lower()}")
    headers, length = record.http_headers, record.content_length
    if headers is None or record.record_id is None:
        return _passed(record)
    fields = {str(key).lower(): str(value) for key, value in headers.items()}
    media_type, charset = content_type(fields.get("content-type", "text/html"))
    if headers.status_code != 200 or media_type not in PAGE_TYPES or length == 0:
        return _passed(record)
    body = record.reader.read(limit + 1)
    if len(body) < min(length, limit + 1):
        return "cut"
    if length > limit:
        return Unreadable(
            source=source, reason=f"is larger than {limit // 1_000_000} MB, the limit for one page"
        )
    try:
        content = _opened_body(source, body, fields, limit)
    except PageError as error:
        return Unreadable(source=source, reason=error.reason)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    return Item(source=source, content=content, media_type=media_type, url=url, charset=charset)


def _opened_body(source: str, body: bytes, fields: dict[str, str], limit: int) -> bytes:
    """The body without what HTTP put around it."""
    if "chunked" in fields.get("transfer-encoding", "").lower():
        body = _dechunked(body)
    encoding = fields.get("content-encoding", "")
    # Some crawlers keep the body opened, and the header all the same.
    if "gzip" in encoding.lower() and not body.startswith(b"\x1f\x8b"):
        encoding = ""
    return b"".join(decompressed(source, [body], encoding, limit))


def _dechunked(body: bytes) -> bytes:
    """The chunks of a body, joined; the body as it is where its chunks are not whole."""
    pieces: list[bytes] = []
    at = 0
    while True:
        end = body.find(b"\r\n", at, at + 100)
        size = body[at:end].partition(b";")[0].strip() if end >= 0 else b""
        try:
            length = int(size, 16)
        except ValueError:
            return body
        if length == 0:
            return b"".join(pieces)
        at = end + 2 + length + 2
        if length < 0 or at > len(body):
            return body
        pieces.append(body[end + 2 : end + 2 + length])
