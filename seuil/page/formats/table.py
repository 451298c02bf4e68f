"""Tables of text (CSV, TSV): a row of column names, then one page a row."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import zip_longest
from typing import TextIO

from seuil.errors import PageError
from seuil.page.decode import decode
from seuil.page.formats.fields import Fields
from seuil.page.formats.model import Item, Options, Unreadable
from seuil.page.formats.opened import HEAD, Opened
from seuil.page.recognise import is_binary

_DELIMITERS = ",;\t|"
_NONE = "\x1f"  # what stands in no text: a table of one column is not parted at its commas
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")


def items(opened: Opened, fields: Fields, options: Options) -> Iterator[Item | Unreadable]:
    """The page of each row, "FILE:ROW", the names being row 1, as a spreadsheet counts.

    Raises PageError for what is no table of text, UsageError when a column that the user named is not there,
    or none is known to hold a page.
    """
    csv.field_size_limit(options.line_bytes)  # of the whole process; no row of ours is larger
    if is_binary(opened.head) and not opened.head.startswith(codecs.BOM_UTF8):
        raise PageError(opened.name, "looks like binary data; accepted: a table of text (CSV, TSV)")
    charset = _charset(opened)
    stream = io.TextIOWrapper(opened.stream, charset, "seuil-mixed", newline="")
    lines = _Lines(stream, options.line_bytes)
    rows = _rows(opened, lines, _delimiter(opened, charset, fields))
    names = next(rows, None)
    if not isinstance(names, list) or not any(names):
        raise PageError(opened.name, "is empty, or begins with no row of column names")
    names = [name.strip() for name in names]
    fields.demand([name for name in names if name], opened.name)
    for number, row in enumerate(rows, 2):
        source = f"{opened.name}:{number}"
        if isinstance(row, str):
            yield Unreadable(source=source, reason=row)
        elif any(cell.strip() for cell in row[len(names) :]):
            yield Unreadable(source=source, reason=f"has {len(row)} cells under {len(names)} column names")
        elif row:
            yield fields.item(dict(zip_longest(names, row[: len(names)], fillvalue="")), source)


class _TooLong(Exception):
    """A row that passes the limit."""


class _Lines:
    """Lines of text for the reader of rows; a row that goes on over lines is counted as one."""

    def __init__(self, stream: TextIO, limit: int) -> None:
        self._stream, self.limit = stream, limit
        self._taken = 0

    def row_ended(self) -> None:
        """Count anew."""
        self._taken = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._stream.readline(self.limit + 1)
        if not line:
            raise StopIteration
        self._taken += len(line)
        if self._taken > self.limit:
            raise _TooLong
        return line


def _rows(opened: Opened, lines: _Lines, delimiter: str) -> Iterator[list[str] | str]:
    """The cells of each row, or why it has none. A last row that was cut is not given."""
    reader = csv.reader(lines, delimiter=delimiter)
    held: list[str] | str | None = None
    while True:
        row: list[str] | str
        try:
            row = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            row = f"is no row of a table: {error}"
        except _TooLong:
            if held is not None:
                yield held
            limit = lines.limit // 1_000_000
            yield f"is a row of more than {limit} MB (a quotation mark left open?); the rest was not read"
            return
        lines.row_ended()
        if held is not None:
            yield held
        held = row
    if held is not None and not opened.fault:
        yield held


def _charset(opened: Opened) -> str:
    """The charset of the table by its first bytes; what is not UTF-8 later on is mended byte by byte."""
    head = opened.head
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, len(head) < HEAD)
    except UnicodeDecodeError:
        return decode(head, opened.name).charset
    wide = decode(head, opened.name).charset if b"\0" in head else "utf-8"
    return wide if wide in _WIDE else "utf-8"


def _mixed(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not UTF-8 in a table that is: those of windows-1252, which spreadsheets still write."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("seuil-mixed", _mixed)


def _delimiter(opened: Opened, charset: str, fields: Fields) -> str:
    """What parts the cells: the mark under which most names are known, then the one that gives most names."""
    head = opened.head.decode(charset, "replace").removeprefix("\ufeff")
    found = {mark: _names(head, mark) for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda mark: (fields.known(found[mark]), len(found[mark])))
    return best if len(found[best]) > 1 else _NONE


def _names(head: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), [])
    except csv.Error:
        return []
