"""One hash for all that a dossier holds, so that two can be told to be equal."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, select

from seuil.store import schema
from seuil.store.database import Database
from seuil.store.record import streamed

# Table → the columns that count, in the order that its rows are taken in.
_CONTENT: tuple[tuple[Table, tuple[str, ...], tuple[str, ...]], ...] = (
    (schema.page, ("key", "source", "url", "sha256", "media_type", "bytes"), ("key",)),
    (schema.article, ("page", "title", "language", "outlet", "published"), ("page",)),
    (schema.entity, ("page", "id", "name", "kind", "country"), ("page", "id")),
    (schema.mention, ("key", "event_id", "json"), ("key",)),
    (schema.mention_role, ("mention", "role", "entity"), ("mention", "role", "entity")),
    (schema.finding, ("page", "number", "doctrine", "clause", "relation", "mention"), ("page", "number")),
    (schema.link, ("a", "b", "json"), ("a", "b")),
    (schema.family, ("id", "json"), ("id",)),
    (schema.member, ("page", "family", "kinship", "of"), ("page",)),
    (schema.known_entity, ("id", "name", "kind", "country"), ("id",)),
    (schema.event_json, ("event", "json"), ("event",)),
    (schema.event_role, ("event", "role", "entity"), ("event", "role", "entity")),
    (schema.event_mention, ("mention", "event"), ("mention",)),
    (schema.failure, ("source", "page", "reason"), ("source",)),
)


def digest(database: Database) -> str:
    """A SHA-256 over all but times of the clock, the past, and what waits to be made."""
    whole = hashlib.sha256()
    with database.reading() as connection:
        for table, columns, order in _CONTENT:
            for values in _rows(connection, table, columns, order):
                _add(whole, table.name, values)
        for values in _readings(connection):
            _add(whole, "reading", values)
        for values in _corrections(connection):
            _add(whole, "correction", values)
    return whole.hexdigest()


def _add(whole: Any, table: str, values: list[Any]) -> None:
    whole.update(json.dumps([table, *values], ensure_ascii=False).encode())
    whole.update(b"\n")


def _rows(
    connection: Connection, table: Table, columns: tuple[str, ...], order: tuple[str, ...]
) -> Iterator[list[Any]]:
    wanted = select(*(table.c[name] for name in columns)).order_by(*(table.c[name] for name in order))
    for row in streamed(connection, wanted):
        yield list(row)


def _readings(connection: Connection) -> Iterator[list[Any]]:
    """The newest reading of each page, whatever number it has."""
    t = schema.reading
    wanted = select(t.c.page, t.c.version, t.c.fingerprint, t.c.brief).where(t.c.current).order_by(t.c.page)
    for row in streamed(connection, wanted):
        yield [row.page, row.version, row.fingerprint, zlib.decompress(row.brief).decode()]


def _corrections(connection: Connection) -> Iterator[list[Any]]:
    t = schema.correction
    for row in connection.execute(select(t).order_by(t.c.number)):
        decided = {key: value for key, value in json.loads(row.json).items() if key != "made"}
        yield [row.number, row.undone, decided]
