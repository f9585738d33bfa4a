"""Proves one published file: reads it and its sources by a second engine, and compares."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path

from .. import codec, config, corrections, isolation, reviewing, snapshots
from ..decisions import Correction, DecidedCorrection
from ..errors import DataError, InputError, ReportgenError, UsageError
from ..schema import Compilation, Report
from . import (
    additions,
    chapter_check,
    docx_file,
    engines,
    expected_file,
    file_check,
    frame_check,
    html_file,
    manifest_check,
    second_reading,
    source_check,
    witness,
)
from .claim import claims_of_report
from .expected_file import Expected
from .findings import Addition, Finding, Proof
from .pdf_file import PublishedPages
from .reading_work import parse_pages, read_one
from .stream import of_blocks
from .witness import Witness
from .words import plain_words

FORMATS = ("pdf", "docx", "html", "json")
"""Formats that can be proven."""
COMPILATION = "global-priorities.json"

Progress = Callable[[str, int, int], None]
"""(what, done, of) → None; called as work goes on."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What the second engine has read.

    Attributes:
        witnesses: by file name.
        pages: of a published PDF.
        errors: of sources that cannot be read.
    """

    witnesses: Mapping[str, Witness]
    pages: PublishedPages | None
    errors: tuple[ReportgenError, ...]


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
    progress: Progress = reviewing.no_progress,
) -> Verified:
    """Prove a published file against the sources of its edition.

    Args:
        path: the file; its compilation lies beside it.
        sources: the edition's folder.
        reader: engine to read with; one that did not make the build by default.
        jobs: processes at once.
        progress: called as work goes on.

    Raises:
        UsageError: the format cannot be proven, the folder is no edition, the reader is unknown.
        InputError: the published file cannot be read.
        DataError: the compilation, the manifest or a file of the edition does not validate.
    """
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        raise UsageError(f"{path}: not a format that can be proven; give one of {', '.join(FORMATS)}")
    if not path.is_file():
        raise InputError(f"{path}: not found; name a file that `reportgen build` has written")
    beside = path if form == "json" else path.parent / COMPILATION
    if not beside.is_file():
        raise DataError(f"{beside}: not found; the proof needs the compilation beside the published file")
    compilation = codec.load_compilation(beside)
    edition = config.load(sources)
    manifest = manifest_check.load(path)
    built_with = manifest.get("reader") if manifest else None
    engine = reader or engines.other_than(built_with if isinstance(built_with, str) else None)
    read = _read(path if form == "pdf" else None, edition.sources, engine, jobs, progress)
    digests = {name: it.document.source.sha256 for name, it in read.witnesses.items()}
    witnessed = manifest_check.check(manifest, path, beside, sources, digests)
    regional = _regional(compilation, edition, read)
    remarks = [*witnessed.remarks, *regional.remarks]
    if engine == witnessed.built_with:
        remarks.append(
            f"the sources were read by {engine}, which made the build too: no second way of reading"
        )
    findings = [*regional.findings]
    frame: tuple[Addition, ...] = ()
    if form != "json":
        expected = expected_file.expect(compilation, sources, form)  # type: ignore[arg-type]
        findings += _published(path, form, expected, read.pages)
        frame = tuple(additions.frame(expected))
    if read.pages is not None:
        findings += manifest_check.attached(manifest, read.pages.manifest, path)
    findings += [*witnessed.findings, *manifest_check.counts(manifest, compilation)]
    words = _count(compilation, frozenset())
    failed = frozenset(it.item for it in findings if it.item) | regional.unproven
    return Verified(
        Proof(
            path.name,
            engine,
            witnessed.built_with,
            words,
            words - _count(compilation, failed),
            tuple(_unique(findings)),
            (*additions.editorial(compilation), *frame),
            tuple(remarks),
        ),
        read.errors,
    )


def _read(
    published: Path | None, sources: Sequence[Path], reader: str, jobs: int, progress: Progress
) -> _Read:
    """Read the sources and a published PDF side by side, each in a process of its own."""
    if reader not in engines.READERS:
        raise UsageError(f"unknown reader {reader}; known: {', '.join(engines.READERS)}")
    paths = [*([published] if published else []), *sources]
    witnesses: dict[str, Witness] = {}
    pages = None
    errors: list[ReportgenError] = []
    work = partial(read_one, reader=reader, published=str(published) if published else "")
    for done, (at, outcome) in enumerate(isolation.map_files(work, paths, jobs), 1):
        progress("reading", done, len(paths))
        if outcome.error is not None or outcome.result is None:
            error = outcome.error or InputError(f"{paths[at]}: no result")
            if paths[at] == published:
                raise error
            errors.append(error)
        elif paths[at] == published:
            pages = parse_pages(outcome.result)
        else:
            witnesses[paths[at].name] = witness.parse(outcome.result)
    ordered = {path.name: witnesses[path.name] for path in sources if path.name in witnesses}
    return _Read(ordered, pages, tuple(errors))


@dataclass(frozen=True, slots=True)
class _Regional:
    findings: tuple[Finding, ...]
    remarks: tuple[str, ...]
    unproven: frozenset[str]


def _regional(compilation: Compilation, edition: config.EditionFolder, read: _Read) -> _Regional:
    """Hold the compilation against its sources."""
    folder = edition.path
    words = reviewing.load_vocabulary(folder)
    documents = [it.document for it in read.witnesses.values()]
    given = [_as_given(one) for one in compilation.corrections]
    again = second_reading.compile_again(documents, edition, given, snapshots.load(folder), words)
    again_by_file = {report.source.file: report for report in again.reports}
    findings = [*_edition(compilation, edition), *_decisions(given, corrections.load(folder))]
    remarks: list[str] = []
    unproven: set[str] = set()
    for report in compilation.reports:
        file, claims = report.source.file, claims_of_report(report)
        seen = read.witnesses.get(file)
        other = again_by_file.get(file)
        if seen is None or other is None:
            findings.append(_not_read(report, seen is None))
            unproven.update(claim.id for claim in claims)
            continue
        findings += _same_file(report, seen)
        traced = source_check.check(claims, seen)
        compared = chapter_check.check(report, other)
        findings += [*traced.findings, *compared.findings]
        remarks += compared.remarks
        unproven.update({it.id for it in claims if not it.editorial} - traced.proven)
    findings += _left_out(compilation, again, read)
    return _Regional(tuple(findings), tuple(remarks), frozenset(unproven))


def _as_given(one: DecidedCorrection) -> Correction:
    """Return a decision without its outcome and place in the file, as people wrote it."""
    given = {it.name: getattr(one, it.name) for it in fields(Correction)}
    return replace(Correction(**given), line=None)


def _decisions(published: Sequence[Correction], written: Sequence[Correction]) -> Iterable[Finding]:
    """Name corrections that are only in the compilation, or only in corrections.yaml."""
    own = [replace(one, line=None) for one in written]
    remedy = "build again with corrections.yaml as it is"
    for one in published:
        if one not in own:
            message = f"the correction of “{one.quote}” is not in {corrections.FILE_NAME}"
            yield Finding("facts", message, remedy)
    for one in own:
        if one not in published:
            message = f"the correction of “{one.quote}” in {corrections.FILE_NAME} is not in the document"
            yield Finding("facts", message, remedy)


def _edition(compilation: Compilation, edition: config.EditionFolder) -> Iterable[Finding]:
    """Name what the document says of the edition, and edition.toml does not."""
    told = edition.facts()
    for it in fields(told):
        one, other = getattr(compilation.edition, it.name), getattr(told, it.name)
        if one != other:
            message = f"the document's {it.name} is not that of {config.FILE_NAME}"
            yield Finding("facts", message, "build again with the edition file as it is")


def _not_read(report: Report, unreadable: bool) -> Finding:
    why = "the source cannot be read" if unreadable else "the second reading finds no priorities chapter"
    return Finding(
        "not-read",
        f"{why}; nothing of this chapter is proven",
        "put the report into the folder of the sources; if it is there, look at it",
        item=report.region.id,
        source=report.source.file,
    )


def _same_file(report: Report, seen: Witness) -> Iterable[Finding]:
    if report.source.sha256 != seen.document.source.sha256:
        message = "this is not the file that the document names (another SHA-256)"
        yield Finding(
            "source-changed",
            message,
            "build again with the sources as they are",
            item=report.region.id,
            source=report.source.file,
        )


def _left_out(compilation: Compilation, again: Compilation, read: _Read) -> Iterable[Finding]:
    """Name the sources whose priorities are not in the document, though it does not say so."""
    there = {report.source.file for report in compilation.reports}
    said = {it.file for it in compilation.missing}
    for report in again.reports:
        if report.source.file not in there:
            told = " (the document says that it could not be read)" if report.source.file in said else ""
            message = f"the priorities of this report are not in the document{told}"
            yield Finding("left-out", message, "build again", source=report.source.file)


def _published(path: Path, form: str, expected: Expected, pages: PublishedPages | None) -> list[Finding]:
    """Hold a published file against what it must say."""
    if form == "pdf" and pages is not None:
        checked = file_check.check(expected, pages.stream)
        around = [*frame_check.pages(expected, pages)]
    elif form == "docx":
        document = docx_file.read(path)
        checked = file_check.check(expected, of_blocks(document.blocks, "paragraph"))
        around = [*frame_check.furniture(expected, document.furniture)]
    else:
        stream = of_blocks(html_file.blocks_of(_text(path)), "block")
        checked = file_check.check(expected, stream)
        around = []
    return [*checked.findings, *file_check.reference_claims(expected), *around]


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); build it again") from error


def _count(compilation: Compilation, only: frozenset[str]) -> int:
    """Return the number of regional words; of some claims only, where any are named."""
    return sum(
        1
        for report in compilation.reports
        for claim in claims_of_report(report)
        if not claim.editorial and (not only or claim.id in only)
        for word in plain_words(claim.text)
        if word.says_something
    )


def _unique(findings: Iterable[Finding]) -> Iterable[Finding]:
    """Yield each finding once; what concerns the regions' words first."""
    ordered = sorted(dict.fromkeys(findings), key=lambda it: (it.code in ("manifest", "facts", "frame"),))
    return ordered
