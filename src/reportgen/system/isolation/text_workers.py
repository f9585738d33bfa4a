"""Does work on texts side by side, in processes forked from one that has imported what the work needs."""

from __future__ import annotations

import selectors
import socket
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from ...errors import ReportgenError
from . import forkserver, wire
from .limits import Limits
from .outcome import Spec, spec

OWN_WORK = Limits(memory=8 << 30, cpu=3600, wall=3600, result=1 << 30, sources=0, growth=0, caged=False)
"""For texts of our own making: large enough for any document, small enough to end what has gone wrong."""
_CHUNK = 1 << 18


@dataclass(slots=True, eq=False)
class _TextWorker:
    number: int
    channel: socket.socket
    inbox: wire.Inbox = field(default_factory=wire.Inbox)
    ended: bool = False


class TextWorkers:
    """Processes that do one work; they are started when there is work for them, and kept until `close`.

    Several threads may `map`.
    """

    def __init__(
        self, work: Callable[[str], str] | Spec, jobs: int, *, beside: TextWorkers | None = None
    ) -> None:
        """Start the process that the others are forked from; it imports the work's module meanwhile.

        Args:
            work: an importable function from a text to a text, or its spec: this process need not import it.
            jobs: processes at once, at least 1; so many for each `map` that runs.
            beside: other workers, whose process these are forked from as well; they are closed first.
        """
        self._spec = work if isinstance(work, tuple) else spec(work)
        self._jobs = max(1, jobs)
        self._server: forkserver.ForkServer = (
            forkserver.ForkServer((self._spec[0],)) if beside is None else beside._server
        )
        self._is_guest = beside is not None
        self._idle: list[_TextWorker] = []
        self._closed = False

    def map(self, texts: Sequence[str]) -> list[str]:
        """Return the result of each text; the longest texts are begun first.

        Raises:
            ReportgenError: a process has ended without a result, or cannot be started.
        """
        waiting = deque(sorted(range(len(texts)), key=lambda number: len(texts[number]), reverse=True))
        results: dict[int, str] = {}
        with selectors.DefaultSelector() as selector:
            try:
                while len(results) < len(texts):
                    while waiting and len(selector.get_map()) < self._jobs:
                        number = waiting.popleft()
                        worker = self._take()
                        selector.register(worker.channel, selectors.EVENT_READ, (worker, number))
                        self._ask(worker, texts[number])
                    for key, _ in selector.select():
                        worker, number = key.data
                        answer = self._hear(worker)
                        if answer is not None:
                            results[number] = answer
                            selector.unregister(worker.channel)
                            self._idle.append(worker)
            except BaseException:
                for key in list(selector.get_map().values()):
                    self._end(key.data[0])
                raise
        return [results[index] for index in range(len(texts))]

    def close(self) -> None:
        """End all processes; a `map` in another thread ends with an error."""
        if self._closed:
            return
        self._closed = True
        with suppress(IndexError):  # another thread may take one
            while True:
                self._end(self._idle.pop())
        if not self._is_guest:
            self._server.close()

    def _take(self) -> _TextWorker:
        """Return a worker that has nothing to do, a new one where there is none."""
        with suppress(IndexError):  # several threads may ask
            return self._idle.pop()
        try:
            return _TextWorker(*self._server.open_worker(self._spec, OWN_WORK))
        except OSError as error:
            raise ReportgenError(forkserver.NO_START) from error

    def _ask(self, worker: _TextWorker, text: str) -> None:
        try:
            worker.channel.sendall(wire.pack(wire.DO, text))
        except OSError as error:
            raise self._lost(worker) from error

    def _hear(self, worker: _TextWorker) -> str | None:
        """Return what a worker answers, None as long as its answer is not whole."""
        try:
            data = worker.channel.recv(_CHUNK)
        except OSError:
            data = b""
        if not data:
            raise self._lost(worker)
        worker.inbox.add(data)
        for kind, text in worker.inbox.messages():
            if kind == wire.RESULT:
                return text
            if kind != wire.HELLO:
                raise ReportgenError(text)
        return None

    def _lost(self, worker: _TextWorker) -> ReportgenError:
        why = f"a process has ended without a result (status {self._end(worker)})"
        return ReportgenError(f"{why}; is the machine out of memory? try again")

    def _end(self, worker: _TextWorker) -> int | None:
        if worker.ended:
            return None
        worker.ended = True
        worker.channel.close()
        return self._server.end(worker.number)
