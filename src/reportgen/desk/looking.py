"""A chapter looked through for a theme, as a step that can be taken back and done again like any other."""

from collections.abc import Sequence

from ..edition import look_through
from ..edition.decision_files import looked_through
from ..edition.review import Reviewed
from ..errors import UsageError
from ..stages.compilation.absences import Absence
from .journal import Step
from .room import Room, now, today

LOOKED, UNLOOKED = "step.looked", "step.unlooked"
"""Keys of the texts that name the two steps."""


def look(room: Room, reviewed: Reviewed, region: str, theme: str, *, label: str, by: str) -> Step:
    """Write down that somebody looked a chapter through and that it does not raise a theme.

    Args:
        room: the edition.
        reviewed: what stands there now.
        region: its id.
        theme: its id.
        label: how the theme is called on the screen.
        by: who looked.

    Raises:
        UsageError: there is no such chapter or theme, or the chapter raises it.
        ReportgenError: the file does not validate or cannot be written.
    """
    with room.lock:
        new = look_through.decisions(reviewed, region, [theme], by=by, on=today())
        old = standing(room, new)
        step = room.journal.begin(Step(0, now(), by, LOOKED, label, region, looked=new, unlooked=old))
        looked_through.record(room.folder, new)
        return room.journal.note(step, "done")


def forget(room: Room, region: str, theme: str, *, label: str, by: str) -> Step:
    """Take such a decision back, whoever took it.

    Raises:
        UsageError: nobody looked the chapter through for the theme.
        ReportgenError: the file does not validate or cannot be written.
    """
    with room.lock:
        old = standing(room, [Absence(theme, region, by, today())])
        step = Step(0, now(), by, UNLOOKED, label, region, unlooked=old)
        step = room.journal.begin(step) if old else step
        look_through.take_back(room.folder, region, [theme])
        return room.journal.note(step, "done")


def undo(room: Room, step: Step) -> None:
    """Take a step back: what stood there before it stands there again.

    Raises:
        UsageError: somebody else has decided meanwhile; that is left alone.
        ReportgenError: the file does not validate or cannot be written.
    """
    _change(room, step.looked, step.unlooked)


def redo(room: Room, step: Step) -> None:
    """Do a step again that was taken back.

    Raises:
        UsageError: somebody else has decided meanwhile; that is left alone.
        ReportgenError: the file does not validate or cannot be written.
    """
    _change(room, step.unlooked, step.looked)


def _change(room: Room, old: Sequence[Absence], new: Sequence[Absence]) -> None:
    """Put decisions in the place of others, while those stand as they were written."""
    if set(standing(room, [*old, *new])) != set(old):
        raise UsageError("somebody has looked the chapter through meanwhile; that is left alone")
    for absence in old:
        looked_through.remove(room.folder, absence.region, [absence.theme])
    if new:
        looked_through.record(room.folder, new)


def standing(room: Room, about: Sequence[Absence]) -> tuple[Absence, ...]:
    """Return what stands in the file about the same chapters and themes as some decisions."""
    keys = {(absence.region, absence.theme) for absence in about}
    there = looked_through.load(room.folder)
    return tuple(absence for absence in there if (absence.region, absence.theme) in keys)


def is_written(room: Room, step: Step) -> bool:
    """Return whether a step that was begun stands in the file."""
    return set(standing(room, [*step.looked, *step.unlooked])) == {*step.looked}
