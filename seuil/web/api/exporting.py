"""The whole record in the forms that other programs read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import IO, Annotated, Any, BinaryIO, cast

from fastapi import Depends, Query
from fastapi.responses import StreamingResponse

from seuil.export.formats import FORMATS, Format, format_of
from seuil.export.options import Options
from seuil.web.api.shape import Answer, Id, Words, routes
from seuil.web.desk import Desk, desk_of
from seuil.web.problems import sought
from seuil.web.rendering import attachment

router = routes("exports")

# Bytes of an export that are kept in memory; of a longer one they are in a file without a name.
_IN_MEMORY, _PIECE = 8_000_000, 1 << 16
_MEDIA_TYPES = {
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
_ANSWER: dict[str, Any] = {
    "description": "The file; a format of several files comes as a zip.",
    "content": {kind.partition(";")[0]: {} for kind in _MEDIA_TYPES.values()},
}


class ExportFormat(Answer):
    """A format of ``/export``. ``suffix`` is that of the file that comes."""

    name: str
    help: str
    suffix: str


@router.get("/export")
def formats() -> tuple[ExportFormat, ...]:
    """The formats that a record can be had in."""
    return tuple(ExportFormat(name=f.name, help=f.help, suffix=_suffix(f)) for f in FORMATS.values())


@router.get("/export/{format}", response_class=StreamingResponse, responses={200: _ANSWER})
def export(
    desk: Annotated[Desk, Depends(desk_of)],
    format: Id,
    language: Annotated[str, Query(pattern="^[a-z]{2}$", description="Of headings and names.")] = "en",
    title: Words = "",
    everything: Annotated[
        bool, Query(description="cameo: also what is planned, asked for or denied.")
    ] = False,
) -> StreamingResponse:
    """The whole record in a format, as a file."""
    with sought():
        chosen = format_of(format)
    options = Options(language=language, everything=everything, title=title or None, data=desk.data)
    # Made whole before the first byte goes out: what goes wrong is an answer of its own, never half a file.
    made = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (closed when it is sent)
    try:
        chosen.write(desk.store, cast(BinaryIO, made), options)
    except BaseException:
        made.close()
        raise
    suffix = _suffix(chosen)
    headers = {"content-disposition": attachment(f"seuil-{chosen.name}{suffix}")}
    return StreamingResponse(_pieces(made), media_type=_MEDIA_TYPES[suffix], headers=headers)


def _suffix(format: Format) -> str:
    return ".zip" if format.folder else format.suffix


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece
