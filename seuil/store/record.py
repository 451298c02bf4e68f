"""The record as it stands: every list of a dossier, each in one fixed order."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel
from sqlalchemy import Connection, Row, Select, func, select

from seuil.article.model import When
from seuil.brief.model import Brief
from seuil.errors import StoreError, UsageError
from seuil.event.model import Correction, EntityRow, Event, Family, FindingRow, Mention, PageRow
from seuil.store import schema
from seuil.store.database import OPEN_ROWS, Database
from seuil.store.model import FailureRow, PastEvent, ReadingRow
from seuil.store.packing import unpack, words_from_json

M = TypeVar("M", bound=BaseModel)
CHUNK = 500
"""Rows that are fetched at once; memory does not grow with the dossier."""


def streamed(connection: Connection, wanted: Select[Any]) -> Iterator[Row[Any]]:
    """The rows of a query, fetched as they are asked for; whoever leaves early leaves nothing open."""
    options = {"stream_results": True, "yield_per": CHUNK}
    rows = connection.execute(wanted, execution_options=options)
    connection.info.setdefault(OPEN_ROWS, []).append(rows)
    yield from rows


class RecordOfDatabase:
    """What a dossier holds: the protocol ``Record`` of seuil.event.model, and readings and failures.

    Everything raises StoreError where the database cannot be read.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    @property
    def where(self) -> str:
        """The dossier's name for a person."""
        return self.database.where

    def events(self) -> Iterator[Event]:
        """All events, by time, then id; those without a time come last."""
        event, whole = schema.event, schema.event_json
        wanted = select(whole.c.json).join(event, whole.c.event == event.c.id)
        yield from self._of(Event, wanted.order_by(event.c.undated, event.c.time, event.c.id))

    def mentions(self) -> Iterator[Mention]:
        """All assertions of the newest reading of each page, by page key, then offset."""
        t = schema.mention
        yield from self._of(Mention, select(t.c.json).order_by(t.c.page, t.c.start, t.c.key))

    def mentions_of(self, keys: Iterable[str]) -> tuple[Mention, ...]:
        """The mentions with these keys, by page key, then offset; keys that there are not give none."""
        t, asked = schema.mention, list(dict.fromkeys(keys))
        found: list[Mention] = []
        for at in range(0, len(asked), CHUNK):
            found += self._of(Mention, select(t.c.json).where(t.c.key.in_(asked[at : at + CHUNK])))
        return tuple(sorted(found, key=lambda m: (m.page, m.start, m.key)))

    def pages(self) -> Iterator[PageRow]:
        """All pages, by key. A page that was not set against the others yet is its own family."""
        with self.database.reading() as connection:
            for row in streamed(connection, pages_as_rows().order_by(schema.page.c.key)):
                yield page_row(row)

    def page(self, key: str) -> PageRow:
        """One page. Raises UsageError for a key that there is not."""
        with self.database.reading() as connection:
            row = connection.execute(pages_as_rows().where(schema.page.c.key == key)).first()
        if row is None:
            raise UsageError(f"{key}: no such page in {self.where}")
        return page_row(row)

    def pages_of(self, keys: Iterable[str]) -> Iterator[PageRow]:
        """The pages with these keys, by key; keys that there are not give none."""
        asked = sorted(set(keys))
        for at in range(0, len(asked), CHUNK):
            wanted = pages_as_rows().where(schema.page.c.key.in_(asked[at : at + CHUNK]))
            with self.database.reading() as connection:
                found = connection.execute(wanted.order_by(schema.page.c.key)).all()
            yield from map(page_row, found)

    def contents_of(self, events: Iterable[str]) -> tuple[Event, ...]:
        """The events that are the content of those with these ids, by time, then id."""
        event, asked = schema.event, sorted(set(events))
        found: list[tuple[bool, str, str]] = []
        for at in range(0, len(asked), CHUNK):
            wanted = select(event.c.undated, event.c.time, event.c.id)
            wanted = wanted.where(event.c.content_of.in_(asked[at : at + CHUNK]))
            with self.database.reading() as connection:
                found += [(row[0], row[1], row[2]) for row in connection.execute(wanted)]
        ids, whole = [id for _, _, id in sorted(found)], schema.event_json
        told: dict[str, Event] = {}
        for at in range(0, len(ids), CHUNK):
            for one in self._of(Event, select(whole.c.json).where(whole.c.event.in_(ids[at : at + CHUNK]))):
                told[one.id] = one
        return tuple(told[id] for id in ids if id in told)

    def families(self) -> Iterator[Family]:
        """All families, by id."""
        yield from self._of(Family, select(schema.family.c.json).order_by(schema.family.c.id))

    def findings(self) -> Iterator[FindingRow]:
        """All findings, by doctrine, clause, mention."""
        t, of = schema.finding, schema.event_mention
        wanted = select(t, of.c.event).outerjoin(of, of.c.mention == t.c.mention)
        order = (t.c.doctrine, t.c.clause, t.c.mention, t.c.number)
        with self.database.reading() as connection:
            for row in streamed(connection, wanted.order_by(*order)):
                yield finding_row(row)

    def entities(self) -> Iterator[EntityRow]:
        """All entities, by id."""
        t = schema.known_entity
        with self.database.reading() as connection:
            for row in streamed(connection, select(t).order_by(t.c.id)):
                yield EntityRow(id=row.id, name=row.name, kind=row.kind, country=row.country)

    def corrections(self) -> Iterator[Correction]:
        """All corrections, by number."""
        t = schema.correction
        with self.database.reading() as connection:
            yield from corrections_in(connection, select(t).order_by(t.c.number))

    def brief(self, page: str, number: int | None = None) -> Brief:
        """A reading of a page, the newest unless its ``number`` is given.

        Raises UsageError for a page or number that there is not.
        """
        t = schema.reading
        wanted = select(t.c.brief).where(t.c.page == page)
        wanted = wanted.where(t.c.current if number is None else t.c.number == number)
        with self.database.reading() as connection:
            packed = connection.execute(wanted).scalar()
        if packed is None:
            which = "" if number is None else f"reading {number} of "
            raise UsageError(f"{which}{page}: no such page in {self.where}")
        try:
            return unpack(Brief, packed)
        except (ValueError, zlib.error) as error:
            raise StoreError(
                f"{self.where}: the reading of page {page} is damaged: {_short(error)}"
            ) from None

    def readings(self, page: str) -> tuple[ReadingRow, ...]:
        """All readings of a page, oldest first. Raises UsageError for a page that there is not."""
        t = schema.reading
        columns = [t.c[name] for name in ReadingRow.model_fields]
        with self.database.reading() as connection:
            rows = connection.execute(select(*columns).where(t.c.page == page).order_by(t.c.number)).all()
        if not rows:
            raise UsageError(f"{page}: no such page in {self.where}")
        return tuple(ReadingRow.model_validate(dict(row._mapping)) for row in rows)

    def failures(self) -> Iterator[FailureRow]:
        """All pages that could not be read, by source."""
        t = schema.failure
        wanted = select(t.c.source, t.c.reason, t.c.failed, t.c.item.is_not(None).label("again"))
        with self.database.reading() as connection:
            for row in streamed(connection, wanted.order_by(t.c.source)):
                yield FailureRow.model_validate(dict(row._mapping))

    def past(self, event: str) -> tuple[PastEvent, ...]:
        """An event as it was after each making of the record that changed it, oldest first."""
        old, now, whole = schema.event_past, schema.event, schema.event_json
        with self.database.reading() as connection:
            was = connection.execute(select(old).where(old.c.id == event).order_by(old.c.build)).all()
            wanted = select(now.c.build, whole.c.json).join(whole, whole.c.event == now.c.id)
            row = connection.execute(wanted.where(now.c.id == event)).first()
        found = [(r.build, r.until, r.json) for r in was] + ([(row.build, None, row.json)] if row else [])
        return tuple(
            PastEvent(build=build, until=until, event=Event.model_validate_json(text))
            for build, until, text in found
        )

    def counts(self) -> dict[str, int]:
        """How many pages, families, mentions, events, failures there are."""
        tables = (schema.page, schema.family, schema.mention, schema.event, schema.failure)
        with self.database.reading() as connection:
            return {
                t.name: int(connection.execute(select(func.count()).select_from(t)).scalar_one())
                for t in tables
            }

    def _of(self, shape: type[M], wanted: Select[Any]) -> Iterator[M]:
        with self.database.reading() as connection:
            for row in streamed(connection, wanted):
                try:
                    yield shape.model_validate_json(row[0])
                except ValueError as error:
                    raise StoreError(f"{self.where}: a row is damaged: {_short(error)}") from None


def corrections_in(connection: Connection, wanted: Select[Any]) -> Iterator[Correction]:
    """The corrections of these rows."""
    for row in connection.execute(wanted):
        correction = Correction.model_validate_json(row.json)
        yield correction.model_copy(update={"number": row.number, "made": row.made, "undone": row.undone})


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120]


def pages_as_rows() -> Select[Any]:
    """What ``page_row`` makes pages of."""
    page, reading, article, member = schema.page, schema.reading, schema.article, schema.member
    columns = [page.c[n] for n in ("key", "source", "url", "sha256", "media_type", "bytes")]
    columns += [article.c[n] for n in ("title", "language", "outlet", "published")]
    return (
        select(
            *columns, reading.c.version, member.c.family, member.c.kinship, member.c["of"].label("copy_of")
        )
        .join(reading, (reading.c.page == page.c.key) & reading.c.current)
        .join(article, article.c.page == page.c.key)
        .outerjoin(member, member.c.page == page.c.key)
    )


def page_row(row: Row[Any]) -> PageRow:
    """The page of a row."""
    values = dict(row._mapping)
    values["published"] = When.model_validate_json(values["published"]) if values["published"] else None
    values["family"] = values["family"] or values["key"]
    values["kinship"] = values["kinship"] or "original"
    return PageRow.model_validate(values)


def finding_row(row: Row[Any]) -> FindingRow:
    """A row of the table of findings, with the event of its mention."""
    values = {name: row._mapping[name] for name in FindingRow.model_fields}
    for name in ("matched", "to_judge"):
        values[name] = words_from_json(values[name])
    return FindingRow.model_validate(values)
