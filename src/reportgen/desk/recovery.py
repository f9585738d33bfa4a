"""What the journal knows and the files do not: decisions that were wiped out, steps that were cut short."""

from collections import Counter

from ..edition.decision_files import amendments, corrections, looked_through, signoff
from ..model.decisions import Correction
from . import looking, versions
from .journal import Step
from .room import Room
from .standing import standing
from .written import as_read, plain


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
            put, taken = _put(step), _taken(step)
            theirs = {key for key, _ in _corrections(room)}  # an equal decision of another step is not this
            signed = signatures.get(step.region, "") if step.what == "step.signed" else ""
            is_written = all(it in present and it not in theirs for it in put)
            is_written = is_written and not any(it in present for it in taken)
            is_looked = bool(step.looked or step.unlooked) and looking.is_written(room, step)
            is_chosen = bool(step.file) and versions.is_done(room, step)
            if is_looked or is_chosen or ((put or taken) and is_written):
                room.journal.note(step, "done")
            elif signed and signed != step.unsigned and step.by in signed:
                room.journal.note(step, "done", signed)


def lost(room: Room) -> tuple[Step, ...]:
    """Return the steps whose decisions are no longer in the files, though nobody took them back here."""
    return (*(step for step, _ in _wiped(room)), *_wiped_signatures(room), *_unlooked(room))


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


def _put(step: Step) -> list[Correction]:
    return [as_read(entry) for entry in step.put]


def _taken(step: Step) -> list[Correction]:
    return [as_read(entry) for entry in step.taken]


def _corrections(room: Room) -> list[tuple[Correction, Step]]:
    """Return the entries that should stand in the file, as they are read, with their steps."""
    return standing(room.journal.changes(), _put, _taken)


def _wiped(room: Room) -> list[tuple[Step, list[Correction]]]:
    """Return the steps whose decisions the file has not, each with these."""
    present = Counter(plain(entry) for entry in corrections.load(room.folder, room.memory))
    wiped: dict[int, tuple[Step, list[Correction]]] = {}
    for entry, step in _corrections(room):
        present[entry] -= 1
        if present[entry] < 0:
            wiped.setdefault(step.number, (step, []))[1].append(entry)
    return list(wiped.values())


def _wiped_signatures(room: Room) -> tuple[Step, ...]:
    """Return the last signature of each region that was given here, where the file has none of the region."""
    ours = standing(room.journal.changes(), _signed_region, _signed_region)
    there = signoff.texts(room.folder) if ours else {}
    return tuple(step for region, step in ours if region not in there)


def _signed_region(step: Step) -> tuple[str, ...]:
    return (step.region,) if step.signed else ()


def _unlooked(room: Room) -> tuple[Step, ...]:
    """Return the last steps by which chapters were looked through, where the file says nothing of it."""
    ours = standing(room.journal.changes(), _looked_at, _looked_or_not)
    steps = dict.fromkeys(step for _, step in ours)
    return tuple(step for step in steps if not looking.standing(room, step.looked))


def _looked_at(step: Step) -> list[tuple[str, str]]:
    return [(it.region, it.theme) for it in step.looked]


def _looked_or_not(step: Step) -> list[tuple[str, str]]:
    return [*dict.fromkeys((it.region, it.theme) for it in (*step.looked, *step.unlooked))]
