"""Events found in a dossier: by a query, as they are or as they stood, and by an id, present or past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from sqlalchemy import Connection, func, or_, select

from seuil.errors import UsageError
from seuil.event.model import Event, Mention
from seuil.store import schema
from seuil.store.asking import LAST, Conditions, all_of, in_order
from seuil.store.database import Database
from seuil.store.kin import FamiliesOfPages
from seuil.store.makers import EventAt
from seuil.store.model import Query
from seuil.store.record import CHUNK, corrections_in

Kinds = Mapping[str, tuple[str, ...]]
Order = tuple[bool, str, str]


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


def find(database: Database, query: Query, kinds: Kinds, event_at: EventAt | None) -> Iterator[Event]:
    """The events that meet a query, in its order. ``event_at`` is needed for a query with ``known_at``."""
    conditions = Conditions(query, kinds)
    with database.reading() as connection:
        if query.known_at is not None and event_at is not None:
            past = _Past(connection, event_at, query.known_at)
            ids = [id for _, id in _page_of(past.met(conditions), query)]
            whole = past.events
        else:
            wanted = select(schema.event.c.id).where(all_of(conditions.now(connection)))
            wanted = in_order(wanted, query).offset(query.offset).limit(query.limit)
            ids = list(connection.execute(wanted).scalars())
            whole = partial(_whole, connection)
        for at in range(0, len(ids), CHUNK):
            held = dict(whole(ids[at : at + CHUNK]))
            yield from (held[id] for id in ids[at : at + CHUNK])


def count(database: Database, query: Query, kinds: Kinds, event_at: EventAt | None) -> int:
    """How many events meet a query."""
    conditions = Conditions(query, kinds)
    with database.reading() as connection:
        if query.known_at is not None and event_at is not None:
            return len(_Past(connection, event_at, query.known_at).met(conditions))
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


class _Past:
    """Events as they stood on a day, by their present ids."""

    def __init__(self, connection: Connection, event_at: EventAt, day: str) -> None:
        self._connection, self._event_at, self._day = connection, event_at, day
        self._families = FamiliesOfPages(connection)
        t = schema.correction
        wanted = select(t).where(t.c.undone.is_(False)).order_by(t.c.number)
        self._corrections = list(corrections_in(connection, wanted))

    def met(self, conditions: Conditions) -> list[tuple[Order, str]]:
        """The ids of the events that met a query, each with what it is ordered by."""
        connection = self._connection
        wanted = select(schema.event.c.id).where(all_of(conditions.once(connection)))
        ids = list(connection.execute(wanted).scalars())
        belong, found = conditions.belong(connection), conditions.pages_found(connection)
        return [
            (order_of(stood), id)
            for at in range(0, len(ids), CHUNK)
            for id, stood in self.events(ids[at : at + CHUNK])
            if conditions.stood(stood, belong, found)
        ]

    def events(self, ids: Iterable[str]) -> Iterator[tuple[str, Event]]:
        """The events of these ids as they stood; those of which nothing was out are left out."""
        for id, event in _whole(self._connection, ids):
            mentions = _mentions_of(self._connection, event)
            stood = self._event_at(event, mentions, self._families, self._corrections, self._day)
            if stood is not None:
                yield id, stood


def _mentions_of(connection: Connection, event: Event) -> list[Mention]:
    t = schema.mention
    found: list[Mention] = []
    for at in range(0, len(event.mentions), CHUNK):
        keys = event.mentions[at : at + CHUNK]
        wanted = select(t.c.json).where(t.c.key.in_(keys)).order_by(t.c.page, t.c.start, t.c.key)
        found += [Mention.model_validate_json(text) for text in connection.execute(wanted).scalars()]
    return found


def _page_of(met: list[tuple[Order, str]], query: Query) -> list[tuple[Order, str]]:
    """Those within limit and offset, in the query's order."""
    met.sort(key=lambda one: one[0][2])
    met.sort(key=lambda one: one[0][1], reverse=query.order == "newest")
    met.sort(key=lambda one: one[0][0])
    end = None if query.limit is None else query.offset + query.limit
    return met[query.offset : end]


def order_of(event: Event) -> Order:
    """What events are ordered by: those without a time last, then first and last day, then by id."""
    when = event.when
    first = (when.earliest or when.latest) if when else None
    last = (when.latest if when else None) or LAST
    return first is None, f"{first} {last}" if first else "", event.id
