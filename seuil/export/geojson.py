"""GeoJSON (RFC 7946): a FeatureCollection with one feature for each event.

The geometry is a point for each place of the event that has coordinates: of the table of places, else of
the gazetteer's cities. A region's is its middle. A state has none, and an event without any has the geometry
null, which RFC 7946 provides for features without a location.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from seuil.event.model import Event, Record
from seuil.export.coordinates import Coordinates
from seuil.export.lines import write_object
from seuil.export.names import Names
from seuil.export.options import Options
from seuil.export.told import first_account


def write(record: Record, out: BinaryIO, options: Options) -> tuple[str, ...]:
    """One event at a time; those without a place that has coordinates are counted."""
    names = Names(record, options.data)
    coordinates = Coordinates(names, options.data)
    nowhere = 0

    def features() -> Iterator[dict[str, Any]]:
        nonlocal nowhere
        for event in record.events():
            geometry = _geometry(event, coordinates)
            nowhere += geometry is None
            yield {
                "type": "Feature",
                "id": event.id,
                "geometry": geometry,
                "properties": _properties(event, names),
            }

    write_object(out, {"type": "FeatureCollection"}, "features", features())
    return (f"{nowhere} events have no place with coordinates: their geometry is null",) if nowhere else ()


def _geometry(event: Event, coordinates: Coordinates) -> dict[str, Any] | None:
    points = [point for place in event.place if (point := coordinates.of(place))]
    positions = [[point.longitude, point.latitude] for point in points]
    if not positions:
        return None
    if len(positions) == 1:
        return {"type": "Point", "coordinates": positions[0]}
    return {"type": "MultiPoint", "coordinates": positions}


def _properties(event: Event, names: Names) -> dict[str, Any]:
    when = event.when
    return {
        "act": event.act,
        "plover": event.plover,
        "cameo": event.cameo,
        "actor": list(names.names(event.actor)),
        "target": list(names.names(event.target)),
        "instrument": list(names.names(event.instrument)),
        "place": list(names.names(event.place)),
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "status": event.status,
        "polarity": event.polarity,
        "certainty": event.certainty,
        "confirmed": event.confirmed,
        "accounts": len(event.accounts),
        "words": first_account(event).words,
    }
