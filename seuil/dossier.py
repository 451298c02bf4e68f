"""A dossier from Python: pages added, the record made and asked.

with seuil.Dossier("crisis.db") as dossier:
    report = dossier.add(["pages/"], workers=2)
    for event in dossier.events(actor="RUS", since="2024-09-01"):
        print(event.act, event.when)
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from pydantic import ValidationError

from seuil.adding import Adder, AddReport, Program, Progress, Read, items_of, start_of
from seuil.data_files import DataFiles
from seuil.errors import UsageError
from seuil.event.model import Event
from seuil.page.formats.model import Item, Unreadable
from seuil.store.dossier import Store
from seuil.store.makers import Makers, shipped
from seuil.store.model import Query

__all__ = ["AddReport", "Dossier"]

Sources = str | Path | Iterable[str | Path | Item]


class Dossier:
    """A dossier in a file or at a ``postgresql://`` address.

    It is opened when it is first needed; ``add`` makes it where there is none. ``languages`` limits which
    pages are read, by ISO 639-1 code. What cannot be opened, read or written raises StoreError.
    """

    def __init__(
        self, where: str | os.PathLike[str] = "seuil.db", *, languages: tuple[str, ...] | None = None
    ) -> None:
        self.where = where
        self._languages = languages
        self._store: Store | None = None

    def __enter__(self) -> Dossier:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        if self._store is not None:
            self._store.close()
        self._store = None

    @property
    def store(self) -> Store:
        """What is kept: pages, readings, findings and all else (see seuil.store.dossier.Store)."""
        return self._opened(create=False)

    def add(
        self,
        sources: Sources = (),
        *,
        workers: int = 1,
        options: object = None,
        retry_failed: bool = False,
        isolated: bool | None = None,
        progress: Progress | None = None,
    ) -> AddReport:
        """Add pages, and make families and events again for what is new.

        ``sources`` are paths of files and folders, addresses, "-", or items (seuil.page.formats); ``options``
        says how containers are read. Pages that are in already, read by this version, are passed over, and so
        are those that failed with it, unless ``retry_failed``. With more than one worker, or ``isolated``,
        pages are read in processes of their own, so that one that dies costs one page; the caller's module
        must then be safe to import. ``progress`` is told a step (read, links, families, events), how much of
        it is done, and of how much, where that is known.
        """
        if workers < 1:
            raise UsageError(f"workers must be 1 or more, not {workers}")
        store, tell = self._opened(create=True), progress or _silent
        start = self._start()
        number = workers if (isolated or (isolated is None and workers > 1)) else 0
        adder = Adder(store, self.program, tell)
        if retry_failed:
            adder.add(store.failed_items(), number, start, again=True)
        adder.add(_items(sources, options), number, start)
        self.refresh(tell)
        return adder.report()

    def refresh(self, progress: Progress | None = None) -> None:
        """Make families and events again for pages and corrections that are newer than they are."""
        self.store.refresh(self._makers(), progress or _silent)

    @property
    def made_by_other(self) -> bool:
        """Whether another version, or other models or data, made families and events last: ``refresh`` makes
        all of them again.
        """
        return self.store.made_by_other(self.program.version, self.program.fingerprint)

    def events(self, **query: Any) -> Iterator[Event]:  # noqa: ANN401 (the fields of Query)
        """The events that meet a query: the fields of seuil.store.model.Query, one value or several.

        Raises UsageError for a field or value that there is not.
        """
        yield from self.store.find(_query(query))

    @cached_property
    def program(self) -> Program:
        """What reads and makes here; found out once."""
        from seuil.data_files.fingerprint import fingerprint_of
        from seuil.version import VERSION

        return Program(version=VERSION, fingerprint=fingerprint_of(self._data.folder))

    @cached_property
    def _data(self) -> DataFiles:
        return DataFiles()

    def _opened(self, *, create: bool) -> Store:
        if self._store is None:
            self._store = Store.open(self.where, create=create)
        return self._store

    # Two seams: what reads a page, and what makes the record of many.

    def _start(self) -> Callable[[], Read]:
        return start_of(self._languages, self.program)

    def _makers(self) -> Makers:
        program = self.program
        return shipped(self._data, version=program.version, program=program.fingerprint)


def _items(sources: Sources, options: object) -> Iterator[Item | Unreadable]:
    """The items of what was given, in its order."""
    for source in (sources,) if isinstance(sources, (str, Path)) else sources:
        if isinstance(source, Item):
            yield source
        else:
            yield from items_of((str(source),), options)


def _query(fields: dict[str, Any]) -> Query:
    """A query; one value may stand for a list of one."""
    lists = {n for n, f in Query.model_fields.items() if f.default == ()}
    given = {k: (v,) if k in lists and isinstance(v, str) else v for k, v in fields.items()}
    try:
        return Query.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"query: {'.'.join(map(str, first['loc']))}: {first['msg'].lower()}") from None


def _silent(_step: str, _done: int, _of: int | None) -> None:
    """Tell nobody how far it is."""
