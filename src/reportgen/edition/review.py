"""Reads an edition and lays people's decisions over it; writes nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from .. import extraction
from ..errors import InputError, ReportgenError
from ..model import codec
from ..model.compilation import Compilation, MissingReport, Report
from ..model.decisions import Correction, DecidedCorrection, SignOff
from ..model.diagnostics import Diagnostic
from ..model.document import Document
from ..readers.kinds import DEFAULT
from ..stages.chapter import normalize
from ..stages.chapter.bounds import find_region
from ..stages.coding import code
from ..stages.compilation import acceptance, ledger, merge, open_points
from ..stages.compilation.news import news
from ..stages.corrections import recode, relevel
from ..stages.corrections.correct import Closed, correct
from ..system import isolation
from ..system import resources as resource_files
from ..system.cache import Cache
from ..vocabularies import codebook, gazetteer, vocabulary
from ..vocabularies.vocabulary import Vocabulary
from . import accepted as snapshots
from . import settings
from .decision_files import correction_entry, corrections, signoff

_SHOWN_LINES = 10
"""Lines that a remark on many entries names."""

Progress = Callable[[str, int, int], None]
"""(what, done, of) → None; called as work goes on."""


def no_progress(what: str, done: int, of: int) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An edition as read and as decided.

    Attributes:
        read: the compilation before people's corrections.
        compilation: after them; None where no report can be used.
        diagnostics: what people should know, in reading order.
        errors: one for each source that could not be used.
        documents: name without suffix and JSON of the structure of each source.
        ledgers: the account of each source.
        reader: the engine that read.
        structures: the structure of each source, with people's levels.
    """

    edition: settings.EditionFolder
    vocabulary: Vocabulary
    read: Compilation
    compilation: Compilation
    diagnostics: tuple[Diagnostic, ...]
    errors: tuple[ReportgenError, ...]
    documents: tuple[tuple[str, str], ...]
    ledgers: tuple[ledger.Ledger, ...]
    reader: str = DEFAULT
    structures: tuple[Document, ...] = ()


def load_vocabulary(folder: Path | None = None) -> Vocabulary:
    """Return the vocabulary of an edition's folder, else the shipped one.

    Raises:
        DataError: it does not validate.
    """
    return vocabulary.load(data_file(folder, vocabulary.FILE_NAME))


def data_file(folder: Path | None, name: str) -> Path:
    """Return an edition's own copy of a data file, else the shipped one."""
    own = folder / name if folder is not None else None
    return own if own is not None and own.is_file() else resource_files.templates() / name


def read_sources(
    paths: Sequence[Path],
    jobs: int,
    progress: Progress = no_progress,
    cache: Cache | None = None,
    *,
    reader: str = DEFAULT,
) -> Iterable[isolation.Outcome]:
    """Read sources side by side, each in a process of its own; outcomes in the order of `paths`.

    Yields each outcome as soon as all before it are there.
    """
    work = partial(extraction.document_json, reader=reader)
    ready: dict[int, isolation.Outcome] = {}
    for at, path in enumerate(paths):
        kept = cache.reading(path, reader) if cache else None
        if kept is not None:
            ready[at] = isolation.Outcome(path, kept)
    waiting = [at for at in range(len(paths)) if at not in ready]
    following = 0
    while following in ready:
        yield ready.pop(following)
        following += 1
    found = isolation.map_files(work, [paths[at] for at in waiting], jobs) if waiting else ()
    for done, (number, outcome) in enumerate(found, 1):
        progress("reading", done, len(waiting))
        at = waiting[number]
        ready[at] = outcome
        if cache and outcome.result is not None:
            cache.keep(paths[at], reader, outcome.sha256, outcome.result)
        while following in ready:
            yield ready.pop(following)
            following += 1


@dataclass(slots=True)
class _Sources:
    """What was read, source by source."""

    documents: list[Document]
    texts: list[tuple[str, str]]
    missing: list[MissingReport]
    errors: list[ReportgenError]
    diagnostics: list[Diagnostic]


