"""A file of decisions is changed by one command at a time, and written whole."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ...errors import OutputError
from ...system import output
from ...system.memory import Memory
from . import entries
from .entries import EntryFile


def amend(path: Path, change: Callable[[EntryFile], str], memory: Memory | None = None) -> None:
    """Change a file: read it, change its text, write it whole; one change at a time.

    Args:
        path: the file; made where there is none.
        change: file as it stands → its new text.
        memory: what was read before; nothing by default.

    Raises:
        DataError: the file does not validate.
        OutputError: it cannot be written.
    """
    path = path.resolve() if path.is_symlink() else path
    with alone(path.parent):
        output.sweep(path.parent, path.name, older=0)  # only who holds the lock writes it
        file = entries.read(path, memory)
        text = change(file)
        output.write(path, (("\ufeff" if file.mark else "") + text).encode("utf-8"))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other process changes a file of the folder, where the system offers locks.

    Raises:
        OutputError: there is no such folder.
    """
    try:
        import fcntl

        descriptor = os.open(folder, os.O_RDONLY)
    except ImportError:
        yield
        return
    except OSError as error:
        raise OutputError(f"{folder}: cannot be opened ({error.strerror}); does the folder exist?") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
