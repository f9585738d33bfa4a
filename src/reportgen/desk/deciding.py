"""A form's decision → tried → written, with its step in the journal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..edition import accept, decide, replacing
from ..edition.decide import Trial
from ..edition.decision_files import amendments, corrections, signoff
from ..errors import UsageError
from ..model.actions import KEY_TERM
from ..model.compilation import Report
from ..model.decisions import Correction
from .journal import Step
from .refused import RefusedError
from .room import Room, now, today
from .written import plain, remove_all, require_new, text_of

_MOVED = "the decision was changed or taken out of the file since; look at what waits once more"


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
            remove_all(room, step.taken)
        else:
            instead = replacing.try_instead(room.folder, old, entry, memory=room.memory)
            if instead.refusal is not None:
                raise RefusedError(instead.refusal)
            step = room.journal.begin(replace(step, put=(instead.entry,), taken=(plain(old),)))
            amendments.replace(room.folder, text_of(room, plain(old)), instead.entry, room.memory)
        return Decided(room.journal.note(step, "done"), item)


def decide_many(room: Room, entries: Sequence[Correction], step: Step) -> Step:
    """Write decisions down in one go: many entries, one step. What stands in the file already is left out.

    Raises:
        RefusedError: all of them stand there.
        ReportgenError: a file does not validate or cannot be written.
    """
    with room.lock:
        new = require_new(room, entries)
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
            raise RefusedError(_MOVED)
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
            raise RefusedError(_MOVED)
        step = Step(0, now(), by, "step.removed", old.quote, region, taken=(plain(old),))
        step = room.journal.begin(step)
        remove_all(room, step.taken)
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
