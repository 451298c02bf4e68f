"""What the views work with: the tables, the policies, the dossier and the reader, each loaded once."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from fastapi import Request

from seuil.asking.resolve import NameFinder
from seuil.asking.wording import RecordWording
from seuil.data_files import DataFiles
from seuil.doctrine.from_files import Doctrines
from seuil.doctrine.views import DoctrineViews
from seuil.dossier import Dossier
from seuil.event.model import EntityRow, Event
from seuil.export.coordinates import Coordinates
from seuil.export.names import Names
from seuil.store.database import is_address
from seuil.store.dossier import Store
from seuil.web.jobs import Job, Jobs
from seuil.web.kept import Kept, revision_of
from seuil.web.languages import _, current_language
from seuil.web.page.additions import DossierWithReader
from seuil.web.page.readings import Readings
from seuil.web.problems import NoDossierError
from seuil.web.record.provenance import Counted
from seuil.web.settings import Settings

if TYPE_CHECKING:
    from seuil.reader import Reader

KEPT = 100
"""Additions and corrections of which it is still known how they went."""


class Desk:
    """One for each server; its parts are safe to use from many threads at once.

    ``writing`` is held by whoever adds pages or corrects: one at a time. ``work`` is what writes in the
    background.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.data = DataFiles()
        self.doctrines = Doctrines(self.data, settings.doctrines)
        self.dossier: Dossier = DossierWithReader(settings.dossier, lambda: self.reader)
        self.readings = Readings(lambda: self.reader)
        self.work: Jobs[Job[Any]] = Jobs("seuil-writing", KEPT)
        self.writing = threading.Lock()
        self.provenance = Counted()
        self.kept = Kept()
        self._reading = threading.Lock()
        self._opening = threading.Lock()
        self._entities: tuple[object, tuple[EntityRow, ...]] | None = None

    def load(self) -> None:
        """Ready in the background what the first to ask would else wait for."""
        self.readings.load(lambda: [self.doctrines.get(id) for id in self.doctrines.ids])

    def close(self) -> None:
        """End what is done in the background, and let go of the dossier."""
        self.readings.close()
        self.work.close()
        self.provenance.close()
        self.dossier.close()

    @property
    def has_dossier(self) -> bool:
        """Whether there is a dossier to look at."""
        try:
            return bool(self.store)
        except NoDossierError:
            return False

    @property
    def store(self) -> Store:
        """The dossier's store. Raises NoDossierError where nothing was added yet, StoreError where it cannot
        be opened.
        """
        from pathlib import Path

        where = self.settings.dossier
        with self._opening:
            if not is_address(where) and not Path(where).exists():
                raise NoDossierError(_("There is no dossier yet. Read a page and add it: that makes one."))
            return self.dossier.store

    def make_dossier(self) -> None:
        """Make the dossier where there is none. Raises StoreError where that cannot be."""
        with self._opening:
            Store.open(self.settings.dossier, create=True).close()

    @cached_property
    def reader(self) -> Reader:
        """What reads pages; the first to ask waits for the language models."""
        from seuil.reader import Reader

        with self._reading:
            return self.__dict__.get("reader") or Reader()

    def entities(self) -> tuple[EntityRow, ...]:
        """The dossier's entities, kept until it changes; none where there is no dossier."""
        if not self.has_dossier:
            return ()
        store = self.store
        revision = revision_of(store)
        held = self._entities
        if held is None or held[0] != revision:
            held = self._entities = (revision, tuple(store.entities()))
        return held[1]

    def names(self) -> NameFinder:
        """What people write for actors, acts and the rest, as ids."""
        entities = self.entities()
        return _name_finder(self.data, entities)

    def coordinates(self) -> Coordinates:
        """Where the dossier's places are."""
        return _coordinates(self.data, self.entities())

    def say(self, contents: Iterable[Event] = ()) -> RecordWording:
        """Records in words of the current language; ``contents`` are events told inside others' phrases."""
        return RecordWording(self.data, current_language(), self.entities(), contents)

    def policies(self) -> DoctrineViews:
        """Policies in words of the current language."""
        return DoctrineViews(self.doctrines, current_language())


@lru_cache(maxsize=2)
def _name_finder(data: DataFiles, entities: tuple[EntityRow, ...]) -> NameFinder:
    return NameFinder(data, entities)


@dataclass(frozen=True, slots=True)
class _Held:
    """Entities where a record is asked for them."""

    rows: tuple[EntityRow, ...]

    def entities(self) -> tuple[EntityRow, ...]:
        return self.rows


@lru_cache(maxsize=2)
def _coordinates(data: DataFiles, entities: tuple[EntityRow, ...]) -> Coordinates:
    return Coordinates(Names(_Held(entities), data), data)


def desk_of(request: Request) -> Desk:
    """The desk of the server that was asked; for ``Depends``."""
    desk: Desk = request.app.state.desk
    return desk


