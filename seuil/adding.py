"""Pages into a dossier: what is in already is passed over, the rest is read, in one process or in many.

The parent alone writes. A page is in with all that was read from it, or not at all; whatever is cut off is
read again the next time.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from functools import partial
from importlib import import_module
from typing import Any

from seuil.article.model import Frozen
from seuil.event.model import page_key
from seuil.page.formats.model import Item, Unreadable
from seuil.store.dossier import Store
from seuil.store.failing import RefusedRows
from seuil.store.rows import PageRows
from seuil.worker_pool import Failed, Pool, Work, attempt

BATCH = 16
"""Pages that are written in one transaction at most."""

SECONDS = 1.0
"""How long a page that was read waits for others to be written with."""

Read = Work[Item, PageRows]
Progress = Callable[[str, int, int | None], None]


class Failure(Frozen):
    """A page that could not be read, and why."""

    source: str
    reason: str


class AddReport(Frozen):
    """What became of the pages given: new ones, those that were in, those that failed now or before.

    ``repeated`` counts failures of an earlier run, which were not tried again.
    """

    added: int = 0
    known: int = 0
    repeated: int = 0
    failures: tuple[Failure, ...] = ()


class Program(Frozen):
    """What reads: the version of the program and the fingerprint of its models and data."""

    version: str
    fingerprint: str


def reading_pages(languages: tuple[str, ...] | None, fingerprint: str) -> Read:
    """What reads an item into the rows of its page, with models loaded once."""
    from seuil.reader import Reader

    return reading_with(Reader(languages), fingerprint)


def reading_with(reader: Any, fingerprint: str) -> Read:  # noqa: ANN401 (a Reader, loaded where it is needed)
    """The same with a reader that is there already."""
    from seuil.store.makers import shipped_for_pages

    makers = shipped_for_pages(reader.data)

    def read(item: Item) -> PageRows:
        return makers.rows(reader.read_item(item), program=fingerprint, url=item.url)

    return read


class Adder:
    """One run over many items."""

    def __init__(self, store: Store, program: Program, progress: Progress) -> None:
        self._store, self._program, self._progress = store, program, progress
        self._again = False
        self._read: list[PageRows] = []
        self._written = time.monotonic()
        self._underway: set[str] = set()
        self._counts = {"added": 0, "known": 0, "repeated": 0}
        self._failures: dict[str, Failure] = {}

    def add(
        self,
        items: Iterable[Item | Unreadable],
        workers: int,
        start: Callable[[], Read],
        *,
        again: bool = False,
    ) -> None:
        """Add all items; ``workers`` 0 reads them in this process. ``again``: those that failed before, too.

        What was read when an error or an interrupt comes is written before it goes on its way.
        """
        self._again = again
        try:
            if workers == 0:
                self._here(items, start)
            else:
                self._in_processes(items, workers, start)
        finally:
            self._write()

    def report(self) -> AddReport:
        """What became of them."""
        return AddReport(
            **self._counts, failures=tuple(self._failures[source] for source in sorted(self._failures))
        )

    def _here(self, items: Iterable[Item | Unreadable], start: Callable[[], Read]) -> None:
        read: Read | None = None
        for item in self._wanted(items):
            read = read or start()
            self._take(item, attempt(read, item))

    def _in_processes(
        self, items: Iterable[Item | Unreadable], workers: int, start: Callable[[], Read]
    ) -> None:
        wanted = self._wanted(items)
        first = next(wanted, None)
        with Pool(workers, start) if first is not None else nullcontext() as pool:
            while pool is not None and (first is not None or pool.pending):
                while first is not None and pool.has_room:
                    pool.give(first)
                    first = next(wanted, None)
                for item, result in pool.results():
                    self._take(item, result)

    def _wanted(self, items: Iterable[Item | Unreadable]) -> Iterator[Item]:
        """The items that have yet to be read."""
        for item in items:
            if isinstance(item, Unreadable):
                self._unreadable(item)
                continue
            key = key_of(item)
            state = "known" if (key or item.source) in self._underway else self._state(item.source, key)
            if state is None or (state == "repeated" and self._again):
                self._underway.add(key or item.source)
                yield item
            elif item.source not in self._failures:
                self._count(state)

    def _state(self, source: str, key: str | None) -> str | None:
        """Whether a page is "known" or has "repeated" its failure; null for one that is new."""
        store, (version, fingerprint) = self._store, (self._program.version, self._program.fingerprint)
        if key is None:
            known = store.has_source(source, version, fingerprint)
        else:
            known = store.has(key, version, fingerprint)
        if known:
            return "known"
        return "repeated" if store.failed_before(source, key, version, fingerprint) else None

    def _unreadable(self, item: Unreadable) -> None:
        if not self._again and self._state(item.source, None) == "repeated":
            if item.source not in self._failures:
                self._count("repeated")
        else:
            self._fail(item, item.reason)

    def _take(self, item: Item, result: PageRows | Failed) -> None:
        self._underway.discard(key_of(item) or item.source)
        if isinstance(result, Failed):
            self._fail(item, result.reason)
            return
        self._read.append(result)
        self._underway.add(result.key)
        self._tell()
        if len(self._read) >= BATCH or time.monotonic() - self._written > SECONDS:
            self._write()

    def _write(self) -> None:
        """Write what was read: all in one transaction, or, where one page is refused, page by page."""
        read, self._read = self._read, []
        self._written = time.monotonic()
        self._underway.difference_update(rows.key for rows in read)
        if not read:
            return
        lost = len(self._failures)
        try:
            added = self._store.put_many(read)
        except RefusedRows:
            added = sum(self._write_alone(rows) for rows in read)
        lost = len(self._failures) - lost
        self._counts["added"] += added
        self._counts["known"] += len(read) - added - lost

    def _write_alone(self, rows: PageRows) -> int:
        try:
            return int(self._store.put(rows))
        except RefusedRows as error:
            self._fail(Unreadable(source=rows.source, reason=str(error)), str(error))
            return 0

    def _fail(self, item: Item | Unreadable, reason: str) -> None:
        program = {"version": self._program.version, "program": self._program.fingerprint}
        key = key_of(item) if isinstance(item, Item) else None
        self._store.fail(item, reason, page=key, **program)
        self._failures[item.source] = Failure(source=item.source, reason=reason)
        self._tell()

    def _count(self, what: str, number: int = 1) -> None:
        self._counts[what] += number
        self._tell()

    def _tell(self) -> None:
        done = sum(self._counts.values()) + len(self._failures) + len(self._read)
        self._progress("read", done, None)


def key_of(item: Item) -> str | None:
    """The key that the page of an item will have; null where its bytes have yet to be fetched."""
    if item.content is None:
        return None
    return page_key(item.source, hashlib.sha256(item.content).hexdigest())


def items_of(sources: Iterable[str], options: object = None) -> Iterator[Item | Unreadable]:
    """The items of paths, addresses and standard input. ``options`` is an Options of seuil.page.formats."""
    if options is None:
        options = import_module("seuil.page.formats.model").Options()
    yield from import_module("seuil.page.formats.from_sources").items(sources, options)


def start_of(languages: tuple[str, ...] | None, program: Program) -> Callable[[], Read]:
    """What each process calls to begin."""
    return partial(reading_pages, languages, program.fingerprint)
