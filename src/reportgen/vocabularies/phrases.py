"""The fixed phrases of a language, read from `templates/phrases/<language>.toml` and checked as a whole.

Which phrases there are, and which gaps they have, `phrase_keys.py` declares.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ..errors import DataError
from ..system import resources
from . import toml_file
from .phrase_keys import Phrases
from .phrase_reader import HEAD, PhraseReader, Place

FOLDER = "phrases"
"""Below the templates."""
DEFAULT = "en"
"""Language of the phrases where a language has none of its own."""


def phrases_for(language: str) -> Phrases:
    """Return the phrases of a language; English where there is no file for it.

    Args:
        language: a BCP 47 tag; "pt-BR" takes `pt-br.toml`, else `pt.toml`.

    Raises:
        DataError: the file does not validate.
    """
    folder = resources.templates() / FOLDER
    files = {path.stem.lower(): path for path in folder.glob("*.toml")}
    tag = language.lower()
    return load(files.get(tag) or files.get(tag.partition("-")[0]) or folder / f"{DEFAULT}.toml")


@cache
def load(path: Path) -> Phrases:
    """Read a file of phrases.

    Args:
        path: the file, named for its language.

    Raises:
        DataError: it is missing, is no TOML, lacks a phrase, has one that is not known, or a phrase has a
            gap or a form too few or too many; one line for each problem, with its line and key.
    """
    text, data = toml_file.read(path, f"the {DEFAULT}.toml that is shipped")
    reader = PhraseReader(path.stem, data)
    values = reader.tables({name: kind for name, kind in Phrases.__annotations__.items() if name not in HEAD})
    if reader.problems:
        lines = _lines(text)
        raise DataError(
            *(f"{path}:{_line(lines, place)}: “{'.'.join(place)}” {said}" for place, said in reader.problems)
        )
    return Phrases(data["language"], **values)


_HEADER = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_KEY = re.compile(r"\s*([\w.-]+)\s*=")


def _lines(text: str) -> dict[Place, int]:
    """Return on which line tables and keys stand, from 1."""
    lines: dict[Place, int] = {}
    table: Place = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = tuple(header[1].split("."))
            lines.setdefault(table, number)
        elif key := _KEY.match(line):
            lines.setdefault((*table, *key[1].split(".")), number)
    return lines


def _line(lines: Mapping[Place, int], place: Place) -> int:
    """Return the line of a place, or of the innermost table around it that stands in the file."""
    return next((lines[place[:end]] for end in range(len(place), 0, -1) if place[:end] in lines), 1)
