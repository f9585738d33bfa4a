"""A folder of results, one file a source, that can be continued: an index says what each was made from."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from ..errors import OutputError, ReportgenError
from ..system import output
from .journal import Journal
from .sources import SourceFile, digest

INDEX = "index.jsonl"
"""One line a result: its name, the path, size, time and hash of its source, and the program's own."""
ERRORS = "errors.jsonl"
"""One line a source that could not be read in the last run."""


@dataclass(frozen=True, slots=True)
class _Made:
    """What a result was made from; the fields of a line of the index."""

    result: str
    source: str
    size: int
    mtime_ns: int
    sha256: str
    program: str


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

        Where path, size and time are as they were, the content is taken for the same; else its hash decides.
        """
        name = self._name(source)
        before = self._made.get(name)
        place = str(source.path.absolute())
        try:
            facts = source.path.stat()
            if before and (before.source, before.size, before.mtime_ns) == (
                place,
                facts.st_size,
                facts.st_mtime_ns,
            ):
                content = before.sha256
            else:
                content = digest(source.path)
        except OSError:  # reading it will say why
            return False
        made = _Made(name, place, facts.st_size, facts.st_mtime_ns, content, self._program)
        self._reading[name] = made
        return (
            self._resume
            and before is not None
            and (before.sha256, before.program) == (content, self._program)
            and (self._folder / name).is_file()
        )

    def take(self, source: SourceFile, result: str) -> None:
        """Write a result, then its line of the index.

        Raises:
            OutputError: it cannot be written.
        """
        name = self._name(source)
        path = self._folder / name
        if path.parent != self._folder:
            output.make_folder(path.parent)
        output.write(path, result.encode("utf-8"))
        made = self._reading.pop(name, None)
        if made:
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
