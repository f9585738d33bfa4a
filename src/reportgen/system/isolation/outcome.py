"""What is done with a source, what became of it, and who does it."""

import functools
import importlib
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, Protocol

from ...errors import ReportgenError

Work = Callable[[Path], str]
"""An importable function from a path to text, or a `functools.partial` of one with plain keywords."""

Plain = str | int | float | bool | None
Spec = tuple[str, str, dict[str, Plain]]
"""Work as it is sent to a worker: module, name, keywords."""


class Outcome(NamedTuple):
    """What became of one source: its result, or the error that is its message to people.

    Attributes:
        sha256: hash of the bytes that the result was made of, in hex; "" where none were read. The file of
            that name may be another one by now.
    """

    path: Path
    result: str | None = None
    error: ReportgenError | None = None
    sha256: str = ""


class Executor(Protocol):
    """Does work on many sources: on this machine, or on a cluster."""

    def map_files(self, work: Work, paths: Iterable[Path]) -> Iterator[tuple[int, Outcome]]:
        """Do `work` on each path; return (index, outcome) as they end."""
        ...


def spec(work: Work | Callable[[str], str]) -> Spec:
    """Return work as it is sent to a worker.

    Raises:
        ValueError: a worker could not find it by its name.
    """
    function, keywords = work, {}
    if isinstance(work, functools.partial):
        if work.args:
            raise ValueError(f"{work!r}: only keywords can be sent along")
        function, keywords = work.func, work.keywords
    module, name = function.__module__, function.__name__
    if getattr(sys.modules.get(module), name, None) is not function or module == "__main__":
        raise ValueError(f"{function!r}: not a function of an importable module")
    return module, name, keywords


def find(module: str, name: str, keywords: dict[str, Plain]) -> Work:
    """Return the work that a spec names.

    Raises:
        ImportError: there is no such module.
        AttributeError: the module has no such function.
    """
    function: Work = getattr(importlib.import_module(module), name)
    return functools.partial(function, **keywords) if keywords else function
