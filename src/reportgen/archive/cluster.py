"""Reads on an existing Dask cluster, file by file as safe as on this machine.

A task is a batch of files. Each Dask worker reads them in processes of its own (`isolation`), so a hostile
or broken file costs neither the worker nor the rest of its batch; Dask gives the batches of a worker that
dies to another. Workers open the files themselves where they see the same disk, otherwise the bytes are
sent along. Answers are bytes of JSON, and results of any other kind are refused.
"""

from __future__ import annotations

import json
import logging
import math
import socket
import tempfile
import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .. import __version__
from ..errors import DependencyError, InputError, ReportgenError, UsageError
from ..system import cache
from ..system.isolation import Limits, LocalWorkers, Outcome, Work
from ..system.isolation.limits import ORDINARY
from ..system.isolation.outcome import Spec, find, spec

if TYPE_CHECKING:
    from distributed import Client, Future, as_completed

BATCH = 10
"""Files in a task: what a task costs itself (some milliseconds) vanishes beside reading them."""
BYTES = 64 << 20
"""Bytes sent along with one task at most, unless a single file has more."""
AHEAD = 2
"""Tasks at hand for each thread of the cluster, so that none waits for us."""
CONNECT = 20
"""Seconds to wait for the scheduler."""

_RESULT, _REFUSED, _BUG, _ABSENT, _OTHER = "result", "refused", "bug", "absent", "other"
"""Kinds of answers; the last two: the file is not there, the worker runs another version."""
_GONE = "the scheduler of the cluster has gone; what was read before is kept; run the command again to go on"
_GIVEN_UP = (
    "the cluster gave it up, because its workers ended; look at their logs, or read it on this machine"
)
_NOBODY = "no Dask scheduler answers there; an address is written tcp://HOST:PORT"
_SCHEMES = ("tcp", "tls")
_INSTALL = "install the same version on all of its machines"

_Answer = tuple[str, str, str]
"""Kind, text, and the SHA-256 of the bytes that a result is made of."""
_File = tuple[str, int, int, bytes | None]
"""A file as it is sent: where it is, its size and time, which show that it is the same there, its bytes."""
Task = tuple[int, Path]


