"""Findings asked for by document and clause, those of the newest events first, however large the dossier is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select

from seuil.event.model import Event, FindingRow
from seuil.store import schema
from seuil.store.asking import checked
from seuil.store.database import Database
from seuil.store.model import Query
from seuil.store.packing import words_from_json
from seuil.store.record import CHUNK
from seuil.store.sight import FIRST, LAST


class Touching(NamedTuple):
    """Which findings are asked for: of a document, of one clause of it, of events whose time meets these ISO
    days, both included. Null asks for any.
    """

    doctrine: str | None = None
    clause: str | None = None
    since: str | None = None
    until: str | None = None


def counts(database: Database, asked: Touching) -> dict[tuple[str, str], int]:
    """Document and clause → how many events touch it, where any does."""
    f, of = schema.finding, schema.event_mention
    wanted = select(f.c.doctrine, f.c.clause, func.count(of.c.event.distinct()))
    wanted = _met(wanted, asked).group_by(f.c.doctrine, f.c.clause).order_by(f.c.doctrine, f.c.clause)
    with database.reading() as connection:
        return {(doctrine, clause): int(n) for doctrine, clause, n in connection.execute(wanted)}


def count(database: Database, asked: Touching) -> int:
    """How many events touch any of the clauses asked for."""
    wanted = _met(select(func.count(schema.event_mention.c.event.distinct())), asked)
    with database.reading() as connection:
        return int(connection.execute(wanted).scalar_one())


def events_of(database: Database, findings: Iterable[FindingRow]) -> dict[str, Event]:
    """The events of these findings, by id."""
    ids, t = list(dict.fromkeys(row.event for row in findings)), schema.event_json
    with database.reading() as connection:
        return {
            row.event: Event.model_validate_json(row.json)
            for at in range(0, len(ids), CHUNK)
            for row in connection.execute(select(t).where(t.c.event.in_(ids[at : at + CHUNK])))
        }


def newest(database: Database, asked: Touching, limit: int, offset: int = 0) -> tuple[FindingRow, ...]:
    """The findings asked for of so many events, the newest event first; those without a time come last."""
    t = schema.event
    touching = _met(select(schema.event_mention.c.event), asked)
    wanted = select(t.c.id).where(t.c.id.in_(touching)).order_by(t.c.undated, t.c.time.desc(), t.c.id)
    with database.reading() as connection:
        events = list(connection.execute(wanted.offset(offset).limit(limit)).scalars())
        held: dict[str, list[FindingRow]] = {event: [] for event in events}
        for row in _findings(connection, events, asked):
            held[str(row.event)].append(row)
    return tuple(row for rows in held.values() for row in rows)


def _met(wanted: Select[Any], asked: Touching) -> Select[Any]:
    """From findings to the events that their mentions are of, with what is asked of both."""
    f, of, event = schema.finding, schema.event_mention, schema.event
    met = _days(asked)
    joined = wanted.select_from(f).join(of, of.c.mention == f.c.mention)
    if met:
        joined = joined.join(event, event.c.id == of.c.event)
    return joined.where(*met, *_clause(asked))


def _clause(asked: Touching) -> list[ColumnElement[bool]]:
    f, met = schema.finding, list[ColumnElement[bool]]()
    if asked.doctrine is not None:
        met.append(f.c.doctrine == asked.doctrine)
    if asked.clause is not None:
        met.append(f.c.clause == asked.clause)
    return met


def _days(asked: Touching) -> list[ColumnElement[bool]]:
    """Raises UsageError for what is no day."""
    checked(Query(since=asked.since, until=asked.until))
    t, met = schema.event, list[ColumnElement[bool]]()
    if asked.since or asked.until:
        met.append(t.c.undated.is_(False))
    if asked.since:
        met.append(func.coalesce(t.c.latest, LAST) >= asked.since)
    if asked.until:
        met.append(func.coalesce(t.c.earliest, FIRST) <= asked.until)
    return met


def _findings(connection: Connection, events: list[str], asked: Touching) -> Iterable[FindingRow]:
    """The findings of these events, by document, clause, mention."""
    f, of = schema.finding, schema.event_mention
    holds = {
        row.mention: row.event
        for at in range(0, len(events), CHUNK)
        for row in connection.execute(select(of).where(of.c.event.in_(events[at : at + CHUNK])))
    }
    mentions, found = sorted(holds), list[FindingRow]()
    # Findings are found by page, which a mention's key begins with, or by document and clause.
    pages = sorted({mention.partition("@")[0] for mention in mentions})
    wanted = select(f).where(*_clause(asked))
    for at in range(0, len(mentions), CHUNK):
        some = wanted.where(f.c.mention.in_(mentions[at : at + CHUNK]))
        if asked.clause is None:
            some = some.where(f.c.page.in_(pages))
        for row in connection.execute(some):
            values = dict(row._mapping) | {"event": holds[row.mention]}
            values = {name: values[name] for name in FindingRow.model_fields}
            for name in ("matched", "to_judge"):
                values[name] = words_from_json(values[name])
            found.append(FindingRow.model_validate(values))
    return sorted(found, key=lambda row: (row.doctrine, row.clause, row.mention))
