"""FollowTheMoney entities, one JSON object a line, as ``ftm`` and Aleph load them.

====================  ==========================================================================
of the record         schema
====================  ==========================================================================
state                 LegalEntity (there is no schema for states), with its country
government            PublicBody
armed force           PublicBody, Organization where it is of no state
organisation, alliance, medium   Organization
person                Person
group                 LegalEntity
region, city          Address, with coordinates where they are known
event                 Event: those with a role as ``involved``, its pages as ``proof``
page                  Article
an account            Documentation, from its original page to the event
====================  ==========================================================================

Weapons and documents are keywords of the event. FollowTheMoney has no certainty and no polarity: what is
denied or did not happen would pass for an event, so status, polarity and certainty begin its summary, and
are keywords too. Each entity is checked by the library's own schema before it is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO

from followthemoney import EntityProxy, model

from seuil.brief.shown import shown
from seuil.event.model import EntityRow, Event, PageRow, Record
from seuil.export.coordinates import Coordinates
from seuil.export.lines import write_line
from seuil.export.names import Names
from seuil.export.options import Options
from seuil.export.told import first_account

_SCHEMATA = {
    "state": "LegalEntity",
    "government": "PublicBody",
    "person": "Person",
    "armed-force": "PublicBody",
    "organisation": "Organization",
    "alliance": "Organization",
    "medium": "Organization",
    "group": "LegalEntity",
    "region": "Address",
    "city": "Address",
}


def write(record: Record, out: BinaryIO, options: Options) -> tuple[str, ...]:
    """Entities, then pages, then events with their documentation."""
    names = Names(record, options.data)
    coordinates = Coordinates(names, options.data)
    left_out = 0
    for row in record.entities():
        if row.kind in _SCHEMATA:
            _put(out, _entity(row, coordinates))
        else:
            left_out += 1
    for page in record.pages():
        _put(out, _article(page))
    for event in record.events():
        _put(out, _event(event, names))
        for account in event.accounts:
            _put(out, _documentation(event, account.original, account.words))
    return (f"{left_out} weapons and documents are keywords of events only",) if left_out else ()


def _put(out: BinaryIO, entity: EntityProxy) -> None:
    properties = {name: entity.properties[name] for name in sorted(entity.properties)}
    entity.schema.validate({"properties": properties})
    write_line(out, {"id": entity.id, "schema": entity.schema.name, "properties": properties})


def _made(schema: str, identifier: str, **properties: str | Sequence[str] | None) -> EntityProxy:
    entity = model.make_entity(schema)
    entity.id = identifier
    for name, values in properties.items():
        texts = [values] if isinstance(values, str) or values is None else values
        longest = entity.schema.properties[name].type.max_length
        entity.add(name, [_cut(shown(v), longest) for v in texts if v])
    return entity


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _id(kind: str, key: str) -> str:
    return f"seuil-{kind}-{key}"


def _entity(row: EntityRow, coordinates: Coordinates) -> EntityProxy:
    country = row.id if row.kind == "state" else row.country
    schema = _SCHEMATA[row.kind]
    if schema == "Address":
        point = coordinates.of(row.id)
        degrees = {"latitude": str(point.latitude), "longitude": str(point.longitude)} if point else {}
        part = {"city": row.name} if row.kind == "city" else {"region": row.name}
        return _made(
            schema, _id("entity", row.id), name=row.name, full=row.name, country=country, **part, **degrees
        )
    if row.kind == "armed-force" and country is None:
        schema = "Organization"
    return _made(schema, _id("entity", row.id), name=row.name, country=country)


def _article(page: PageRow) -> EntityProxy:
    when = page.published
    return _made(
        "Article",
        _id("page", page.key),
        name=page.title,
        title=page.title,
        language=page.language,
        publisher=page.outlet,
        publishedAt=when.earliest if when and when.earliest == when.latest else None,
        sourceUrl=page.url,
        fileName=page.source,
        mimeType=page.media_type,
        fileSize=str(page.bytes),
        notes=f"SHA-256 {page.sha256}",  # its own field for a hash takes SHA-1 only
    )


def _event(event: Event, names: Names) -> EntityProxy:
    when = event.when
    involved = [
        e for e in (*event.actor, *event.target) if _SCHEMATA.get(names.kind(e), "Address") != "Address"
    ]
    standing = ", ".join((event.status, event.polarity, event.certainty))
    told = first_account(event).words
    return _made(
        "Event",
        _id("event", event.id),
        name=_headline(event, names),
        summary=f"[{standing}] {told}",
        description=[a.words for a in event.accounts[1:]],
        involved=[_id("entity", e) for e in dict.fromkeys(involved)],
        location=[names.name(p) for p in event.place],
        address=[names.name(p) for p in event.place],
        addressEntity=[_id("entity", p) for p in event.place if _SCHEMATA.get(names.kind(p)) == "Address"],
        country=[c for p in event.place if (c := names.country(p))],
        startDate=when.earliest if when else None,
        endDate=when.latest if when else None,
        date=when.earliest if when and when.earliest == when.latest else None,
        keywords=[
            *(k for k in (event.act, event.plover) if k),
            *(event.status, event.polarity, event.certainty),
            *(names.name(e) for e in event.instrument),
        ],
        recordId=event.id,
        proof=[_id("page", a.original) for a in event.accounts],
    )


def _headline(event: Event, names: Names) -> str:
    act = f"not {names.act(event.act)}" if event.polarity == "negated" else names.act(event.act)
    actor = ", ".join(names.names(event.actor))
    head = f"{actor}: {act}" if actor else act
    return head + (f" → {', '.join(names.names(event.target))}" if event.target else "")


def _documentation(event: Event, page: str, words: str) -> EntityProxy:
    return _made(
        "Documentation",
        _id("account", f"{event.id}-{page}"),
        document=_id("page", page),
        entity=_id("event", event.id),
        role="account",
        summary=words,
    )