def review(
    folder: Path,
    jobs: int = 1,
    progress: Progress = no_progress,
    extra: tuple[Correction, ...] = (),
    cache: Cache | None = None,
    *,
    reader: str = DEFAULT,
) -> Reviewed:
    """Read an edition and apply its corrections; nothing is written.

    Args:
        folder: the edition's folder.
        jobs: processes at once.
        progress: called as work goes on.
        extra: corrections to be tried behind those of the file.
        cache: where readings are kept; None to read every source.
        reader: the engine that reads.

    Raises:
        UsageError: the folder is no edition.
        DataError: edition.toml, a vocabulary, codebook or gazetteer, the corrections, a sign-off or an
            accepted reading do not validate.
    """
    edition = settings.load(folder)
    words = load_vocabulary(folder)
    entries = (*corrections.load(folder), *extra)
    accepted, signed = snapshots.load(folder), signoff.load(folder)
    sources = _read(edition, read_sources(edition.sources, jobs, progress, cache, reader=reader))
    named = any(_is_level(one) and one.region for one in entries)
    regions = _regions(sources.documents, edition, words) if named else {}
    documents, levels = relevel.relevel(sources.documents, entries, accepted, regions=regions)
    reports, own = [], {}
    for document in documents:
        report = _report(document, edition, words, sources)
        if report is not None:
            reports.append(report)
            own[report.source.file] = document
    read, more = merge.merge(edition.facts(), reports, sources.missing, edition.wished, words)
    fresh = sum(not _is_level(one) for one in extra)
    corrected = correct(read, [one for one in entries if not _is_level(one)], accepted, words, fresh=fresh)
    outcomes = _in_order(entries, levels, corrected.compilation.corrections)
    published = corrected.compilation.reports
    accounts = tuple(ledger.draw_up(own[report.source.file], report, outcomes) for report in published)
    chapters = tuple(
        replace(report, coverage=account.coverage, sign_off=_sign_off(report, signed))
        for report, account in zip(published, accounts, strict=True)
    )
    compilation = replace(corrected.compilation, corrections=outcomes, reports=chapters)
    diagnostics = [
        *(_answered(one, corrected.closed) for one in (*sources.diagnostics, *more)),
        *(_said(one, folder / corrections.FILE_NAME) for one in outcomes),
        *_unexplained(entries, folder / corrections.FILE_NAME),
        *news(accepted, read, str(folder)),
    ]
    unsourced = [name for account in accounts for name in account.unsourced]
    expected = edition.settings.regions or tuple(words.regions)
    compilation = _coded(compilation, folder)
    opened = open_points.open_points(compilation, expected, words, diagnostics, unsourced)
    return Reviewed(
        edition,
        words,
        read,
        replace(compilation, open=opened),
        tuple(diagnostics),
        tuple(sources.errors),
        tuple(sources.texts),
        accounts,
        reader,
        documents,
    )


def _read(edition: settings.EditionFolder, outcomes: Iterable[isolation.Outcome]) -> _Sources:
    folder = edition.path
    sources = _Sources([], [], [], [], [])
    for name in edition.missing:
        message, remedy = (
            "the file is named under [[report]] but is not there",
            "put it into the folder, or take it out of edition.toml",
        )
        sources.diagnostics.append(
            Diagnostic("error", "report-not-found", message, remedy, str(folder / name))
        )
        sources.missing.append(MissingReport(name, "the file is not in the edition's folder"))
        sources.errors.append(InputError(f"{folder / name}: not found"))
    for outcome in outcomes:
        name = str(outcome.path)
        if outcome.error is not None or outcome.result is None:
            error = outcome.error or InputError(f"{name}: no result")
            message, _, remedy = str(error).removeprefix(f"{name}: ").partition("; ")
            sources.diagnostics.append(Diagnostic("error", "unreadable", message, remedy, name))
            _lose(sources, outcome.path, error)
            continue
        sources.texts.append((outcome.path.stem, outcome.result))
        sources.documents.append(codec.parse_document(outcome.result.encode("utf-8"), name))
    return sources


def _lose(sources: _Sources, path: Path, error: ReportgenError) -> None:
    """Note a source that cannot be used; the front matter prints why, without path and remedy."""
    reason = str(error).removeprefix(f"{path}: ").split(";")[0].strip()
    sources.missing.append(MissingReport(path.name, reason))
    sources.errors.append(error)


