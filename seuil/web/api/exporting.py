"""The whole record in the forms that other programs read."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Query
from fastapi.responses import StreamingResponse

from seuil.export.formats import FORMATS, format_of
from seuil.export.options import Options
from seuil.web.api.shape import Answer, Id, Words, routes
from seuil.web.desk import Desk, desk_of
from seuil.web.exported import MEDIA_TYPES, exported, suffix_of
from seuil.web.problems import sought

router = routes("exports")

_ANSWER: dict[str, Any] = {
    "description": "The file; a format of several files comes as a zip.",
    "content": {kind.partition(";")[0]: {} for kind in MEDIA_TYPES.values()},
}


class ExportFormat(Answer):
    """A format of ``/export``. ``suffix`` is that of the file that comes."""

    name: str
    help: str
    suffix: str


@router.get("/export")
def formats() -> tuple[ExportFormat, ...]:
    """The formats that a record can be had in."""
    return tuple(ExportFormat(name=f.name, help=f.help, suffix=suffix_of(f)) for f in FORMATS.values())


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
    return exported(chosen, desk.store, options)
