"""Steps are taken back, and done again: exactly what they did, never what others did since."""

from ..edition.decision_files import amendments, signoff
from . import looking, versions
from .journal import Step
from .refused import RefusedError
from .room import Room
from .written import absent, remove_all, require_new, text_of


def undo(room: Room, number: int) -> Step:
    """Take a step back: exactly its entries; all that others did stays.

    Raises:
        RefusedError: its entries were changed since; they are left alone.
        ReportgenError: a file does not validate or cannot be written.
    """
    with room.lock:
        step = _step(room, number, "done")
        if step.looked or step.unlooked:
            looking.undo(room, step)
        elif step.file:
            versions.undo(room, step)
        elif step.signed and step.unsigned:
            signoff.put_back(room.folder, step.unsigned, step.signed)
        elif step.signed:
            signoff.remove(room.folder, step.signed)
        elif step.put and step.taken:
            amendments.replace(room.folder, text_of(room, step.put[0]), step.taken[0], room.memory)
        elif step.put:
            remove_all(room, step.put)
        else:
            amendments.append_many(room.folder, absent(room, step.taken), room.memory)
        return room.journal.note(step, "undone")


def redo(room: Room, number: int) -> Step:
    """Do a step again that was taken back.

    Raises:
        RefusedError: what it was about has changed since.
        ReportgenError: a file does not validate or cannot be written.
    """
    with room.lock:
        step = _step(room, number, "undone")
        if step.looked or step.unlooked:
            looking.redo(room, step)
            return room.journal.note(step, "done")
        if step.file:
            versions.redo(room, step)
            return room.journal.note(step, "done")
        if step.signed:
            return room.journal.note(step, "done", _signed_again(room, step))
        if step.put and step.taken:
            amendments.replace(room.folder, text_of(room, step.taken[0]), step.put[0], room.memory)
        elif step.put:
            amendments.append_many(room.folder, require_new(room, step.put), room.memory)
        else:
            remove_all(room, step.taken)
        return room.journal.note(step, "done")


def _signed_again(room: Room, step: Step) -> str:
    """Write a signature again that was taken back; return its text as it is written."""
    return signoff.put_back(room.folder, step.signed, _present(room, step))


def _present(room: Room, step: Step) -> str:
    """Return the text of the signature that a step put back, if it still stands there."""
    there = signoff.texts(room.folder).get(step.region, "")
    return there if step.unsigned else ""


def _step(room: Room, number: int, state: str) -> Step:
    step = next((step for step in room.journal.steps() if step.number == number), None)
    if step is None or step.state != state:
        raise RefusedError("this step is not there, or was taken back already")
    return step
