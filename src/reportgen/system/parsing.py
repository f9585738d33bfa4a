"""JSON and TOML that others have written: what is nested without end is an error like any other."""

import json
import re
from typing import Any

_DEEP_KEY = re.compile(r"^\s*\[{0,2}\s*(?:[\w\"'-]+\s*\.\s*){64}", re.MULTILINE)
"""A key of so many parts is no key of ours; Python's reader takes the square of their number in time."""
_TOO_DEEP = "brackets stand in brackets too deeply"


def parse_json(content: bytes | str) -> Any:
    """Return what a JSON text says.

    Raises:
        ValueError: it is no JSON, or nested too deeply.
    """
    try:
        return json.loads(content)
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None


def parse_toml(text: str) -> dict[str, Any]:
    """Return what a TOML text says.

    Raises:
        ValueError: it is no TOML (`tomllib.TOMLDecodeError`), or nested too deeply.
    """
    if _DEEP_KEY.search(text):
        raise ValueError("a key has too many parts")
    import tomllib  # not every command reads settings

    try:
        return tomllib.loads(text)
    except RecursionError:
        raise ValueError(_TOO_DEEP) from None
