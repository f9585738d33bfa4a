"""`sign-off.yaml`: which chapters people looked through for which themes, and did not find them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from ...errors import DataError
from ...stages.compilation.absences import Absence
from ...system.memory import Memory
from . import edits, entries, exclusive, signoff
from .edits import Bare
from .entries import EntryFile
from .fields import Fields, Problems
from .signoff import LOOKED_THROUGH
from .yaml_tree import Value

_KEYS = ("theme", "region", "by", "on", "words")
"""Keys of one of the decisions in an entry, in the order in which they are written."""
_REMEDY = "write it with `reportgen sign --looked-through`"


def load(folder: Path, memory: Memory | None = None) -> tuple[Absence, ...]:
    """Read what people looked through, one decision for each region and theme: the last of the file.

    Args:
        folder: the edition's folder.
        memory: what was loaded before; nothing by default.

    Raises:
        DataError: the file does not validate; a line for each problem.
    """
    return _absences(entries.read(folder / signoff.FILE_NAME, memory))


def record(folder: Path, new: Sequence[Absence]) -> None:
    """Write decisions down; earlier ones on the same regions and themes are replaced, all else is kept.

    Args:
        folder: the edition's folder.
        new: at least one decision.

    Raises:
        DataError: the file does not validate, or cannot be amended as it is written.
        OutputError: it cannot be written.
    """
    replaced = {(absence.region, absence.theme) for absence in new}

    def change(file: EntryFile) -> EntryFile:
        rest = _without(file, replaced)
        return entries.parse(file.path, edits.appended(rest, [_written(new)], signoff.HEADER), mark=file.mark)

    _amend(folder, change, lambda old: [*_others(old, replaced), *new])


def remove(folder: Path, region: str, themes: Iterable[str]) -> None:
    """Take decisions back; all else is kept.

    Args:
        folder: the edition's folder.
        region: id of the region.
        themes: their ids; those that nobody looked through for are passed over.

    Raises:
        DataError: the file does not validate, or cannot be amended as it is written.
        OutputError: it cannot be written.
    """
    taken = {(region, theme) for theme in themes}
    _amend(folder, lambda file: _without(file, taken), lambda old: _others(old, taken))


def _others(absences: Iterable[Absence], left_out: set[tuple[str, str]]) -> list[Absence]:
    return [absence for absence in absences if (absence.region, absence.theme) not in left_out]


def _without(file: EntryFile, left_out: set[tuple[str, str]]) -> EntryFile:
    """Return a file without some decisions; an entry that has no others goes, comments beside it stay."""
    for number in range(len(file.filled) - 1, -1, -1):
        entry = file.filled[number]
        own = _of_entry(file, entry)
        kept = _others(own, left_out)
        if len(kept) == len(own):
            continue
        text = edits.replaced(file, entry, _written(kept)) if kept else edits.removed(file, entry)
        file = entries.parse(file.path, text, mark=file.mark)
    return file


def _written(absences: Iterable[Absence]) -> edits.Entry:
    return [(LOOKED_THROUGH, edits.Mappings(tuple(map(_mapping, absences))))]


def _mapping(absence: Absence) -> tuple[tuple[str, str | Bare], ...]:
    words = (("words", absence.words),) if absence.words else ()
    return (
        ("theme", absence.theme),
        ("region", absence.region),
        ("by", absence.by),
        ("on", Bare(absence.on)),
        *words,
    )


def _amend(
    folder: Path,
    change: Callable[[EntryFile], EntryFile],
    expected: Callable[[Sequence[Absence]], Sequence[Absence]],
) -> None:
    """Change the file, if its decisions are then those expected and its signatures stay.

    Raises:
        DataError: the file does not validate, or cannot be changed in place.
    """

    def checked(file: EntryFile) -> str:
        """Return the changed text.

        Raises:
            DataError: it would say something else.
        """
        signed, old = [edits.text_of(file, entry) for entry in signoff.signatures(file)], _absences(file)
        changed = change(file)
        same = [edits.text_of(changed, entry) for entry in signoff.signatures(changed)] == signed
        if not same or set(_absences(changed)) != set(expected(old)):
            raise DataError(
                f"{file.path}: cannot be amended as it is written; keep each entry beginning with “- ” on a "
                "line of its own"
            )
        return changed.text

    exclusive.amend(folder / signoff.FILE_NAME, checked)


def _absences(file: EntryFile) -> tuple[Absence, ...]:
    """Return the decisions of a file, of several on one region and theme the last.

    Raises:
        DataError: they do not validate; a line for each problem.
    """
    found = (absence for entry in file.filled for absence in _of_entry(file, entry))
    return tuple({(absence.region, absence.theme): absence for absence in found}.values())


def _of_entry(file: EntryFile, entry: Value) -> tuple[Absence, ...]:
    """Return the decisions of an entry; none of one that is a signature.

    Raises:
        DataError: they do not validate.
    """
    if entry.get(LOOKED_THROUGH) is None:
        return ()
    problems = Problems(file.path)
    value = Fields(entry, (LOOKED_THROUGH,), problems).get(LOOKED_THROUGH)
    if value is not None and value.kind != "list":
        problems.add(value.line, f"“{LOOKED_THROUGH}” must be a list", _REMEDY)
    parts = value.parts if value is not None else ()
    absences = tuple(_absence(Fields(part, _KEYS, problems)) for part in parts)
    problems.settle()
    return absences


def _absence(fields: Fields) -> Absence:
    """Return what a decision says; what is wrong is noted, and the result then is of no use."""
    theme, region, by = (fields.text(name) for name in ("theme", "region", "by"))
    on = fields.date("on")
    for name, value in (("theme", theme), ("region", region), ("by", by), ("on", on)):
        if fields.are_there and (value == "" or fields.get(name) is None):
            fields.problem(name, f"“{name}” is missing", _REMEDY)
    return Absence(theme or "", region or "", by or "", on or "", fields.scalars("words") or "")
