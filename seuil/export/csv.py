"""CSV: a folder of five files, one for each table and the codebook.

RFC 4180, UTF-8 with a byte order mark (spreadsheets else take it for another encoding), days as YYYY-MM-DD,
true and false in small letters. Cells are safe to open in a spreadsheet (seuil/export/values.py).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from seuil.event.model import Record
from seuil.export.columns import Lookup, Value
from seuil.export.options import Options
from seuil.export.tables import CODEBOOK_HEAD, TABLES, Table, codebook
from seuil.export.values import joined, safe

# So many rows are handed on at once.
_ROWS = 200


def write(record: Record, out: Path, options: Options) -> tuple[str, ...]:
    """Fill the folder ``out``; nothing is left out."""
    look = Lookup(record, options)
    for table in TABLES:
        head = tuple(column.name for column in table.columns)
        _write(out / f"{table.name}.csv", head, table.values(record, look))
    _write(out / "codebook.csv", CODEBOOK_HEAD, codebook())
    return ()


def pieces(table: Table[Any], record: Record, options: Options) -> Iterator[bytes]:
    """One table as the bytes of a file, in pieces of a few rows, so that all of it is never held."""
    look, text = Lookup(record, options), io.StringIO()
    writer = csv.writer(text)
    text.write("\ufeff")
    writer.writerow(column.name for column in table.columns)
    for number, row in enumerate(table.values(record, look), 1):
        writer.writerow([_cell(value) for value in row])
        if number % _ROWS == 0:
            yield _emptied(text)
    yield _emptied(text)


def _emptied(text: io.StringIO) -> bytes:
    held = text.getvalue()
    text.seek(0)
    text.truncate()
    return held.encode("utf-8", "replace")


def _write(path: Path, head: tuple[str, ...], rows: Iterable[tuple[Value, ...]]) -> None:
    with path.open("w", encoding="utf-8-sig", errors="replace", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: Value) -> str | int:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return value
    return safe(joined(value) if isinstance(value, tuple) else value)