def _report(
    document: Document, edition: settings.EditionFolder, words: Vocabulary, sources: _Sources
) -> Report | None:
    """Return a source's chapter; None, with the reason noted, where it has none."""
    path = edition.path / document.source.file
    entry = edition.entry(document.source.file)
    wishes = normalize.Wishes(entry.region, entry.chapter) if entry else normalize.Wishes()
    report, diagnostics = normalize.normalize(document, words, wishes, str(path))
    sources.diagnostics += diagnostics
    if report is None:
        first = diagnostics[0]
        _lose(sources, path, InputError(f"{path}: {first.message}; {first.remedy}"))
    return report


def _regions(
    documents: Sequence[Document], edition: settings.EditionFolder, words: Vocabulary
) -> dict[str, str | None]:
    """Return for each source the region that it is taken for before its chapter is found."""
    entries = {document.source.file: edition.entry(document.source.file) for document in documents}
    return {
        document.source.file: entry.region
        if (entry := entries[document.source.file]) and entry.region
        else find_region(document, None, words)
        for document in documents
    }


def _sign_off(report: Report, signed: Sequence[acceptance.Acceptance]) -> SignOff | None:
    entry = next((one for one in signed if one.region == report.region.id), None)
    return acceptance.accepted(report, entry) if entry else None


def _coded(compilation: Compilation, folder: Path) -> Compilation:
    """Code themes, asks and mentions; set what people decided about themes."""
    book = codebook.load(data_file(folder, codebook.FILE_NAME))
    places = gazetteer.load(data_file(folder, gazetteer.FILE_NAME))
    coded = code.code(compilation, book, places)
    return recode.recode(coded, [theme.id for theme in book.data.theme], book.migrate)


def _is_level(one: Correction) -> bool:
    return one.sets("level")


def _in_order(
    entries: Sequence[Correction],
    levels: Sequence[DecidedCorrection],
    others: Sequence[DecidedCorrection],
) -> tuple[DecidedCorrection, ...]:
    """Return the outcomes in the order of the file."""
    of_levels, of_others = iter(levels), iter(others)
    return tuple(next(of_levels) if _is_level(one) else next(of_others) for one in entries)


def _answered(one: Diagnostic, closed: Sequence[Closed]) -> Diagnostic:
    """Return a question as a note where a correction answers it."""
    where = one.evidence
    if one.severity != "question" or where is None or one.file is None:
        return one
    name = Path(one.file).name
    if any(answer.file == name and answer.covers(where, one.code) for answer in closed):
        return replace(one, severity="note", remedy="answered in corrections.yaml")
    return one


def _unexplained(entries: Sequence[Correction], path: Path) -> Iterable[Diagnostic]:
    """Yield one remark on all entries of the file that do not say who decided, or why."""
    lines = [str(one.line) for one in entries if one.line and correction_entry.lacks(one)]
    if lines:
        count = "1 entry does" if len(lines) == 1 else f"{len(lines)} entries do"
        shown = ", ".join(lines[:_SHOWN_LINES]) + (", …" if len(lines) > _SHOWN_LINES else "")
        message = f"{count} not say who changed the words, or why (line{'s'[: len(lines) - 1]} {shown})"
        yield Diagnostic("warning", "correction-unexplained", message, "add “by” and “why”", str(path))


def _said(one: DecidedCorrection, path: Path) -> Diagnostic:
    """Return what became of a correction as a remark."""
    place = f"{path}:{one.line}" if one.line else str(path)
    what = one.action if one.field is None else f"{one.action} {one.field}"
    message = f"{one.outcome}: {what} “{one.quote}”"
    if one.reason:
        message += f": {one.reason}"
    if one.outcome == "applied":
        return Diagnostic("note", "correction-applied", message, "", place)
    if one.candidate is not None:
        near = one.candidate
        place_near = f" {'in' if near.paragraph else 'on'} {near.where}" if near.where else ""
        message += f"; nearest{place_near}: “{near.text}”"
    remedy = "quote the words as they are now, or delete the entry"
    return Diagnostic("warning", f"correction-{one.outcome}", message, remedy, place)
