"""A dossier: many pages, one record of events, in one SQLite file or on PostgreSQL.

    with Store.open("crisis.db", create=True) as store:
        store.put(rows_of(brief, mentions, program=fingerprint))
        store.refresh(makers)
        for event in store.find(Query(actor=("RUS",), since="2024-09-01")):
            ...

Everything raises StoreError, in one line, where the database cannot be opened, read or written.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from seuil.event.model import Correction, Event, Family, FindingRow
from seuil.event.model import PageRow as PageRowOfRecord
from seuil.page.formats.model import Item, Unreadable
from seuil.store import (
    correcting,
    density,
    digesting,
    failed,
    finding,
    overview,
    pages,
    places,
    touching,
    waiting,
    writing,
)
from seuil.store.database import Database, open_database
from seuil.store.density import Period
from seuil.store.facets import Facets
from seuil.store.kin import families_of_pages
from seuil.store.model import (
    DensityRow,
    FacetRow,
    FailureRow,
    OutletPages,
    PageQuery,
    PlaceRow,
    Query,
)
from seuil.store.record import RecordOfDatabase
from seuil.store.rows import PageRows
from seuil.store.touching import Touching

if TYPE_CHECKING:
    from seuil.store.makers import EventAt, Makers


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _silent(_step: str, _done: int, _of: int) -> None:
    """Tell nobody how far it is."""


class Store(RecordOfDatabase):
    """An open dossier. Many may be open on one file at once; one of them writes at a time, others wait.

    ``clock`` gives the time that is kept with what is written, in ISO 8601. ``event_at`` says what an event
    was on a day; by default as the event stage does.
    """

    def __init__(
        self, database: Database, clock: Callable[[], str] = _now, event_at: EventAt | None = None
    ) -> None:
        super().__init__(database)
        self._clock = clock
        self._kinds: Mapping[str, tuple[str, ...]] | None = None
        self._event_at = event_at
        self._facets = Facets(database)

    @classmethod
    def open(
        cls,
        where: str | os.PathLike[str],
        *,
        create: bool = False,
        clock: Callable[[], str] = _now,
        event_at: EventAt | None = None,
    ) -> Store:
        """The dossier at a path or a ``postgresql://`` address; with ``create`` it is made if need be.

        An older dossier is brought to the newest schema. Raises StoreError for what is no dossier, is
        damaged, or was made by a newer version.
        """
        opened = open_database(where if isinstance(where, str) else Path(where), create=create)
        return cls(opened, clock, event_at)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def has(self, page: str, version: str, program: str) -> bool:
        """Whether a page is in, read by this version with models and data of this fingerprint."""
        with self.database.reading() as connection:
            return writing.has_reading(connection, page, version, program)

    def put(self, page: PageRows) -> bool:
        """Put a page in, whole, in one transaction. False where this reading of it was in already."""
        return self.put_many((page,)) == 1

    def put_many(self, pages: Iterable[PageRows]) -> int:
        """Put several pages in, in one transaction: all of them or none. How many were new."""
        now = self._clock()
        with self.database.writing() as connection:
            return sum(writing.put_page(connection, rows, now) for rows in pages)

    def fail(
        self,
        item: Item | Unreadable,
        reason: str,
        *,
        version: str,
        program: str,
        page: str | None = None,
    ) -> None:
        """Keep a page that could not be read, with what is needed to take it again."""
        row = failed.row_of(item, reason, version=version, program=program, page=page, now=self._clock())
        with self.database.writing() as connection:
            failed.put(connection, row)

    def failed_before(self, source: str, page: str | None, version: str, program: str) -> bool:
        """Whether these bytes (or an address, where ``page`` is null) failed with this version already."""
        with self.database.reading() as connection:
            return failed.is_known(connection, source, page, version, program)

    def failed_items(self) -> Iterator[Item]:
        """The items of pages that failed and can be taken again, by source."""
        yield from failed.items(self.database)

    def has_source(self, source: str, version: str, program: str) -> bool:
        """Whether a page that stood there is in, whatever its bytes were, read by this version."""
        with self.database.reading() as connection:
            return writing.has_source(connection, source, version, program)

    def find(self, query: Query) -> Iterator[Event]:
        """The events that meet a query, in its order; with ``known_at`` as they stood on that day.

        Raises UsageError for a query that cannot be answered.
        """
        yield from finding.find(self.database, query, self._weapon_kinds(), self._at(query))

    def count(self, query: Query) -> int:
        """How many events meet a query, whatever its limit and offset."""
        return finding.count(self.database, query, self._weapon_kinds())

    def facets(
        self, query: Query, fields: Sequence[str] | None = None, limit: int = 12
    ) -> dict[str, tuple[FacetRow, ...]]:
        """For each of these fields (by default all of ``FACETS``) the values that events have, most first.

        Each counts the events that it finds: a state those of who belongs to it, a class of weapons those of
        its kinds, an event once.
        A field's own condition does not count for it, so that another value can be chosen; the values that
        it asks for come in any case, even past ``limit``. Raises UsageError for a query that cannot be
        answered, and for a field that there is not.
        """
        return self._facets.of(query, self._weapon_kinds(), fields, limit)

    def density(self, query: Query, by: Period = "month") -> tuple[DensityRow, ...]:
        """How many events that meet a query begin in each period, by status and polarity, in order of time.

        Periods without events have no row; those without a time come last. Weeks begin on Monday.
        """
        return density.density(self.database, query, self._weapon_kinds(), by)

    def places(self, query: Query) -> tuple[PlaceRow, ...]:
        """How many events that meet a query have each place, by status and polarity; by place. An event with
        two places counts for both; a state that is named as a place counts those of all places in it.
        """
        return places.places(self.database, query, self._weapon_kinds())

    def count_placed(self, query: Query) -> int:
        """How many events that meet a query have a place at all."""
        return places.count_placed(self.database, query, self._weapon_kinds())

    def span(self, query: Query) -> tuple[str, str] | None:
        """The first and the last ISO day of the events that meet a query; null where none has a time."""
        return density.span(self.database, query, self._weapon_kinds())

    def known_span(self) -> tuple[str, str] | None:
        """The first and the last ISO day on which pages that assert something were out; null for none."""
        return density.known_span(self.database)

    def touching(self, asked: Touching, limit: int, offset: int = 0) -> tuple[FindingRow, ...]:
        """The findings asked for of so many events, newest event first, undated ones last; findings of one
        event stand together. Raises UsageError for a day that is none.
        """
        return touching.newest(self.database, asked, limit, offset)

    def events_touching(self, findings: Iterable[FindingRow]) -> dict[str, Event]:
        """The events of these findings, by id."""
        return touching.events_of(self.database, findings)

    def count_touching(self, asked: Touching) -> tuple[int, dict[tuple[str, str], int]]:
        """How many events touch a clause that is asked for; and by document and clause, where any does."""
        return touching.count(self.database, asked), touching.counts(self.database, asked)

    def known_beside(self, day: str) -> tuple[str | None, str | None]:
        """The last day before an ISO day, and the first after it, on which pages that assert something came
        out; null where there is none.
        """
        return overview.known_beside(self.database, day)

    def languages(self) -> dict[str, int]:
        """Language → how many pages are in it, the most first."""
        return overview.languages(self.database)

    def outlet_pages(self) -> tuple[OutletPages, ...]:
        """The outlets with their pages, originals and copies, the most first."""
        return overview.outlet_pages(self.database)

    def pages_in(self, query: PageQuery) -> tuple[PageRowOfRecord, ...]:
        """The pages that meet a query, in its order and within its limit."""
        return pages.find(self.database, query)

    def count_pages(self, query: PageQuery) -> int:
        """How many pages meet a query, whatever its limit and offset."""
        return pages.count(self.database, query)

    def holds(self, page: str) -> bool:
        """Whether a page is in, read by whatever version."""
        return pages.holds(self.database, page)

    def outlets(self, limit: int) -> tuple[tuple[str, int], ...]:
        """The outlets that have most pages, with how many, at most ``limit`` of them."""
        return pages.outlets(self.database, limit)

    def events_on(self, page: str) -> dict[str, str]:
        """The event of each assertion of the newest reading of a page, by the assertion's id."""
        return pages.events_on(self.database, page)

    def count_failures(self) -> int:
        """How many pages could not be read."""
        return pages.count_failures(self.database)

    def failures_in(self, limit: int, offset: int = 0) -> tuple[FailureRow, ...]:
        """Some of the pages that could not be read, by source."""
        return pages.failures(self.database, limit, offset)

    def revision(self) -> str:
        """A text that changes whenever what is asked can have changed; quick to get."""
        return density.revision(self.database)

    def event(self, id: str) -> Event:
        """The event with this id, or the one that holds the mention with this key.

        An id that an event had before it was joined to another gives that other. Raises UsageError where
        there is none.
        """
        return finding.event(self.database, id)

    def families_of(self, pages: Iterable[str]) -> dict[str, Family]:
        """The family of each of these pages, by the page's key; pages that have none yet are left out."""
        with self.database.reading() as connection:
            return families_of_pages(connection, pages)

    def correct(self, correction: Correction) -> Correction:
        """Keep what a person decided, with the next number and the time; ``refresh`` applies it.

        Raises UsageError for mentions or pages that there are not, or that the kind does not take.
        """
        with self.database.writing() as connection:
            return correcting.correct(connection, correction, self._clock(), self.where)

    def undo(self, number: int) -> Correction:
        """Take a correction back; it is kept, undone. Raises UsageError where there is no such one."""
        with self.database.writing() as connection:
            return correcting.undo(connection, number, self.where)

    @property
    def stale(self) -> bool:
        """Whether pages or corrections are newer than the last making of families and events."""
        with self.database.reading() as connection:
            return waiting.is_stale(connection)

    def made_by_other(self, version: str, program: str) -> bool:
        """Whether another version, or models or data of another fingerprint, made families and events last.
        """
        with self.database.reading() as connection:
            return waiting.is_made_by_other(connection, version, program)

    def refresh(self, makers: Makers, progress: Callable[[str, int, int], None] | None = None) -> None:
        """Make families and events again for what has changed; what has not keeps its rows.

        ``progress`` is told the step (links, families, events), how much of it is done, and of how much.
        """
        from seuil.store.refreshing import refresh

        refresh(self.database, makers, self._clock, progress or _silent)

    def digest(self) -> str:
        """A SHA-256 of all content but times of the clock and the past: equal dossiers give the same."""
        return digesting.digest(self.database)

    def _at(self, query: Query) -> EventAt | None:
        if query.known_at is None or self._event_at is not None:
            return self._event_at
        from seuil.data_files import DataFiles
        from seuil.store.makers import shipped_event_at

        self._event_at = shipped_event_at(DataFiles())
        return self._event_at

    def _weapon_kinds(self) -> Mapping[str, tuple[str, ...]]:
        if self._kinds is None:
            self._kinds = finding.weapon_kinds()
        return self._kinds
