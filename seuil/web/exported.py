"""A record in the form of another program, as an answer: alike for the views and the API."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, BinaryIO, cast

from fastapi.responses import StreamingResponse

from seuil.event.model import Record
from seuil.export.formats import Format
from seuil.export.options import Options
from seuil.web.rendering import attachment

# Bytes of an export that are kept in memory; of a longer one they are in a file without a name.
_IN_MEMORY, _PIECE = 8_000_000, 1 << 16
MEDIA_TYPES = {
    ".zip": "application/zip",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".jsonl": "application/jsonl",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".ftm.json": "application/jsonl",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".jsonld": "application/ld+json",
    ".html": "text/html; charset=utf-8",
}


def suffix_of(format: Format) -> str:
    """The ending of the file that comes: a folder comes as a zip."""
    return ".zip" if format.folder else format.suffix


def exported(format: Format, record: Record, options: Options) -> StreamingResponse:
    """The record in a format, as a file to be saved. It is made whole before the first byte goes out: what
    goes wrong is an answer of its own, never half a file.
    """
    made = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (closed when it is sent)
    try:
        format.write(record, cast(BinaryIO, made), options)
    except BaseException:
        made.close()
        raise
    suffix = suffix_of(format)
    headers = {"content-disposition": attachment(f"seuil-{format.name}{suffix}")}
    return StreamingResponse(_pieces(made), media_type=MEDIA_TYPES[suffix], headers=headers)


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece
