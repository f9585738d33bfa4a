"""A process that imports what reading needs once, forks workers from it, and reads nothing itself.

Forking an imported process gives a worker in milliseconds, where a fresh one imports for a good part
of a second. A process with threads is never forked (a lock held by another thread would stay shut in
the copy): this process is only where it has none, otherwise the server starts afresh.
"""

import atexit
import gc
import importlib
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress

from ...errors import ReportgenError
from . import wire, worker
from .limits import Limits
from .outcome import Spec, find

_MARK = b"+"
"""Goes before each request, so that a descriptor sent along has a byte to travel with."""
_FORK, _END = b"W", b"E"
_TRIES = 2
NO_START = "no other process can be started; is the machine out of memory?"


class ForkServer:
    """The server as seen by the process that uses it; its methods may be called by several threads."""

    def __init__(self, modules: Iterable[str] = ()) -> None:
        """Start a server that imports these modules, and wait for nothing.

        A module's function `prepare`, where there is one, is called: it loads what every worker needs.
        """
        self._lock = threading.Lock()
        self._control, theirs = socket.socketpair()
        with theirs:
            start = _fork if has_no_threads() else _exec
            self._pid, self._wait = start(theirs, list(modules))
        self._opened = self._ended = 0

    def open_worker(self, work: Spec, limits: Limits) -> tuple[int, socket.socket]:
        """Return the number of a new worker, and the channel to it.

        Raises:
            OSError: the server has ended.
        """
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            number = self._opened + 1
            request = json.dumps({"number": number, "work": work, "limits": limits._asdict()})
            try:
                socket.send_fds(self._control, [_MARK], [theirs.fileno()])
                self._control.sendall(wire.pack(_FORK, request))
            except OSError:
                ours.close()
                raise
            self._opened += 1
        return number, ours

    def end(self, number: int) -> int | None:
        """End a worker, if it has not ended.

        Returns:
            Its exit status, negative for a signal, None if unknown.
        """
        with self._lock:
            self._ended += 1
            try:
                self._control.sendall(_MARK + wire.pack(_END, str(number)))
                answer = wire.receive(self._control)
            except OSError:
                return None
        return int(answer[1]) if answer and answer[1] else None

    def close(self) -> None:
        """End the server and all of its workers."""
        if self._opened == self._ended:  # it may be at its imports, which nobody needs any more
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGKILL)
        self._control.close()
        with suppress(ChildProcessError):
            self._wait()

    def abandon(self) -> None:
        """Forget the server without ending it: it belongs to the process that we were forked from."""
        self._control.close()


def has_no_threads() -> bool:
    """Return whether this process may be copied: on Linux, without threads."""
    return threads() == 1  # elsewhere not: system libraries of macOS do not survive a fork


def threads() -> int:
    """Return how many threads this process has, those of system libraries too; 0 where nobody can tell."""
    try:
        return len(os.listdir("/proc/self/task"))  # noqa: PTH208 (pathlib may not be imported yet)
    except OSError:  # not Linux
        return 0


Started = tuple[int, Callable[[], object]]
"""The server's process id, and what waits for its end."""


def _fork(control: socket.socket, modules: list[str]) -> Started:
    pid = os.fork()
    if pid == 0:
        try:
            _serve(control, modules)
        finally:
            os._exit(1)
    return pid, lambda: os.waitpid(pid, 0)


def _exec(control: socket.socket, modules: list[str]) -> Started:
    import subprocess

    code = (
        "import json, sys; fd, modules, sys.path = json.loads(sys.argv[1]); "
        f"from {__name__} import main; main(fd, modules)"
    )
    words = json.dumps(
        [control.fileno(), modules, [folder for folder in sys.path if isinstance(folder, str)]]
    )
    process = subprocess.Popen(  # noqa: S603 (this very program)
        [sys.executable, "-c", code, words],
        pass_fds=[control.fileno()],
        stdin=subprocess.DEVNULL,
    )
    return process.pid, process.wait


def main(descriptor: int, modules: list[str]) -> None:
    """Serve as a process of its own, by the control channel that it was started with."""
    try:
        _serve(socket.socket(fileno=descriptor), modules)
    finally:
        os._exit(1)


