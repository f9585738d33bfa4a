"""JSON as it is published: UTF-8, two spaces a level, lists of plain numbers on one line.

Data classes become objects with their fields in order. Written here, as `json` is slow where it indents and
breaks a box over four lines.
"""

from dataclasses import Field, fields, is_dataclass
from functools import cache
from json.encoder import encode_basestring
from typing import Any

ABSENT = {"absent": True}
"""Metadata of a field that is left out where it says nothing more than its default, as fields are that a
later version of the schema has added."""
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
        return encode_basestring(value)
    if value is None or value is True or value is False:
        return _CONSTANTS[value]
    if isinstance(value, int | float):
        return repr(value)
    inner = indent + _STEP
    if isinstance(value, tuple | list):
        return _sequence(value, indent, inner)
    if isinstance(value, dict):
        lines = [f"{inner}{encode_basestring(name)}: {dump(member, inner)}" for name, member in value.items()]
    else:
        lines = [f"{inner}{head}{dump(member, inner)}" for _, head, member in _members(value)]
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


def plain(value: Any) -> Any:
    """Return data classes, however deep, as dictionaries, for those who write JSON in another layout."""
    if isinstance(value, tuple | list):
        return [plain(member) for member in value]
    if is_dataclass(value):
        return {name: plain(member) for name, member in shown(value).items()}
    return value


def shown(value: Any) -> dict[str, Any]:
    """Return the fields of a data class by name, in order, without those that are absent."""
    return {name: member for name, _, member in _members(value)}


def _members(value: Any) -> list[tuple[str, str, Any]]:
    """Return the name of each field, what stands before its value, and the value."""
    kind: type = type(value)
    heads, defaults = _fields(kind)
    members = [(name, head, getattr(value, name)) for name, head in heads]
    if not defaults:
        return members
    return [item for item in members if item[0] not in defaults or item[2] != defaults[item[0]]]


@cache
def _fields(kind: type) -> tuple[tuple[tuple[str, str], ...], dict[str, Any]]:
    """Return the fields of a data class, each with what stands before its value, and absent ones' defaults.

    Raises:
        TypeError: it is no data class.
    """
    if not is_dataclass(kind):
        raise TypeError(f"{kind.__name__} has no form in JSON")
    return (
        tuple((field.name, f"{encode_basestring(field.name)}: ") for field in fields(kind)),
        {field.name: field.default for field in fields(kind) if may_be_absent(field)},
    )


def may_be_absent(field: Field[Any]) -> bool:
    """Return whether a field is left out where it has its default."""
    return field.metadata.get("absent") is True