@dataclass(frozen=True, slots=True)
class _Batch:
    """The files of one task, with their indices.

    Attributes:
        retried: it is one file of a batch that was lost with its workers.
    """

    tasks: tuple[Task, ...]
    retried: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Reads on the Dask cluster whose scheduler listens at `address`."""

    address: str
    limits: Limits = ORDINARY

    def map_files(self, work: Work, paths: Iterable[Path]) -> Iterator[tuple[int, Outcome]]:
        """Do `work` on each path and yield (index, outcome) as they end; every path has one outcome.

        Args:
            work: an importable function from a path to text; the cluster's workers have it too.
            paths: files, taken as they are needed.

        Raises:
            DependencyError: Dask is missing.
            UsageError: there is no scheduler at this address.
            ReportgenError: the cluster runs another version of reportgen, or its scheduler has gone.
        """
        try:
            from distributed import Client
        except ImportError as error:
            raise DependencyError(
                "--scheduler needs Dask; run `make setup`, or install reportgen with its extra: "
                "reportgen[cluster]"
            ) from error
        for name in logging.root.manager.loggerDict:
            if name.split(".")[0] == "distributed":  # what matters is said by us
                logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        _knock(self.address)
        try:
            client = Client(
                self.address, timeout=CONNECT, set_as_default=False, deserializers=["dask", "msgpack"]
            )
        except (OSError, ValueError, TypeError) as error:
            raise UsageError(f"{self.address}: {_NOBODY}") from error
        with _closing(client), warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # that tasks with the bytes of files are large
            yield from _Run(client, work, self.limits).run(paths)


@contextmanager
def _closing(client: Client) -> Iterator[None]:
    """Close a client at the end; where the scheduler has gone this may fail, which says nothing more."""
    try:
        yield
    finally:
        with suppress(RuntimeError, OSError):
            client.close()


def _knock(address: str) -> None:
    """Look whether anybody listens at an address: Dask's own client would go on asking.

    Raises:
        UsageError: nobody does, or it is none.
    """
    try:
        parts = urlsplit(address)
        if parts.scheme not in _SCHEMES or not parts.hostname or not parts.port:
            raise ValueError(address)
        socket.create_connection((parts.hostname, parts.port), CONNECT).close()
    except (OSError, ValueError) as error:
        raise UsageError(f"{address}: {_NOBODY}") from error


class _Run:
    def __init__(self, client: Client, work: Work, limits: Limits) -> None:
        self._client, self._work, self._limits = client, work, limits
        self._again: deque[_Batch] = deque()
        self._under_way: dict[str, _Batch] = {}
        self._send = False

    def run(self, paths: Iterable[Path]) -> Iterator[tuple[int, Outcome]]:
        """Yield (index, outcome) of each path as it ends."""
        from distributed import as_completed

        batches, done = self._batches(paths), as_completed(loop=self._client.loop)
        yield from self._submit(batches, done)
        while self._under_way:
            future = next(done)
            yield from self._take(future, self._under_way.pop(str(future.key)))
            future.release()
            yield from self._submit(batches, done)

    def _batches(self, paths: Iterable[Path]) -> Iterator[_Batch]:
        size = BATCH
        if isinstance(paths, Sequence):  # a small set is shared out among all
            size = min(BATCH, max(1, math.ceil(len(paths) / self._threads())))
        tasks = enumerate(paths)
        while some := tuple(islice(tasks, size)):
            yield _Batch(some)

    def _threads(self) -> int:
        try:
            threads: dict[str, int] = self._client.nthreads()
        except OSError as error:
            raise ReportgenError(_GONE) from error
        return max(1, sum(threads.values()))

    def _submit(self, batches: Iterator[_Batch], done: as_completed) -> Iterator[tuple[int, Outcome]]:
        """Keep every thread of the cluster supplied; yield what became of files that are not here."""
        while len(self._under_way) < AHEAD * self._threads():
            batch = self._again.popleft() if self._again else next(batches, None)
            if batch is None:
                return
            files, tasks, room = [], [], BYTES
            for position, task in enumerate(batch.tasks):
                file = _sent(task[1], self._send)
                if file is None:  # reading it here says why
                    outcome = next(LocalWorkers(1).map_files(self._work, [task[1]]))[1]
                    yield task[0], outcome
                    continue
                files.append(file)
                tasks.append(task)
                room -= len(file[3] or b"")
                if room <= 0:
                    self._again.append(_Batch(batch.tasks[position + 1 :], batch.retried))
                    break
            if files:
                future = self._client.submit(
                    *(read_batch, spec(self._work), files, self._limits._asdict(), cache.code_digest()),
                    pure=False,
                )
                self._under_way[str(future.key)] = _Batch(tuple(tasks), batch.retried)
                done.add(future)

    def _take(self, future: Future[bytes], batch: _Batch) -> Iterator[tuple[int, Outcome]]:
        """Deal with the end of a task."""
        if future.status == "finished":
            answers: list[_Answer] = json.loads(future.result().decode("utf-8", "surrogatepass"))
            yield from self._outcomes(batch, answers)
        elif future.status == "error" and not batch.retried:
            self._again.extend(_Batch((task,), retried=True) for task in batch.tasks)
        elif future.status == "error":
            index, path = batch.tasks[0]
            yield index, Outcome(path, error=ReportgenError(f"{path}: {_GIVEN_UP}"))
        else:  # cancelled, lost: by the end of the scheduler
            raise ReportgenError(_GONE)

    def _outcomes(self, batch: _Batch, answers: list[_Answer]) -> Iterator[tuple[int, Outcome]]:
        absent = []
        for (index, path), (kind, text, digest) in zip(batch.tasks, answers, strict=True):
            if kind == _ABSENT:
                absent.append((index, path))
            elif kind == _OTHER:
                raise ReportgenError(f"the cluster runs another version of reportgen ({text}); {_INSTALL}")
            elif kind == _RESULT:
                yield index, Outcome(path, text, sha256=digest)
            else:
                message = text.replace(str(path.absolute()), str(path))
                yield (
                    index,
                    Outcome(path, error=(InputError if kind == _REFUSED else ReportgenError)(message)),
                )
        if absent:
            self._send = True
            self._again.append(_Batch(tuple(absent), batch.retried))


def _sent(path: Path, with_content: bool) -> _File | None:
    """Return a file as it is sent; None where it cannot be read here."""
    try:
        facts = path.stat()
        content = path.read_bytes() if with_content else None
    except OSError:
        return None
    return str(path.absolute()), facts.st_size, facts.st_mtime_ns, content


def read_batch(work: Spec, files: list[_File], limits: dict[str, Any], code: str) -> bytes:
    """Read files; run by the workers of the cluster.

    Args:
        work: what is done with each.
        files: as they are sent.
        limits: the fields of Limits.
        code: hash of the code that asks.

    Returns:
        JSON: for each file the kind of the answer and its text.
    """
    if code != cache.code_digest():
        return json.dumps([(_OTHER, __version__, "")] * len(files)).encode()
    answers: list[_Answer] = [(_ABSENT, "", "")] * len(files)
    with tempfile.TemporaryDirectory(prefix="reportgen-") as folder:
        places = [_found(file, Path(folder) / str(number)) for number, file in enumerate(files)]
        here = [number for number, place in enumerate(places) if place is not None]
        workers = LocalWorkers(1, Limits(**limits))
        for index, outcome in workers.map_files(
            find(*work), [place for place in places if place is not None]
        ):
            answers[here[index]] = _answer(outcome, files[here[index]])
    return json.dumps(answers, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _found(file: _File, folder: Path) -> Path | None:
    """Return where a file is on this worker; its bytes, where they were sent, are written below `folder`."""
    name, size, mtime_ns, content = file
    path = Path(name)
    if content is None:
        try:
            facts = path.stat()
        except OSError:
            return None
        return path if (facts.st_size, facts.st_mtime_ns) == (size, mtime_ns) else None
    folder.mkdir()
    path = folder / path.name
    path.write_bytes(content)
    return path


def _answer(outcome: Outcome, file: _File) -> _Answer:
    """Return what became of a file; messages name it as it is called where it was sent from."""
    if outcome.result is not None:
        return _RESULT, outcome.result, outcome.sha256
    kind = _REFUSED if isinstance(outcome.error, InputError) else _BUG
    return kind, str(outcome.error).replace(str(outcome.path), file[0]), ""
