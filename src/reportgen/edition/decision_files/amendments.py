"""Changes to `corrections.yaml`, each one write: what is not changed stays as people wrote it.

An entry is named by its text as it is written: what somebody saw is changed or taken out only while it
stands exactly so. That is what makes a step back safe beside other people and their editors.
"""

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path

from ...errors import DataError
from ...model.actions import ACTIONS
from ...model.decisions import Correction
from ...system.memory import Memory
from . import correction_entry, corrections, edits, entries, exclusive
from .corrections import FILE_NAME
from .edits import Bare
from .entries import EntryFile
from .fields import collapsed
from .yaml_tree import Value

_HEADER = f"""\
# Decisions about the words as read. Each entry is keyed by words that stand in a report ("quote"),
# never by a number, so that it survives a new version of the report.
# Actions: {", ".join(ACTIONS)}.
"""

_Entries = tuple[Correction, ...]


def texts(folder: Path, memory: Memory | None = None) -> tuple[str, ...]:
    """Return each entry's text as it is written, in the order of the file.

    Args:
        folder: the edition's folder.
        memory: what was read before; nothing by default.

    Raises:
        DataError: the file does not validate.
    """
    file = entries.read(folder / FILE_NAME, memory)
    return tuple(edits.text_of(file, entry) for entry in file.filled)


def written(folder: Path, memory: Memory | None = None) -> tuple[tuple[Correction, str], ...]:
    """Return each entry with its text as it is written, in the order of the file, both of one moment.

    Args:
        folder: the edition's folder.
        memory: what was read before; nothing by default.

    Raises:
        DataError: the file does not validate.
    """
    file = entries.read(folder / FILE_NAME, memory)
    said = (edits.text_of(file, entry) for entry in file.filled)
    return tuple(zip(corrections.of_file(file, memory), said, strict=True))


def find(folder: Path, written: Sequence[str]) -> list[int]:
    """Return the indices of entries in the file by their texts; of equal ones the last.

    Args:
        folder: the edition's folder.
        written: the text of each, exactly as it was read.

    Raises:
        DataError: one of them does not stand so any more, or the file does not validate.
    """
    return edits.find(entries.read(folder / FILE_NAME), written)


def append(folder: Path, entry: Correction, memory: Memory | None = None) -> str:
    """Add an entry at the end of the file; see `append_many`."""
    return append_many(folder, [entry], memory)[0]


def append_many(folder: Path, new: Sequence[Correction], memory: Memory | None = None) -> tuple[str, ...]:
    """Add entries at the end of the file, in one write; all else in it stays as it is.

    White space in texts counts as one space. `line` is not written.

    Args:
        folder: the edition's folder.
        new: the decisions, in order; with none the file is left alone.
        memory: what was read of the file before, and will be after; nothing by default.

    Returns:
        The text of each as it is written.

    Raises:
        DataError: the file or an entry does not validate.
        OutputError: the file cannot be written.
    """
    if not new:
        return ()
    file = _amend(
        folder,
        lambda file: edits.appended(file, [correction_entry.written(entry) for entry in new], _HEADER),
        lambda old: (*old, *map(correction_entry.normalized, new)),
        memory,
    )
    return tuple(edits.text_of(file, entry) for entry in file.filled[-len(new) :])


def remove(folder: Path, written: Sequence[str], memory: Memory | None = None) -> None:
    """Take entries out, in one write, all or none.

    Args:
        folder: the edition's folder.
        written: the text of each, exactly as it was read; of equal ones the last is taken.
        memory: as for `append_many`.

    Raises:
        DataError: one of them does not stand so in the file any more, or the file does not validate.
        OutputError: the file cannot be written.
    """
    taken: list[int] = []

    def change(file: EntryFile) -> str:
        taken.extend(edits.find(file, written))
        for index in sorted(taken, reverse=True):  # from below: what stands above keeps its place
            file = dataclasses.replace(file, text=edits.removed(file, file.filled[index]))
        return file.text

    def expected(old: _Entries) -> _Entries:
        return tuple(entry for index, entry in enumerate(old) if index not in taken)

    _amend(folder, change, expected, memory)


