"""Where the events of a dossier are: their places, with how the events stand."""

from __future__ import annotations

from sqlalchemy import distinct, func, select, union

from seuil.store import schema
from seuil.store.asking import Conditions, all_of
from seuil.store.database import Database
from seuil.store.finding import Kinds
from seuil.store.model import PlaceRow, Query
from seuil.store.sight import demand_made

_ROLE = "place"


def places(database: Database, query: Query, kinds: Kinds) -> tuple[PlaceRow, ...]:
    """How many events that meet a query each place that one of them names finds, by status and polarity: a
    state counts those of all places in it, an event once.
    """
    conditions = Conditions(query, kinds)
    sight = conditions.sight
    of, event = sight.role, sight.event
    with database.reading() as connection:
        if sight.day is not None:
            demand_made(connection, database.where)
        met = select(sight.id.label("id"), event.c.status, event.c.polarity)
        held = met.where(all_of(conditions.met(connection))).cte("met")
        named = select(held, of.c.entity.label("place")).join_from(held, of, of.c.event == held.c.id)
        own = named.where(of.c.role == _ROLE, *sight.counts(of)).cte("named")
        known = schema.known_entity
        within = select(own.c.id, own.c.status, own.c.polarity, known.c.country)
        within = within.join_from(own, known, known.c.id == own.c.place)
        within = within.where(known.c.country.in_(select(own.c.place)))
        # A union holds each event once for a place, whatever leads it there.
        each = union(select(own.c.id, own.c.status, own.c.polarity, own.c.place), within).subquery("each")
        columns = (each.c.place, each.c.status, each.c.polarity)
        rows = connection.execute(select(*columns, func.count()).group_by(*columns).order_by(*columns)).all()
    return tuple(PlaceRow(place=p, status=s, polarity=o, count=n) for p, s, o, n in rows)


def count_placed(database: Database, query: Query, kinds: Kinds) -> int:
    """How many events that meet a query have a place."""
    conditions = Conditions(query, kinds)
    sight = conditions.sight
    of = sight.role
    with database.reading() as connection:
        if sight.day is not None:
            demand_made(connection, database.where)
        held = select(sight.id.label("id")).where(all_of(conditions.met(connection))).cte("met")
        placed = select(func.count(distinct(held.c.id))).join_from(held, of, of.c.event == held.c.id)
        found = connection.execute(placed.where(of.c.role == _ROLE, *sight.counts(of)))
        return int(found.scalar_one())
