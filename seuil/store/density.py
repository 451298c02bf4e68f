"""How the events of a dossier lie in time, and the days that it spans."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Literal, get_args

from sqlalchemy import Connection, Select, func, select

from seuil.errors import UsageError
from seuil.store import schema
from seuil.store.asking import Conditions, all_of
from seuil.store.database import Database
from seuil.store.finding import Kinds
from seuil.store.model import DensityRow, Query
from seuil.store.sight import demand_made

Period = Literal["day", "week", "month", "year"]

# Of an ISO day, how many characters name the period; weeks are put together from days.
_NAMED = {"day": 10, "week": 10, "month": 7, "year": 4}


def density(database: Database, query: Query, kinds: Kinds, by: Period) -> tuple[DensityRow, ...]:
    """How many events that meet a query begin in each period, by status and polarity, in order of time."""
    if by not in get_args(Period):
        raise UsageError(f"{by}: no such period; choose from: {', '.join(get_args(Period))}")
    conditions = Conditions(query, kinds)
    sight = conditions.sight
    named = func.substr(sight.first_day(), 1, _NAMED[by])
    columns = (named, sight.event.c.status, sight.event.c.polarity)
    with database.reading() as connection:
        if sight.day is not None:
            demand_made(connection, database.where)
        wanted = select(*columns, func.count()).where(all_of(conditions.met(connection))).group_by(*columns)
        rows = connection.execute(wanted).all()
    counted: Counter[tuple[str | None, str | None, str, str]] = Counter()
    for name, status, polarity, events in rows:
        since, until = _days(name, by)
        counted[since, until, status, polarity] += events
    ordered = sorted(counted.items(), key=lambda one: (one[0][0] is None, *map(str, one[0])))
    return tuple(
        DensityRow(since=since, until=until, status=status, polarity=polarity, count=events)
        for (since, until, status, polarity), events in ordered
    )


def _days(name: str | None, by: Period) -> tuple[str | None, str | None]:
    """The first and the last day of a period, by the beginning of an ISO day."""
    if name is None:
        return None, None
    if by == "day":
        return name, name
    if by == "week":
        first = date.fromisoformat(name)
        first -= timedelta(days=first.weekday())
        return first.isoformat(), (first + timedelta(days=6)).isoformat()
    if by == "year":
        return f"{name}-01-01", f"{name}-12-31"
    year, month = map(int, name.split("-"))
    after = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    last = after - timedelta(days=1) if after else date.max
    return f"{name}-01", last.isoformat()


def span(database: Database, query: Query, kinds: Kinds) -> tuple[str, str] | None:
    """The first and the last ISO day of the events that meet a query; null where none has a time."""
    conditions = Conditions(query, kinds)
    sight = conditions.sight
    days = select(func.min(sight.first_day()), func.max(sight.last_day()))
    with database.reading() as connection:
        if sight.day is not None:
            demand_made(connection, database.where)
        return _both(connection, days.where(all_of(conditions.met(connection))))


def known_span(database: Database) -> tuple[str, str] | None:
    """The first and the last ISO day on which pages that assert something were out; null for none."""
    known = schema.mention.c.known
    # Each of the two by itself is the end of an index; both at once would be a walk through all of it.
    ends = (select(of(known)).scalar_subquery() for of in (func.min, func.max))
    with database.reading() as connection:
        return _both(connection, select(*ends))


def _both(connection: Connection, wanted: Select[str, str]) -> tuple[str, str] | None:
    first, last = connection.execute(wanted).one()
    return None if first is None or last is None else (first, last)


def revision(database: Database) -> str:
    """A text that changes whenever what is asked can have changed.

    It counts what only grows: makings, readings, corrections and those undone; and failures, which come and
    go, with the time of the last.
    """
    correction, failure = schema.correction, schema.failure
    asked = (
        select(func.max(schema.build.c.number)),
        select(func.count(schema.reading.c.number)),
        select(func.count()).select_from(correction),
        select(func.count()).select_from(correction).where(correction.c.undone),
        select(func.count()).select_from(failure),
        select(func.max(failure.c.failed)),
    )
    with database.reading() as connection:
        found = connection.execute(select(*(one.scalar_subquery() for one in asked))).one()
    return ".".join("" if value is None else str(value) for value in found)
