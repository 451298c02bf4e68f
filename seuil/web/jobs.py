"""Work that may take longer than a reader waits: done in its turn, in the background, looked after by asking.

Whoever asks for it waits ``MOMENT`` for it, and goes to its address in any case: that shows how far it is,
and then what came of it (see seuil/web/views/working.py).
"""

from __future__ import annotations

import logging
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable
from contextvars import copy_context
from typing import Any, ClassVar, Generic, Literal, NamedTuple, TypeVar, cast

from seuil.errors import SeuilError
from seuil.web.languages import _
from seuil.web.problems import BusyError

MOMENT = 1.5
"""Seconds that whoever asks for work is kept waiting for it, before it is shown how far that is."""

WAITING = 20
"""Jobs of one worker that may wait; whoever comes then is asked to come back."""

_SECONDS_TO_END = 10.0
_log = logging.getLogger("seuil.web")

Tell = Callable[[str, int, int | None], None]
"""Told a step, how much of it is done, and of how much, where that is known."""

R = TypeVar("R")


class Seen(NamedTuple):
    """How far a job is: the step, how much of that is done, and of how much, where that is known."""

    step: str = "waiting"
    number: int = 0
    of: int | None = None


class Job(Generic[R]):
    """A piece of work. ``steps`` are those that it goes through after waiting, in their order.

    ``result`` is there once it has ended, unless ``error`` says why there is none. It says what it says in
    the language of whoever asked for it.
    """

    kind: ClassVar[str] = ""
    steps: tuple[str, ...] = ()

    def __init__(self, id: str, work: Callable[[Tell], R]) -> None:
        self.id = id
        self._work: Callable[[Tell], R] | None = work
        self.seen = Seen()
        self.result: R | None = None
        self.error: SeuilError | None = None
        self._ended = threading.Event()
        self._context = copy_context()

    def wait(self, seconds: float = 0) -> bool:
        """Whether it has ended, waiting at most so long."""
        return self._ended.wait(seconds)

    @property
    def failed(self) -> bool:
        """Whether it ended without a result."""
        return self.error is not None

    def outcome(self) -> R | None:
        """The result of what has ended. Raises what the work raised."""
        if self.error is not None:
            raise self.error
        return self.result

    def ended(self) -> R:
        """The result, waited for however long it takes. Raises what the work raised."""
        self._ended.wait()
        return cast(R, self.outcome())

    def tell(self, step: str, number: int = 0, of: int | None = None) -> None:
        """How far the work is."""
        self.seen = Seen(step, number, of)

    def progress(self) -> tuple[tuple[str, Literal["before", "now", "after"]], ...]:
        """Its steps, waiting first, and which of them is now."""
        steps, step = ("waiting", *self.steps), self.seen.step
        now = steps.index(step) if step in steps else 0
        return tuple(
            (one, "before" if at < now else "now" if at == now else "after") for at, one in enumerate(steps)
        )

    def run(self) -> None:
        """Do the work; an error is kept, and ends nothing else."""
        # What it worked on may be large, and is let go of when it has ended.
        work, self._work = self._work, None
        if work is not None:
            self._context.run(self._run, work)
        self._ended.set()

    def _run(self, work: Callable[[Tell], R]) -> None:
        try:
            self.result = work(self.tell)
        except SeuilError as error:
            self.error = error
        except Exception:
            _log.exception("job %s", self.id)
            self.error = SeuilError(_("Something went wrong here; what seuil serve prints says more."))


class Worker:
    """A thread of its own, begun with its first job, that does one after the other."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._jobs: queue.Queue[Job[Any] | None] = queue.Queue(WAITING)
        self._beginning = threading.Lock()
        self._thread: threading.Thread | None = None

    def give(self, job: Job[Any]) -> None:
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
            while True:
                try:
                    self._jobs.get_nowait()
                except queue.Empty:
                    break
            self._jobs.put(None)
        self._thread.join(_SECONDS_TO_END)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job.run()


J = TypeVar("J", bound=Job[Any])


class Jobs(Generic[J]):
    """The jobs of a worker of their own, and those of them that are still known by their id.

    Of those that have ended so many are ``kept``; the one that was not asked for longest goes first.
    """

    def __init__(self, name: str, kept: int) -> None:
        self._worker = Worker(name)
        self._most = kept
        self._held: OrderedDict[str, J] = OrderedDict()
        self._lock = threading.Lock()
        self._begun = 0

    def begin(self, make: Callable[[str], J]) -> J:
        """Begin a job, made with the number by which it is found. Raises BusyError where too many wait."""
        with self._lock:
            self._begun += 1
            return self._give(make(str(self._begun)))

    def once(self, id: str, make: Callable[[str], J], again: Callable[[J], bool]) -> J:
        """The job of this id; it is begun where there is none, and where the one that has ended is to be
        done ``again``. Raises BusyError.
        """
        with self._lock:
            held = self._held.get(id)
            if held is None or (held.wait() and again(held)):
                return self._give(make(id))
            self._held.move_to_end(id)
            return held

    def find(self, id: str) -> J | None:
        """A job, null where it is no longer known."""
        with self._lock:
            if id in self._held:
                self._held.move_to_end(id)
            return self._held.get(id)

    def under_way(self) -> J | None:
        """The first of those that have not ended."""
        with self._lock:
            return next((job for job in self._held.values() if not job.wait()), None)

    def done(self) -> tuple[J, ...]:
        """Those that have a result, the one last asked for first."""
        with self._lock:
            held = tuple(reversed(self._held.values()))
        return tuple(job for job in held if job.wait() and not job.failed)

    def work(self, job: Job[Any]) -> None:
        """Begin a job that nobody will ask for. Raises BusyError."""
        self._worker.give(job)

    def close(self) -> None:
        """Begin nothing more."""
        self._worker.close()

    def _give(self, job: J) -> J:
        self._worker.give(job)
        self._held[job.id] = job
        self._held.move_to_end(job.id)
        ended = [id for id, one in self._held.items() if one.wait()]
        for id in ended[: max(0, len(self._held) - self._most)]:
            del self._held[id]
        return job
