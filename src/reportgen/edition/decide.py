"""A decision is tried on the edition before it is written down: found once and applied, or refused."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import UsageError
from ..model.actions import KEY_TERM, SET
from ..model.compilation import Report
from ..model.decisions import Candidate, Correction, DecidedCorrection, given_fields
from ..model.provenance import locator_of, pages_of
from ..stages.alignment.folding import fold
from ..stages.compilation import remarks
from ..system.memory import Memory
from . import accepted, build
from .build import Progress, Reviewed
from .decision_files import amendments, correction_entry, corrections
from .review import no_progress

_DEMANDED = {
    "by": "“by” names nobody; say who decides with --by",
    "why": "“why” gives no reason; say with --why why the words are changed",
}
"""What is missing in an entry by a command, and what to do."""
SHOWN_WAITING = 5
"""Entries that are not applied, of which a new one reminds."""
FILE_NAMED = 16
"""Characters of a SHA-256 that name a file in an entry."""
CONTEXT = 48
"""Characters shown on each side of words that stand in several places."""


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """Where words stand, shown to people.

    Attributes:
        item: id of the item or section.
        words: the words with some of those around them.
    """

    item: str
    page: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Trial:
    """What an entry would do.

    Attributes:
        entry: as it is to be written: page and the value seen are filled in.
        outcome: what became of it.
        refusal: why it cannot be written, None where it can.
        places: where its words, or nearly these, stand; of an entry that is refused.
        remarks: what people should know.
        line: line of the entry of the file that it replaces; None for a new one.
        replaced: that entry, as it was read.
    """

    entry: Correction
    outcome: DecidedCorrection
    reviewed: Reviewed
    refusal: str | None = None
    places: tuple[QuotedPlace, ...] = ()
    remarks: tuple[str, ...] = ()
    line: int | None = None
    replaced: Correction | None = None


def try_entry(
    folder: Path,
    entry: Correction,
    jobs: int | None = None,
    progress: Progress = no_progress,
    memory: Memory | None = None,
) -> Trial:
    """Try a new entry behind those of the file; nothing is written.

    Args:
        folder: the edition's folder.
        entry: the decision.
        jobs: processes at once; as many as there are processors by default.
        progress: called as work goes on.
        memory: what was read and found before; nothing by default.

    Raises:
        UsageError: the entry lacks something, or the folder is no edition.
        DataError: a file of the edition does not validate.
    """
    wrong = corrections.problems(entry) or tuple(_DEMANDED[name] for name in correction_entry.lacks(entry))
    if wrong:
        raise UsageError(*wrong)
    entries = (*corrections.load(folder, memory), entry)
    reviewed = build.review(folder, jobs or build.default_jobs(), progress, entries, memory, fresh=1)
    *others, outcome = reviewed.compilation.corrections
    if outcome.outcome != "applied":
        reason = f"{outcome.reason or outcome.outcome}"
        return Trial(entry, outcome, reviewed, reason, tuple(_places(outcome, reviewed)))
    refusal = _needless(entry, outcome, others) or _on_another_page(entry, outcome)
    if refusal:
        return Trial(entry, outcome, reviewed, refusal)
    filled = _filled(entry, outcome, reviewed)
    return Trial(filled, outcome, reviewed, remarks=tuple(_open(others)))


def try_candidate(  # noqa: PLR0917 (as the command and the desk call it)
    folder: Path,
    line: int,
    page: int | None,
    jobs: int | None = None,
    progress: Progress = no_progress,
    memory: Memory | None = None,
    *,
    within: str | None = None,
) -> Trial:
    """Try an entry that is held with the words that nearly match its quote; nothing is written.

    Args:
        folder: the edition's folder.
        line: line of the entry, from 1.
        page: page of the words meant, where there are several candidates.
        jobs: processes at once; as many as there are processors by default.
        progress: called as work goes on.
        memory: what was read and found before; nothing by default.
        within: id of the region, or of the passage, that is meant, where there are several candidates; the
            region is then written down.

    Raises:
        UsageError: no entry begins there, it is not held, or has no candidate.
        DataError: a file of the edition does not validate.
    """
    jobs = jobs or build.default_jobs()
    entries = corrections.load(folder, memory)
    reviewed = build.review(folder, jobs, progress, entries, memory)
    held = _held(reviewed, line)
    chosen = _chosen(held, line, page, within)
    if isinstance(chosen, str):
        return Trial(held, held, reviewed, chosen, tuple(_places(held, reviewed)))
    entry = next(written for written in entries if written.line == line)
    page = chosen.page or entry.page
    region = within.partition("/")[0] if within is not None else entry.region
    refused = None
    for quote, was in _wordings(entry, chosen, reviewed):
        renewed = replace(entry, quote=quote, page=page, region=region, was=was, line=None)
        tried = build.review(folder, jobs, progress, (*entries, renewed), memory, fresh=1)
        outcome = tried.compilation.corrections[-1]
        if outcome.outcome == "applied":
            seen = outcome.before if entry.was is not None and was is None else was
            return Trial(replace(renewed, was=seen), outcome, tried, line=line, replaced=entry)
        refused = refused or f"still held: {outcome.reason}"
    return Trial(entry, held, reviewed, refused, tuple(_places(held, reviewed)))


def write(folder: Path, trial: Trial, memory: Memory | None = None) -> int:
    """Write an entry that was tried and not refused; keep the reading that it was made on.

    Args:
        folder: the edition's folder.
        trial: what was tried.
        memory: what was read of the file before, and will be after; nothing by default.

    Returns:
        The line of the entry, from 1.

    Raises:
        UsageError: the trial was refused.
        DataError: the file does not validate, or cannot be amended as it is written.
        OutputError: a file cannot be written.
    """
    if trial.refusal is not None:
        raise UsageError(trial.refusal)
    if trial.line is not None:
        entry = trial.entry
        old = trial.replaced
        amendments.requote(
            folder, trial.line, entry.quote, entry.page, entry.was, region=entry.region, seen=old
        )
        return trial.line
    report = report_of(trial.outcome, trial.reviewed.read.reports)
    if report is not None and not accepted.path_of(folder, report.region.id).exists():
        accepted.write(folder, report)
    amendments.append(folder, trial.entry, memory)
    return corrections.load(folder, memory)[-1].line or 0


def as_written(trial: Trial, entries: Sequence[Correction]) -> Reviewed | None:
    """Return the edition after a decision was written, as the trial saw it; None where that cannot be said.

    Args:
        trial: of a new entry behind those of the file, not refused.
        entries: what the file says now.
    """
    *others, _ = trial.reviewed.compilation.corrections
    *before, last = entries or (None,)
    if trial.refusal is not None or trial.line is not None or last is None:
        return None
    if [given_fields(entry) for entry in others] != [given_fields(entry) for entry in before]:
        return None
    if replace(last, line=None) != correction_entry.normalized(replace(trial.entry, line=None)):
        return None
    outcome = replace(trial.outcome, **given_fields(last))
    compilation = trial.reviewed.compilation
    said = remarks.of_outcome(trial.outcome, str(trial.reviewed.edition.path))
    now = remarks.of_outcome(outcome, str(trial.reviewed.edition.path))
    return replace(
        trial.reviewed,
        compilation=replace(compilation, corrections=(*others, outcome)),
        diagnostics=tuple(now if entry == said else entry for entry in trial.reviewed.diagnostics),
        ledgers=tuple(ledger.numbered(last.line) for ledger in trial.reviewed.ledgers),
    )


def report_of(decided: DecidedCorrection, reports: Sequence[Report]) -> Report | None:
    """Return the report that a correction is about, or nearly about.

    Args:
        decided: the correction with its outcome.
        reports: as read; what a correction takes out has no id any more.
    """
    near = decided.candidate.item if decided.candidate is not None else ""
    name = decided.item or near
    for report in reports:
        if name and name.partition("/")[0] in (report.region.id, report.source.file):
            return report
    for report in reports:
        places = [item.evidence for section in report.sections for item in section.items]
        if not name and decided.evidence and decided.evidence in places:
            return report
    return next((report for report in reports if not name and report.region.id == decided.region), None)


def _needless(
    entry: Correction, outcome: DecidedCorrection, others: Iterable[DecidedCorrection]
) -> str | None:
    """Return why an entry would change nothing, None where it would."""
    if outcome.reason and not entry.row.settles:
        return f"nothing to change: {outcome.reason}"
    for other in others:
        if other.outcome == "applied" and _decision(other) == _decision(outcome):
            return f"nothing to change: line {other.line} of {corrections.FILE_NAME} says so already"
    return None


def _decision(correction: DecidedCorrection) -> tuple[object, ...]:
    """Return what a correction decides, and about what; who, when and why make no other decision of it."""
    value = fold(correction.value or "")
    words = (correction.before, correction.after) if correction.does(KEY_TERM) else ()
    page = correction.page if correction.is_of_page else None
    return correction.action, correction.field, value, correction.remove, correction.item, page, *words


def _on_another_page(entry: Correction, outcome: DecidedCorrection) -> str | None:
    """Return that the words do not stand on the page that the reviewer names, None where they do."""
    pages = pages_of(outcome.evidence)
    if entry.page is None or not pages or entry.page in pages:
        return None
    where = f"on page {pages[0]} ({outcome.item})"
    return f"the words stand {where}, not on page {entry.page}; if they are meant, name page {pages[0]}"


def _filled(entry: Correction, outcome: DecidedCorrection, reviewed: Reviewed) -> Correction:
    """Return an entry with the place, the region and the value that were seen."""
    where = locator_of(outcome.evidence)
    report = report_of(outcome, reviewed.read.reports)
    return replace(
        entry,
        page=entry.page or where.page,
        paragraph=entry.paragraph or where.paragraph,
        region=report.region.id if report is not None else entry.region,
        was=_seen(entry, outcome, report),
    )


def _seen(entry: Correction, outcome: DecidedCorrection, report: Report | None) -> str | None:
    """Return the value that was seen; of an answer about a page as a whole, which file it was."""
    if entry.was is not None:
        return entry.was
    if entry.is_of_page and report is not None:
        return report.source.sha256[:FILE_NAMED]
    return outcome.before if entry.does(SET) else None


def _open(others: Iterable[DecidedCorrection]) -> Iterator[str]:
    """Yield which entries of the file are not applied with the new one behind them, the first of many."""
    waiting = [other for other in others if other.outcome != "applied"]
    for other in waiting[:SHOWN_WAITING]:
        yield f"line {other.line} of {corrections.FILE_NAME} is {other.outcome}: {other.reason}"
    if len(waiting) > SHOWN_WAITING:
        yield f"and {len(waiting) - SHOWN_WAITING} more; reportgen correct --list lists them"


def _held(reviewed: Reviewed, line: int) -> DecidedCorrection:
    """Return the entry of a line, which must be held.

    Raises:
        UsageError: no entry begins there, or it is not held.
    """
    decided = reviewed.compilation.corrections
    for correction in decided:
        if correction.line == line:
            if correction.outcome == "held":
                return correction
            rest = "nothing is to be accepted"
            if correction.outcome == "orphaned":
                rest = "no words are near; write the words as they are now, or delete the entry"
            raise UsageError(f"the entry in line {line} is {correction.outcome}; {rest}")
    lines = (
        ", ".join(str(correction.line) for correction in decided if correction.outcome == "held") or "none"
    )
    raise UsageError(f"no entry begins in line {line}; held entries: {lines}")


def _chosen(held: DecidedCorrection, line: int, page: int | None, within: str | None) -> Candidate | str:
    """Return the one candidate of an entry, or why it is not one."""
    candidates = [
        alternative for alternative in (held.candidate, *held.alternatives) if alternative is not None
    ]
    if not candidates:
        return f"line {line}: {held.reason}; there are no words to accept: change or delete the entry"
    candidates = [candidate for candidate in candidates if page is None or candidate.page == page]
    if not candidates:
        return f"none of the candidates stands on page {page}"
    if within is not None:
        candidates = [candidate for candidate in candidates if f"{candidate.item}/".startswith(f"{within}/")]
    if not candidates:
        return f"none of the candidates stands in {within}"
    best = [candidate for candidate in candidates if candidate.similarity == candidates[0].similarity]
    if len(best) > 1:
        return (
            "several places are as near; name the page with --page, the region with --region, or write more "
            "words into the entry"
        )
    return candidates[0]


def _wordings(entry: Correction, chosen: Candidate, reviewed: Reviewed) -> Iterator[tuple[str, str | None]]:
    """Yield quotes and seen values to try: the nearest words, then the whole passage as it is now."""
    whole = text_of(reviewed.compilation.reports, chosen.item)
    for quote in dict.fromkeys((chosen.text, whole or chosen.text)):
        yield quote, entry.was
        if entry.was is not None and entry.field != "text":
            yield quote, None
    if entry.was is not None and not entry.does(SET) and whole:
        yield whole, whole


def _places(outcome: DecidedCorrection, reviewed: Reviewed) -> Iterator[QuotedPlace]:
    """Yield where a correction might belong, with words around where the words are the same."""
    for alternative in (outcome.candidate, *outcome.alternatives):
        if alternative is not None:
            text = text_of(reviewed.compilation.reports, alternative.item) or alternative.text
            yield QuotedPlace(alternative.item, alternative.page, around(text, alternative.text))


def text_of(reports: Sequence[Report], identity: str) -> str | None:
    """Return the words of an item, or a section's heading."""
    for report in reports:
        for section in report.sections:
            if section.id == identity:
                return section.heading
            for item in section.items:
                if item.id == identity:
                    return item.text
    return None


def around(text: str, words: str) -> str:
    """Return words with some of those around them; the words alone where the text does not hold them."""
    offset = text.find(words)
    if offset < 0:
        return words
    before, after = text[:offset], text[offset + len(words) :]
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return before + words + after
