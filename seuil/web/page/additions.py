"""Pages put into the dossier, in the background: what was read here, files, those that failed before."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from seuil.adding import AddReport, Read, key_of, reading_with
from seuil.dossier import Dossier
from seuil.page.formats.model import Item
from seuil.web.languages import _
from seuil.web.page.jobs import Job, Tell, Worker
from seuil.web.problems import NotFoundError

if TYPE_CHECKING:
    from seuil.reader import Reader
    from seuil.web.desk import Desk

STEPS = ("read", "links", "families", "events")
"""What an addition goes through, as ``Dossier.add`` tells it."""

KEPT = 100
"""Additions of which it is still known how they went."""


class DossierWithReader(Dossier):
    """A dossier whose pages are read by a reader that is there already: models are not loaded again."""

    def __init__(self, where: str, reader: Callable[[], Reader]) -> None:
        super().__init__(where)
        self._reader = reader

    def _start(self) -> Callable[[], Read]:
        return lambda: reading_with(self._reader(), self.program.fingerprint)


@dataclass(frozen=True, slots=True)
class Addition:
    """Pages on their way into the dossier. ``pages`` are their keys, where they are known."""

    id: str
    pages: tuple[str, ...]
    job: Job

    @property
    def leads_to(self) -> str | None:
        """The page to show when it is done: of one page that is now in, that page."""
        report: AddReport | None = self.job.result
        if report is None or report.failures or report.repeated or len(self.pages) != 1:
            return None
        return f"/pages/{self.pages[0]}"


class Additions:
    """What was put into the dossier since the server began."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._worker = Worker("seuil-adding")
        self._kept: OrderedDict[str, Addition] = OrderedDict()
        self._keeping = threading.Lock()
        self._number = 0

    def close(self) -> None:
        """Add nothing more."""
        self._worker.close()

    def add(self, items: Sequence[Item], *, again: bool = False) -> Addition:
        """Have pages added; ``again`` tries those that failed before, too. Raises BusyError where too many
        wait.
        """
        pages = tuple(key for item in items if (key := key_of(item)) is not None)
        with self._keeping:
            self._number += 1
            id = str(self._number)
            made = Addition(id, pages, Job(id, partial(self._add, tuple(items), again), STEPS))
            self._worker.give(made.job)
            self._kept[id] = made
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return made

    def get(self, id: str) -> Addition:
        """An addition. Raises NotFoundError where nothing is known of it."""
        with self._keeping:
            held = self._kept.get(id)
        if held is None:
            raise NotFoundError(_("Nothing is known of this any more. Look at the pages of the dossier."))
        return held

    def _add(self, items: tuple[Item, ...], again: bool, tell: Tell) -> AddReport:
        with self._desk.writing:
            self._desk.make_dossier()
            # Opened by the one way in, so that no other thread opens it at the same time.
            assert self._desk.store
            return self._desk.dossier.add(items, retry_failed=again, progress=tell)
