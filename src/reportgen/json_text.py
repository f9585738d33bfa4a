"""JSON as it is published: UTF-8, two spaces a level, lists of plain numbers on one line.

Data classes become objects with their fields in order. Written here, as `json` is slow where it indents and
breaks a box over four lines.
"""

from dataclasses import fields, is_dataclass
from functools import cache
from json.encoder import encode_basestring as quoted
from typing import Any

_STEP = "  "
_CONSTANTS = {True: "true", False: "false", None: "null"}


def dump(value: Any, indent: str = "") -> str:
    """Return the JSON text of data classes, dictionaries with text keys, sequences and plain values.

    Args:
        value: what to write.
        indent: spaces before the lines after the first.

    Raises:
        TypeError: JSON has no form for a value.
    """
    if isinstance(value, str):
        return quoted(value)
    if value is None or value is True or value is False:
        return _CONSTANTS[value]
    if isinstance(value, int | float):
        return repr(value)
    inner = indent + _STEP
    if isinstance(value, tuple | list):
        return _sequence(value, indent, inner)
    kind: type = type(value)
    if is_dataclass(kind):
        members = [(name, getattr(value, name)) for name in _names(kind)]
    elif isinstance(value, dict):
        members = list(value.items())
    else:
        raise TypeError(f"{kind.__name__} has no form in JSON")
    if not members:
        return "{}"
    lines = ",\n".join([f"{inner}{quoted(name)}: {dump(member, inner)}" for name, member in members])
    return f"{{\n{lines}\n{indent}}}"


def _sequence(value: tuple[Any, ...] | list[Any], indent: str, inner: str) -> str:
    if not value:
        return "[]"
    if all(type(member) in (int, float) for member in value):
        return f"[{', '.join(map(repr, value))}]"
    lines = ",\n".join([inner + dump(member, inner) for member in value])
    return f"[\n{lines}\n{indent}]"


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
