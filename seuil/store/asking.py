"""A query over events, as they are or as they stood on a day, as conditions of SQL."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, cast, func, literal, or_, select, text, true, union

from seuil.errors import NotADayError, NoWordError, UsageError
from seuil.event.model import ROLES, Role
from seuil.store import schema
from seuil.store.columns import Words
from seuil.store.model import Query
from seuil.store.sight import FIRST, LAST, Sight, sight_on
from seuil.store.words import name_of, words_of

KINDS_OF_SOURCE = ("outlet", "agency", "entity", "voice")
"""What stands before a name, with a colon, for that name and nothing else to be looked for."""

_SINGLE = ("act", "plover", "status", "polarity", "certainty")


def checked(query: Query) -> Query:
    """The query. Raises UsageError where it cannot be answered."""
    for name in ("since", "until", "known_at"):
        day = getattr(query, name)
        try:
            if day is not None and datetime.date.fromisoformat(day).isoformat() != day:
                raise ValueError
        except ValueError:
            raise NotADayError(name, str(day)) from None
    if query.text is not None and not words_of(query.text):
        raise NoWordError(query.text)
    if (query.limit is not None and query.limit < 0) or query.offset < 0:
        raise UsageError("limit and offset are 0 or more")
    return query


class Conditions:
    """What a query asks of an event. ``kinds`` gives the kinds of each class of weapon."""

    def __init__(self, query: Query, kinds: Mapping[str, Iterable[str]]) -> None:
        self.query = checked(query)
        self.sight: Sight = sight_on(query.known_at)
        self._roles = {
            role: tuple(sorted({k for value in asked for k in (value, *kinds.get(value, ()))}))
            for role in ROLES
            if (asked := getattr(query, role))
        }

    def met(self, connection: Connection) -> list[ColumnElement[bool]]:
        """All conditions on an event."""
        return [*self.by_field().values(), *self.apart_from_fields(connection)]

    def by_field(self) -> dict[str, ColumnElement[bool]]:
        """Field → its condition, for each field with facets of which the query asks something."""
        sight, query = self.sight, self.query
        found: dict[str, ColumnElement[bool]] = {
            role: sight.id.in_(self._roles_of(role)) for role in self._roles
        }
        for name in _SINGLE:
            if values := getattr(query, name):
                found[name] = sight.event.c[name].in_(values)
        if query.confirmed is not None:
            found["confirmed"] = sight.event.c.confirmed.is_(query.confirmed)
        if query.source:
            found["source"] = sight.id.in_(self._told_by())
        return found

    def apart_from_fields(self, connection: Connection) -> list[ColumnElement[bool]]:
        """The conditions on the day, the time and the pages of an event."""
        return [*self.sight.counts(self.sight.event), *self._time(), *self._pages(connection)]

    def _roles_of(self, role: Role) -> Select[Any]:
        """The events that have an entity in a role: the one asked for, or one that belongs to it."""
        known, of = schema.known_entity, self.sight.role
        of_state = select(known.c.id).where(known.c.country.in_(getattr(self.query, role)))
        # One list, so that an index is walked for each of it.
        meant = union(of_state, *(select(cast(literal(id), Words)) for id in self._roles[role]))
        counts = self.sight.counts(of)
        return select(of.c.event).where(of.c.role == role, of.c.entity.in_(meant), *counts)

    def _told_by(self) -> Select[Any]:
        t, known = self.sight.source, schema.facet_value
        met: list[ColumnElement[bool]] = []
        for asked in self.query.source:
            kind, _, exact = asked.partition(":")
            if kind in KINDS_OF_SOURCE and exact:
                wanted = exact if kind == "entity" else name_of(exact) or exact
                met.append((t.c.kind == kind) & (t.c.name == wanted))
                continue
            name = name_of(asked)
            met.append(t.c.name == asked)
            if name:
                met.append(t.c.name == name)
                # Many events have few voices: the words are looked for in each name once.
                within = (literal(" ") + known.c.value + " ").contains(f" {name} ", autoescape=True)
                voices = select(known.c.value).where(known.c.kind == "voice", within)
                met.append((t.c.kind == "voice") & t.c.name.in_(voices))
        return select(t.c.event).where(or_(*met), *self.sight.counts(t))

    def _time(self) -> list[ColumnElement[bool]]:
        t = self.sight.event
        met: list[ColumnElement[bool]] = []
        if self.query.since or self.query.until:
            met.append(t.c.undated.is_(False))
        if self.query.since:
            met.append(func.coalesce(t.c.latest, LAST) >= self.query.since)
        if self.query.until:
            met.append(func.coalesce(t.c.earliest, FIRST) <= self.query.until)
        return met

    def _pages(self, connection: Connection) -> list[ColumnElement[bool]]:
        of = self.sight.pages().subquery("told")
        met: list[ColumnElement[bool]] = []
        if self.query.page:
            met.append(self.sight.id.in_(select(of.c.event).where(of.c.page.in_(self.query.page))))
        if self.query.text is not None:
            article = schema.article
            found = article.c.number.in_(searched(connection, self.query.text))
            told = select(of.c.event).join(article, article.c.page == of.c.page).where(found)
            met.append(self.sight.id.in_(told))
        return met


def searched(connection: Connection, words: str) -> Any:
    """The numbers of the articles whose title and text hold all of these words."""
    folded = words_of(words)
    if connection.dialect.name == "sqlite":
        said = " ".join(f'"{word}"' for word in folded)
        sql = "SELECT rowid AS number FROM article_search WHERE article_search MATCH :words"
    else:
        said = " & ".join(f"'{word}'" for word in folded)
        sql = "SELECT number FROM article_search WHERE words @@ CAST(:words AS tsquery)"
    numbers = text(sql).bindparams(words=said).columns(schema.article.c.number).subquery("found")
    return select(numbers.c.number)


def in_order(wanted: Select[Any], query: Query, sight: Sight) -> Select[Any]:
    """Ordered by time, then id; those without a time come last in both orders."""
    t = sight.event
    time = t.c.time if query.order == "oldest" else t.c.time.desc()
    return wanted.order_by(t.c.undated, time, sight.id)


def all_of(conditions: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    """All conditions together; none is no condition."""
    met: ColumnElement[bool] = true()
    for condition in conditions:
        met = met & condition
    return met
