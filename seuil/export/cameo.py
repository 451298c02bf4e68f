"""A table with the columns of the ICEWS event data and CAMEO codes, tab-separated.

The twenty columns and their order are those of the ICEWS coded event data (Harvard Dataverse,
doi:10.7910/DVN/28075). A row is one source against one target, so that an event of two actors and one target
is two rows with one Event ID, as in ICEWS. What differs from ICEWS:

- Intensity stays empty: we have no table of Goldstein values for our codes whose source we could check.
- Event Text is the name of our act, sectors are our kinds of entity.
- Story ID is the key of the original page of the first account; Sentence Number stays empty.
- An event whose day is not known stands at the first day on which it can be, else the last; without either
  Event Date is empty.

ICEWS has no field for what did not happen. Only events that happened or go on, and are not denied, are
written, unless ``everything`` is chosen: whoever reads the table takes its rows for facts.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import BinaryIO

from seuil.event.model import Event, Record
from seuil.export.coordinates import Coordinates
from seuil.export.names import Names
from seuil.export.options import Options
from seuil.export.told import first_account
from seuil.export.values import safe

HEAD = (
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
)


def write(record: Record, out: BinaryIO, options: Options) -> tuple[str, ...]:
    """One event at a time; what is not told as done is left out and counted."""
    names = Names(record, options.data, "en")  # as the tools that read this expect
    coordinates = Coordinates(names, options.data)
    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", newline="", write_through=True)
    try:
        writer = csv.writer(text, dialect="excel-tab", lineterminator="\n")
        writer.writerow(HEAD)
        left_out = 0
        for event in record.events():
            if options.everything or _done(event):
                writer.writerows(_rows(event, names, coordinates))
            else:
                left_out += 1
    finally:
        text.detach()  # the stream is not ours to close
    return (f"{left_out} events that are not told as done are left out",) if left_out else ()


def _done(event: Event) -> bool:
    return event.status in ("happened", "ongoing") and event.polarity == "affirmed"


def _rows(event: Event, names: Names, coordinates: Coordinates) -> Iterator[list[str]]:
    told = first_account(event)
    when = event.when
    day = (when.earliest or when.latest or "") if when else ""
    where = _place(event, names, coordinates)
    for source in event.actor or ("",):
        for target in event.target or ("",):
            row = [event.id, day, *_who(source, names), names.act(event.act), event.cameo, ""]
            row += [*_who(target, names), told.original, "", told.outlet or told.agency or ""]
            yield [safe(cell) for cell in row] + where


def _who(entity: str, names: Names) -> tuple[str, str, str]:
    """Name, sectors, country."""
    if not entity:
        return "", "", ""
    country = names.country(entity)
    return names.name(entity), names.kind(entity), names.state(country) if country else ""


def _place(event: Event, names: Names, coordinates: Coordinates) -> list[str]:
    """City, district, province, country, latitude, longitude: of the first place that has a point."""
    known = [place for place in event.place if coordinates.of(place)]
    place = next(iter(known or event.place), None)
    if place is None:
        return [""] * 6
    kind, country, point = names.kind(place), names.country(place), coordinates.of(place)
    cells = (
        names.name(place) if kind == "city" else "",
        "",
        names.name(place) if kind == "region" else "",
        names.state(country) if country else "",
    )
    degrees = [repr(point.latitude), repr(point.longitude)] if point else ["", ""]
    return [safe(cell) for cell in cells] + degrees
