"""A process that reads one source after the other, each within its limits."""

import gc
import json
import os
import signal
import socket
from pathlib import Path
from typing import Any

from ...errors import InputError
from .. import preopened, watchdog
from . import wire
from .limits import Limits, ResidentMemory, allow_time, confine
from .outcome import Work


def serve(work: Work, channel: socket.socket, limits: Limits) -> None:
    """Read the sources that the channel names and answer each, until the channel closes; then end.

    A worker that met anything but a result or an unreadable source ends as well: nobody knows what
    state it is in.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    channel.sendall(wire.pack(wire.HELLO, ""))
    memory = ResidentMemory()
    confine(limits)
    if limits.caged:
        from . import cage  # imported by the server

        cage.enter()
    done, first = 0, 0
    try:
        while (message := wire.receive(channel)) is not None:
            allow_time(limits)
            digest, kind, text, sound = _dealt_with(work, *message, limits)
            channel.sendall((wire.pack(wire.READ_IS, digest) if digest else b"") + wire.pack(kind, text))
            del text
            gc.collect()
            done += 1
            first = first or memory.held()
            grown = limits.growth and memory.held() - first > limits.growth
            if not sound or done == limits.sources or grown:
                channel.sendall(wire.pack(wire.LEAVING, ""))
                break
    except OSError:  # nobody is left to answer
        os._exit(0)
    except MemoryError:  # not even the answer fits
        os._exit(3)
    os._exit(0)


def _dealt_with(
    work: Work, asked: bytes, text: str, descriptor: int | None, limits: Limits
) -> tuple[str, bytes, str, bool]:
    """Return the hash of what was read, and the answer to a message; see `_answer`."""
    if asked == wire.DO:
        return "", *_answer(work, text, getattr(work, "__name__", "work"), limits)
    path, error = (text, None) if asked == wire.READ else _unopened(text)
    with preopened.source(Path(path), descriptor, error):
        if limits.caged:
            watchdog.start()
        answer = _answer(work, Path(path), path, limits)
        watchdog.stop()
        return preopened.digest(), *answer


def _unopened(text: str) -> tuple[str, OSError]:
    """Return a path, and why it could not be opened."""
    number, words, path = json.loads(text)
    return path, OSError(number, words, path)


def _answer(work: Work, task: Any, name: str, limits: Limits) -> tuple[bytes, str, bool]:
    """Return the kind of the answer, the answer, and whether this process may go on."""
    remedy = "export the report as PDF again"
    try:
        return wire.RESULT, work(task), True
    except InputError as error:
        return wire.REFUSED, str(error), True
    except MemoryError:
        allowed = f"{limits.memory >> 20} MB"
        return wire.REFUSED, f"{name}: needs more memory than allowed ({allowed}); {remedy}", False
    except RecursionError:
        return wire.REFUSED, f"{name}: damaged (nested without end); {remedy}", False
    except Exception as error:  # noqa: BLE001 (a bug of ours must look like one, and cost this file only)
        return wire.BUG, f"{name}: internal error: {type(error).__name__}: {error}; please report it", False
