"""The files in an edition's folder: which are reports, and which cannot be used though they look like it."""

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..readers import kinds
from ..system.visible import is_shown_as_it_is, visible

_WORD = (".docx", ".doc", ".docm", ".odt", ".rtf", ".pages")
"""Ends of the names of text files that people may take for reports."""
_RESERVED = ("house.docx",)
"""Such files that have another purpose."""
_LONGEST_STEM = 240
"""Bytes of a result's name without its ending and a number: with them it stays below a system's 255."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a folder holds.

    Attributes:
        sources: the reports by name, in the order of the alphabet; one may turn out to be a pipe.
        misnamed: names, as they can be shown, of reports whose names no document can state.
        word_files: names of text files that are not read, and of which no PDF lies beside them.
    """

    sources: dict[str, Path]
    misnamed: tuple[str, ...]
    word_files: tuple[str, ...]


def look(folder: Path) -> Contents:
    """Return what a folder holds.

    Raises:
        OSError: it cannot be looked into.
    """
    entries = sorted(folder.iterdir())
    sources = {entry.name: entry for entry in entries if kinds.is_source(entry) and not entry.is_dir()}
    misnamed = [name for name in sources if not is_shown_as_it_is(name)]
    stems = {Path(name).stem.casefold() for name in sources}
    word_files = [
        visible(entry.name)
        for entry in entries
        if entry.suffix.lower() in _WORD
        and not kinds.is_leftover(entry)
        and entry.name.lower() not in _RESERVED
        and entry.stem.casefold() not in stems
    ]
    usable = {name: path for name, path in sources.items() if name not in misnamed}
    return Contents(usable, tuple(map(visible, misnamed)), tuple(word_files))


def nearly(folder: Path, name: str) -> str | None:
    """Return the file that was to be called so, such as `edition.toml.txt`; None where there is none."""
    stem = name.partition(".")[0]
    close = [
        entry.name for entry in folder.iterdir() if entry.is_file() and entry.name.casefold().startswith(stem)
    ]
    return next(
        (visible(name) for name in sorted(close) if ".toml" in name.casefold() or name == f"{stem}.txt"), None
    )


def likely(name: str, names: Iterable[str]) -> str | None:
    """Return the name that was probably meant: it differs in case, else in a few letters; None for none."""
    known = list(names)
    folded = {_folded(path): path for path in known}
    if _folded(name) in folded:
        return folded[_folded(name)]
    return next(iter(difflib.get_close_matches(name, known, 1)), None)


def result_names(sources: Iterable[Path]) -> dict[Path, str]:
    """Return for each source the name of its result, without ending; no two are one file on any system.

    Args:
        sources: in the order in which the first of two gets the name itself.
    """
    names: dict[Path, str] = {}
    taken: set[str] = set()
    for source in sources:
        stem = source.stem.encode()[:_LONGEST_STEM].decode("utf-8", "ignore")
        name, number = stem, 1
        while _folded(name) in taken:
            number += 1
            name = f"{stem}-{number}"
        taken.add(_folded(name))
        names[source] = name
    return names


def _folded(name: str) -> str:
    """Return a name as systems compare it that see no difference in case, or in how accents are written."""
    return unicodedata.normalize("NFC", name).casefold()
