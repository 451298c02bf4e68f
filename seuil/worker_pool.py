"""Processes that read pages: one page each at a time, results as they come; one that dies is replaced.

``concurrent.futures`` gives up as a whole when one of its processes is killed for want of memory. Here its
page fails, and the rest goes on. A process is also replaced after so many pages, since what a language model
keeps of the words that it has seen grows.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Generic, TypeVar

from seuil.errors import DataError, InputError, SeuilError

PAGES_FOR_ONE = 2000
"""Pages after which a process is replaced by a fresh one."""

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[T], R]


@dataclass(frozen=True)
class Failed:
    """A task that came to nothing, and why, in one line."""

    reason: str


def attempt(work: Callable[[T], R], task: T) -> R | Failed:
    """The result of a task, or why there is none. A wrong data file is the whole run's matter, and raised."""
    try:
        return work(task)
    except InputError as error:
        return Failed(getattr(error, "reason", None) or str(error))
    except DataError:
        raise
    except Exception as error:  # a mistake of ours on one page must not end the reading of ten thousand
        return Failed(
            f"the program failed on it: {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        )


class Pool(Generic[T, R]):
    """A fixed number of processes. ``start`` is called in each, once, and gives what does the work there.

    Use it as a context: on leaving, however, the processes are ended.
    """

    def __init__(self, workers: int, start: Callable[[], Work[T, R]]) -> None:
        self._start = start
        self._context = multiprocessing.get_context("spawn")
        self._free = [_Worker(self._context, start) for _ in range(workers)]
        self._busy: list[tuple[_Worker[T, R], T]] = []

    def __enter__(self) -> Pool[T, R]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._free + [busy for busy, _ in self._busy]:
            worker.end()

    @property
    def has_room(self) -> bool:
        """Whether a process waits for a task."""
        return bool(self._free)

    @property
    def pending(self) -> int:
        """How many tasks are being done."""
        return len(self._busy)

    @property
    def process_ids(self) -> list[int]:
        """The processes, for one who measures them."""
        workers = self._free + [busy for busy, _ in self._busy]
        return [worker.process.pid for worker in workers if worker.process.pid is not None]

    def give(self, task: T) -> None:
        """Give a task to a process that waits; there must be one."""
        worker = self._free.pop()
        if worker.done >= PAGES_FOR_ONE or not worker.process.is_alive():
            worker.end()
            worker = _Worker(self._context, self._start)
        with suppress(OSError):  # it died meanwhile: the end of its pipe will say so
            worker.pipe.send(task)
        self._busy.append((worker, task))

    def results(self) -> Iterator[tuple[T, R | Failed]]:
        """What is done by now, at least one result; nothing when no task is being done."""
        pipes = {worker.pipe: (worker, task) for worker, task in self._busy}
        if not pipes:
            return
        for pipe in wait(list(pipes)):
            worker, task = pipes[pipe]  # type: ignore[index]
            self._busy.remove((worker, task))
            result = worker.result()
            if result is None:
                result = Failed(f"the process that read it ended ({worker.why()}); memory may be short")
                worker.end()
                worker = _Worker(self._context, self._start)
            self._free.append(worker)
            yield task, result


class _Worker(Generic[T, R]):
    """One process, and the parent's end of the pipe to it."""

    def __init__(
        self, context: multiprocessing.context.SpawnContext, start: Callable[[], Work[T, R]]
    ) -> None:
        self.pipe, theirs = context.Pipe()
        self.process: SpawnProcess = context.Process(target=_serve, args=(theirs, start), daemon=True)
        with _quiet():
            self.process.start()
        theirs.close()
        self.done = 0

    def result(self) -> R | Failed | None:
        """What the process sent; null when it is gone. Raises what is no page's fault."""
        try:
            found = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join(5)
            return None
        self.done += 1
        if isinstance(found, Exception):
            raise found
        result: R | Failed = found
        return result

    def end(self) -> None:
        """End the process, whatever it does."""
        self.pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()

    def why(self) -> str:
        """How the process ended."""
        code = self.process.exitcode
        if code is not None and code < 0:
            return f"signal {-code}"
        return f"exit status {code}"


@contextmanager
def _quiet() -> Iterator[None]:
    """Begin a process deaf to the keyboard, and with one thread for each numeric library: two processes on
    two cores must not fight, and one thread gives the same bytes as another.
    """
    before = {name: os.environ.get(name) for name in _THREADS}
    os.environ.update(dict.fromkeys(_THREADS, "1"))
    in_main = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN) if in_main else None
    try:
        yield
    finally:
        if in_main:
            signal.signal(signal.SIGINT, handler)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _serve(pipe: Connection, start: Callable[[], Work[T, R]]) -> None:
    """Do tasks until the parent is gone. An interrupt from the keyboard is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        try:
            work = start()
        except Exception as error:
            pipe.send(error)
            return
        while True:
            pipe.send(_answer(work, pipe.recv()))


def _answer(work: Work[T, R], task: T) -> R | Failed | SeuilError:
    try:
        return attempt(work, task)
    except SeuilError as error:
        return error
