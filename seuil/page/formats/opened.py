"""The bytes of a container in one pass, gunzipped where they are gzip, within bounds whatever they are."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from itertools import chain
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK = 65_536
HEAD = 65_536
"""Bytes that are looked at to tell what a file is."""
MAX_RATIO, FREE_BYTES = 200, 100_000_000
"""Gzip that opens to more than so many times its size is a bomb, once it has given so many bytes. Text of the
press opens to five times its size, tables that repeat themselves to fifty; gzip's own limit is 1,032.
"""


class Opened:
    """An open file or standard input, read once from its beginning.

    ``head`` are its first bytes, ``stream`` all of them. ``fault`` says, when the stream has ended, why it
    ended before its time (cut, damaged, a bomb), and is null else: what came before stands.
    """

    def __init__(self, name: str, file: IO[bytes]) -> None:
        self.name = name
        self.fault: str | None = None
        begin, chunks = _ahead(self._chunks(file), 2)
        self.zipped = begin.startswith(b"\x1f\x8b")
        self.head, pieces = _ahead(self._gunzipped(chunks) if self.zipped else chunks, HEAD)
        self.stream: IO[bytes] = io.BufferedReader(_Raw(pieces), CHUNK)

    @property
    def inner(self) -> str:
        """The name without the ending that compression adds."""
        return self.name[:-3] if self.zipped and self.name.lower().endswith(".gz") else self.name

    def lines(self, limit: int) -> Iterator[tuple[int, bytes | None]]:
        """Each line with its number, from one on; null for a line over ``limit`` bytes, which is passed over.

        A last line that the fault cut is not given.
        """
        number = 0
        while line := self.stream.readline(limit + 1):
            number += 1
            whole = line.endswith(b"\n")
            if self.fault and not whole:
                return
            if len(line) <= limit or whole:
                yield number, line
                continue
            while (rest := self.stream.readline(CHUNK)) and not rest.endswith(b"\n"):
                pass
            yield number, None

    def _chunks(self, file: IO[bytes]) -> Iterator[bytes]:
        try:
            while chunk := file.read(CHUNK):
                yield chunk
        except (OSError, ValueError) as error:
            self.fault = f"cannot be read to its end: {getattr(error, 'strerror', None) or error}"

    def _gunzipped(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        """The members of a gzip file, one after the other."""
        opener = zlib.decompressobj(wbits=31)
        packed = given = 0
        for chunk in chunks:
            packed += len(chunk)
            while chunk:
                if opener.eof:
                    opener = zlib.decompressobj(wbits=31)
                try:
                    piece = opener.decompress(chunk, CHUNK)
                except zlib.error:
                    self.fault = "is badly compressed: the rest cannot be opened"
                    return
                given += len(piece)
                if given > FREE_BYTES and given > MAX_RATIO * packed:
                    self.fault = f"opens to more than {MAX_RATIO} times its size, as no pages do"
                    return
                yield piece
                # Members may be padded with zeros, as tapes are.
                chunk = opener.unused_data.lstrip(b"\0") if opener.eof else opener.unconsumed_tail
        if not opener.eof:
            yield opener.flush()
        if not opener.eof:
            self.fault = self.fault or "is cut in the middle of its compressed data"


class _Raw(io.RawIOBase):
    """Pieces of bytes as a stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._left = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer as far as the next piece goes."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = piece
        view = memoryview(buffer).cast("B")
        given = min(len(view), len(self._left))
        view[:given] = self._left[:given]
        self._left = self._left[given:]
        return given


def _ahead(pieces: Iterator[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """The first ``size`` bytes or more, and all pieces, those too."""
    head = b""
    while len(head) < size:
        piece = next(pieces, None)
        if piece is None:
            break
        head += piece
    return head, chain([head], pieces)
