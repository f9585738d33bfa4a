"""Writes files whole or not at all: to a temporary name in the same folder, then renamed."""

import os
import tempfile
from pathlib import Path

from .errors import OutputError


def make_folder(path: Path) -> None:
    """Make a folder and those above it.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{path}: the folder cannot be made ({error.strerror}); choose another with -o"
        ) from error


def write(path: Path, content: bytes) -> None:
    """Write a file; whoever reads it sees the old or the new content, never half of one.

    Raises:
        OutputError: it cannot be written.
    """
    name = None
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except OSError as error:
        if name is not None:
            Path(name).unlink(missing_ok=True)
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); is it open in another program?"
        ) from error
    except BaseException:
        if name is not None:
            Path(name).unlink(missing_ok=True)
        raise
