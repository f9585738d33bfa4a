"""Orders the stages, reads and writes files, fans out over reports."""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Thread

from . import codec, config, isolation, output, resources, vocabulary
from .diagnostics import Diagnostic
from .errors import InputError, ReportgenError, UsageError
from .extraction import document_json, read_document
from .model import Document
from .schema import Compilation, MissingReport, Report
from .stages import merge, normalize
from .vocabulary import Vocabulary

FORMATS = ("pdf", "docx", "html", "json", "csv", "xlsx")
"""Output formats, in the order in which they are listed."""
STEM = "global-priorities"

__all__ = ["FORMATS", "Progress", "build", "build_report", "extract", "read_document", "render"]

Progress = Callable[[str, int, int], None]
"""(what, done, of) → None; called as work goes on."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made.

    Attributes:
        compilation: the merged document.
        diagnostics: what people should know, in reading order.
        files: paths written.
        errors: one for each source that could not be used.
    """

    compilation: Compilation
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[Path, ...]
    errors: tuple[ReportgenError, ...]


def _no_progress(what: str, done: int, of: int) -> None:
    """Say nothing."""


def default_jobs() -> int:
    """Return how many processes may read at once on this machine."""
    return max(1, len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def load_vocabulary(folder: Path | None = None) -> Vocabulary:
    """Return the vocabulary of an edition's folder, else the shipped one.

    Raises:
        DataError: it does not validate.
    """
    own = folder / vocabulary.FILE_NAME if folder is not None else None
    return vocabulary.load(
        own if own is not None and own.is_file() else resources.templates() / vocabulary.FILE_NAME
    )


def build_report(path: Path, words: Vocabulary | None = None) -> Report:
    """Read one source in this process and return the report of its priorities chapter.

    Raises:
        InputError: the file cannot be read, or holds no priorities chapter of a known region.
    """
    report, diagnostics = normalize.normalize(read_document(path), words or load_vocabulary(), file=str(path))
    if report is None:
        raise InputError(str(diagnostics[0]))
    return report


def extract(
    paths: Sequence[Path], jobs: int, progress: Progress = _no_progress
) -> Iterable[isolation.Outcome]:
    """Read sources side by side, each in a process of its own; outcomes in the order of `paths`.

    Yields each outcome as soon as all before it are there.
    """
    ready: dict[int, isolation.Outcome] = {}
    following = 0
    for done, (at, outcome) in enumerate(isolation.map_files(document_json, paths, jobs), 1):
        progress("reading", done, len(paths))
        ready[at] = outcome
        while following in ready:
            yield ready.pop(following)
            following += 1


def build(
    folder: Path,
    target: Path | None = None,
    formats: Sequence[str] = FORMATS,
    jobs: int | None = None,
    progress: Progress = _no_progress,
) -> Built:
    """Build an edition: read all sources, merge, write the outputs.

    A source that cannot be used does not stop the others; it is named in the document's front matter
    and in `errors`.

    Args:
        folder: the edition's folder.
        target: folder for the outputs; `build/<edition>` by default.
        formats: some of FORMATS.
        jobs: processes at once; as many as there are processors by default.
        progress: called as work goes on.

    Raises:
        UsageError: the folder is no edition.
        DataError: edition.toml or the vocabulary does not validate.
        InputError: none of the sources can be used.
        OutputError: an output cannot be written.
        RenderError: a format cannot be made.
        DependencyError: a program that a format needs is missing.
    """
    edition = config.load(folder)
    words = load_vocabulary(folder)
    target = target or Path("build") / edition.id
    output.make_folder(target / "documents")
    diagnostics = [
        Diagnostic(
            "error",
            "report-not-found",
            "the file is named under [[report]] but is not there",
            "put it into the folder, or take it out of edition.toml",
            str(folder / name),
        )
        for name in edition.missing
    ]
    missing = [MissingReport(name, "the file is not in the edition's folder") for name in edition.missing]
    errors: list[ReportgenError] = [InputError(f"{folder / name}: not found") for name in edition.missing]
    reports: list[Report] = []
    written: list[Path] = []
    if "pdf" in formats:
        _prepare_renderer()
    for outcome in extract(edition.sources, jobs or default_jobs(), progress):
        found = _use(outcome, edition, words, target, written)
        diagnostics += found.diagnostics
        if found.report is not None:
            reports.append(found.report)
        if found.error is not None:
            errors.append(found.error)
            missing.append(MissingReport(outcome.path.name, _reason(found.error, outcome.path)))
    _forget_old_documents(target / "documents", edition.sources)
    listing = target / "diagnostics.json"
    if not reports:
        output.write(listing, _listing(diagnostics))
        old = any((target / f"{STEM}.{name}").exists() for name in FORMATS)
        rest = f"; the files {STEM}.* in {target} are from an earlier build" if old else ""
        raise InputError(
            "\n".join([*map(str, errors), f"{folder}: no report can be used; nothing was built{rest}"])
        )
    compilation, more = merge.merge(edition.facts(), reports, missing, edition.wished, words)
    diagnostics += more
    files, warnings = write(
        compilation, edition.path, target, formats, page_size=edition.settings.page_size, progress=progress
    )
    diagnostics += warnings
    output.write(listing, _listing(diagnostics))
    return Built(compilation, tuple(diagnostics), (*files, listing, *written), tuple(errors))


@dataclass(frozen=True, slots=True)
class _Used:
    report: Report | None
    diagnostics: tuple[Diagnostic, ...]
    error: ReportgenError | None = None


def _use(
    outcome: isolation.Outcome,
    edition: config.EditionFolder,
    words: Vocabulary,
    target: Path,
    written: list[Path],
) -> _Used:
    """Turn what was read of one source into a report; keep its document."""
    name = str(outcome.path)
    if outcome.error is not None or outcome.result is None:
        error = outcome.error or InputError(f"{name}: no result")
        message, _, remedy = str(error).removeprefix(f"{name}: ").partition("; ")
        return _Used(None, (Diagnostic("error", "unreadable", message, remedy, name),), error)
    path = target / "documents" / f"{outcome.path.stem}.json"
    output.write(path, outcome.result.encode("utf-8"))
    written.append(path)
    document: Document = codec.parse_document(outcome.result.encode("utf-8"), str(path))
    entry = edition.entry(outcome.path.name)
    wishes = normalize.Wishes(entry.region, entry.chapter) if entry else normalize.Wishes()
    report, diagnostics = normalize.normalize(document, words, wishes, name)
    if report is None:
        return _Used(
            None, diagnostics, InputError(f"{name}: {diagnostics[0].message}; {diagnostics[0].remedy}")
        )
    return _Used(report, diagnostics)


def _reason(error: ReportgenError, path: Path) -> str:
    """Return an error as the document's front matter prints it: without path and remedy."""
    return str(error).removeprefix(f"{path}: ").split(";")[0].strip()


def _forget_old_documents(folder: Path, sources: Sequence[Path]) -> None:
    """Delete structures of sources that are no longer part of the edition."""
    stems = {source.stem for source in sources}
    for path in folder.glob("*.json"):
        if path.stem not in stems:
            path.unlink(missing_ok=True)


def render(
    path: Path,
    target: Path,
    formats: Sequence[str],
    assets: Path | None = None,
    *,
    page_size: str = "A4",
    progress: Progress = _no_progress,
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write formats from a compilation file, without reading any PDF.

    Args:
        path: the compilation, `global-priorities.json`.
        target: folder for the outputs.
        formats: some of FORMATS.
        assets: folder of the logos; that of the compilation by default.
        page_size: "A4" or "Letter".
        progress: called as work goes on.

    Returns:
        The paths written, and what people should know.

    Raises:
        DataError: the file does not validate.
        UsageError: a format is unknown.
        OutputError: an output cannot be written.
        RenderError: a format cannot be made.
        DependencyError: a program that a format needs is missing.
    """
    output.make_folder(target)
    return write(
        codec.load_compilation(path),
        assets or path.parent,
        target,
        formats,
        page_size=page_size,
        progress=progress,
    )


def write(
    compilation: Compilation,
    assets: Path,
    target: Path,
    formats: Sequence[str],
    *,
    page_size: str,
    progress: Progress,
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write the outputs; Word's is made beside the PDF's layout.

    Args:
        compilation: the merged document.
        assets: folder of the logos.
        target: folder for the outputs; it exists.
        formats: some of FORMATS.
        page_size: "A4" or "Letter".
        progress: called as work goes on.

    Returns:
        The paths written, and what people should know.

    Raises:
        UsageError: a format is unknown.
        OutputError: an output cannot be written.
        RenderError: a format cannot be made.
        DependencyError: a program that a format needs is missing.
    """
    unknown = [name for name in formats if name not in FORMATS]
    if unknown:
        raise UsageError(f"unknown format {', '.join(unknown)}; known: {', '.join(FORMATS)}")
    warnings: list[str] = []
    makers: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: _pdf(compilation, assets, page_size, warnings),
        "docx": lambda: _docx(compilation, assets, page_size),
        "html": lambda: _html(compilation, assets),
        "json": lambda: codec.dump_compilation(compilation).encode("utf-8"),
        "csv": lambda: _csv(compilation),
        "xlsx": lambda: _xlsx(compilation),
    }
    ordered = [name for name in FORMATS if name in formats]
    files: list[Path] = []
    with ThreadPoolExecutor(1) as beside:
        later: Future[bytes] | None = (
            beside.submit(makers["docx"]) if "docx" in ordered and "pdf" in ordered else None
        )
        for done, name in enumerate(ordered):
            progress(f"writing {name}", done, len(ordered))
            content = later.result() if name == "docx" and later is not None else makers[name]()
            path = target / f"{STEM}.{name}"
            output.write(path, content)
            files.append(path)
        progress("writing", len(ordered), len(ordered))
    diagnostics = tuple(
        Diagnostic("warning", "rendering", text, "look at the page")
        for text in _logo_warnings(compilation, assets) + warnings
    )
    return tuple(files), diagnostics


def _prepare_renderer() -> None:
    """Load the PDF renderer while the sources are read in processes of their own."""
    from .writers import pdf

    Thread(target=pdf.prepare, daemon=True).start()


def _logo_warnings(compilation: Compilation, assets: Path) -> list[str]:
    from .writers import logos

    return list(logos.load(compilation.edition, assets)[1])


def _pdf(compilation: Compilation, assets: Path, page_size: str, warnings: list[str]) -> bytes:
    from .writers import pdf

    content, found = pdf.render(compilation, assets, page_size)
    warnings.extend(found)
    return content


def _docx(compilation: Compilation, assets: Path, page_size: str) -> bytes:
    from .writers import docx

    return docx.render(compilation, assets, page_size)


def _html(compilation: Compilation, assets: Path) -> bytes:
    from .writers import html

    return html.render_web(compilation, assets).encode("utf-8")


def _csv(compilation: Compilation) -> bytes:
    from .writers import tables

    return tables.csv_bytes(compilation)


def _xlsx(compilation: Compilation) -> bytes:
    from .writers import tables

    return tables.xlsx_bytes(compilation)


def _listing(diagnostics: Iterable[Diagnostic]) -> bytes:
    """Return `diagnostics.json`."""
    plain = [_plain(diagnostic) for diagnostic in diagnostics]
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode()


def _plain(diagnostic: Diagnostic) -> dict[str, object]:
    """Return a diagnostic for `diagnostics.json`; files by name, so that results do not depend on paths."""
    file = Path(diagnostic.file).name if diagnostic.file else None
    named = replace(diagnostic, file=file)
    return {
        "severity": named.severity,
        "code": named.code,
        "message": named.message,
        "remedy": named.remedy,
        "file": named.file,
        "page": named.page,
        "bbox": list(named.bbox) if named.bbox else None,
    }
