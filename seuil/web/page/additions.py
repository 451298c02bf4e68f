"""Pages put into the dossier, in the background: what was read here, files, those that failed before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from seuil.adding import AddReport, Read, key_of, reading_with
from seuil.dossier import Dossier
from seuil.page.formats.model import Item
from seuil.web.jobs import Job, Tell

if TYPE_CHECKING:
    from seuil.reader import Reader
    from seuil.web.desk import Desk


class DossierWithReader(Dossier):
    """A dossier whose pages are read by a reader that is there already: models are not loaded again."""

    def __init__(self, where: str, reader: Callable[[], Reader]) -> None:
        super().__init__(where)
        self._reader = reader

    def _start(self) -> Callable[[], Read]:
        return lambda: reading_with(self._reader(), self.program.fingerprint)


class Addition(Job[AddReport]):
    """Pages on their way into the dossier. ``pages`` are their keys, where they are known."""

    kind = "adding"
    steps = ("read", "links", "families", "events")  # as ``Dossier.add`` tells them

    def __init__(self, id: str, pages: tuple[str, ...], work: Callable[[Tell], AddReport]) -> None:
        super().__init__(id, work)
        self.pages = pages

    @property
    def leads_to(self) -> str | None:
        """The page to show when it is done: of one page that is now in, that page."""
        report = self.result
        if report is None or report.failures or report.repeated or len(self.pages) != 1:
            return None
        return f"/pages/{self.pages[0]}"


def addition(desk: Desk, items: Sequence[Item], *, again: bool = False) -> Addition:
    """Have pages added; ``again`` tries those that failed before, too.

    Raises BusyError where too many wait.
    """
    given = tuple(items)
    pages = tuple(key for item in given if (key := key_of(item)) is not None)

    def work(tell: Tell) -> AddReport:
        with desk.writing:
            desk.make_dossier()
            # Opened by the one way in, so that no other thread opens it at the same time.
            assert desk.store
            return desk.dossier.add(given, retry_failed=again, progress=tell)

    made = desk.work.begin(lambda id: Addition(id, pages, work))
    assert isinstance(made, Addition)
    return made