def replace(folder: Path, written: str, entry: Correction, memory: Memory | None = None) -> str:
    """Put an entry in the place of another, in one write.

    Args:
        folder: the edition's folder.
        written: the text of the other, exactly as it was read.
        entry: the decision that takes its place.
        memory: as for `append_many`.

    Returns:
        The text of the entry as it is written.

    Raises:
        DataError: the other does not stand so any more, or the file or the entry does not validate.
        OutputError: the file cannot be written.
    """
    changed: list[int] = []

    def change(file: EntryFile) -> str:
        changed.extend(edits.find(file, [written]))
        return edits.replaced(file, file.filled[changed[0]], correction_entry.written(entry))

    def expected(old: _Entries) -> _Entries:
        return tuple(
            correction_entry.normalized(entry) if index in changed else written
            for index, written in enumerate(old)
        )

    file = _amend(folder, change, expected, memory)
    return edits.text_of(file, file.filled[changed[0]])


def requote(
    folder: Path,
    line: int,
    quote: str,
    page: int | None,
    was: str | None = None,
    *,
    region: str | None = None,
    seen: Correction | None = None,
) -> None:
    """Give an entry the words that people accepted in place of its own.

    Args:
        folder: the edition's folder.
        line: line of the entry, from 1.
        quote: the new words.
        page: their page; None keeps what the entry says.
        was: the value that people have now seen; None keeps what the entry says.
        region: id of the region whose report has the words; None keeps what the entry says.
        seen: the entry as it was read; None for whatever stands in that line.

    Raises:
        DataError: the file does not validate, no entry begins in that line, or another one by now.
        OutputError: the file cannot be written.
    """
    path = folder / FILE_NAME
    new: dict[str, str | Bare] = {"quote": collapsed(quote)}
    if page is not None:
        new["page"] = Bare(str(page))
    if was is not None:
        new["was"] = collapsed(was)
    if region is not None:
        new["region"] = region

    def change(file: EntryFile) -> str:
        if seen is not None:
            _require_seen(file, seen)
        for name, content in new.items():
            text = edits.with_field(file, _at(file, line), name, content)
            file = entries.parse(path, text, mark=file.mark)
        return file.text

    def expected(old: _Entries) -> _Entries:
        return tuple(
            entry
            if entry.line != line
            else dataclasses.replace(
                entry,
                quote=collapsed(quote),
                page=entry.page if page is None else page,
                was=entry.was if was is None else collapsed(was),
                region=entry.region if region is None else region,
            )
            for entry in old
        )

    _amend(folder, change, expected)


def _require_seen(file: EntryFile, seen: Correction) -> None:
    """Check that an entry stands where it was read, as it was read.

    Raises:
        DataError: it does not.
    """
    if seen not in corrections.of_file(file):
        raise DataError(
            f"{file.path}:{seen.line}: the entry does not stand here as it was read; it was changed or "
            "taken out meanwhile, and was left alone; look at it again"
        )


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
    expected: Callable[[_Entries], _Entries],
    memory: Memory | None = None,
) -> EntryFile:
    """Change the file, if what it then says is what is expected, entry for entry; return it as changed.

    Raises:
        DataError: the file does not validate, or cannot be changed in place.
    """
    made: list[EntryFile] = []

    def checked(file: EntryFile) -> str:
        old = corrections.of_file(file, memory)
        changed = entries.rewritten(file, change(file), memory)
        _require_same(file.path, corrections.of_file(changed, memory), expected(old))
        made.append(changed)
        return changed.text

    exclusive.amend(folder / FILE_NAME, checked, memory)
    return made[-1]


def _require_same(path: Path, new: _Entries, expected: _Entries) -> None:
    """Check that a changed file says what it should.

    Raises:
        DataError: it does not.
    """
    if _without_lines(new) != _without_lines(expected):
        raise DataError(
            f"{path}: cannot be amended as it is written; write it as a plain list, "
            "each entry beginning with “- ” on a line of its own"
        )


def _without_lines(decisions: _Entries) -> list[Correction]:
    return [dataclasses.replace(decision, line=None) for decision in decisions]
