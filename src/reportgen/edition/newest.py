"""Which edition is meant where none is named: the newest with reports; newer folders are named."""

import re
from dataclasses import dataclass
from pathlib import Path

from ..errors import UsageError
from ..readers import kinds
from . import contents
from .settings import FILE_NAME


@dataclass(frozen=True, slots=True)
class Choice:
    """The edition that is meant.

    Attributes:
        folder: its folder.
        why: why this one, for people: it goes on behind the folder's name.
        passed_over: one line for each newer folder that is not taken, and what to do.
    """

    folder: Path
    why: str
    passed_over: tuple[str, ...] = ()


def choose(inputs: Path) -> Choice:
    """Return the newest edition below `inputs` that holds reports: the last by number, then by name.

    Where no edition holds reports, the newest without: loading it says what is missing.

    Raises:
        UsageError: there is none.
    """
    folders = sorted(_folders(inputs), key=_age, reverse=True)
    editions = [folder for folder in folders if (folder / FILE_NAME).is_file()]
    if not editions:
        raise UsageError(_none(inputs, folders))
    ready = [folder for folder in editions if _has_reports(folder)]
    if not ready:
        return Choice(editions[0], "no edition holds reports yet")
    chosen = ready[0]
    newer = folders[: folders.index(chosen)]
    why = "the only edition there" if len(folders) == 1 else "the newest edition with reports"
    return Choice(chosen, why, tuple(_passed_over(folder) for folder in newer))


def _folders(inputs: Path) -> list[Path]:
    if not inputs.is_dir():
        return []
    return [entry for entry in inputs.iterdir() if entry.is_dir() and not entry.name.startswith(".")]


def _age(folder: Path) -> tuple[list[int], str]:
    return [int(number) for number in re.findall(r"\d+", folder.name)], folder.name


def _has_reports(folder: Path) -> bool:
    return any(kinds.is_source(entry) and entry.is_file() for entry in folder.iterdir())


def _passed_over(folder: Path) -> str:
    if (folder / FILE_NAME).is_file():
        return f"{folder} is newer and is not taken: it holds no PDF; put the reports there"
    nearly = contents.nearly(folder, FILE_NAME)
    if nearly:
        return f"{folder} is newer and is not taken: rename its {nearly} to {FILE_NAME}"
    holds = "reports, but no" if _has_reports(folder) else "neither reports nor an"
    return (
        f"{folder} is newer and is not taken: it holds {holds} {FILE_NAME}; "
        f"reportgen new {folder.name} writes one"
    )


def _none(inputs: Path, folders: list[Path]) -> str:
    if not folders:
        return f"no edition found: {inputs}/ holds no folder with an {FILE_NAME}; name the folder to build"
    for folder in folders:
        nearly = contents.nearly(folder, FILE_NAME)
        if nearly:
            return f"no edition found, but {folder / nearly} is there; rename it to {FILE_NAME}"
    names = ", ".join(str(folder) for folder in folders)
    return f"no edition found: {names} without {FILE_NAME}; reportgen new {folders[0].name} writes one"
