"""The compilation against its sources: every claim, every chapter, every decision, every file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from ..edition import accepted, review, settings
from ..edition.decision_files import corrections, looked_through, signoff
from ..model.compilation import Compilation, Report
from ..model.decisions import Correction, DecidedCorrection
from ..stages.compilation import absences
from ..stages.compilation.absences import Absence
from ..stages.compilation.acceptance import Acceptance
from ..stages.compilation.compile import Sources, Vocabularies, compile_edition
from . import chapter_check, inline_check, source_check
from .claim import claims_of_report
from .findings import Discrepancy
from .witness import Witness


@dataclass(frozen=True, slots=True)
class Regional:
    """What the sources say of the compilation.

    Attributes:
        findings: what is not as it is claimed.
        remarks: doubts that break no seal.
        unproven: ids of the claims that do not hold.
    """

    findings: tuple[Discrepancy, ...]
    remarks: tuple[str, ...]
    unproven: frozenset[str]


def check(
    compilation: Compilation, edition: settings.EditionFolder, witnesses: Mapping[str, Witness]
) -> Regional:
    """Hold the compilation against its sources.

    Args:
        compilation: as published.
        edition: its folder.
        witnesses: what the second engine says of each source, by file name.

    Raises:
        DataError: the vocabulary, the corrections or an accepted reading do not validate.
    """
    folder = edition.path
    words = review.load_vocabulary(folder)
    documents = [witness.document for witness in witnesses.values()]
    signed, looked = signoff.load(folder), looked_through.load(folder)
    given = [_as_given(correction) for correction in compilation.corrections]
    decisions = review.decisions_of(edition, given, accepted.load(folder))
    again = compile_edition(Sources(documents), decisions, Vocabularies(words)).compilation
    again_by_file = {report.source.file: report for report in again.reports}
    findings = [*_edition(compilation, edition), *_decisions(given, corrections.load(folder))]
    remarks: list[str] = []
    unproven: set[str] = set()
    known = frozenset(
        word for seen in witnesses.values() for block in seen.document.blocks for word in block.text.split()
    )
    moved = source_check.moved_in(compilation) & source_check.moved_in(again)
    for report in compilation.reports:
        file, claims = report.source.file, claims_of_report(report)
        seen = witnesses.get(file)
        other = again_by_file.get(file)
        if seen is None or other is None:
            findings.append(_not_read(report, seen is None))
            unproven.update(claim.id for claim in claims)
            continue
        findings += [*_same_file(report, seen), *_sign_off(report, signed), *_looked(report, looked)]
        if seen.alone:
            remarks.append(
                f"{file}: only {seen.reader} can read this file, so it was no second way of reading"
            )
        traced = source_check.check(claims, seen, moved)
        compared = chapter_check.check(report, other, known)
        inline = inline_check.check(report, other)
        findings += [*traced.findings, *compared.findings, *inline.findings]
        remarks += [*compared.remarks, *inline.remarks]
        unproven.update({claim.id for claim in claims if not claim.editorial} - traced.proven)
    findings += [*_left_out(compilation, again), *_order(compilation, again)]
    return Regional(tuple(findings), tuple(remarks), frozenset(unproven))


def _as_given(decided: DecidedCorrection) -> Correction:
    """Return a decision without its outcome and place in the file, as people wrote it."""
    given = {field.name: getattr(decided, field.name) for field in fields(Correction)}
    return replace(Correction(**given), line=None)


def _decisions(published: Sequence[Correction], written: Sequence[Correction]) -> Iterable[Discrepancy]:
    """Name corrections that are only in the compilation, or only in corrections.yaml."""
    own = [replace(correction, line=None) for correction in written]
    in_file, in_document = set(own), set(published)
    remedy = "build again with corrections.yaml as it is"
    for correction in published:
        if correction not in in_file:
            message = f"the correction of “{correction.quote}” is not in {corrections.FILE_NAME}"
            yield Discrepancy("facts", message, remedy)
    for correction in own:
        if correction not in in_document:
            message = (
                f"the correction of “{correction.quote}” in {corrections.FILE_NAME} is not in the document"
            )
            yield Discrepancy("facts", message, remedy)


def _edition(compilation: Compilation, edition: settings.EditionFolder) -> Iterable[Discrepancy]:
    """Name what the document says of the edition, and edition.toml does not."""
    told = edition.facts()
    for field in fields(told):
        said, written = getattr(compilation.edition, field.name), getattr(told, field.name)
        if said != written:
            message = f"the document's {field.name} is not that of {settings.FILE_NAME}"
            yield Discrepancy("facts", message, "build again with the edition file as it is")


def _not_read(report: Report, unreadable: bool) -> Discrepancy:
    why = "the source cannot be read" if unreadable else "the second reading finds no priorities chapter"
    return Discrepancy(
        "not-read",
        f"{why}; nothing of this chapter is proven",
        "put the report into the folder of the sources; if it is there, look at it",
        item=report.region.id,
        source=report.source.file,
    )


def _same_file(report: Report, seen: Witness) -> Iterable[Discrepancy]:
    if report.source.sha256 != seen.document.source.sha256:
        message = "this is not the file that the document names (another SHA-256)"
        yield Discrepancy(
            "source-changed",
            message,
            "build again with the sources as they are",
            item=report.region.id,
            source=report.source.file,
        )


def _sign_off(report: Report, signed: Sequence[Acceptance]) -> Iterable[Discrepancy]:
    """Name a sign-off that the document claims and sign-off.yaml does not have."""
    told = report.sign_off
    if told is not None and not any(
        acceptance.region == report.region.id and (acceptance.by, acceptance.on) == (told.by, told.on)
        for acceptance in signed
    ):
        message = f"the sign-off by {told.by} is not in {signoff.FILE_NAME}"
        yield Discrepancy("facts", message, "build again", item=report.region.id, source=report.source.file)


def _looked(report: Report, looked: Sequence[Absence]) -> Iterable[Discrepancy]:
    """Name what people did not find, as the document says, and sign-off.yaml does not say of these words."""
    written = set(absences.looked_through(report, looked))
    for found in report.looked_through:
        if found not in written:
            message = f"that {found.by} looked the chapter through for “{found.theme}” and did not find it "
            message += f"is not in {signoff.FILE_NAME}, or the chapter has other words by now"
            region, file = report.region.id, report.source.file
            yield Discrepancy("facts", message, "build again", item=region, source=file)


def _left_out(compilation: Compilation, again: Compilation) -> Iterable[Discrepancy]:
    """Name the sources whose priorities are not in the document, though it does not say so."""
    there = {report.source.file for report in compilation.reports}
    said = {missing.file for missing in compilation.missing}
    for report in again.reports:
        if report.source.file not in there:
            told = " (the document says that it could not be read)" if report.source.file in said else ""
            message = f"the priorities of this report are not in the document{told}"
            yield Discrepancy("left-out", message, "build again", source=report.source.file)


def _order(compilation: Compilation, again: Compilation) -> Iterable[Discrepancy]:
    """Name the first chapter that is not where the edition puts it."""
    files = [report.source.file for report in compilation.reports]
    wanted = [report.source.file for report in again.reports if report.source.file in files]
    for report, file in zip(compilation.reports, wanted, strict=False):
        if report.source.file != file:
            message = f"the chapter stands where that of {file} must stand"
            yield Discrepancy(
                "out-of-order", message, "build again", item=report.region.id, source=report.source.file
            )
            return
