"""Hands sources out to workers, collects what they answer, and replaces those that a source has cost."""

import json
import os
import selectors
import signal
import socket
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ...errors import InputError, ReportgenError
from .. import files, watchdog
from . import forkserver, wire
from .limits import ORDINARY, Limits
from .outcome import Outcome, Spec, Work, spec

SMALL = 256
"""Sources up to which the largest are read first, so that no long one is left alone at the end."""
AHEAD = 2
"""Sources a worker has at hand when there are many: it reads on while we deal with its last answer."""
_CHUNK = 1 << 18
_FAILED_STARTS = 3
"""Workers in a row that end before they have begun; more are of no use."""

_REMEDY = "export the report as PDF again"


class LocalWorkers(NamedTuple):
    """Reads on this machine.

    Attributes:
        jobs: processes at once, at least 1.
        limits: what each source may use.
        window: how far the reading may run ahead of a source that takes long, in sources; for whoever
            wants the outcomes in order and must hold them until then. None for no end.
    """

    jobs: int
    limits: Limits = ORDINARY
    window: int | None = None

    def map_files(self, work: Work, paths: Iterable[Path]) -> Iterator[tuple[int, Outcome]]:
        """Do `work` on each path; return (index, outcome) as they end.

        The reading begins at once, not with the first look at the outcomes. Paths are taken one by one as
        workers become free, so that there may be any number of them. Whoever drops or closes the iterator
        ends the workers.

        Args:
            work: an importable function from a path to text; it may raise InputError.
            paths: files.

        Raises:
            ReportgenError: no process can be started.
        """
        small = isinstance(paths, Sequence) and len(paths) <= SMALL
        tasks = _largest_first(paths) if small and isinstance(paths, Sequence) else enumerate(paths)
        pool = _Pool(spec(work), self, 1 if small else AHEAD)
        pool.hand_out(tasks)
        if self.limits.caged:
            from . import cage  # while the workers read

            cage.hide_memory()
        return pool.run(tasks)


def map_files(
    work: Work, paths: Iterable[Path], jobs: int, limits: Limits = ORDINARY
) -> Iterator[tuple[int, Outcome]]:
    """Do `work` on each path, at most `jobs` at once; return (index, outcome) as they end.

    Raises:
        ReportgenError: see `LocalWorkers.map_files`.
    """
    return LocalWorkers(jobs, limits).map_files(work, paths)


def prepare_for(work: Work) -> None:
    """Start the processes' server, where it does not run yet; it imports meanwhile what `work` needs."""
    forkserver.prepare(spec(work)[0])


