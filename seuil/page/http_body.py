"""What an HTTP answer says of its body, and the body decompressed within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from seuil.errors import PageError


def content_type(value: str) -> tuple[str, str | None]:
    """Media type (in small letters) and charset of a Content-Type header."""
    media_type, _, rest = value.partition(";")
    _, found, charset = rest.lower().partition("charset=")
    return media_type.strip().lower(), charset.split(";")[0].strip(" \"'") or None if found else None


def decompressed(address: str, chunks: Iterable[bytes], encoding: str, max_bytes: int) -> Iterator[bytes]:
    """The body, decompressed, as long as neither what came nor what it opens to passes the limit.

    ``encoding`` is the Content-Encoding. Raises PageError over the limit, for bad data, and for an encoding
    other than gzip and deflate.
    """
    encoding = encoding.strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip", "deflate"):
        raise PageError(address, f"is compressed as {encoding}; accepted: gzip, deflate")
    opener = (
        zlib.decompressobj(wbits=47 if "gzip" in encoding else 15)
        if encoding not in ("", "identity")
        else None
    )
    received = given = 0
    for chunk in chunks:
        received += len(chunk)
        try:
            # One byte over the limit is enough to know; a bomb never opens further.
            piece = opener.decompress(chunk, max_bytes + 1 - given) if opener else chunk
        except zlib.error:
            raise PageError(address, "is badly compressed") from None
        given += len(piece)
        if max(received, given) > max_bytes:
            raise PageError(address, f"is larger than {max_bytes // 1_000_000} MB, the limit for one page")
        yield piece
