"""Structures of the sources + decisions + vocabularies → the compilation, with all that is said of it.

This is what the program is about; whoever shows, builds, tries or proves a document asks for it here. The
function is pure. What its steps gave can be remembered between calls, by a value that the caller owns: after
one more decision, only that decision and the passages that it touches are worked on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath

from ...model.actions import DROP
from ...model.compilation import Compilation, Edition, MissingReport, Report
from ...model.decisions import Correction, DecidedCorrection, SignOff
from ...model.diagnostics import Diagnostic
from ...model.document import Document
from ...system.memory import Memory
from ...vocabularies.codebook import Codebook
from ...vocabularies.gazetteer import Gazetteer
from ...vocabularies.vocabulary import Vocabulary
from ..chapter import normalize
from ..chapter.bounds import find_region
from ..chapter.normalize import Wishes
from ..coding import code
from ..corrections import recode, relevel
from ..corrections.correct import correct
from . import absences, acceptance, ledger, merge, open_points, remarks, titles
from .absences import Absence
from .acceptance import Acceptance
from .ledger import Ledger
from .news import news


@dataclass(frozen=True, slots=True)
class Sources:
    """What was read.

    Attributes:
        documents: the structures of the sources that could be read, in the order of the edition.
        missing: the sources that could not.
        diagnostics: what is to be said of the reading.
    """

    documents: Sequence[Document]
    missing: Sequence[MissingReport] = ()
    diagnostics: Sequence[Diagnostic] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people decided.

    Attributes:
        edition: title, year and what else they wrote about the document.
        wishes: for a source, by its file name, its region or chapter where they name it.
        order: file names in the order in which they want the chapters; empty for the vocabulary's.
        expected: ids of the regions that the document is to have; empty for all of the vocabulary.
        corrections: in the order of the file.
        accepted: the readings that they last accepted.
        signed: their sign-offs, one a region.
        fresh: how many of the last corrections are being made now, by somebody who sees the present reading.
        absences: the themes that they looked chapters through for, and did not find.
    """

    edition: Edition
    wishes: Mapping[str, Wishes] = field(default_factory=dict)
    order: Sequence[str] = ()
    expected: Sequence[str] = ()
    corrections: Sequence[Correction] = ()
    accepted: Sequence[Report] = ()
    signed: Sequence[Acceptance] = ()
    fresh: int = 0
    absences: Sequence[Absence] = ()


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """The words by which a document is understood.

    Attributes:
        vocabulary: regions, headings, audiences.
        codebook: themes, and how sentences ask.
        gazetteer: who acts, places and instruments. Without it or the codebook nothing is coded.
    """

    vocabulary: Vocabulary
    codebook: Codebook | None = None
    gazetteer: Gazetteer | None = None


@dataclass(frozen=True, slots=True)
class Compiled:
    """The document, and what is to be said of it.

    Attributes:
        read: the compilation without people's corrections.
        compilation: with them: each correction has its outcome, each chapter its coverage and sign-off.
        ledgers: what became of the blocks of each source, in the order of the chapters.
        diagnostics: what people should know, in reading order.
        documents: the structures with people's levels, in the order given.
        unusable: for each document without a chapter, why.
    """

    read: Compilation
    compilation: Compilation
    ledgers: tuple[Ledger, ...]
    diagnostics: tuple[Diagnostic, ...]
    documents: tuple[Document, ...]
    unusable: tuple[Diagnostic, ...] = ()

    @property
    def outcomes(self) -> tuple[DecidedCorrection, ...]:
        """What became of each correction, in the order of the file."""
        return self.compilation.corrections


