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

    def add(self, row: dict[str, object]) -> None:
        """Add a line.

        Raises:
            OutputError: it cannot be written.
        """
        line = json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        try:
            descriptor = os.open(self.path, flags, 0o666)
            try:
                os.write(descriptor, line)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written ({error.strerror})") from error
