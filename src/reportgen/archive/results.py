"""A folder of results, one file a source, that can be continued: an index says what each was made from."""

import json
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from ..errors import OutputError, ReportgenError
from ..system import output
from ..system.stamp import COARSE_NS
from .journal import Journal
from .sources import SourceFile, digest

INDEX = "index.jsonl"
"""One line a result: its name, the path, size, time and hash of its source, and the program's own."""
ERRORS = "errors.jsonl"
"""One line a source that could not be read in the last run."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What a result was made from; the fields of a line of the index.

    Attributes:
        ctime_ns: when the system last noted a change of the source; 0 where that was too near to be told
            from the next one.
    """

    result: str
    source: str
    size: int
    mtime_ns: int
    sha256: str
    program: str
    ctime_ns: int = 0

    def knows(self, place: str, facts: os.stat_result) -> bool:
        """Return whether the source is what it was, without a look into it."""
        told = (place, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)
        return (self.source, self.size, self.mtime_ns, self.ctime_ns) == told


class ResultFolder:
    """Writes results below a folder, each under the name of its source."""

    def __init__(self, folder: Path, suffix: str, program: str, *, resume: bool) -> None:
        """Use a folder, and make it where it is missing.

        Args:
            folder: where results go.
            suffix: of the files, with its dot.
            program: hash of what results depend on besides their source.
            resume: keep results whose sources have not changed.

        Raises:
            OutputError: the folder cannot be made.
        """
        output.make_folder(folder)
        self._folder, self._suffix, self._program, self._resume = folder, suffix, program, resume
        self._made = {made.result: made for made in _load(folder / INDEX)}
        self._names: dict[str, Path] = {}
        self._reading: dict[str, _Made] = {}
        self._index = Journal(folder / INDEX)
        (folder / ERRORS).unlink(missing_ok=True)
        self.errors = Journal(folder / ERRORS)

    def has(self, source: SourceFile) -> bool:
        """Return whether the result of this very content is there, made by this very program.

        Where path, size and times are as they were, and were not young then, the content is taken for the
        same; else its hash decides.
        """
        name = self._name(source)
        before = self._made.get(name)
        place = str(source.path.absolute())
        try:
            now, facts = time.time_ns(), source.path.stat()
            content = before.sha256 if before and before.knows(place, facts) else digest(source.path)
        except OSError:  # reading it will say why
            return False
        changed = facts.st_ctime_ns if now - facts.st_ctime_ns >= COARSE_NS else 0
        made = _Made(name, place, facts.st_size, facts.st_mtime_ns, content, self._program, changed)
        self._reading[name] = made
        return (
            self._resume
            and before is not None
            and (before.sha256, before.program) == (content, self._program)
            and (self._folder / name).is_file()
        )

    def take(self, source: SourceFile, result: str, digest: str) -> None:
        """Write a result, then its line of the index; none where the source was exchanged meanwhile.

        Args:
            source: the file.
            result: what was made of it.
            digest: SHA-256 of the bytes that were read, "" where nobody knows.

        Raises:
            OutputError: it cannot be written.
        """
        name = self._name(source)
        path = self._folder / name
        if path.parent != self._folder:
            output.make_folder(path.parent)
        output.write(path, result.encode("utf-8"))
        made = self._reading.pop(name, None)
        if made and digest in ("", made.sha256):
            self._made[name] = made
            self._index.add(asdict(made))

    def refuse(self, source: SourceFile, error: ReportgenError) -> None:
        """Note an error; a result that was made from other bytes is not left to stand for these.

        Raises:
            OutputError: the note cannot be written.
        """
        name = self._name(source)
        before, now = self._made.get(name), self._reading.pop(name, None)
        if before and now and before.sha256 != now.sha256:
            (self._folder / name).unlink(missing_ok=True)
        self.errors.add({"file": str(source.path), "message": str(error), "exit_code": error.exit_code})

    def _name(self, source: SourceFile) -> str:
        """Return the name of a source's result: its own, or with a number where another source has it."""
        name, number = f"{source.name}{self._suffix}", 1
        while self._names.setdefault(name.casefold(), source.path) != source.path:
            number += 1
            name = f"{source.name}-{number}{self._suffix}"
        return name


def _load(path: Path) -> list[_Made]:
    """Return the lines of an index; what is damaged counts as absent."""
    found = []
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    except OSError as error:
        raise OutputError(f"{path}: cannot be read ({error.strerror})") from error
    for line in lines:
        try:
            found.append(_Made(**json.loads(line)))
        except (ValueError, TypeError):
            continue
    return found
