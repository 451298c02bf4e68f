"""What a query looks at: events as they are, or as they stood on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, exists, func, select

from seuil.errors import StoreError
from seuil.store import schema

# Before and after every ISO day: the open sides of an interval.
FIRST, LAST = "0000", "9999-99"

_UNMADE = schema.event.c.basis.is_(None)


@dataclass(frozen=True)
class Sight:
    """Tables of one shape: events with what they are found by, their roles, and who tells them.

    ``day`` is null for events as they are; else the rows of ``event``, ``role`` and ``source`` that count are
    those of that ISO day.
    """

    event: Table
    id: ColumnElement[str]
    role: Table
    source: Table
    day: str | None = None

    def counts(self, table: Table) -> list[ColumnElement[bool]]:
        """The conditions under which a row of one of the three tables counts."""
        if self.day is None:
            return []
        return [table.c.since <= self.day, table.c.until > self.day]

    def pages(self) -> Select[Any]:
        """Event and page, for each page that tells an event, and was out."""
        if self.day is None:
            return select(schema.event_page.c.event, schema.event_page.c.page)
        held, mention = schema.event_mention, schema.mention
        told = select(held.c.event, mention.c.page).join(mention, mention.c.key == held.c.mention)
        return told.where(mention.c.known <= self.day)

    def first_day(self) -> ColumnElement[str]:
        """The ISO day on which an event begins, as far as is known; null for one without a time."""
        return func.coalesce(self.event.c.earliest, self.event.c.latest)

    def last_day(self) -> ColumnElement[str]:
        """The ISO day on which an event ends, as far as is known; null for one without a time."""
        return func.coalesce(self.event.c.latest, self.event.c.earliest)


def sight_on(day: str | None) -> Sight:
    """Events as they stood on an ISO day; as they are where ``day`` is null."""
    if day is None:
        return Sight(schema.event, schema.event.c.id, schema.event_role, schema.event_source)
    stood = schema.event_stood
    return Sight(stood, stood.c.event, schema.event_stood_role, schema.event_stood_source, day)


def demand_made(connection: Connection, where: str) -> None:
    """Raises StoreError where an older version made events, and kept no past days and nothing to count by."""
    if connection.execute(select(exists(select(schema.event.c.id).where(_UNMADE)))).scalar():
        said = "an older version made its events; `seuil add` makes them again, to be asked this"
        raise StoreError(f"{where}: {said}")