def compile_edition(
    sources: Sources,
    decisions: Decisions,
    vocabularies: Vocabularies,
    folder: str = "",
    memory: Memory | None = None,
) -> Compiled:
    """Return the compilation of an edition, with ledgers, outcomes and diagnostics.

    Args:
        sources: what was read.
        decisions: what people decided.
        vocabularies: the words by which it is understood.
        folder: the edition's folder, named in diagnostics.
        memory: what the steps gave before; nothing is remembered by default.
    """
    memory = memory if memory is not None else Memory()
    words, entries = vocabularies.vocabulary, decisions.corrections
    regions = _regions(sources.documents, decisions, words)
    documents, levels = relevel.relevel(
        sources.documents, entries, decisions.accepted, memory, regions=regions
    )
    chapters = _chapters(documents, decisions, words, folder, memory)
    read, more = merge.merge(
        decisions.edition, chapters.reports, (*sources.missing, *chapters.missing), decisions.order, words
    )
    others = [entry for entry in entries if not relevel.is_level(entry)]
    fresh = sum(not relevel.is_level(entry) for entry in entries[len(entries) - decisions.fresh :])
    corrected = correct(
        read, others, decisions.accepted, words, memory, fresh=fresh, structures=chapters.structures
    )
    outcomes = _in_order(entries, levels, corrected.compilation.corrections)
    published = tuple(
        _titled(report, chapters.structures, words, decisions.edition.language, memory)
        for report in corrected.compilation.reports
    )
    ledgers = tuple(_ledger(chapters.structures, report, outcomes, memory) for report in published)
    accounted = tuple(
        replace(
            report,
            coverage=own.coverage,
            sign_off=_sign_off(report, decisions.signed, memory),
            looked_through=absences.looked_through(report, decisions.absences),
        )
        for report, own in zip(published, ledgers, strict=True)
    )
    compilation = _coded(
        replace(corrected.compilation, corrections=outcomes, reports=accounted), vocabularies, memory
    )
    diagnostics = (
        *remarks.answered((*sources.diagnostics, *chapters.diagnostics, *more), corrected.closed),
        *(remarks.of_outcome(outcome, folder) for outcome in compilation.corrections),
        *news(decisions.accepted, read, folder, memory),
        *remarks.of_absences(compilation.reports, decisions.absences, folder),
    )
    unsourced = [name for own in ledgers for name in own.unsourced]
    expected = decisions.expected or tuple(words.regions)
    wishes = {file: wish.region for file, wish in decisions.wishes.items() if wish.region}
    opened = open_points.open_points(compilation, expected, words, diagnostics, unsourced, wishes=wishes)
    compilation = replace(compilation, open=opened)
    return Compiled(read, compilation, ledgers, diagnostics, documents, chapters.unusable)


def _regions(documents: Sequence[Document], decisions: Decisions, words: Vocabulary) -> dict[str, str | None]:
    """Return the region that each file is taken for before its chapter is found; none where no level asks."""
    if not any(relevel.is_level(correction) and correction.region for correction in decisions.corrections):
        return {}
    files = {document.source.file: document for document in documents}
    return {
        file: decisions.wishes.get(file, Wishes()).region or find_region(document, None, words)
        for file, document in files.items()
    }


@dataclass(frozen=True, slots=True)
class _Chapters:
    """The chapters of the sources.

    Attributes:
        structures: by file name, the structure of each source that has a chapter.
    """

    reports: tuple[Report, ...]
    structures: Mapping[str, Document]
    missing: tuple[MissingReport, ...]
    diagnostics: tuple[Diagnostic, ...]
    unusable: tuple[Diagnostic, ...]


def _chapters(
    documents: Iterable[Document], decisions: Decisions, words: Vocabulary, folder: str, memory: Memory
) -> _Chapters:
    reports, structures, missing, unusable = [], {}, [], []
    said: list[Diagnostic] = []
    for document in documents:
        name = document.source.file
        wishes = decisions.wishes.get(name, Wishes())
        report, diagnostics = memory.recall(
            name, normalize.normalize, document, words, wishes, str(PurePath(folder, name))
        )
        said += diagnostics
        if report is None:
            reason = diagnostics[0].message.partition(";")[0].strip()
            missing.append(MissingReport(name, reason))
            unusable.append(diagnostics[0])
        else:
            reports.append(report)
            structures[name] = document
    return _Chapters(tuple(reports), structures, tuple(missing), tuple(said), tuple(unusable))


def _in_order(
    entries: Sequence[Correction],
    levels: Sequence[DecidedCorrection],
    others: Sequence[DecidedCorrection],
) -> tuple[DecidedCorrection, ...]:
    """Return the outcomes in the order of the file."""
    of_levels, of_others = iter(levels), iter(others)
    return tuple(next(of_levels) if relevel.is_level(entry) else next(of_others) for entry in entries)


def _titled(
    report: Report, structures: Mapping[str, Document], words: Vocabulary, language: str, memory: Memory
) -> Report:
    file = report.source.file
    return memory.recall(file, titles.titled, report, structures[file], words, language)


def _ledger(
    structures: Mapping[str, Document],
    report: Report,
    outcomes: Iterable[DecidedCorrection],
    memory: Memory,
) -> Ledger:
    own = tuple(
        outcome
        for outcome in outcomes
        if outcome.does(DROP) and (outcome.item or "").partition("/")[0] == report.region.id
    )
    file = report.source.file
    return memory.recall(file, ledger.draw_up, structures[file], report, own)


def _sign_off(report: Report, signed: Iterable[Acceptance], memory: Memory) -> SignOff | None:
    entry = next((signature for signature in signed if signature.region == report.region.id), None)
    return memory.recall(report.region.id, acceptance.accepted, report, entry) if entry else None


def _coded(compilation: Compilation, vocabularies: Vocabularies, memory: Memory) -> Compilation:
    """Code themes, asks and mentions; set what people decided about themes."""
    book, places = vocabularies.codebook, vocabularies.gazetteer
    if book is None or places is None:
        return compilation
    coded = code.code(compilation, book, places, memory)
    return recode.recode(coded, [theme.id for theme in book.data.theme], book.migrate)
