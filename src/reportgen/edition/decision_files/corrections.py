"""`corrections.yaml`: people's decisions about what was read, checked."""

from pathlib import Path

from ...model.decisions import CORRECTIONS_FILE, Correction
from ...system.memory import Memory
from . import correction_entry, edits, entries
from .entries import EntryFile
from .fields import Fields, Problems

FILE_NAME = CORRECTIONS_FILE


def load(folder: Path, memory: Memory | None = None) -> tuple[Correction, ...]:
    """Read an edition's corrections; none where the file is absent or empty.

    Args:
        folder: the edition's folder.
        memory: what was loaded before; nothing by default.

    Raises:
        DataError: the file does not validate; a line for each problem, naming its line and what to do.
    """
    return of_file(entries.read(folder / FILE_NAME, memory), memory)


def of_file(file: EntryFile, memory: Memory | None = None) -> tuple[Correction, ...]:
    """Return what the entries of a file say; see `read_entries`."""
    return read_entries(file) if memory is None else memory.recall(str(file.path), read_entries, file)


def problems(entry: Correction) -> tuple[str, ...]:
    """Return what is wrong with an entry before it is written, and what to do; nothing where all is well."""
    path = Path(FILE_NAME)
    text = edits.appended(EntryFile(path, ""), [correction_entry.written(entry)], "")
    return _checked(entries.parse(path, text))[1].said


def read_entries(file: EntryFile) -> tuple[Correction, ...]:
    """Return what the entries of a file say.

    Raises:
        DataError: they do not validate; a line for each problem.
    """
    corrections, problems = _checked(file)
    problems.settle()
    return corrections


def _checked(file: EntryFile) -> tuple[tuple[Correction, ...], Problems]:
    problems = Problems(file.path)
    fields = [Fields(entry, correction_entry.KEYS, problems) for entry in file.filled]
    return tuple(correction_entry.read(field) for field in fields if field.are_there), problems
