"""Reads an edition and lays people's decisions over it; writes nothing."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from .. import extraction
from ..errors import InputError, ReportgenError
from ..model import codec
from ..model.compilation import Compilation, MissingReport, Report
from ..model.decisions import Correction
from ..model.diagnostics import Diagnostic
from ..model.document import Document
from ..readers.kinds import DEFAULT
from ..stages.chapter.normalize import Wishes
from ..stages.compilation.acceptance import Acceptance
from ..stages.compilation.compile import Decisions, Sources, Vocabularies, compile_edition
from ..stages.compilation.ledger import Ledger
from ..system import files, isolation
from ..system.cache import Cache
from ..system.memory import Memory, by_content
from ..system.resources import templates
from ..vocabularies import codebook, gazetteer, vocabulary
from ..vocabularies.vocabulary import Vocabulary
from . import accepted, remarks, settings
from .contents import likely, result_names
from .decision_files import corrections, looked_through, signoff
from .kept_answers import KeptAnswers

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
        ledgers: what became of the blocks of each source.
        reader: the engine that read.
        structures: the structure of each source, with people's levels.
        answers: what can be kept for the next review; None where nothing is kept.
    """

    edition: settings.EditionFolder
    vocabulary: Vocabulary
    read: Compilation
    compilation: Compilation
    diagnostics: tuple[Diagnostic, ...]
    errors: tuple[ReportgenError, ...]
    documents: tuple[tuple[str, str], ...]
    ledgers: tuple[Ledger, ...]
    reader: str = DEFAULT
    structures: tuple[Document, ...] = ()
    answers: KeptAnswers | None = None


def load_vocabulary(folder: Path | None = None) -> Vocabulary:
    """Return the vocabulary of an edition's folder, else the shipped one.

    Raises:
        DataError: it does not validate.
    """
    return vocabulary.load(data_file(folder, vocabulary.FILE_NAME))


def data_file(folder: Path | None, name: str) -> Path:
    """Return an edition's own copy of a data file, else the shipped one."""
    own = folder / name if folder is not None else None
    return own if own is not None and os.path.lexists(own) else templates() / name


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
    for place, path in enumerate(paths):
        kept = cache.reading(path, reader) if cache else None
        if kept is not None:
            ready[place] = isolation.Outcome(path, kept)
    waiting = [index for index in range(len(paths)) if index not in ready]
    following = 0
    while following in ready:
        yield ready.pop(following)
        following += 1
    outcomes = isolation.map_files(work, [paths[place] for place in waiting], jobs) if waiting else ()
    for done, (number, outcome) in enumerate(outcomes, 1):
        progress("reading", done, len(waiting))
        place = waiting[number]
        ready[place] = outcome
        if cache and outcome.result is not None:
            cache.keep(paths[place], reader, outcome.sha256, outcome.result)
        while following in ready:
            yield ready.pop(following)
            following += 1


def review(
    folder: Path,
    jobs: int = 1,
    progress: Progress = no_progress,
    entries: Sequence[Correction] | None = None,
    cache: Cache | None = None,
    *,
    reader: str = DEFAULT,
    memory: Memory | None = None,
    fresh: int = 0,
) -> Reviewed:
    """Read an edition and apply its corrections; nothing is written.

    Args:
        folder: the edition's folder.
        jobs: processes at once.
        progress: called as work goes on.
        entries: corrections to be tried in place of those of the file.
        cache: where readings are kept; None to read every source.
        reader: the engine that reads.
        memory: what was read and found before; whoever reviews an edition again and again keeps one, and each
            review then costs what has changed. Nothing is remembered by default.
        fresh: how many of the last corrections are being made now.

    Raises:
        UsageError: the folder is no edition.
        DataError: edition.toml, a vocabulary, codebook or gazetteer, the corrections, a sign-off or an
            accepted reading do not validate.
    """
    memory = memory if memory is not None else Memory()
    edition = settings.load(folder)
    vocabularies = _vocabularies(folder, memory)
    decided = corrections.load(folder, memory) if entries is None else tuple(entries)
    decisions = decisions_of(edition, decided, accepted.load(folder, memory), signoff.load(folder, memory))
    decisions = replace(decisions, fresh=fresh, absences=looked_through.load(folder, memory))
    read = _read(edition, read_sources(edition.sources, jobs, progress, cache, reader=reader), memory)
    read.diagnostics += remarks.of_settings(edition.facts(), folder / settings.FILE_NAME)
    read.diagnostics += remarks.of_introduction(edition.facts().introduction, folder / settings.FILE_NAME)
    read.diagnostics += remarks.of_corrections(decided, folder / corrections.FILE_NAME)
    answers = _kept_answers(folder, cache, memory, vocabularies, read)
    compiled = compile_edition(
        Sources(read.documents, read.missing, read.diagnostics), decisions, vocabularies, str(folder), memory
    )
    unusable = [
        InputError(f"{report.file}: {report.message}; {report.remedy}") for report in compiled.unusable
    ]
    return Reviewed(
        edition,
        vocabularies.vocabulary,
        compiled.read,
        compiled.compilation,
        compiled.diagnostics,
        (*read.errors, *unusable),
        tuple(read.texts),
        compiled.ledgers,
        reader,
        compiled.documents,
        answers,
    )


