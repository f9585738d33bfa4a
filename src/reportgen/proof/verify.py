"""Proves one published file: reads it and its sources by a second engine, and compares."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ..edition import review, settings
from ..edition.manifest import Manifest
from ..errors import DataError, InputError, ReportgenError, UsageError
from ..model import codec
from ..model.compilation import Compilation
from ..writers import formats
from ..writers.formats import Format
from . import (
    additions,
    engines,
    file_check,
    forms,
    manifest_check,
    quotation_check,
    regional_check,
)
from .claim import claims_of_report
from .expected_file import Expected
from .findings import Addition, Discrepancy, Proof
from .forms import ProofForm
from .pdf_file import PublishedPages
from .rereading import Progress, Seen, read_again
from .words import plain_words

_LAST = frozenset({"manifest", "facts", "frame", "contents"})
"""Findings that are listed behind those about the words of the regions."""


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A published file with what lies beside it.

    Attributes:
        path: the file.
        form: its format.
        beside: path of the compilation.
        compilation: from there, or from inside a PDF.
        manifest: None where none lies beside the file.
        edition: the folder of its sources.
    """

    path: Path
    form: Format
    beside: Path
    compilation: Compilation
    manifest: Manifest | None
    edition: settings.EditionFolder


@dataclass(frozen=True, slots=True)
class Verified:
    """A proof, and what could not be read for it."""

    proof: Proof
    errors: tuple[ReportgenError, ...]


def verify(
    path: Path,
    sources: Path,
    reader: str | None = None,
    jobs: int = 1,
    progress: Progress = review.no_progress,
) -> Verified:
    """Prove a published file against the sources of its edition.

    Args:
        path: the file; its compilation lies beside it, or travels inside a PDF.
        sources: the edition's folder.
        reader: engine to read with; one that did not make the build by default.
        jobs: processes at once.
        progress: called as work goes on.

    Raises:
        UsageError: the format cannot be proven, the folder is no edition, the reader is unknown.
        InputError: the published file cannot be read.
        DataError: the compilation, the manifest or a file of the edition does not validate.
    """
    form = _format(path)
    if not path.is_file():
        raise InputError(f"{path}: not found; name a file that `reportgen build` has written")
    edition = settings.load(sources)
    manifest = manifest_check.manifest_of(path)
    engine = reader or engines.other_than(manifest_check.built_with(manifest))
    written = path if form.proof else None
    seen = read_again(edition.sources, written, engine, jobs, progress, form=form)
    beside = path if form is formats.JSON else path.parent / formats.JSON.file
    compilation = _compilation(beside, seen.pages)
    publication = PublishedFile(path, form, beside, compilation, manifest, edition)
    return Verified(prove(publication, seen), seen.errors)


def prove(publication: PublishedFile, seen: Seen) -> Proof:
    """Hold a published file against its compilation, and the compilation against the sources.

    Args:
        publication: the file and what lies beside it.
        seen: what the second engine has read.

    Raises:
        InputError: the published file cannot be read.
        DataError: a file of the edition does not validate.
    """
    compilation, manifest, path = publication.compilation, publication.manifest, publication.path
    digests = {name: witness.document.source.sha256 for name, witness in seen.witnesses.items()}
    witnessed = manifest_check.check(manifest, path, publication.beside, publication.edition.path, digests)
    regional = regional_check.check(compilation, publication.edition, seen.witnesses)
    findings = [*regional.findings]
    frame: tuple[Addition, ...] = ()
    form = forms.form_of(publication.form)
    if form is not None:
        expected = form.expect(compilation, publication.edition.path)
        findings += _published(publication, form, expected, seen)
        frame = tuple(additions.frame(expected))
    table = forms.table_form(publication.form)
    if table is not None:
        findings += table.compared(seen.published or table.read(path, seen.reader), compilation)
    if seen.pages is not None and not publication.form.companion:
        findings += manifest_check.attached(manifest, publication.beside, seen.pages.attached, path)
    findings += [*witnessed.findings, *manifest_check.counts(manifest, compilation)]
    words = _count(compilation)
    failed = frozenset(finding.item for finding in findings if finding.item) | regional.unproven
    remarks = (
        *(*witnessed.remarks, *regional.remarks, *_same_engine(seen.reader, witnessed.built_with)),
        *(table.remarks(compilation) if table is not None else ()),
    )
    return Proof(
        path.name,
        seen.reader,
        witnessed.built_with,
        words,
        words - _count(compilation, failed),
        tuple(sorted(dict.fromkeys(findings), key=lambda finding: finding.code in _LAST)),
        (*additions.editorial(compilation), *frame),
        remarks,
    )


def _format(path: Path) -> Format:
    form = formats.of_file(path.name)
    if form not in formats.PROVEN or form is None:
        known = ", ".join(row.file for row in formats.PROVEN)
        raise UsageError(f"{path}: not a format that can be proven; give one of {known}")
    return form


def _compilation(beside: Path, pages: PublishedPages | None) -> Compilation:
    """Return the compilation that lies beside a file; else the one inside a PDF."""
    if beside.is_file():
        return codec.load_compilation(beside)
    inside = pages.attached.get(formats.JSON.file) if pages is not None else None
    if inside is None:
        raise DataError(f"{beside}: not found; the proof needs the compilation beside the published file")
    return codec.parse_compilation(inside.encode("utf-8"), f"{formats.JSON.file} inside the PDF")


def _same_engine(reader: str, built_with: str | None) -> Iterable[str]:
    if reader == built_with:
        yield f"the sources were read by {reader}, which made the build too: this is no second way of reading"


def _published(
    publication: PublishedFile, form: ProofForm, expected: Expected, seen: Seen
) -> Iterable[Discrepancy]:
    """Hold a published file against what it must say."""
    read = seen.published or form.read(publication.path, seen.reader)
    stream, around = form.published(read, expected)
    yield from file_check.check(expected, stream)
    yield from file_check.reference_claims(expected)
    yield from quotation_check.check(expected, publication.compilation)
    yield from around


def _count(compilation: Compilation, only: frozenset[str] | None = None) -> int:
    """Return the number of regional words, of some claims only where they are named."""
    return sum(
        1
        for report in compilation.reports
        for claim in claims_of_report(report)
        if not claim.editorial and (only is None or claim.id in only)
        for word in plain_words(claim.text)
        if word.says_something
    )
