"""A form's decision → tried → written, with its step in the journal; and steps taken back or done again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..edition import accept, decide, replacing
from ..edition.decide import Trial
from ..edition.decision_files import amendments, correction_entry, corrections, signoff
from ..errors import UsageError
from ..model.actions import KEY_TERM
from ..model.compilation import Report
from ..model.decisions import Correction, given_fields
from . import looking
from .journal import Step
from .room import Room, now, today


class RefusedError(UsageError):
    """A decision cannot be written; `places` are where its words, or nearly these, stand."""

    def __init__(self, why: str, places: Sequence[decide.QuotedPlace] = ()) -> None:
        super().__init__(why)
        self.places = tuple(places)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was written down.

    Attributes:
        item: id of the passage that it is about, as it is now; "" where that is gone.
    """

    step: Step
    item: str


def decide_one(room: Room, entry: Correction, what: str, about: str, region: str) -> Decided:
    """Try a decision and write it down: one entry, one step.

    One that would put an earlier entry of the same thing out of force takes its place.

    Args:
        room: the edition.
        entry: the decision.
        what: key of the text that names it.
        about: words of the passage, for the list of steps.
        region: id of the region.

    Raises:
        RefusedError: it cannot be applied.
        ReportgenError: a file does not validate or cannot be written.
    """
    with room.lock:
        surroundings = room.surroundings()
        try:
            trial = decide.try_entry(room.folder, entry, memory=room.memory)
        except UsageError as error:  # it lacks something
            raise RefusedError(str(error)) from error
        if trial.refusal is not None:
            raise RefusedError(trial.refusal, trial.places)
        step = Step(0, now(), entry.by or "", what, about, region)
        before = room.reviewed()
        old = replacing.overruled(before, trial) if before is not None else None
        item = trial.outcome.item or ""
        if old is None:
            step = room.journal.begin(replace(step, put=(trial.entry,)))
            decide.write(room.folder, trial, room.memory)
            room.adopt(trial, surroundings)
        elif old.does(KEY_TERM):  # bold, and plain again: neither is a decision any more
            step = room.journal.begin(replace(step, taken=(plain(old),)))
            _take_out(room, step.taken)
        else:
            instead = replacing.try_instead(room.folder, old, entry, memory=room.memory)
            if instead.refusal is not None:
                raise RefusedError(instead.refusal)
            step = room.journal.begin(replace(step, put=(instead.entry,), taken=(plain(old),)))
            amendments.replace(room.folder, _text_of(room, plain(old)), instead.entry, room.memory)
        return Decided(room.journal.note(step, "done"), item)


def decide_many(room: Room, entries: Sequence[Correction], step: Step) -> Step:
    """Write decisions down in one go: many entries, one step. What stands in the file already is left out.

    Raises:
        RefusedError: all of them stand there.
        ReportgenError: a file does not validate or cannot be written.
    """
    with room.lock:
        new = _require_new(room, entries)
        step = room.journal.begin(replace(step, put=tuple(new)))
        amendments.append_many(room.folder, new, room.memory)
        return room.journal.note(step, "done")


def accept_candidate(room: Room, line: int, item: str, *, by: str, about: str, region: str) -> Step:
    """Give an entry that waits the words of a passage that nearly match.

    Raises:
        RefusedError: it still does not hold.
        ReportgenError: a file does not validate or cannot be written.
    """
    with room.lock:
        trial: Trial = decide.try_candidate(room.folder, line, None, memory=room.memory, within=item)
        if trial.refusal is not None:
            raise RefusedError(trial.refusal, trial.places)
        put, old = replace(trial.entry, line=None), trial.replaced
        if old is None:
            raise RefusedError(f"no entry begins in line {line} any more")
        step = Step(0, now(), by, "step.accepted", about, region, (put,), (plain(old),))
        step = room.journal.begin(step)
        decide.write(room.folder, trial, room.memory)
        return room.journal.note(step, "done")


