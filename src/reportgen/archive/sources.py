"""The sources that a command line names: files, folders with everything below them, lists of both.

Nothing is held in memory: an archive may have more files than fit.
"""

import errno
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TextIO

from ..errors import UsageError
from ..readers import kinds

STDIN = "-"
"""In place of the name of a list: the list is read from standard input."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to read.

    Attributes:
        name: what its result is called, without suffix; `/` between folders, none at the start.
    """

    path: Path
    name: str


def sources(files: Sequence[Path], lists: Sequence[str]) -> Iterator[SourceFile]:
    """Yield what to read, in the order of the names and, within a folder, of the alphabet.

    A file is named by its stem; what stands below a folder, by its way from there; the entry of a list,
    by its own folders.

    Args:
        files: files and folders. A folder stands for all PDFs below it; hidden ones are left out.
        lists: files with a file or folder a line; STDIN for standard input.

    Raises:
        UsageError: a list cannot be read.
    """
    for path in files:
        yield from _below(path, PurePosixPath()) if path.is_dir() else [SourceFile(path, path.stem)]
    for entry in _entries(lists):
        place = _place(entry)
        yield from _below(entry, place) if entry.is_dir() else [SourceFile(entry, _named(place, entry.stem))]


def count(files: Sequence[Path], lists: Sequence[str]) -> int | None:
    """Return how many sources there are; None where that is not known before the end of standard input."""
    return None if STDIN in lists else sum(1 for _ in sources(files, lists))


def digest(path: Path) -> str:
    """Return the SHA-256 of a file, as hex digits.

    Raises:
        OSError: it cannot be read, or is none (a pipe may never end).
    """
    if not path.is_file():
        raise OSError(errno.EINVAL, "no file", str(path))
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _named(place: PurePosixPath, stem: str) -> str:
    return (place.parent / stem).as_posix()


def _place(entry: Path) -> PurePosixPath:
    """Return an entry's way without what leads out of a folder: root, drive, `..`."""
    return PurePosixPath(*(part for part in entry.parts if part not in (entry.anchor, "..")))


def _entries(lists: Iterable[str]) -> Iterator[Path]:
    for name in lists:
        with _opened(name) as lines:
            for line in lines:
                entry = line.strip("\r\n")
                if entry.strip():
                    yield Path(entry)


@contextmanager
def _opened(name: str) -> Iterator[TextIO]:
    """Open a list; bytes that are no UTF-8 pass, as they do in file names."""
    try:
        if name == STDIN:
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="surrogateescape")  # type: ignore[union-attr]
            yield sys.stdin
        else:
            with Path(name).open(encoding="utf-8-sig", errors="surrogateescape") as lines:
                yield lines
    except OSError as error:
        raise UsageError(f"{name}: the list cannot be read ({error.strerror})") from error


def _below(folder: Path, place: PurePosixPath) -> Iterator[SourceFile]:
    """Yield the PDFs below a folder; a folder that cannot be looked into is yielded itself.

    So it is reported like a file that cannot be opened. Links to folders are not followed: they may
    lead back.
    """
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield SourceFile(folder, _named(place, folder.name))
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(path, place / entry.name)
        elif kinds.is_source(path):
            yield SourceFile(path, (place / path.stem).as_posix())
