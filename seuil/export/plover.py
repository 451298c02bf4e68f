"""PLOVER records in JSON, one event a line.

The fields (id, date, source and target with actorText, code and sector, event, eventText, mode, context,
text, language, publication, version) are those of PLOVER's gold standard records (PLOVER_GSR_CAMEO.txt,
openeventdata/PLOVER, version 0.5b1); types and modes are those of the PLOVER manual as data/acts gives
them. ``location`` follows the fields of the event geolocation of NGEC, PLOVER's coder. A code is ISO 3166-1
alpha-3, "IGO" for an alliance or a body of many states, "---" where there is none. A sector is given where
the kind of the entity leaves no choice: GOV, MIL, MED.

PLOVER has no field for status: its reference (plover_reference.html) puts what did not happen into the
context, as "future" or "hypothetical". Polarity, certainty, sources and the rest stand under ``seuil``.
"""

from __future__ import annotations

from typing import Any, BinaryIO

from seuil.event.model import Event, Record
from seuil.export.coordinates import Coordinates
from seuil.export.lines import write_line
from seuil.export.names import Names
from seuil.export.options import Options
from seuil.export.told import first_account

# The version of the gold standard's record form.
_FORM = "0.5b1"
_SECTORS = {"government": "GOV", "armed-force": "MIL", "medium": "MED"}
_CONTEXTS = {
    "planned": "future",
    "permitted": "future",
    "requested": "future",
    "hypothetical": "hypothetical",
}


def write(record: Record, out: BinaryIO, options: Options) -> tuple[str, ...]:
    """One event at a time; those whose act has no PLOVER type are left out and counted."""
    names = Names(record, options.data, "en")  # as the tools that read this expect
    coordinates = Coordinates(names, options.data)
    languages = {page.key: page.language for page in record.pages()}
    left_out = 0
    for event in record.events():
        if event.plover is None:
            left_out += 1
            continue
        write_line(out, _record(event, names, coordinates, languages, options))
    return (f"{left_out} events of acts that PLOVER does not know are left out",) if left_out else ()


def _record(
    event: Event, names: Names, coordinates: Coordinates, languages: dict[str, str], options: Options
) -> dict[str, Any]:
    told = first_account(event)
    act = options.data.acts.get(event.act)
    when = event.when
    return {
        "id": event.id,
        "date": (when.earliest or when.latest) if when else None,
        "source": [_actor(e, names) for e in event.actor],
        "target": [_actor(e, names) for e in event.target],
        "event": event.plover,
        "eventText": names.act(event.act),
        "mode": (act.plover_mode if act else None) or "",
        "context": _CONTEXTS.get(event.status, ""),
        "location": [_location(p, names, coordinates) for p in event.place],
        "text": told.words,
        "language": languages.get(told.original, ""),
        "publication": told.outlet or told.agency or "",
        "version": _FORM,
        "seuil": _own(event),
    }


def _actor(entity: str, names: Names) -> dict[str, str]:
    kind = names.kind(entity)
    code = names.country(entity) or ("IGO" if kind in ("alliance", "organisation") else "---")
    found = {"actorText": names.name(entity), "code": code}
    return found | ({"sector": _SECTORS[kind]} if kind in _SECTORS else {})


def _location(place: str, names: Names, coordinates: Coordinates) -> dict[str, Any]:
    point = coordinates.of(place)
    return {
        "resolved_placename": names.name(place),
        "country_code3": names.country(place),
        "lat": point.latitude if point else None,
        "lon": point.longitude if point else None,
    }


def _own(event: Event) -> dict[str, Any]:
    when = event.when
    return {
        "act": event.act,
        "cameo": event.cameo,
        "status": event.status,
        "polarity": event.polarity,
        "certainty": event.certainty,
        "confirmed": event.confirmed,
        "earliest": when.earliest if when else None,
        "latest": when.latest if when else None,
        "instrument": list(event.instrument),
        "numbers": list(event.numbers),
        "content_of": event.content_of,
        "accounts": [{"page": a.original, "outlet": a.outlet, "known": a.known} for a in event.accounts],
        "differences": [d.field for d in event.differences],
    }