def write_anew(
    room: Room, old: Correction, quote: str, value: str | None, why: str | None, *, by: str, region: str
) -> Step:
    """Write an entry that waits anew: its words, and its value, as they are now.

    Args:
        room: the edition.
        old: the entry as it was read, with its line.
        quote: the words that it is about now.
        value: its new value; None where it has none.
        why: the reason; None keeps the old one.
        by: who decides.
        region: id of the region whose report is meant, "" where the words tell.

    Raises:
        RefusedError: it cannot be applied.
        ReportgenError: a file does not validate or cannot be written.
    """
    with room.lock:
        entry = replace(
            plain(old), quote=quote, value=value, was=None, by=by, on=today(), why=why or old.why, page=None
        )
        try:
            trial = decide.try_entry(room.folder, replace(entry, region=region or None), memory=room.memory)
        except UsageError as error:  # it lacks something
            raise RefusedError(str(error)) from error
        if trial.refusal is None:
            trial = replacing.try_instead(room.folder, old, trial.entry, memory=room.memory, anew=True)
        if trial.refusal is not None:
            raise RefusedError(trial.refusal, trial.places)
        step = Step(0, now(), by, "step.rewritten", quote, region, (trial.entry,), (plain(old),))
        step = room.journal.begin(step)
        replacing.write(room.folder, trial, room.memory)
        return room.journal.note(step, "done")


def take_out(room: Room, line: int, by: str, region: str) -> Step:
    """Take an entry out of the file.

    Raises:
        RefusedError: no entry begins there.
        ReportgenError: a file does not validate or cannot be written.
    """
    with room.lock:
        old = next(
            (entry for entry in corrections.load(room.folder, room.memory) if entry.line == line), None
        )
        if old is None:
            raise RefusedError(f"no entry begins in line {line} any more")
        step = Step(0, now(), by, "step.removed", old.quote, region, taken=(plain(old),))
        step = room.journal.begin(step)
        _take_out(room, step.taken)
        return room.journal.note(step, "done")


def sign(room: Room, report: Report, by: str) -> Step:
    """Sign a chapter as it stands.

    Raises:
        ReportgenError: a file does not validate or cannot be written.
    """
    with room.lock:
        region = report.region
        before = signoff.texts(room.folder).get(region.id, "")
        step = Step(0, now(), by, "step.signed", region.name, region.id, unsigned=before)
        step = room.journal.begin(step)
        accept.sign(room.folder, [region.id], by=by, on=today())
        written = signoff.texts(room.folder)[region.id]
        return room.journal.note(step, "done", written)


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
        elif step.signed and step.unsigned:
            signoff.put_back(room.folder, step.unsigned, step.signed)
        elif step.signed:
            signoff.remove(room.folder, step.signed)
        elif step.put and step.taken:
            amendments.replace(room.folder, _text_of(room, step.put[0]), step.taken[0], room.memory)
        elif step.put:
            _take_out(room, step.put)
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
        if step.signed:
            return room.journal.note(step, "done", _signed_again(room, step))
        if step.put and step.taken:
            amendments.replace(room.folder, _text_of(room, step.taken[0]), step.put[0], room.memory)
        elif step.put:
            amendments.append_many(room.folder, _require_new(room, step.put), room.memory)
        else:
            _take_out(room, step.taken)
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


def _require_new(room: Room, entries: Sequence[Correction]) -> list[Correction]:
    """Return those of some decisions that do not stand in the file.

    Raises:
        RefusedError: all of them stand there.
    """
    new = absent(room, entries)
    if not new:
        raise RefusedError("the file says so already; there is nothing to write")
    return new


def _text_of(room: Room, wanted: Correction) -> str:
    """Return how an entry is written in the file.

    Raises:
        RefusedError: it does not stand there so.
    """
    wanted = as_read(wanted)
    same = [text for entry, text in amendments.written(room.folder, room.memory) if plain(entry) == wanted]
    if not same:
        raise RefusedError("the decision was changed or taken out of the file since; it is left alone")
    return same[-1]


def _take_out(room: Room, entries: Sequence[Correction]) -> None:
    amendments.remove(room.folder, [_text_of(room, entry) for entry in entries], room.memory)
