"""A decision takes the place of an earlier one about the same words: tried before it is written."""

from dataclasses import replace
from pathlib import Path

from ..errors import DataError, UsageError
from ..model.actions import KEY_TERM
from ..model.decisions import Correction, DecidedCorrection
from ..system.memory import Memory
from . import build
from .build import Reviewed
from .decide import Trial
from .decision_files import amendments, corrections


def overruled(before: Reviewed, trial: Trial) -> DecidedCorrection | None:
    """Return the one entry of the file that a new one puts out of force, None where there is none or several.

    Two entries of one field of one passage cannot both hold: the earlier would be held from now on.

    Args:
        before: the edition without the new entry.
        trial: of the new entry, behind those of the file.
    """
    new = trial.entry
    *others, _ = trial.reviewed.compilation.corrections
    applied = {
        correction.line for correction in before.compilation.corrections if correction.outcome == "applied"
    }
    waived = [other for other in others if other.outcome == "held" and other.line in applied]
    alike = [
        correction
        for correction in waived
        if (correction.action, correction.field) == (new.action, new.field)
    ]
    return alike[0] if len(waived) == len(alike) == 1 else None


def try_instead(
    folder: Path,
    old: Correction,
    new: Correction,
    jobs: int | None = None,
    memory: Memory | None = None,
    *,
    anew: bool = False,
) -> Trial:
    """Try a decision in the place of one of the file; nothing is written (`write` does).

    The new one is keyed by what the old one was keyed by, the words as they were read, unless it is written
    anew.

    Args:
        folder: the edition's folder.
        old: an entry of the file, with its line.
        new: the decision; its value is taken, with who, when and why.
        jobs: processes at once; as many as there are processors by default.
        memory: what was read and found before; nothing by default.
        anew: all of the new decision is taken, also the words that it quotes.

    Raises:
        UsageError: the old entry is not there any more.
        DataError: a file of the edition does not validate.
    """
    entries = list(corrections.load(folder, memory))
    places = [index for index, entry in enumerate(entries) if entry.line == old.line]
    if not places:
        raise UsageError(f"no entry begins in line {old.line} any more; look at it again")
    before = entries[places[0]]
    if not anew:
        new = replace(before, value=new.value, by=new.by, on=new.on, why=new.why or before.why)
    entry = replace(new, line=None)
    entries[places[0]] = entry
    reviewed = build.review(folder, jobs or build.default_jobs(), entries=entries, memory=memory)
    outcome = reviewed.compilation.corrections[places[0]]
    refusal = None if outcome.outcome == "applied" else outcome.reason or outcome.outcome
    return Trial(entry, outcome, reviewed, refusal, line=before.line, replaced=before)


def instead(
    folder: Path, trial: Trial, jobs: int | None = None, memory: Memory | None = None
) -> Trial | None:
    """Return a decision that was tried behind those of the file, tried in the place of the one it overrules.

    Args:
        folder: the edition's folder.
        trial: of a new entry, not refused.
        jobs: processes at once; as many as there are processors by default.
        memory: what was read and found before; nothing by default.

    Returns:
        None where it overrules none, or cannot take its place.

    Raises:
        DataError: a file of the edition does not validate.
    """
    new = trial.entry
    *others, _ = trial.reviewed.compilation.corrections
    alike = [it for it in others if (it.action, it.field) == (new.action, new.field)]
    if new.does(KEY_TERM) or all(it.outcome != "held" for it in alike):
        return None
    old = overruled(build.review(folder, jobs or build.default_jobs(), memory=memory), trial)
    if old is None:
        return None
    tried = try_instead(folder, old, new, jobs, memory)
    return tried if tried.refusal is None else None


def write(folder: Path, trial: Trial, memory: Memory | None = None) -> int:
    """Write a decision in the place of the one that it was tried for; return its line, from 1.

    Args:
        folder: the edition's folder.
        trial: by `try_instead`, not refused.
        memory: what was read of the file before, and will be after; nothing by default.

    Raises:
        DataError: the other entry does not stand so any more, or the file does not validate.
        OutputError: the file cannot be written.
    """
    texts = {entry: text for entry, text in amendments.written(folder, memory) if entry == trial.replaced}
    if trial.replaced is None or trial.replaced not in texts:
        raise DataError(f"line {trial.line} of {corrections.FILE_NAME} was changed meanwhile; try it again")
    amendments.replace(folder, texts[trial.replaced], trial.entry, memory)
    return trial.line or 0
