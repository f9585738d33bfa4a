"""JSON as it is published: UTF-8, two spaces a level, lists of plain numbers on one line.

Data classes become objects with their fields in order. Written here, as `json` is slow where it indents and
breaks a box over four lines.
"""

from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from functools import cache
from json.encoder import encode_basestring as quoted
from typing import Any

ABSENT: Mapping[str, bool] = {"absent": True}
"""Metadata of a field that is left out where it has its default, as it says nothing then."""
_STEP = "  "
_NUMBERS = frozenset({int, float})
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
    if isinstance(value, dict):
        lines = [f"{inner}{quoted(name)}: {dump(member, inner)}" for name, member in value.items()]
    else:
        kind: type = type(value)
        heads, silent = _heads(kind)
        if silent:
            heads = tuple(it for it in heads if it[0] not in silent or getattr(value, it[0]) != silent[it[0]])
        lines = [f"{inner}{head}{dump(getattr(value, name), inner)}" for name, head in heads]
    if not lines:
        return "{}"
    return "{\n" + ",\n".join(lines) + f"\n{indent}}}"


def _sequence(value: tuple[Any, ...] | list[Any], indent: str, inner: str) -> str:
    if not value:
        return "[]"
    if _NUMBERS.issuperset(map(type, value)):
        return f"[{', '.join(map(repr, value))}]"
    lines = f",\n{inner}".join([dump(member, inner) for member in value])
    return f"[\n{inner}{lines}\n{indent}]"


@cache
def _heads(kind: type) -> tuple[tuple[tuple[str, str], ...], dict[str, Any]]:
    """Return the fields of a data class, each with what stands before its value, and defaults left out.

    Raises:
        TypeError: it is no data class.
    """
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} has no form in JSON")
    every: tuple[Field[Any], ...] = fields(kind)
    silent = {field.name: field.default for field in every if field.metadata.get("absent")}
    return tuple((field.name, f"{quoted(field.name)}: ") for field in every), silent