def _serve(control: socket.socket, modules: list[str]) -> None:
    """Run in the server: answer requests until the other side closes, then end all workers."""
    _let_go(control.fileno())
    gc.disable()
    for name in modules:
        with suppress(Exception):  # asked for again, and then reported, by the first worker
            _load(name)
    _prepare_cage()
    workers: dict[int, int] = {}
    while True:
        try:
            mark, descriptors, _, _ = socket.recv_fds(control, len(_MARK), 1)
            request = wire.receive(control) if mark else None
        except OSError:
            request = None
        if request is None:
            break
        kind, text, _ = request
        if kind == _END:
            control.sendall(wire.pack(_END, _end(workers.pop(int(text), None))))
        else:
            with socket.socket(fileno=descriptors[0]) as channel:
                _start(text, channel, control, workers)
    for pid in workers.values():
        _end(pid)
    os._exit(0)


def _prepare_cage() -> None:
    """Find out once, for all workers, what shutting them in takes."""
    from . import cage  # with ctypes, which the user's process does not need at once

    with suppress(OSError):
        cage.serves_nobody()


def _let_go(control: int) -> None:
    """Drop what a forked process has of its parent: open files, handlers, the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the user's process decides what is interrupted
    for number in (signal.SIGTERM, signal.SIGCHLD, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.set_wakeup_fd(-1)
    signal.setitimer(signal.ITIMER_REAL, 0)
    close_all_but(control)


def close_all_but(descriptor: int) -> None:
    """Close all files of this process but this one; let its standard streams lead nowhere."""
    null = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    for name in os.listdir("/dev/fd"):  # noqa: PTH208
        if int(name) not in (0, 1, 2, descriptor):
            with suppress(OSError):
                os.close(int(name))


def _load(name: str) -> None:
    """Import a module and let it load what work needs; keep it out of every later garbage collection."""
    if name in sys.modules and name in _LOADED:
        return
    getattr(importlib.import_module(name), "prepare", lambda: None)()
    _LOADED.add(name)
    gc.collect()
    gc.freeze()


_LOADED: set[str] = set()


def _start(text: str, channel: socket.socket, control: socket.socket, workers: dict[int, int]) -> None:
    """Fork a worker for the work and limits that a request names."""
    request = json.loads(text)
    module, name, keywords = request["work"]
    try:
        _load(module)
        work = find(module, name, keywords)
    except Exception as error:  # noqa: BLE001 (goes to the user's process, which reports it)
        with suppress(OSError):
            channel.sendall(wire.pack(wire.UNKNOWN, f"{type(error).__name__}: {error}"))
        return
    pid = os.fork()
    if pid == 0:
        try:
            control.close()
            worker.serve(work, channel, Limits(**request["limits"]))
        finally:
            os._exit(1)
    workers[request["number"]] = pid


def _end(pid: int | None) -> str:
    """End a worker and return its exit status; waiting for it counts what it cost as ours."""
    if pid is None:
        return ""
    os.kill(pid, signal.SIGKILL)  # nobody else waits for it, so the id is still its own
    return str(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


_LOCK = threading.Lock()
_CURRENT: list[ForkServer] = []


def prepare(*modules: str) -> None:
    """Start the server of this process, where it does not run yet; it imports these modules meanwhile.

    The earlier, the better: before threads are started, and before slow imports of one's own.
    """
    with _LOCK:
        if not _CURRENT:
            _CURRENT.append(ForkServer(modules))


def open_worker(work: Spec, limits: Limits) -> tuple[ForkServer, int, socket.socket]:
    """Return the server, the number of a new worker, and the channel to it.

    Raises:
        ReportgenError: no server can be started.
    """
    for _ in range(_TRIES):
        prepare(work[0])
        with _LOCK:
            server = _CURRENT[0] if _CURRENT else None
        if server is None:
            continue
        try:
            return server, *server.open_worker(work, limits)
        except OSError:  # somebody has ended it
            with _LOCK:
                if server in _CURRENT:
                    _CURRENT.remove(server)
            server.close()
    raise ReportgenError(NO_START)


def _close() -> None:
    while _CURRENT:
        _CURRENT.pop().close()


def _abandon() -> None:
    while _CURRENT:
        _CURRENT.pop().abandon()


atexit.register(_close)
os.register_at_fork(after_in_child=_abandon)
