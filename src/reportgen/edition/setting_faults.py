"""Settings that do not validate → one sentence for people: what is wrong, and what to type."""

import difflib
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import BaseModel

_LONGEST = 60
"""Characters of a value that a message repeats."""
_LISTED = ("tuple_type", "list_type")
"""pydantic's names for a value that is no list."""


def explained(
    problem: Mapping[str, Any], model: type[BaseModel], tables: Mapping[str, type[BaseModel]]
) -> str:
    """Return a problem of validation in plain words.

    Args:
        problem: as pydantic lists it: `loc`, `type`, `msg`, `input`.
        model: what stands by itself.
        tables: what stands in tables, by their names.
    """
    place = [str(part) for part in problem["loc"]]
    name = ".".join(place)
    if problem["type"] == "extra_forbidden":
        return _unknown(place, model, tables)
    if problem["type"] == "missing":
        return f"“{name}” is missing; add it"
    value = problem.get("input")
    if problem["type"] in _LISTED and name in tables and isinstance(value, Mapping):
        return _no_list(name, list(value), model)
    message = str(problem["msg"])
    return f"“{name}”: {message[:1].lower()}{message[1:]}; found {_shortened(repr(value))}"


def _unknown(place: Sequence[str], model: type[BaseModel], tables: Mapping[str, type[BaseModel]]) -> str:
    """Return what is wrong with a key that nobody knows: it may stand at the wrong place, or be misspelt."""
    key, name = place[-1], ".".join(place)
    table = place[0] if len(place) > 1 and place[0] in tables else None
    if table is not None and key in model.model_fields:
        return _misplaced(key, table if table != "report" else "[[report]]")
    owner = next((other for other, keys in tables.items() if key in keys.model_fields), None)
    if table is None and owner is not None:
        return f"“{name}” does not stand by itself; it belongs into {_written(owner)}"
    known = (tables[table] if table is not None else model).model_fields
    near = difflib.get_close_matches(key, list(known), 1, 0.5)
    hint = f"did you mean “{near[0]}”?" if near else f"known keys: {', '.join(known)}"
    return f"unknown key “{name}”; {hint}"


def _no_list(name: str, keys: Sequence[str], model: type[BaseModel]) -> str:
    """Return what is wrong with a table where a list of them must stand."""
    strange = next((key for key in keys if key in model.model_fields), None)
    if strange is not None:
        return _misplaced(strange, f"[{name}]")
    return f"“{name}” holds a list; write {_written(name)}"


def _misplaced(key: str, table: str) -> str:
    return f"“{key}” stands under {table}; put it above, before the first line that begins with ["


def _written(table: str) -> str:
    """Return how a table is written."""
    return "[[report]]" if table == "report" else f"{table} = [{{ … }}]"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
