"""Parquet: a folder of four files. Lists are lists, days are date32, and each column carries its meaning.

Text is whole and as the page has it: nothing is cut or marked. The codebook is in the metadata of each
file (``seuil.codebook``) and of each column (``means``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from seuil.event.model import Record
from seuil.export.columns import Column, Lookup, Value
from seuil.export.options import Options
from seuil.export.tables import FORMAT, TABLES, Table
from seuil.export.values import day
from seuil.version import VERSION

# Rows held at once.
_BATCH = 5_000
_TYPES: dict[str, Any] = {
    "text": pa.string(),
    "day": pa.date32(),
    "whole": pa.int64(),
    "flag": pa.bool_(),
    "texts": pa.list_(pa.string()),
    "numbers": pa.list_(pa.float64()),
}


def write(record: Record, out: Path, options: Options) -> tuple[str, ...]:
    """Fill the folder ``out``; nothing is left out."""
    look = Lookup(record, options)
    for table in TABLES:
        schema = _schema(table)
        with pq.ParquetWriter(out / f"{table.name}.parquet", schema, compression="zstd") as writer:
            for rows in _batches(table.values(record, look)):
                columns = zip(*rows, strict=True)
                arrays = [_array(c, values) for c, values in zip(table.columns, columns, strict=True)]
                writer.write_table(pa.Table.from_arrays(arrays, schema=schema))
    return ()


def _schema(table: Table[Any]) -> pa.Schema:
    fields = [pa.field(c.name, _TYPES[c.kind], metadata={"means": c.means}) for c in table.columns]
    means = {c.name: c.means for c in table.columns}
    metadata = {
        "seuil.format": FORMAT,
        "seuil.version": VERSION,
        "seuil.table": table.means,
        "seuil.codebook": json.dumps(means, ensure_ascii=False),
    }
    return pa.schema(fields, metadata=metadata)


def _array(column: Column[Any], values: tuple[Value, ...]) -> pa.Array:
    if column.kind == "day":
        return pa.array([day(v) if isinstance(v, str) else None for v in values], pa.date32())
    return pa.array([_utf8(v) for v in values], _TYPES[column.kind])


def _utf8(value: Value) -> object:
    """Half a surrogate pair has no UTF-8."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return (
        [_utf8(v) for v in value]
        if isinstance(value, tuple) and value and isinstance(value[0], str)
        else value
    )


def _batches(rows: Iterator[tuple[Value, ...]]) -> Iterator[list[tuple[Value, ...]]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch
