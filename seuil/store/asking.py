"""A query over events as conditions of SQL, and for events as they stood, as conditions on each."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, literal, or_, select, text, true

from seuil.errors import UsageError
from seuil.event.model import ROLES, Event, Role
from seuil.store import schema
from seuil.store.model import Query
from seuil.store.words import name_of, words_of

# Before and after every ISO day: the open sides of an interval.
FIRST, LAST = "0000", "9999-99"


def checked(query: Query) -> Query:
    """The query. Raises UsageError where it cannot be answered."""
    for name in ("since", "until", "known_at"):
        day = getattr(query, name)
        try:
            if day is not None and datetime.date.fromisoformat(day).isoformat() != day:
                raise ValueError
        except ValueError:
            raise UsageError(f"{name} {day}: not a day; write 2024-11-19") from None
    if query.text is not None and not words_of(query.text):
        raise UsageError(f"text {query.text!r}: holds no word to search for")
    if (query.limit is not None and query.limit < 0) or query.offset < 0:
        raise UsageError("limit and offset are 0 or more")
    return query


class Conditions:
    """What a query asks of an event. ``kinds`` gives the kinds of each class of weapon."""

    def __init__(self, query: Query, kinds: Mapping[str, Iterable[str]]) -> None:
        self.query = checked(query)
        self._roles = {
            role: tuple(sorted({k for value in asked for k in (value, *kinds.get(value, ()))}))
            for role in ROLES
            if (asked := getattr(query, role))
        }

    def now(self, connection: Connection) -> list[ColumnElement[bool]]:
        """The conditions on an event as it is now."""
        t, of = schema.event, schema.event_role
        found = [self._roles_of(role, of.c.event, of) for role in self._roles]
        wanted: list[ColumnElement[bool]] = [t.c.id.in_(ids) for ids in found]
        for name in ("act", "plover", "status", "polarity", "certainty"):
            if values := getattr(self.query, name):
                wanted.append(t.c[name].in_(values))
        if self.query.confirmed is not None:
            wanted.append(t.c.confirmed == self.query.confirmed)
        if self.query.source:
            wanted.append(t.c.id.in_(self._told_by()))
        return wanted + self._time() + self._pages(connection)

    def once(self, connection: Connection) -> list[ColumnElement[bool]]:
        """The conditions that an event meets now if it met the query on any day: a wider net.

        A role or an act counts where any mention has it, since the mentions that were out may have been few.
        """
        t, held, m = schema.event, schema.event_mention, schema.mention
        of = schema.mention_role
        wanted: list[ColumnElement[bool]] = []
        out = select(held.c.event).join(m, m.c.key == held.c.mention)
        known = or_(m.c.known.is_(None), m.c.known <= self.query.known_at)
        wanted.append(t.c.id.in_(out.where(known)))
        for role in self._roles:
            told = self._roles_of(role, of.c.mention, of)
            wanted.append(t.c.id.in_(select(held.c.event).where(held.c.mention.in_(told))))
        if self.query.act:
            wanted.append(t.c.id.in_(out.where(m.c.act.in_(self.query.act))))
        if self.query.source:
            wanted.append(t.c.id.in_(self._told_by()))
        return wanted + self._pages(connection)

    def _roles_of(self, role: Role, gives: ColumnElement[Any], of: Any) -> Select[Any]:
        """Who has an entity in a role: the one asked for, or one that belongs to it."""
        known = schema.known_entity
        asked = getattr(self.query, role)
        of_state = select(known.c.id).where(known.c.country.in_(asked))
        return select(gives).where(
            of.c.role == role, or_(of.c.entity.in_(self._roles[role]), of.c.entity.in_(of_state))
        )

    def _told_by(self) -> Select[Any]:
        t = schema.event_source
        met: list[ColumnElement[bool]] = []
        for asked in self.query.source:
            name = name_of(asked)
            met.append(t.c.name == asked)
            if name:
                met.append(t.c.name == name)
                within = (literal(" ") + t.c.name + " ").contains(f" {name} ", autoescape=True)
                met.append((t.c.kind == "voice") & within)
        return select(t.c.event).where(or_(*met))

    def _time(self) -> list[ColumnElement[bool]]:
        t = schema.event
        met: list[ColumnElement[bool]] = []
        if self.query.since or self.query.until:
            met.append(t.c.undated.is_(False))
        if self.query.since:
            met.append(func.coalesce(t.c.latest, LAST) >= self.query.since)
        if self.query.until:
            met.append(func.coalesce(t.c.earliest, FIRST) <= self.query.until)
        return met

    def _pages(self, connection: Connection) -> list[ColumnElement[bool]]:
        t, of = schema.event, schema.event_page
        met: list[ColumnElement[bool]] = []
        if self.query.page:
            met.append(t.c.id.in_(select(of.c.event).where(of.c.page.in_(self.query.page))))
        if self.query.text is not None:
            article = schema.article
            found = article.c.number.in_(searched(connection, self.query.text))
            met.append(t.c.id.in_(select(of.c.event).join(article, article.c.page == of.c.page).where(found)))
        return met

    def stood(self, event: Event, belong: Mapping[str, set[str]], found: set[str] | None) -> bool:
        """Whether an event, as it stood on the day, meets the query.

        ``belong`` are the entities of the states asked for, by role; ``found`` the pages that hold the words.
        """
        query, pages = self.query, {page for account in event.accounts for page in account.pages}
        return (
            all(
                set(event.role(role)) & (set(asked) | belong.get(role, set()))
                for role, asked in self._roles.items()
            )
            and all(
                not (asked := getattr(query, name)) or getattr(event, name) in asked
                for name in ("act", "plover", "status", "polarity", "certainty")
            )
            and query.confirmed in (None, event.confirmed)
            and (not query.source or _is_told_by(event, query.source))
            and _meets(event, query)
            and (not query.page or bool(pages & set(query.page)))
            and (found is None or bool(pages & found))
        )

    def belong(self, connection: Connection) -> dict[str, set[str]]:
        """The entities that belong to the states asked for, by role."""
        known = schema.known_entity
        return {
            role: set(
                connection.execute(
                    select(known.c.id).where(known.c.country.in_(getattr(self.query, role)))
                ).scalars()
            )
            for role in self._roles
        }

    def pages_found(self, connection: Connection) -> set[str] | None:
        """The pages that hold all words asked for; null where none are asked for."""
        if self.query.text is None:
            return None
        t = schema.article
        wanted = select(t.c.page).where(t.c.number.in_(searched(connection, self.query.text)))
        return set(connection.execute(wanted).scalars())


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


def sources_of(event: Event) -> set[tuple[str, str]]:
    """Who tells an event, as kind and name: outlets and agencies, who is cited, as they are compared."""
    found: set[tuple[str, str]] = set()
    for account in event.accounts:
        found |= {("outlet", name) for name in _both(account.outlet)}
        found |= {("agency", name) for name in _both(account.agency)}
        for voice in account.voices:
            found |= {("voice", name_of(voice.name))} | (
                {("entity", voice.source)} if voice.source else set()
            )
    return {(kind, name) for kind, name in found if name}


def _both(name: str | None) -> tuple[str, ...]:
    """An outlet as it is written (it may be an id) and folded."""
    return (name, name_of(name)) if name else ()


def _is_told_by(event: Event, asked: tuple[str, ...]) -> bool:
    for kind, name in sources_of(event):
        for source in asked:
            folded = name_of(source)
            if name == source or (folded and name == folded):
                return True
            if kind == "voice" and folded and f" {folded} " in f" {name} ":
                return True
    return False


def _meets(event: Event, query: Query) -> bool:
    if not query.since and not query.until:
        return True
    when = event.when
    if when is None or (when.earliest is None and when.latest is None):
        return False
    return (when.latest or LAST) >= (query.since or FIRST) and (when.earliest or FIRST) <= (
        query.until or LAST
    )


def in_order(wanted: Select[Any], query: Query) -> Select[Any]:
    """Ordered by time, then id; those without a time come last in both orders."""
    t = schema.event
    time = t.c.time if query.order == "oldest" else t.c.time.desc()
    return wanted.order_by(t.c.undated, time, t.c.id)


def all_of(conditions: list[ColumnElement[bool]]) -> ColumnElement[bool]:
    """All conditions together; none is no condition."""
    met: ColumnElement[bool] = true()
    for condition in conditions:
        met = met & condition
    return met
