"""Reads each source in a process of its own, with limits: a hostile or broken file costs only itself.

Results come back as JSON text, never as pickled objects: a process that reads strangers' files is not
trusted with more than words.
"""

import gc
import json
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from .errors import InputError, ReportgenError


@dataclass(frozen=True, slots=True)
class Limits:
    """What one source may use.

    Attributes:
        memory: bytes of address space (Linux; macOS does not enforce it).
        cpu: seconds of processor time.
        wall: seconds from start to result.
        result: bytes of the result.
    """

    memory: int = 2 << 30
    cpu: int = 240
    wall: int = 300
    result: int = 256 << 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: its result, or the error that is its message to people."""

    path: Path
    result: str | None = None
    error: ReportgenError | None = None


Work = Callable[[Path], str]


def _limit(limits: Limits) -> None:
    if sys.platform == "win32":  # no such limits there; time still counts
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    memory = limits.memory if hard == resource.RLIM_INFINITY else min(limits.memory, hard)
    for name, value in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, limits.cpu),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(name, (value, value))
        except (ValueError, OSError):
            continue


def _child(work: Work, path: Path, limits: Limits, pipe: Connection) -> None:
    """Run in the process of its own: do the work, answer with one JSON message."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # the process ends with its one file; its memory is limited
    _limit(limits)
    try:
        answer = {"result": work(path)}
    except InputError as error:
        answer = {"input": str(error)}
    except MemoryError:
        allowed = f"{limits.memory >> 20} MB"
        answer = {
            "input": f"{path}: needs more memory than allowed ({allowed}); export the report as PDF again"
        }
    except RecursionError:
        answer = {"input": f"{path}: damaged (nested without end); export the report as PDF again"}
    except Exception as error:  # noqa: BLE001 (a bug of ours must look like one, and cost this file only)
        answer = {"bug": f"{path}: internal error: {type(error).__name__}: {error}; please report it"}
    try:
        pipe.send_bytes(json.dumps(answer).encode("utf-8"))
    except MemoryError:
        os._exit(3)


# Never a copy of the parent process, which has threads.
if sys.platform == "win32":
    _CONTEXT = multiprocessing.get_context("spawn")
else:
    _CONTEXT = multiprocessing.get_context("forkserver")


def _run(work: Work, path: Path, limits: Limits) -> Outcome:
    receiver, sender = _CONTEXT.Pipe(duplex=False)
    process = _CONTEXT.Process(target=_child, args=(work, path, limits, sender), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(limits.wall):
            return Outcome(
                path,
                error=InputError(f"{path}: not read within {limits.wall} s; export the report as PDF again"),
            )
        answer = json.loads(receiver.recv_bytes(limits.result))
    except (EOFError, OSError):
        process.join(5)
        return Outcome(
            path,
            error=InputError(f"{path}: {_why(process.exitcode, limits)}; export the report as PDF again"),
        )
    finally:
        receiver.close()
        if process.is_alive():
            process.join(0.5)
        if process.is_alive():
            process.kill()
        process.join()
    if "input" in answer:
        return Outcome(path, error=InputError(answer["input"]))
    if "bug" in answer:
        return Outcome(path, error=ReportgenError(answer["bug"]))
    return Outcome(path, result=answer["result"])


def _why(code: int | None, limits: Limits) -> str:
    if code is not None and code < 0 and -code in (signal.SIGXCPU, signal.SIGKILL):
        return f"reading was stopped at its limits ({limits.cpu} s, {limits.memory >> 20} MB)"
    return f"reading stopped without a result (status {code})"


def _largest_first(paths: Sequence[Path]) -> list[int]:
    """Return the order in which to start: the longest work first, so that none is left alone at the end."""

    def size(at: int) -> int:
        try:
            return paths[at].stat().st_size
        except OSError:
            return 0

    return sorted(range(len(paths)), key=size, reverse=True)


def map_files(
    work: Work, paths: Sequence[Path], jobs: int, limits: Limits = Limits()
) -> Iterator[tuple[int, Outcome]]:
    """Do `work` on each path, at most `jobs` at once, and yield (index, outcome) as they end.

    Args:
        work: an importable function from a path to text; it may raise InputError.
        paths: files.
        jobs: processes at once, at least 1.
        limits: what each may use.
    """
    if sys.platform != "win32":
        _CONTEXT.set_forkserver_preload([work.__module__, "reportgen.extraction"])
    with ThreadPoolExecutor(max(1, jobs)) as pool:
        waiting: dict[Future[Outcome], int] = {
            pool.submit(_run, work, paths[at], limits): at for at in _largest_first(paths)
        }
        try:
            while waiting:
                done, _ = wait(waiting, return_when=FIRST_COMPLETED)
                for future in done:
                    yield waiting.pop(future), future.result()
        except BaseException:
            for future in waiting:
                future.cancel()
            raise
