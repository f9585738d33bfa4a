"""Files of phrases for tests: the English one with changes, and one of a language that does not exist."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from reportgen.system import resources
from reportgen.vocabularies.phrase_reader import HEAD

ENGLISH = resources.templates() / "phrases" / "en.toml"
LANGUAGE = "qaa"
"""A code that ISO 639 keeps free for private use."""
RULES = {"one": "n = 1", "few": "n = 2..4", "many": "n % 2 = 0"}
"""How the made-up language counts; all other numbers are "other"."""


def english() -> dict[str, Any]:
    """What the English file says."""
    return tomllib.loads(ENGLISH.read_text("utf-8"))


def made_up() -> dict[str, Any]:
    """The file of the made-up language: English words behind their key; forms say category and number."""
    data = {key: _made_up(value, (key,)) for key, value in english().items()}
    return data | {"language": LANGUAGE, "plurals": RULES, "numbers": ["nil", "uno", "duo", "tri"]}


def _made_up(value: Any, place: tuple[str, ...]) -> Any:
    mark = mark_of(place)
    if isinstance(value, str):
        return f"{mark}{value}"
    if _is_forms(value):
        return {name: f"{mark}{name} {{count}} {value['other']}" for name in (*RULES, "other")}
    return (
        {key: _made_up(it, (*place, key)) for key, it in value.items()} if isinstance(value, dict) else value
    )


def mark_of(place: tuple[str, ...]) -> str:
    """What stands before a phrase of the made-up language."""
    return f"⟦{'.'.join(place)}⟧"


def places_of(values: Any, place: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the place of every phrase of the English file with its words, those for most numbers."""
    if isinstance(values, str):
        yield place, values
    elif _is_forms(values):
        yield place, values["other"]
    elif isinstance(values, dict):
        for key, value in values.items():
            if key not in HEAD:
                yield from places_of(value, (*place, key))


def _is_forms(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() == {"one", "other"}


def dumped(data: Mapping[str, Any]) -> str:
    """A tree of texts and lists as TOML, a line for each leaf."""
    return "".join(
        f"{'.'.join(place)} = {json.dumps(leaf, ensure_ascii=False)}\n" for place, leaf in _leaves(data, ())
    )


def _leaves(data: Mapping[str, Any], place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, (*place, key))
        else:
            yield (*place, key), value
