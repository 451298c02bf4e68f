"""Events found in a dossier: by a query, as they are or as they stood, and by an id, present or past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module

from sqlalchemy import Connection, func, or_, select

from seuil.errors import UsageError
from seuil.event.model import Event, Mention
from seuil.store import schema
from seuil.store.asking import Conditions, all_of, in_order
from seuil.store.database import Database
from seuil.store.model import Query
from seuil.store.record import CHUNK, streamed

Kinds = Mapping[str, tuple[str, ...]]


def weapon_kinds() -> Kinds:
    """Class of weapon → the classes within it, however deep, by the shipped tables."""
    from seuil.data_files import DataFiles

    within = {one.id: one.within for one in DataFiles().weapons.classes}
    wider: dict[str, set[str]] = {}

    def climb(start: str, at: str) -> None:
        for above in within.get(at, ()):
            if start not in wider.setdefault(above, set()):
                wider[above].add(start)
                climb(start, above)

    for one in within:
        climb(one, one)
    return {above: tuple(sorted(below)) for above, below in wider.items()}


def find(database: Database, query: Query, kinds: Kinds) -> Iterator[Event]:
    """The events that meet a query, in its order."""
    conditions = Conditions(query, kinds)
    with database.reading() as connection:
        if query.known_at is not None:
            chosen = _page_of(_stood(connection, conditions), query)
            for at in range(0, len(chosen), CHUNK):
                held = dict(_standing(connection, [id for _, id in chosen[at : at + CHUNK]], query.known_at))
                yield from (held[id] for _, id in chosen[at : at + CHUNK])
            return
        wanted = select(schema.event.c.id).where(all_of(conditions.now(connection)))
        wanted = in_order(wanted, query).offset(query.offset)
        ids = list(
            connection.execute(wanted.limit(query.limit) if query.limit is not None else wanted).scalars()
        )
        for at in range(0, len(ids), CHUNK):
            held = dict(_whole(connection, ids[at : at + CHUNK]))
            yield from (held[id] for id in ids[at : at + CHUNK])


def count(database: Database, query: Query, kinds: Kinds) -> int:
    """How many events meet a query."""
    conditions = Conditions(query, kinds)
    with database.reading() as connection:
        if query.known_at is not None:
            return len(_stood(connection, conditions))
        wanted = select(func.count()).select_from(schema.event)
        return int(connection.execute(wanted.where(all_of(conditions.now(connection)))).scalar_one())


def event(database: Database, id: str) -> Event:
    """The event with this id, present or former, or that holds this mention."""
    with database.reading() as connection:
        for found in (id, _holding(connection, id), _heir(connection, id)):
            whole = dict(_whole(connection, [found])) if found else {}
            if found in whole:
                return whole[found]
    raise UsageError(f"{id}: no such event in {database.where}")


def _holding(connection: Connection, id: str) -> str | None:
    """The event that holds the mention with this key, or that was once the first of an event of this id."""
    t, of = schema.mention, schema.event_mention
    wanted = select(of.c.event).join(t, t.c.key == of.c.mention).where(or_(t.c.key == id, t.c.event_id == id))
    return connection.execute(wanted).scalar()


def _heir(connection: Connection, id: str) -> str | None:
    """The event that holds most mentions of one that was dropped."""
    t, of = schema.event_past, schema.event_mention
    was = connection.execute(select(t.c.json).where(t.c.id == id).order_by(t.c.build.desc())).scalar()
    if was is None:
        return None
    mentions = Event.model_validate_json(was).mentions
    held: Counter[str] = Counter()
    for at in range(0, len(mentions), CHUNK):
        held.update(
            connection.execute(
                select(of.c.event).where(of.c.mention.in_(mentions[at : at + CHUNK]))
            ).scalars()
        )
    return min(held, key=lambda e: (-held[e], e), default=None)


def _whole(connection: Connection, ids: Iterable[str]) -> Iterator[tuple[str, Event]]:
    t = schema.event_json
    for row in connection.execute(select(t.c.event, t.c.json).where(t.c.event.in_(list(ids)))):
        yield row.event, Event.model_validate_json(row.json)


def _stood(connection: Connection, conditions: Conditions) -> list[tuple[tuple[bool, str, str], str]]:
    """The ids of the events that met the query as they stood, each with what it is ordered by."""
    assert conditions.query.known_at is not None
    ids = list(streamed(connection, select(schema.event.c.id).where(all_of(conditions.once(connection)))))
    belong, found = conditions.belong(connection), conditions.pages_found(connection)
    met = []
    for at in range(0, len(ids), CHUNK):
        for id, stood in _standing(
            connection, [row.id for row in ids[at : at + CHUNK]], conditions.query.known_at
        ):
            if conditions.stood(stood, belong, found):
                met.append((order_of(stood), id))
    return met


def _standing(connection: Connection, ids: list[str], day: str) -> Iterator[tuple[str, Event]]:
    """Events as they stood on a day, by their present ids; those of which nothing was out are left out."""
    event_at = import_module("seuil.event.from_mentions").event_at
    for id, event in _whole(connection, ids):
        stood = event_at(event, _mentions_of(connection, event), day)
        if stood is not None:
            yield id, stood


def _mentions_of(connection: Connection, event: Event) -> list[Mention]:
    t, found = schema.mention, []
    for at in range(0, len(event.mentions), CHUNK):
        keys = event.mentions[at : at + CHUNK]
        wanted = select(t.c.json).where(t.c.key.in_(keys)).order_by(t.c.page, t.c.start, t.c.key)
        found += [Mention.model_validate_json(text) for text in connection.execute(wanted).scalars()]
    return found


def _page_of(
    met: list[tuple[tuple[bool, str, str], str]], query: Query
) -> list[tuple[tuple[bool, str, str], str]]:
    """Those within limit and offset, in the query's order."""
    met.sort(key=lambda one: one[0][2])
    met.sort(key=lambda one: one[0][1], reverse=query.order == "newest")
    met.sort(key=lambda one: one[0][0])
    end = None if query.limit is None else query.offset + query.limit
    return met[query.offset : end]


def order_of(event: Event) -> tuple[bool, str, str]:
    """What events are ordered by: those without a time last, then by time, then by id."""
    when = event.when
    time = (when.earliest or when.latest) if when else None
    return time is None, time or "", event.id
