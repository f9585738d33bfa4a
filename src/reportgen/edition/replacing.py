"""A decision takes the place of an earlier one about the same words: tried before it is written."""

from dataclasses import replace
from pathlib import Path

from ..errors import UsageError
from ..model.decisions import Correction, DecidedCorrection
from ..system.memory import Memory
from . import build
from .build import Reviewed
from .decide import Trial
from .decision_files import corrections


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
    folder: Path, old: Correction, new: Correction, jobs: int | None = None, memory: Memory | None = None
) -> Trial:
    """Try a decision in the place of one of the file; nothing is written (`amendments.replace` does).

    The new one is keyed by what the old one was keyed by: the words as they were read.

    Args:
        folder: the edition's folder.
        old: an entry of the file, with its line.
        new: the decision; its value is taken, with who, when and why.
        jobs: processes at once; as many as there are processors by default.
        memory: what was read and found before; nothing by default.

    Raises:
        UsageError: the old entry is not there any more.
        DataError: a file of the edition does not validate.
    """
    entries = list(corrections.load(folder, memory))
    places = [index for index, entry in enumerate(entries) if entry.line == old.line]
    if not places:
        raise UsageError(f"no entry begins in line {old.line} any more; look at it again")
    before = entries[places[0]]
    entry = replace(before, value=new.value, by=new.by, on=new.on, why=new.why or before.why, line=None)
    entries[places[0]] = entry
    reviewed = build.review(folder, jobs or build.default_jobs(), entries=entries, memory=memory)
    outcome = reviewed.compilation.corrections[places[0]]
    refusal = None if outcome.outcome == "applied" else outcome.reason or outcome.outcome
    return Trial(entry, outcome, reviewed, refusal, line=before.line)
