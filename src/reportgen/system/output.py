"""Writes files whole or not at all: to a temporary name in the same folder, then renamed."""

import os
from pathlib import Path

from ..errors import OutputError

_NAME_BYTES = 4
"""Bytes that tell a temporary file from those of others who write the same file at once."""


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
    temporary = path.with_name(f".{path.name}.{os.urandom(_NAME_BYTES).hex()}")
    made = False
    try:
        with temporary.open("xb") as file:
            made = True
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        made = False
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror}); is it open in another program?"
        ) from error
    finally:
        if made:
            temporary.unlink(missing_ok=True)
