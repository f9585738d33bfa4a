"""A file of JSON lines that only grows; what was added survives whatever happens afterwards."""

import json
import os
from pathlib import Path

from ..errors import OutputError


class Journal:
    """Adds lines, each in one piece, so that several processes may add to one file."""

    def __init__(self, path: Path) -> None:
        """Use a file; it is made with its first line."""
        self.path = path
        self._torn = _ends_torn(path)

    def add(self, row: dict[str, object]) -> None:
        """Add a line.

        Raises:
            OutputError: it cannot be written.
        """
        line = json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
        if self._torn:
            line = b"\n" + line
            self._torn = False
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        try:
            descriptor = os.open(self.path, flags, 0o666)
            try:
                os.write(descriptor, line)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written ({error.strerror})") from error


def _ends_torn(path: Path) -> bool:
    """Return whether the last line has no end: whoever wrote it was killed."""
    try:
        with path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read() != b"\n"
    except OSError:  # no file, or an empty one
        return False
