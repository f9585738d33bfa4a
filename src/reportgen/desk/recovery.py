"""What the journal knows and the files do not: decisions that were wiped out, steps that were cut short."""

from ..edition.decision_files import amendments, corrections, looked_through, signoff
from ..model.decisions import Correction
from . import looking
from .deciding import absent, as_read, plain
from .journal import Step
from .room import Room


def settle(room: Room) -> None:
    """Note as done what was written down before the desk was ended, though it could not be ticked off.

    Raises:
        ReportgenError: a file does not validate, or the journal cannot be written.
    """
    begun = [step for step in room.journal.steps() if step.state == "begun"]
    if not begun:
        return
    with room.lock:
        present = [plain(entry) for entry in corrections.load(room.folder, room.memory)]
        signatures = signoff.texts(room.folder)
        for step in begun:
            put, taken = ([as_read(entry) for entry in entries] for entries in (step.put, step.taken))
            signed = signatures.get(step.region, "") if step.what == "step.signed" else ""
            is_written = all(entry in present for entry in put) and not any(it in present for it in taken)
            is_looked = bool(step.looked or step.unlooked) and looking.is_written(room, step)
            if is_looked or ((put or taken) and is_written):
                room.journal.note(step, "done")
            elif signed and signed != step.unsigned and step.by in signed:
                room.journal.note(step, "done", signed)


def lost(room: Room) -> tuple[Step, ...]:
    """Return the steps whose decisions are no longer in the files, though nobody took them back here."""
    return (*(step for step, missing in _wiped(room) if missing), *_wiped_signatures(room), *_unlooked(room))


def put_back(room: Room) -> int:
    """Put the decisions that are lost back into the files; return how many.

    Raises:
        ReportgenError: a file does not validate or cannot be written.
    """
    with room.lock:
        missing = [entry for _, entries in _wiped(room) for entry in entries]
        if missing:
            amendments.append_many(room.folder, missing, room.memory)
        signed, looked = _wiped_signatures(room), _unlooked(room)
        for step in signed:
            room.journal.note(step, "done", signoff.put_back(room.folder, step.signed))
        for step in looked:
            looked_through.record(room.folder, step.looked)
        return len(missing) + len(signed) + len(looked)


def let_go(room: Room) -> None:
    """Note that the decisions that are lost were taken out on purpose.

    Raises:
        OutputError: the journal cannot be written.
    """
    with room.lock:
        for step in lost(room):
            room.journal.note(step, "gone")


def _wiped(room: Room) -> list[tuple[Step, list[Correction]]]:
    """Return each step that was done with those of its decisions that the file has not."""
    done = [step for step in room.journal.steps() if step.state == "done"]
    taken = {as_read(entry) for step in done for entry in step.taken}
    return [(step, [it for it in absent(room, step.put) if as_read(it) not in taken]) for step in done]


def _wiped_signatures(room: Room) -> tuple[Step, ...]:
    """Return the last signature of each region that was given here, where the file has none of the region."""
    last = {step.region: step for step in room.journal.steps() if step.signed and step.state != "begun"}
    done = [step for step in last.values() if step.state == "done"]
    there = signoff.texts(room.folder) if done else {}
    return tuple(step for step in done if step.region not in there)


def _unlooked(room: Room) -> tuple[Step, ...]:
    """Return the last steps by which chapters were looked through, where the file says nothing of it."""
    last: dict[tuple[str, str], Step] = {}
    for step in room.journal.steps():
        if step.state != "begun":
            last |= {(it.region, it.theme): step for it in (*step.looked, *step.unlooked)}
    done = dict.fromkeys(step for step in last.values() if step.looked and step.state == "done")
    return tuple(step for step in done if not looking.standing(room, step.looked))
