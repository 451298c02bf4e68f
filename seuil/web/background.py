"""Work that may take longer than a reader waits: begun, waited for a moment, then looked after by asking.

A job is work that ends at an address of ours. Who begins it waits a moment and goes there; what takes longer
has an address of its own (``/working/<id>``), which tells how far it is and leads there in the end.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from contextvars import copy_context

from seuil.errors import SeuilError, UsageError
from seuil.web.languages import _
from seuil.web.problems import NotFoundError

MOMENT = 1.5
"""Seconds that a request waits for a job before it shows how far that is."""

# So many jobs are remembered, and so many may wait.
_KEPT, _MOST_WAITING = 100, 20

Tell = Callable[[str, int, int | None], None]
"""Told a step, how much of it is done, and of how much where that is known."""

_log = logging.getLogger("seuil.web")


class Job:
    """One piece of work. ``step``, ``done`` and ``of`` say how far it is."""

    def __init__(self, number: int) -> None:
        self.id = str(number)
        self.step, self.done, self.of = "", 0, None  # type: tuple[str, int, int | None]
        self._ended = threading.Event()
        self._where = "/"
        self._error: SeuilError | None = None

    def wait(self, seconds: float = 0) -> bool:
        """Whether it has ended, waiting at most so long."""
        return self._ended.wait(seconds)

    def result(self) -> str:
        """Where to go now that it has ended. Raises what the work raised."""
        if self._error is not None:
            raise self._error
        return self._where

    def tell(self, step: str, done: int, of: int | None) -> None:
        """Note how far it is."""
        self.step, self.done, self.of = step, done, of

    def run(self, work: Callable[[Tell], str]) -> None:
        """Do the work; whatever it raises is kept for whoever asks."""
        try:
            self._where = work(self.tell)
        except SeuilError as error:
            self._error = error
        except Exception:
            _log.exception("background work")
            self._error = SeuilError(_("Something went wrong here; what seuil serve prints says more."))
        finally:
            self._ended.set()


class Background:
    """The jobs of one server, the newest of them. What may not run side by side must take its own lock."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._begun = 0
        self._lock = threading.Lock()

    def begin(self, work: Callable[[Tell], str]) -> Job:
        """Begin work that gives the address to go to. Raises UsageError where too much is under way."""
        with self._lock:
            if sum(not job.wait() for job in self._jobs.values()) >= _MOST_WAITING:
                raise UsageError(_("Too much is under way here; try again in a while."))
            self._begun += 1
            job = self._jobs[str(self._begun)] = Job(self._begun)
            for id in [id for id, old in self._jobs.items() if old.wait()][: max(0, len(self._jobs) - _KEPT)]:
                del self._jobs[id]
        # The thread says what it says in the language of whoever asked.
        threading.Thread(target=copy_context().run, args=(job.run, work), daemon=True).start()
        return job

    def find(self, id: str) -> Job:
        """A job that was begun here. Raises NotFoundError."""
        with self._lock:
            if id not in self._jobs:
                raise NotFoundError(_("Nothing of this number is under way here."))
            return self._jobs[id]
