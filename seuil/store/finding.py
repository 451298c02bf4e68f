"""Events found in a dossier: by a query, as they are or as they stood, and by an id, present or past."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from sqlalchemy import Connection, func, or_, select

from seuil.errors import UsageError
from seuil.event.model import Event, Mention
from seuil.store import schema
from seuil.store.asking import Conditions, all_of, in_order
from seuil.store.database import Database
from seuil.store.kin import FamiliesOfPages, lots
from seuil.store.makers import EventAt
from seuil.store.model import Query
from seuil.store.record import CHUNK, corrections_in
from seuil.store.sight import demand_made

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


def find(database: Database, query: Query, kinds: Kinds, event_at: EventAt | None) -> Iterator[Event]:
    """The events that meet a query, in its order. ``event_at`` is needed for a query with ``known_at``."""
    conditions = Conditions(query, kinds)
    sight = conditions.sight
    with database.reading() as connection:
        if sight.day is not None:
            demand_made(connection, database.where)
        wanted = select(sight.id).where(all_of(conditions.met(connection)))
        wanted = in_order(wanted, query, sight).offset(query.offset).limit(query.limit)
        ids = list(connection.execute(wanted).scalars())
        whole: Callable[[list[str]], Iterator[tuple[str, Event]]] = partial(_whole, connection)
        if sight.day is not None and event_at is not None:
            whole = _Past(connection, event_at, sight.day).events
        for at in range(0, len(ids), CHUNK):
            held = dict(whole(ids[at : at + CHUNK]))
            yield from (held[id] for id in ids[at : at + CHUNK] if id in held)


def count(database: Database, query: Query, kinds: Kinds) -> int:
    """How many events meet a query."""
    conditions = Conditions(query, kinds)
    with database.reading() as connection:
        if conditions.sight.day is not None:
            demand_made(connection, database.where)
        wanted = select(func.count()).select_from(conditions.sight.event)
        return int(connection.execute(wanted.where(all_of(conditions.met(connection)))).scalar_one())


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
        t = schema.correction
        wanted = select(t).where(t.c.undone.is_(False), t.c.pending.is_(False)).order_by(t.c.number)
        self._corrections = list(corrections_in(connection, wanted))

    def events(self, ids: Iterable[str]) -> Iterator[tuple[str, Event]]:
        """The events of these ids as they stood; those of which nothing was out are left out."""
        now = dict(_whole(self._connection, ids))
        mentions = self._mentions(key for event in now.values() for key in event.mentions)
        families = FamiliesOfPages(self._connection)
        families.hold(m.page for m in mentions.values())
        for id, event in now.items():
            told = [mentions[key] for key in event.mentions if key in mentions]
            stood = self._event_at(event, told, families, self._corrections, self._day)
            if stood is not None:
                yield id, stood

    def _mentions(self, keys: Iterable[str]) -> dict[str, Mention]:
        t = schema.mention
        return {
            row.key: Mention.model_validate_json(row.json)
            for lot in lots(keys)
            for row in self._connection.execute(select(t.c.key, t.c.json).where(t.c.key.in_(lot)))
        }
