"""What was decided at the desk, step by step, beside the edition: a step can be taken back, also tomorrow.

`.desk/journal.jsonl` is the desk's own: one JSON object a line, only ever added to. A step is written before
the file of decisions is changed, and ticked off after; so the journal knows of decisions that an editor's
old buffer has wiped out of the file.
"""

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Literal

from ..edition.decision_files import exclusive
from ..errors import OutputError
from ..model.decisions import Correction
from ..stages.compilation.absences import Absence
from ..system import files, output

FOLDER = ".desk"
FILE_NAME = "journal.jsonl"
LARGEST = 50_000_000
"""Bytes that are read; a step has some 600."""

State = Literal["begun", "done", "undone", "gone"]
"""Of a step; "gone": its decisions were taken out of the file by people, on purpose."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that somebody did.

    Attributes:
        number: from 1.
        at: date and time, ISO 8601, local.
        what: key of the text that says what it was.
        about: words of the passage, or the region's name.
        region: id of the region, "" for none.
        put: decisions that it wrote.
        taken: decisions that it took out, or put others in the place of.
        signed: the text of the sign-off that it wrote.
        unsigned: the text of the one that this took the place of, "" for none.
        looked: what it says chapters were looked through for.
        unlooked: what was said so before, and no longer is.
        file: name of the report whose version was chosen, "" for none.
        sha256: of its new version, hex digest.
    """

    number: int
    at: str
    by: str
    what: str
    about: str
    region: str = ""
    put: tuple[Correction, ...] = ()
    taken: tuple[Correction, ...] = ()
    signed: str = ""
    unsigned: str = ""
    looked: tuple[Absence, ...] = ()
    unlooked: tuple[Absence, ...] = ()
    file: str = ""
    sha256: str = ""
    state: State = "begun"


class StepJournal:
    """The journal of one edition; whoever uses it does so one at a time."""

    def __init__(self, folder: Path) -> None:
        """Use the journal of an edition's folder; it is made with the first step."""
        self._path = folder / FOLDER / FILE_NAME
        self._content = b""
        self._changes: tuple[Step, ...] = ()

    def steps(self) -> tuple[Step, ...]:
        """Return all steps as they are now, the latest last. A line that is damaged counts as absent."""
        return tuple({step.number: step for step in self.changes()}.values())

    def changes(self) -> tuple[Step, ...]:
        """Return each step as it was begun, and again after whatever became of it, in the order of time."""
        try:
            content = files.read(self._path, LARGEST)
        except OSError:
            content = b""
        if content != self._content:
            self._content, self._changes = content, tuple(_read(content))
        return self._changes

    def begin(self, step: Step) -> Step:
        """Write down a step that is about to be done; return it with its number.

        Raises:
            OutputError: it cannot be written.
        """
        output.make_folder(self._path.parent)
        with exclusive.alone(self._path.parent):  # two desks of one edition count on together
            step = replace(step, number=max((step.number for step in self.steps()), default=0) + 1)
            self._add(asdict(step))
        return step

    def note(self, step: Step, state: State, signed: str | None = None) -> Step:
        """Write down what has become of a step.

        Raises:
            OutputError: it cannot be written.
        """
        step = replace(step, state=state, signed=step.signed if signed is None else signed)
        with exclusive.alone(self._path.parent):
            self._add({"number": step.number, "state": state, "signed": step.signed})
        return step

    def _add(self, line: dict[str, Any]) -> None:
        ignore = self._path.parent / ".gitignore"
        if not ignore.exists():
            output.write(ignore, b"*\n")
        text = json.dumps(line, ensure_ascii=False) + "\n"
        try:
            with self._path.open("ab") as file:
                if file.tell() and not self._ends_whole():
                    text = "\n" + text  # whoever wrote last was ended in the midst of it
                file.write(text.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutputError(f"{self._path}: cannot be written ({error.strerror}); make room") from error

    def _ends_whole(self) -> bool:
        with self._path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read() == b"\n"


def _read(content: bytes) -> Iterator[Step]:
    steps: dict[int, Step] = {}
    for line in content.splitlines():
        try:
            values = json.loads(line)
            number = int(values["number"])
            if number in steps:
                steps[number] = replace(steps[number], state=values["state"], signed=values["signed"])
            else:
                steps[number] = _step(values)
        except (ValueError, KeyError, TypeError):
            continue
        yield steps[number]


def _step(values: dict[str, Any]) -> Step:
    put, taken = (_corrections(values.pop(name)) for name in ("put", "taken"))
    looked, unlooked = (
        tuple(Absence(**fields) for fields in values.pop(name, ())) for name in ("looked", "unlooked")
    )
    return Step(**values, put=put, taken=taken, looked=looked, unlooked=unlooked)


def _corrections(entries: Sequence[dict[str, Any]]) -> tuple[Correction, ...]:
    return tuple(Correction(**fields) for fields in entries)
