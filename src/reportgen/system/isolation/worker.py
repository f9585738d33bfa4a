"""A process that reads one source after the other, each within its limits."""

import gc
import os
import signal
import socket
from pathlib import Path
from typing import Any

from ...errors import InputError
from . import wire
from .limits import Limits, allow_time, confine, resident
from .outcome import Work


def serve(work: Work, channel: socket.socket, limits: Limits) -> None:
    """Read the sources that the channel names and answer each, until the channel closes; then end.

    A worker that met anything but a result or an unreadable source ends as well: nobody knows what
    state it is in.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    channel.sendall(wire.pack(wire.HELLO, ""))
    confine(limits)
    done, first = 0, 0
    try:
        while (message := wire.receive(channel)) is not None:
            allow_time(limits)
            kind, text, sound = _answer(work, *message, limits)
            channel.sendall(wire.pack(kind, text))
            del text
            gc.collect()
            done += 1
            first = first or resident()
            grown = limits.growth and resident() - first > limits.growth
            if not sound or done == limits.sources or grown:
                channel.sendall(wire.pack(wire.LEAVING, ""))
                break
    except OSError:  # nobody is left to answer
        os._exit(0)
    except MemoryError:  # not even the answer fits
        os._exit(3)
    os._exit(0)


def _answer(work: Work, asked: bytes, text: str, limits: Limits) -> tuple[bytes, str, bool]:
    """Return the kind of the answer, the answer, and whether this process may go on."""
    remedy = "export the report as PDF again"
    task: Any = Path(text) if asked == wire.READ else text
    path = text if asked == wire.READ else work.__name__
    try:
        return wire.RESULT, work(task), True
    except InputError as error:
        return wire.REFUSED, str(error), True
    except MemoryError:
        allowed = f"{limits.memory >> 20} MB"
        return wire.REFUSED, f"{path}: needs more memory than allowed ({allowed}); {remedy}", False
    except RecursionError:
        return wire.REFUSED, f"{path}: damaged (nested without end); {remedy}", False
    except Exception as error:  # noqa: BLE001 (a bug of ours must look like one, and cost this file only)
        return wire.BUG, f"{path}: internal error: {type(error).__name__}: {error}; please report it", False
