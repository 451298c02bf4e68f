"""What the filters choose, to be saved: as a table, a spreadsheet, JSON, or any other format of exports."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse

from seuil.asking.narrowed import Narrowed
from seuil.export import csv
from seuil.export.formats import FORMATS, Format, format_of
from seuil.export.lines import dumps
from seuil.export.options import Options
from seuil.export.tables import EVENTS
from seuil.web.asked import Asked, AskedOf
from seuil.web.desk import Desk
from seuil.web.exported import exported
from seuil.web.filtering import panel
from seuil.web.languages import _, current_language
from seuil.web.rendering import attachment, render
from seuil.web.views.record import DeskOf

router = APIRouter(include_in_schema=False)


@router.get("/events.csv")
def as_csv(desk: DeskOf, asked: AskedOf) -> Response:
    """One table of the events."""
    record = _narrowed(desk, asked)
    pieces = csv.pieces(EVENTS, record, Options(language=current_language(), data=desk.data))
    return _streamed(pieces, "text/csv; charset=utf-8", "seuil-events.csv")


@router.get("/events.json")
def as_json(desk: DeskOf, asked: AskedOf) -> Response:
    """The events as a list, one on each line, with all that the record has of them."""
    return _streamed(_json(_narrowed(desk, asked)), "application/json", "seuil-events.json")


@router.get("/events.xlsx")
def as_xlsx(desk: DeskOf, asked: AskedOf) -> Response:
    """The events, their assertions, sources and findings as sheets."""
    answer = _written(desk, asked, FORMATS["xlsx"])
    answer.headers["content-disposition"] = attachment("seuil-events.xlsx")
    return answer


@router.get("/export")
def export(
    request: Request,
    desk: DeskOf,
    asked: AskedOf,
    format: Annotated[str, Query(max_length=40)] = "",
) -> Response:
    """All formats, with what they are for; the file itself where one is named."""
    if format:
        return _written(desk, asked, format_of(format))
    query = asked.query(desk, whole=True)
    total = desk.store.count(query)
    return render(
        request, "record/export.html", asked=asked, panel=panel(desk, asked, "events"), total=total,
        formats=[(one, help_of(one)) for one in FORMATS.values()],
    )  # fmt: skip


def help_of(one: Format) -> str:
    """What a format is for, in the current language."""
    return {
        "csv": _("Tables for any program: a folder of CSV files with their codebook."),
        "xlsx": _("The same tables as the sheets of one spreadsheet."),
        "parquet": _("The same tables for pandas, R and DuckDB, with lists and dates as such: a folder."),
        "jsonl": _("One brief a line, in the JSON contract of one page."),
        "events-jsonl": _("One event a line, with its accounts, differences and history."),
        "plover": _("PLOVER records in JSON, one event a line; acts that PLOVER does not know stay out."),
        "cameo": _("A table like that of ICEWS with CAMEO codes; only what is told as done."),
        "followthemoney": _("FollowTheMoney entities, one a line: who, where, events, and the articles."),
        "timelinejs": _("A timeline for TimelineJS."),
        "geojson": _("Events as GeoJSON features, for maps."),
        "annotations": _("W3C Web Annotations of each assertion and attribution, in JSON-LD."),
        "cassis": _("Pages with their annotations as UIMA CAS in JSON, for INCEpTION: a folder."),
        "gold": _("What persons accepted, rejected and set, as gold pages for `seuil evaluate`: a folder."),
        "html": _("A report for people to read: one file that loads and runs nothing."),
    }.get(one.name, one.help)


def _narrowed(desk: Desk, asked: Asked) -> Narrowed:
    return Narrowed(desk.store, asked.query(desk, whole=True))


def _json(record: Narrowed) -> Iterator[bytes]:
    yield b"["
    for number, event in enumerate(record.events()):
        yield (b",\n" if number else b"\n") + dumps(event.model_dump(mode="json"))
    yield b"\n]\n"


def _streamed(pieces: Iterator[bytes], media_type: str, name: str) -> Response:
    """An answer that is made as it is sent; what is wrong with the question is said before it begins."""
    first = next(pieces, b"")
    answer = StreamingResponse(chain((first,), pieces), media_type=media_type)
    answer.headers["content-disposition"] = attachment(name)
    return answer


def _written(desk: Desk, asked: Asked, one: Format) -> Response:
    return exported(one, _narrowed(desk, asked), Options(language=current_language(), data=desk.data))
