"""Work in the background: one thread that does one job after the other, and says how far each is."""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from seuil.errors import SeuilError
from seuil.web.languages import _
from seuil.web.problems import BusyError

WAITING = 20
"""Jobs that may wait; whoever comes then is asked to come back."""

_SECONDS_TO_END = 10.0
_log = logging.getLogger("seuil.web")

Tell = Callable[[str, int, int | None], None]
"""Told a step, how much of it is done, and of how much, where that is known."""


@dataclass(slots=True)
class Job:
    """A piece of work. ``steps`` are those that it goes through after waiting, in their order.

    ``result`` is there once ``done`` is set, unless ``error`` says in one line why there is none; an empty
    one is a fault of ours.
    """

    id: str
    work: Callable[[Tell], Any]
    steps: tuple[str, ...]
    step: str = "waiting"
    number: int = 0
    of: int | None = None
    result: Any = None
    error: str | None = None
    done: threading.Event = field(default_factory=threading.Event)

    def tell(self, step: str, number: int = 0, of: int | None = None) -> None:
        """How far the work is."""
        self.step, self.number, self.of = step, number, of

    def run(self) -> None:
        """Do the work; an error is kept, and ends nothing else."""
        try:
            self.result = self.work(self.tell)
        except SeuilError as error:
            self.error = " ".join(str(error).split())
        except Exception:
            _log.exception("job %s", self.id)
            self.error = ""
        self.done.set()

    @property
    def failed(self) -> bool:
        """Whether it ended without a result."""
        return self.error is not None

    def why(self) -> str:
        """Why it failed, in one line."""
        return self.error or _("Something went wrong here; what seuil serve prints says more.")


class Worker:
    """A thread of its own, begun with its first job."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._jobs: queue.Queue[Job | None] = queue.Queue(WAITING)
        self._beginning = threading.Lock()
        self._thread: threading.Thread | None = None

    def give(self, job: Job) -> None:
        """Have a job done after those that wait. Raises BusyError where too many do."""
        with self._beginning:
            try:
                self._jobs.put_nowait(job)
            except queue.Full:
                raise BusyError(_("Too much is waiting to be done. Try again in a moment.")) from None
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Begin no other job, and wait a little for the one that is being done."""
        with self._beginning:
            if self._thread is None:
                return
            while not self._jobs.empty():
                self._jobs.get_nowait()
            self._jobs.put(None)
        self._thread.join(_SECONDS_TO_END)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job.run()
