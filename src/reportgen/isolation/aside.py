"""Makes things in a copy of this process while it goes on with others."""

import json
import os
import signal
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Self

from .forkserver import close_all_but, has_no_threads

Maker = Callable[[], bytes]


class Aside:
    """A copy of this process that makes things one after the other.

    What it cannot make is made here when it is asked for, so that errors are those of this process. Where
    the system does not let a process be copied, everything is.
    """

    def __init__(self, makers: Mapping[str, Maker], *, copy: bool = True) -> None:
        """Begin.

        Args:
            makers: for each name what makes it, in order.
            copy: False to make everything here.
        """
        self._makers = makers
        self._made: dict[str, bytes] = {}
        self._child, self._pipe = 0, -1
        if copy and makers and has_no_threads():
            self._pipe, theirs = os.pipe()
            self._child = os.fork()
            if not self._child:
                _make(makers, theirs)
            os.close(theirs)

    def get(self, name: str) -> bytes:
        """Return what a maker makes; wait for it."""
        self._collect()
        return self._made[name] if name in self._made else self._makers[name]()

    def _collect(self) -> None:
        """Wait for the copy to end and take what it has made."""
        if not self._child:
            return
        pipe, self._pipe = os.fdopen(self._pipe, "rb"), -1
        with pipe:
            while line := pipe.readline():
                with suppress(ValueError):  # cut off: it is made here
                    name, size = json.loads(line)
                    content = pipe.read(size)
                    if len(content) == size:
                        self._made[name] = content
        os.waitpid(self._child, 0)
        self._child = 0

    def __enter__(self) -> Self:
        """Return itself; the copy is ended at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the copy, if it has not ended."""
        if self._child:
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            if self._pipe >= 0:
                os.close(self._pipe)
            os.waitpid(self._child, 0)
            self._child = 0


def _make(makers: Mapping[str, Maker], descriptor: int) -> None:
    """Make everything in the copy, as far as it can be made, and end it."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that was copied decides
        close_all_but(descriptor)  # others see the end of a channel only when no copy of it is open
        with os.fdopen(descriptor, "wb") as pipe:
            for name, maker in makers.items():
                with suppress(Exception):
                    content = maker()
                    pipe.write(json.dumps([name, len(content)]).encode("ascii") + b"\n" + content)
                    pipe.flush()
    finally:
        os._exit(0)