def decisions_of(
    edition: settings.EditionFolder,
    entries: Sequence[Correction],
    readings: Sequence[Report],
    signed: Sequence[Acceptance] = (),
) -> Decisions:
    """Return what people decided about an edition.

    Args:
        edition: its settings.
        entries: corrections, in the order of the file.
        readings: those that people last accepted.
        signed: their sign-offs.
    """
    wishes = {entry.file: Wishes(entry.region, entry.chapter) for entry in reversed(edition.settings.report)}
    regions = tuple(edition.settings.regions)
    return Decisions(edition.facts(), wishes, edition.wished, regions, entries, readings, signed)


def _vocabularies(folder: Path, memory: Memory) -> Vocabularies:
    return Vocabularies(
        by_content(vocabulary.load, data_file(folder, vocabulary.FILE_NAME), memory),
        by_content(codebook.load, data_file(folder, codebook.FILE_NAME), memory),
        by_content(gazetteer.load, data_file(folder, gazetteer.FILE_NAME), memory),
    )


@dataclass(slots=True)
class _Read:
    """What was read, source by source."""

    documents: list[Document]
    texts: list[tuple[str, str]]
    missing: list[MissingReport]
    errors: list[ReportgenError]
    diagnostics: list[Diagnostic]


def _kept_answers(
    folder: Path, cache: Cache | None, memory: Memory, vocabularies: Vocabularies, read: _Read
) -> KeptAnswers | None:
    """Return what is kept of an edition, told to the memory; None where nothing is kept."""
    if cache is None:
        return None
    names = vocabulary.FILE_NAME, codebook.FILE_NAME, gazetteer.FILE_NAME
    try:
        contents = [files.read(data_file(folder, name)) for name in names]
    except OSError:  # it has just been read: somebody is exchanging it
        return None
    documents = zip(read.documents, (text for _, text in read.texts), strict=True)
    answers = KeptAnswers(cache, memory, vocabularies, contents, documents)
    answers.tell()
    return answers


def _read(edition: settings.EditionFolder, outcomes: Iterable[isolation.Outcome], memory: Memory) -> _Read:
    folder = edition.path
    read = _Read([], [], [], [], [])
    for name in edition.missing:
        meant = likely(name, (path.name for path in edition.sources))
        message = "the file is named under [[report]] but is not there"
        remedy = "put it into the folder, or take it out of edition.toml"
        if meant:
            remedy = f'the folder has “{meant}”: if that is meant, write file = "{meant}" in edition.toml'
        read.diagnostics.append(Diagnostic("error", "report-not-found", message, remedy, str(folder / name)))
        read.missing.append(MissingReport(name, "the file is not in the edition's folder"))
        read.errors.append(InputError(f"{folder / name}: not found"))
    for name in edition.misnamed:
        message = "its name holds characters that cannot be printed"
        place = f"{folder}/{name}"
        read.diagnostics.append(Diagnostic("error", "unreadable", message, "rename the file", place))
        read.missing.append(MissingReport(name, message))
        read.errors.append(InputError(f"{place}: {message}; rename the file"))
    for name in edition.word_files:
        message, remedy = "Word files and the like are not read", "save it as PDF into this folder"
        read.diagnostics.append(Diagnostic("warning", "not-read", message, remedy, str(folder / name)))
    names = result_names(edition.sources)
    for outcome in outcomes:
        name = str(outcome.path)
        if outcome.error is not None or outcome.result is None:
            error = outcome.error or InputError(f"{name}: no result")
            message, _, remedy = str(error).removeprefix(f"{name}: ").partition("; ")
            read.diagnostics.append(Diagnostic("error", "unreadable", message, remedy, name))
            # the front matter prints why, without path and remedy
            reason = str(error).removeprefix(f"{name}: ").partition(";")[0].strip()
            read.missing.append(MissingReport(outcome.path.name, reason))
            read.errors.append(error)
            continue
        read.texts.append((names[outcome.path], outcome.result))
        read.documents.append(memory.recall(name, _parsed, outcome.result, name))
    return read


def _parsed(text: str, name: str) -> Document:
    return codec.parse_document(text.encode("utf-8"), name)
