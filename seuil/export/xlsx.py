"""XLSX: the five tables as sheets of one file, with a frozen head, filters and widths that fit.

Rows are written as they come (openpyxl's write-only mode). Days are dates shown as YYYY-MM-DD, numbers are
numbers, and text is text: openpyxl is kept from making formulas of it, and what looks like one is marked as
well (seuil/export/values.py), since files are copied into other programs.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.writer.excel import ExcelWriter

from seuil.errors import StoreError
from seuil.event.model import Record
from seuil.export.columns import Column, Lookup, Value
from seuil.export.options import Options
from seuil.export.tables import CODEBOOK_HEAD, TABLES, codebook
from seuil.export.values import day, joined, safe
from seuil.export.writing import FixedZip

# Excel's own limits.
_MOST_ROWS = 1_048_576
_FIRST_YEAR = 1900
# No clock in the file: the same record gives the same bytes.
_MADE = datetime(2000, 1, 1)
_WIDTHS = {"text": 16, "day": 12, "whole": 10, "flag": 10, "texts": 24, "numbers": 12}
_WIDE = {"words", "sentence", "title", "source", "url", "because", "differences", "to_judge", "matched"}


def write(record: Record, out: BinaryIO, options: Options) -> tuple[str, ...]:
    """Write the file. Raises StoreError for a table longer than a sheet can be."""
    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = _MADE
    book.properties.creator = "Seuil"
    try:
        _fill(book, record, Lookup(record, options))
    except BaseException:
        _drop(book)
        raise
    with FixedZip(out) as archive:
        ExcelWriter(book, archive).write_data()
    return ()


def _fill(book: Workbook, record: Record, look: Lookup) -> None:
    for table in TABLES:
        widths = [60 if c.name in _WIDE else max(_WIDTHS[c.kind], len(c.name) + 3) for c in table.columns]
        kinds = [c.kind for c in table.columns]
        rows = ([_cell(v, k) for v, k in zip(row, kinds, strict=True)] for row in table.values(record, look))
        _sheet(book, table.name, _head(table.columns), widths, rows)
    _sheet(book, "codebook", CODEBOOK_HEAD, [12, 20, 20, 80, 60], codebook())


def _drop(book: Workbook) -> None:
    """Rows stand in files of openpyxl's until the book is saved; one that is not saved must remove them."""
    for sheet in book.worksheets:
        sheet.close()
        sheet._writer.cleanup()


def _head(columns: tuple[Column[Any], ...]) -> tuple[str, ...]:
    return tuple(column.name for column in columns)


def _sheet(
    book: Workbook, name: str, head: tuple[str, ...], widths: list[int], rows: Iterable[Iterable[Any]]
) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "B2"
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.append([_headed(sheet, title) for title in head])
    count = 1
    for row in rows:
        count += 1
        if count > _MOST_ROWS:
            raise StoreError(
                f"export xlsx: more {name} than a sheet holds ({_MOST_ROWS}); take csv or parquet"
            )
        sheet.append([_made(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}{count}"


def _headed(sheet: WriteOnlyWorksheet, title: str) -> Cell:
    cell = WriteOnlyCell(sheet, title)
    cell.font = Font(bold=True)
    cell.alignment = Alignment(vertical="top")
    return cell


def _made(sheet: WriteOnlyWorksheet, value: str | int | date | None) -> Cell | int | None:
    if isinstance(value, date):
        cell = WriteOnlyCell(sheet, value)
        cell.number_format = "yyyy-mm-dd"
        return cell
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"  # whatever it begins with
    return cell


def _cell(value: Value, kind: str) -> str | int | bool | date | None:
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, tuple):
        return safe(joined(value)) or None
    found = day(value) if kind == "day" else None
    return found if found and found.year >= _FIRST_YEAR else safe(value)
