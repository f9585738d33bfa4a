"""Data files that people keep: TOML validated, problems said in one line each."""

import difflib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from ..errors import DataError
from . import toml_file

Model = TypeVar("Model", bound=BaseModel)


class StrictModel(BaseModel):
    """A table of a data file: a key that it does not declare is an error, and nobody changes a value."""

    model_config = ConfigDict(extra="forbid", frozen=True)


_LIKENESS = 0.5
"""Share of letters in common from which a known key is offered for an unknown one, as for editions."""


def read(path: Path, model: type[Model], content: bytes | None = None) -> Model:
    """Read a TOML file that people keep.

    Args:
        path: the file.
        model: what it has to hold; keys that it does not know are errors.
        content: its bytes, where they are at hand.

    Raises:
        DataError: the file is missing, is no TOML, or does not validate; one line for each problem,
            with the place, and the nearest known key for an unknown one.
    """
    _, raw = toml_file.read(path, f"the {path.stem} that is shipped", content)
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        problems = [_say(model, raw, dict(problem)) for problem in error.errors()]
        raise DataError(*(f"{path}: {problem}" for problem in problems)) from error


def _say(model: type[BaseModel], raw: object, problem: dict[str, Any]) -> str:
    place: tuple[str | int, ...] = problem["loc"]
    name = _name(raw, place)
    if problem["type"] == "extra_forbidden":
        known = _keys(model, place[:-1])
        near = difflib.get_close_matches(str(place[-1]), known, 1, _LIKENESS)
        hint = f"did you mean “{near[0]}”?" if near else f"known keys: {', '.join(known)}"
        return f"unknown key “{name}”; {hint}"
    if problem["type"] == "missing":
        return f"“{name}” is missing; add it"
    message = str(problem["msg"]).removeprefix("Value error, ")
    return f"“{name}”: {message[:1].lower()}{message[1:]}" if place else message


def _name(raw: object, place: Sequence[str | int]) -> str:
    """Return a place as people find it: entries of a list by their id, else by number from 1."""
    parts: list[str] = []
    for step in place:
        try:
            raw = raw[step]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            raw = None
        if isinstance(step, int):
            named = raw.get("id") if isinstance(raw, dict) else None
            parts.append(str(named) if isinstance(named, str) else str(step + 1))
        else:
            parts.append(step)
    return ".".join(parts)


def _keys(model: type[BaseModel], place: Sequence[str | int]) -> list[str]:
    """Return the keys known at a place."""
    annotation: object = model
    for step in place:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            fields = {field.alias or name: field for name, field in annotation.model_fields.items()}
            annotation = fields[str(step)].annotation if str(step) in fields else None
        elif arguments := get_args(annotation):
            annotation = arguments[-1]
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [field.alias or name for name, field in annotation.model_fields.items()]
    return []