def default_jobs() -> int:
    """Return how many processes may read at once on this machine."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


Task = tuple[int, Path]


@dataclass(slots=True, eq=False)
class _Worker:
    """A worker as seen by the pool.

    Attributes:
        tasks: those it has not answered; the first is being read.
        read: hash of the bytes that its next result is made of.
    """

    server: forkserver.ForkServer
    number: int
    channel: socket.socket
    inbox: wire.Inbox
    started: bool = False
    tasks: deque[Task] = field(default_factory=deque)
    deadline: float = 0.0
    read: str = ""


class _Pool:
    def __init__(self, work: Spec, workers: LocalWorkers, ahead: int) -> None:
        self._work, self._limits, self._jobs = work, workers.limits, max(1, workers.jobs)
        self._ahead, self._window = ahead, workers.window
        self._workers: list[_Worker] = []
        self._selector = selectors.DefaultSelector()
        self._again: deque[Task] = deque()
        self._failed = 0
        self._newest = 0

    def run(self, tasks: Iterator[Task]) -> Iterator[tuple[int, Outcome]]:
        """Yield (index, outcome) of each task as it ends."""
        try:
            while any(worker.tasks for worker in self._workers):
                nearest = min(worker.deadline for worker in self._workers if worker.tasks)
                for key, _ in self._selector.select(max(0.0, nearest - time.monotonic())):
                    yield from self._hear(key.data)
                yield from self._stop_late_ones()
                self.hand_out(tasks)
        finally:
            self.close()

    def close(self) -> None:
        """End all workers at once."""
        while self._workers:
            self._end(self._workers[-1])
        self._selector.close()

    __del__ = close

    def hand_out(self, tasks: Iterator[Task]) -> None:
        """Give every worker what it may have at hand; start workers while there is work for them."""
        for depth in range(1, self._ahead + 1):
            for index in range(self._jobs):
                if index < len(self._workers) and len(self._workers[index].tasks) >= depth:
                    continue
                task = self._next(tasks)
                if task is None:
                    return
                if index >= len(self._workers):
                    index = self._start()
                self._give(self._workers[index], task)

    def _next(self, tasks: Iterator[Task]) -> Task | None:
        if self._again:
            return self._again.popleft()
        if self._window is not None:
            under_way = [at for worker in self._workers for at, _ in worker.tasks]
            if under_way and self._newest - min(under_way) >= self._window:
                return None
        task = next(tasks, None)
        self._newest = task[0] if task else self._newest
        return task

    def _start(self) -> int:
        server, number, channel = forkserver.open_worker(self._work, self._limits)
        worker = _Worker(server, number, channel, wire.Inbox(self._limits.result))
        self._workers.append(worker)
        self._selector.register(channel, selectors.EVENT_READ, worker)
        return len(self._workers) - 1

    def _give(self, worker: _Worker, task: Task) -> None:
        if not worker.tasks:
            worker.deadline = time.monotonic() + self._limits.wall
        worker.tasks.append(task)
        with suppress(OSError):  # it has ended; that is heard of next
            _hand_over(worker.channel, task[1])

    def _hear(self, worker: _Worker) -> Iterator[tuple[int, Outcome]]:
        """Deal with what a worker sends."""
        try:
            data = worker.channel.recv(_CHUNK)
        except OSError:
            data = b""
        if not data:
            yield from self._lose(worker)
            return
        worker.inbox.add(data)
        try:
            for kind, text in worker.inbox.messages():
                yield from self._take(worker, kind, text)
        except wire.TooLongError:
            self._end(worker)
            size = f"{self._limits.result >> 20} MB"
            yield from self._blame(worker, f"reading stopped without a result (longer than {size})")

    def _take(self, worker: _Worker, kind: bytes, text: str) -> Iterator[tuple[int, Outcome]]:
        if kind == wire.HELLO:
            worker.started, self._failed = True, 0
        elif kind == wire.LEAVING:
            self._end(worker)
            self._again.extendleft(reversed(worker.tasks))
        elif kind == wire.UNKNOWN:
            raise ReportgenError(f"internal error: {text}; please report it")
        elif kind == wire.READ_IS:
            worker.read = text
        elif worker.tasks:
            index, path = worker.tasks.popleft()
            worker.deadline = time.monotonic() + self._limits.wall
            digest, worker.read = worker.read, ""
            if kind == wire.RESULT:
                yield index, Outcome(path, text, sha256=digest)
            else:
                error = InputError(text) if kind == wire.REFUSED else ReportgenError(text)
                yield index, Outcome(path, error=error)

    def _lose(self, worker: _Worker) -> Iterator[tuple[int, Outcome]]:
        """Deal with the end of a worker: the source it was reading is to blame, the others are read."""
        status = self._end(worker)
        if not worker.started:
            self._failed += 1
            if self._failed >= _FAILED_STARTS:
                raise ReportgenError(
                    "the processes that read cannot be started; is the machine out of memory?"
                )
            self._again.extendleft(reversed(worker.tasks))
            return
        if worker.tasks:
            yield from self._blame(worker, _why(status, self._limits))

    def _stop_late_ones(self) -> Iterator[tuple[int, Outcome]]:
        now = time.monotonic()
        for worker in [worker for worker in self._workers if worker.tasks and worker.deadline <= now]:
            self._end(worker)
            yield from self._blame(worker, f"not read within {self._limits.wall} s")

    def _blame(self, worker: _Worker, why: str) -> Iterator[tuple[int, Outcome]]:
        index, path = worker.tasks.popleft()
        self._again.extendleft(reversed(worker.tasks))
        yield index, Outcome(path, error=InputError(f"{path}: {why}; {_REMEDY}"))

    def _end(self, worker: _Worker) -> int | None:
        """End a worker, if it has not ended, and return its exit status."""
        self._workers.remove(worker)
        self._selector.unregister(worker.channel)
        worker.channel.close()
        return worker.server.end(worker.number)


def _hand_over(channel: socket.socket, path: Path) -> None:
    """Open a source and send it to a worker; where it cannot be opened, send why.

    Raises:
        OSError: the worker has ended.
    """
    try:
        descriptor = files.open_regular(path)
    except OSError as error:
        why = json.dumps([error.errno, error.strerror, os.fspath(path)])
        channel.sendall(wire.pack(wire.UNOPENED, why))
        return
    try:
        wire.send(channel, wire.READ, os.fspath(path), descriptor)
    finally:
        os.close(descriptor)


def _why(status: int | None, limits: Limits) -> str:
    if status is not None and -status == signal.SIGPROF:
        return f"reading was stopped: no page got done in {watchdog.FULL:.0f} s of work"
    if status is not None and -status in (signal.SIGXCPU, signal.SIGKILL):
        return f"reading was stopped at its limits ({limits.cpu} s, {limits.memory >> 20} MB)"
    if status is not None and -status in (signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS):
        return f"damaged, or needs more memory than allowed ({limits.memory >> 20} MB)"
    return f"reading stopped without a result (status {status})"


def _largest_first(paths: Sequence[Path]) -> Iterator[Task]:
    """Yield the tasks in the order in which to start them."""

    def size(task: Task) -> int:
        try:
            return task[1].stat().st_size
        except OSError:
            return 0

    yield from sorted(enumerate(paths), key=size, reverse=True)
