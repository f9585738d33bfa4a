"""A region that no vocabulary has yet: its row in the edition's own vocabulary."""

import json
import re
import unicodedata
from collections.abc import Collection, Sequence
from pathlib import Path

from ..errors import DataError, UsageError
from ..system import output
from ..vocabularies import vocabulary
from . import rewriting, settings
from .review import data_file

LONGEST = 80
"""Characters of a region's name."""
_HEADER = "[[region]]"
_OTHER_TABLE = re.compile(r"\s*\[(?!region\.)")


def add_region(folder: Path, name: str) -> str:
    """Add a region behind the others; the edition gets its own copy of the vocabulary, unless it has one.

    Args:
        folder: the edition's folder.
        name: how the region is called, in English; it is also the term that it is recognised by.

    Returns:
        Its id: that of the region that is called so already, else a new one.

    Raises:
        UsageError: the name says nothing, or is too long.
        DataError: the vocabulary cannot be read, or would not validate; it stays as it was.
        OutputError: it cannot be written.
    """
    name = " ".join(name.split())
    if not any(char.isalpha() for char in name) or len(name) > LONGEST:
        raise UsageError(
            f"“{name[:LONGEST]}” is no name of a region; write it in at most {LONGEST} characters"
        )
    path = data_file(folder, vocabulary.FILE_NAME)
    words = vocabulary.load(path)
    known = {place.name.casefold(): place.id for place in words.data.region}
    identity = known.get(name.casefold())
    if identity is None:
        identity = _id(name, {*words.regions, *words.subregions})
        _append(folder, path, identity, name)
    _expect(folder, identity)
    return identity


def _append(folder: Path, path: Path, identity: str, name: str) -> None:
    """Write the edition's own vocabulary: that of a path, with one more region.

    Raises:
        DataError: the place behind its regions is not found.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise DataError(f"{path}: {error}") from error
    quoted = json.dumps(name, ensure_ascii=False)  # what JSON writes in quotes, TOML reads
    row = ["", _HEADER, f'id = "{identity}"', f"name = {quoted}", f"terms.en = [{quoted}]"]
    at = _end_of_regions(lines)
    content = "\n".join([*lines[:at], *row, *lines[at:], ""]).encode("utf-8")
    own = folder / vocabulary.FILE_NAME
    before = list(vocabulary.load(path).regions)
    if list(vocabulary.load(own, content).regions) != [*before, identity]:
        raise DataError(f"{path}: nobody knows where its regions end; add the row by hand")
    output.write(own, content)


def _end_of_regions(lines: Sequence[str]) -> int:
    """Return the number of lines up to the end of the last region, without the comments behind it."""
    starts = [number for number, line in enumerate(lines) if line.strip() == _HEADER]
    first = starts[-1] + 1 if starts else len(lines)
    tables = (number for number in range(first, len(lines)) if _OTHER_TABLE.match(lines[number]))
    end = next(tables, len(lines))
    while end > first and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _expect(folder: Path, region: str) -> None:
    """Expect a report of a region, where the edition names those that it expects."""
    expected = settings.load_file(folder).regions
    if expected and region not in expected:
        rewriting.rewrite(folder, {"regions": [*expected, region]})


def _id(name: str, taken: Collection[str]) -> str:
    """Return an id of small letters, digits and hyphens that no other has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    first = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "region"
    number, identity = 2, first
    while identity in taken:
        identity, number = f"{first}-{number}", number + 1
    return identity
