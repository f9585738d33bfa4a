"""TOML files that people keep: read, faults said in one line."""

from pathlib import Path
from typing import Any

from ..errors import DataError
from ..system import files, parsing


def read(path: Path, shipped: str, content: bytes | None = None) -> tuple[str, dict[str, Any]]:
    """Return the text of a TOML file and what it says.

    Args:
        path: the file.
        shipped: what people can compare it with, such as "the codebook that is shipped".
        content: its bytes, where they are at hand.

    Raises:
        DataError: the file is missing, or is no TOML.
    """
    try:
        text = (files.read(path) if content is None else content).decode("utf-8")
        return text, parsing.parse_toml(text)
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise DataError(f"{path}: not valid TOML ({error}); compare with {shipped}") from error
