"""The house template of an edition: `house.docx` in its folder, read by a caged process, with its faces."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DataError, InputError, OutputError, UsageError
from ..system import isolation, output, resources
from ..writers.formats import PDF
from ..writers.house import values
from ..writers.house.values import FILE_NAME, House
from ..writers.print import borrowed_faces, missing_signs
from . import settings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model.compilation import Compilation
    from ..writers.print.borrowed_faces import BorrowedFace

HOUSES = ("reportgen", "plain")
"""The shipped houses: the present look, and a plainer one."""
_FOLDER = "houses"
"""Below templates/."""


@dataclass(frozen=True, slots=True)
class Inspected:
    """A house, and what a designer should look at.

    Attributes:
        findings: one sentence each, with what to do.
        serious: of them, what a build says too.
    """

    house: House
    findings: tuple[str, ...]
    serious: tuple[str, ...]


def path_of(folder: Path) -> Path:
    """Return where the house template of an edition stands."""
    return folder / FILE_NAME


def load(folder: Path) -> House | None:
    """Return the house of an edition, None where it has none.

    Raises:
        DataError: it cannot be used.
    """
    found = inspect(folder)
    return found.house if found is not None else None


def inspect(folder: Path) -> Inspected | None:
    """Return the house of an edition and what is to be said of it, None where it has none.

    Raises:
        DataError: it cannot be used.
    """
    path = path_of(folder)
    if not path.is_file():
        return None
    house, said = _read(path)
    from ..writers.template import faces  # reads tables of fonts

    located = faces.find(house.families(), folder)
    lost = tuple(
        f"the face {family} was found neither in {values.FONTS}/ nor on this machine: ours is used in the "
        f"PDF and on the web page; put its files (TTF or OTF) into {folder / values.FONTS}"
        for family in located.missing
    )
    complete = replace(house, faces=located.faces).on(_page_size(folder))
    return Inspected(complete, (*said, *lost, *located.remarks), (*lost, *located.remarks))


def _page_size(folder: Path) -> str | None:
    """Return the page size that `edition.toml` asks for, None where it asks for none."""
    if not (folder / settings.FILE_NAME).is_file():
        return None
    return settings.load_file(folder).page_size


def used(inspected: Inspected | None) -> dict[str, str]:
    """Return the hashes of a house and of each face that it borrows, by the names of their files."""
    if inspected is None:
        return {}
    faces = {Path(face.file).name: face.sha256 for face in inspected.house.faces}
    return {FILE_NAME: inspected.house.digest, **faces}


def borrowed(
    compilation: Compilation, formats: Sequence[str], folder: Path, look: House | None
) -> tuple[BorrowedFace, ...]:
    """Return faces for signs that neither ours nor those of a house have, where something is printed.

    Args:
        compilation: what is printed.
        formats: names of what is made.
        folder: of the edition.
        look: its house.
    """
    if PDF.name not in formats:
        return ()
    return borrowed_faces.borrowed("".join(missing_signs.printed(compilation)), folder, look)


def _read(path: Path) -> tuple[House, Sequence[str]]:
    from ..writers.template import reading

    [(_, outcome)] = isolation.map_files(reading.read_json, [path], 1)
    if outcome.result is None:
        error = outcome.error or InputError(f"{path}: no result")
        raise DataError(*error.lines) from error
    told = json.loads(outcome.result)
    return values.load(told["house"]), told["findings"]


def begin(folder: Path, name: str) -> Path:
    """Write a shipped house into an edition's folder, and return its path.

    Args:
        folder: the edition's folder.
        name: one of HOUSES.

    Raises:
        UsageError: there is no such folder, or a house is there already.
        OutputError: it cannot be written.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; name an edition's folder such as inputs/2021")
    path = path_of(folder)
    if path.exists():
        raise UsageError(f"{path}: is there already, and stays as it is; move it away to begin anew")
    content = (resources.templates() / _FOLDER / f"{name}{path.suffix}").read_bytes()
    if (folder / values.FONTS).exists() and not (folder / values.FONTS).is_dir():
        raise OutputError(f"{folder / values.FONTS}: is a file, not a folder; rename it")
    output.make_folder(folder / values.FONTS)
    output.write(path, content)
    return path
