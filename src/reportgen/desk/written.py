"""Decisions as they stand in the file: found by what they say, however they were written."""

from collections.abc import Sequence

from ..edition.decision_files import amendments, correction_entry, corrections
from ..model.decisions import Correction, given_fields
from .refused import RefusedError
from .room import Room


def plain(entry: Correction) -> Correction:
    """Return an entry without its outcome and its line."""
    return Correction(**{**given_fields(entry), "line": None})


def as_read(entry: Correction) -> Correction:
    """Return an entry as it is read back once it is written."""
    return correction_entry.normalized(plain(entry))


def absent(room: Room, entries: Sequence[Correction]) -> list[Correction]:
    """Return those of some decisions that do not stand in the file: one written twice would count twice."""
    present = [plain(entry) for entry in corrections.load(room.folder, room.memory)]
    return [entry for entry in entries if as_read(entry) not in present]


def require_new(room: Room, entries: Sequence[Correction]) -> list[Correction]:
    """Return those of some decisions that do not stand in the file.

    Raises:
        RefusedError: all of them stand there.
    """
    new = absent(room, entries)
    if not new:
        raise RefusedError("the file says so already; there is nothing to write")
    return new


def text_of(room: Room, wanted: Correction) -> str:
    """Return how an entry is written in the file.

    Raises:
        RefusedError: it does not stand there so.
    """
    wanted = as_read(wanted)
    same = [text for entry, text in amendments.written(room.folder, room.memory) if plain(entry) == wanted]
    if not same:
        raise RefusedError("the decision was changed or taken out of the file since; it is left alone")
    return same[-1]


def remove_all(room: Room, entries: Sequence[Correction]) -> None:
    """Take decisions out of the file.

    Raises:
        RefusedError: one of them does not stand there as it was written.
        ReportgenError: the file does not validate or cannot be written.
    """
    amendments.remove(room.folder, [text_of(room, entry) for entry in entries], room.memory)
