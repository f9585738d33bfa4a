"""`corrections.yaml`: people's decisions about what was read; checked, and amended without a word lost."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ...errors import DataError
from ...model.actions import ACTIONS
from ...model.decisions import CORRECTIONS_FILE, Correction
from ...system.memory import Memory
from . import correction_entry, edits, entries
from .edits import Bare
from .entries import EntryFile
from .fields import Fields, Problems, collapsed
from .yaml_tree import Value

FILE_NAME = CORRECTIONS_FILE

_HEADER = f"""\
# Decisions about the words as read. Each entry is keyed by words that stand in a report ("quote"),
# never by a number, so that it survives a new version of the report.
# Actions: {", ".join(ACTIONS)}.
"""


def load(folder: Path, memory: Memory | None = None) -> tuple[Correction, ...]:
    """Read an edition's corrections; none where the file is absent or empty.

    Args:
        folder: the edition's folder.
        memory: what was loaded before; nothing by default.

    Raises:
        DataError: the file does not validate; a line for each problem, naming its line and what to do.
    """
    file = entries.read(folder / FILE_NAME, memory)
    return _corrections(file) if memory is None else memory.recall(str(file.path), _corrections, file)


def problems(entry: Correction) -> tuple[str, ...]:
    """Return what is wrong with an entry before it is written, and what to do; nothing where all is well."""
    path = Path(FILE_NAME)
    text = edits.appended(EntryFile(path, ""), correction_entry.written(entry), "")
    return _checked(entries.parse(path, text))[1].said


def append(folder: Path, entry: Correction) -> None:
    """Add an entry at the end of the file; all else in it stays as it is.

    White space in texts counts as one space. `line` is not written.

    Args:
        folder: the edition's folder.
        entry: the decision.

    Raises:
        DataError: the file or the entry does not validate.
        OutputError: the file cannot be written.
    """
    _amend(
        folder,
        lambda file: edits.appended(file, correction_entry.written(entry), _HEADER),
        lambda old: (*old, correction_entry.normalized(entry)),
    )


def requote(folder: Path, line: int, quote: str, page: int | None, was: str | None = None) -> None:
    """Give an entry the words that people accepted in place of its own.

    Args:
        folder: the edition's folder.
        line: line of the entry, from 1.
        quote: the new words.
        page: their page; None keeps what the entry says.
        was: the value that people have now seen; None keeps what the entry says.

    Raises:
        DataError: the file does not validate, or no entry begins in that line.
        OutputError: the file cannot be written.
    """
    path = folder / FILE_NAME
    new: dict[str, str | Bare] = {"quote": collapsed(quote)}
    if page is not None:
        new["page"] = Bare(str(page))
    if was is not None:
        new["was"] = collapsed(was)

    def change(file: EntryFile) -> str:
        for name, content in new.items():
            text = edits.with_field(file, _at(file, line), name, content)
            file = entries.parse(path, text, mark=file.mark)
        return file.text

    def expected(old: tuple[Correction, ...]) -> tuple[Correction, ...]:
        return tuple(
            it
            if it.line != line
            else replace(
                it,
                quote=collapsed(quote),
                page=it.page if page is None else page,
                was=it.was if was is None else collapsed(was),
            )
            for it in old
        )

    _amend(folder, change, expected)


def _at(file: EntryFile, line: int) -> Value:
    """Return the entry that begins in a line.

    Raises:
        DataError: there is none.
    """
    for entry in file.entries:
        if entry.line == line:
            return entry
    lines = ", ".join(str(entry.line) for entry in file.entries) or "none"
    raise DataError(f"{file.path}:{line}: no entry begins here; entries begin in lines: {lines}")


def _amend(
    folder: Path,
    change: Callable[[EntryFile], str],
    expected: Callable[[tuple[Correction, ...]], tuple[Correction, ...]],
) -> None:
    """Change the file, if what it then says is what is expected, entry for entry.

    Raises:
        DataError: the file does not validate, or cannot be changed in place.
    """

    def checked(file: EntryFile) -> str:
        old = _corrections(file)
        text = change(file)
        _require_same(file.path, _corrections(entries.parse(file.path, text)), expected(old))
        return text

    edits.amend(folder / FILE_NAME, checked)


def _require_same(path: Path, new: tuple[Correction, ...], expected: tuple[Correction, ...]) -> None:
    """Check that a changed file says what it should.

    Raises:
        DataError: it does not.
    """
    if _without_lines(new) != _without_lines(expected):
        raise DataError(
            f"{path}: cannot be amended as it is written; write it as a plain list, "
            "each entry beginning with “- ” on a line of its own"
        )


def _without_lines(corrections: tuple[Correction, ...]) -> list[Correction]:
    return [replace(it, line=None) for it in corrections]


def _corrections(file: EntryFile) -> tuple[Correction, ...]:
    """Return what the entries of a file say.

    Raises:
        DataError: they do not validate; a line for each problem.
    """
    found, problems = _checked(file)
    problems.settle()
    return found


def _checked(file: EntryFile) -> tuple[tuple[Correction, ...], Problems]:
    problems = Problems(file.path)
    entered = [entry for entry in file.entries if entry.kind != "nothing"]
    fields = [Fields(entry, correction_entry.KEYS, problems) for entry in entered]
    return tuple(correction_entry.read(it) for it in fields if it.are_there), problems
