"""Orders the work: reads, reviews and publishes an edition; renders a compilation."""

import json
import os
import sysconfig
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from .. import extraction
from ..errors import InputError, ReportgenError, ReviewError
from ..model import codec
from ..model.compilation import Compilation, Report
from ..model.decisions import Correction
from ..model.diagnostics import Diagnostic
from ..readers.kinds import DEFAULT
from ..stages.chapter import normalize
from ..system import output, resources
from ..system.cache import Cache
from ..system.isolation import default_jobs
from ..system.memory import Memory
from ..vocabularies.vocabulary import Vocabulary
from ..writers.data import coverage
from ..writers.formats import FORMATS, NAMES, STEM
from ..writers.print import borrowed_faces
from ..writers.publication import Publication
from . import accepted, house, manifest, publish
from . import review as reviewing
from .contents import result_names
from .publish import Progress
from .review import Reviewed, load_vocabulary, no_progress, read_sources
from .workshop import Workshop

__all__ = [
    "Progress",
    "Reviewed",
    "build",
    "build_report",
    "default_jobs",
    "extract",
    "load_vocabulary",
    "read_document",
    "render",
    "review",
]

extract = read_sources
read_document = extraction.read_document


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made.

    Attributes:
        compilation: the merged document.
        diagnostics: what people should know, in reading order.
        files: paths written.
        errors: one for each source that could not be used.
        steps: what was done or not, and why, where a cache was used.
    """

    compilation: Compilation
    diagnostics: tuple[Diagnostic, ...]
    files: tuple[Path, ...]
    errors: tuple[ReportgenError, ...]
    steps: tuple[str, ...] = ()


def review(
    folder: Path,
    jobs: int | None = None,
    progress: Progress = no_progress,
    entries: Sequence[Correction] | None = None,
    memory: Memory | None = None,
    *,
    fresh: int = 0,
) -> Reviewed:
    """Read an edition and lay people's decisions over it, for commands that write no document.

    Readings kept by a build into `build/<edition>` are used.

    Args:
        folder: the edition's folder.
        jobs: processes at once; as many as there are processors by default.
        progress: called as work goes on.
        entries: corrections to be tried in place of those of the file.
        memory: what was read and found before; nothing by default.
        fresh: how many of the last corrections are being made now.

    Raises:
        UsageError: the folder is no edition.
        DataError: edition.toml or another file of people's does not validate.
    """
    target = Path("build") / folder.resolve().name
    cache = Cache(target) if target.is_dir() else None
    return reviewing.review(
        folder, jobs or default_jobs(), progress, entries, cache, memory=memory, fresh=fresh
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


def build(
    folder: Path,
    target: Path | None = None,
    formats: Sequence[str] = NAMES,
    jobs: int | None = None,
    progress: Progress = no_progress,
    *,
    release: bool = False,
    cached: bool = True,
    reader: str = DEFAULT,
    workshop: Workshop | None = None,
    memory: Memory | None = None,
    delimiter: str = "",
) -> Built:
    """Build an edition: read all sources, lay people's decisions over them, merge, write the outputs.

    A source that cannot be used does not stop the others; it is named in the document's front matter
    and in `errors`.

    Args:
        folder: the edition's folder.
        target: folder for the outputs; `build/<edition>` by default.
        formats: names of formats.
        jobs: processes at once; as many as there are processors by default.
        progress: called as work goes on.
        release: refuse to write a document while anything is open.
        reader: the engine that reads.
        cached: use what earlier builds into the same folder have read and written.
        workshop: makes the outputs, started before this; one of its own by default.
        memory: what was read and found before; nothing by default.
        delimiter: between the fields of the CSV; that of the edition's language by default.

    Raises:
        UsageError: the folder is no edition.
        DataError: edition.toml, the vocabulary, the corrections, sign-offs or an accepted reading do not
            validate.
        InputError: none of the sources can be used.
        ReviewError: `release` and something is open; a line for each.
        OutputError: an output cannot be written.
        RenderError: a format cannot be made.
        DependencyError: a program that a format needs is missing.
    """
    jobs = jobs or default_jobs()
    with nullcontext(workshop) if workshop else Workshop(jobs, formats) as shop:
        target = target or Path("build") / folder.resolve().name
        cache = Cache(target) if cached else None
        decided = manifest.decisions(folder)
        inspected = house.inspect(folder)
        reviewed = reviewing.review(folder, jobs, progress, cache=cache, reader=reader, memory=memory)
        edition = reviewed.edition
        output.make_folder(target / "documents")
        for used in (target, target / "documents"):
            output.sweep(used)
        written = _write_documents(reviewed, target / "documents")
        listing = target / "diagnostics.json"
        compilation = reviewed.compilation
        if not compilation.reports:
            output.write(listing, _listing(reviewed.diagnostics))
            raise InputError(*_nothing(reviewed, target))
        if release and compilation.is_draft:
            output.write(listing, _listing(reviewed.diagnostics))
            raise ReviewError(*_refused(reviewed))
        ledger = target / "coverage.json"
        look = inspected.house if inspected is not None else None
        faces = house.borrowed(compilation, formats, edition.path, look)
        facts = manifest.of_edition(
            *(reviewed, formats, decided, house.used(inspected)), borrowed_faces.used(faces)
        )
        publication = Publication(
            *(compilation, edition.path, edition.settings.page_size or "A4", manifest.dump(facts)),
            *(look, delimiter),
            borrowed=borrowed_faces.rules(faces),
        )
        findings: list[Diagnostic] = []

        def meanwhile() -> None:
            output.write(ledger, coverage.dump(reviewed.ledgers))
            findings.extend(_findings(reviewed))
            if reviewed.answers is not None:
                reviewed.answers.keep()

        proof = target / manifest.FILE_NAME
        try:
            files, warnings = publish.write(
                publication,
                target,
                formats,
                progress,
                cache=cache,
                workshop=shop,
                meanwhile=meanwhile,
            )
        except ReportgenError:
            proof.unlink(missing_ok=True)  # what it says of the files is no longer true
            raise
        diagnostics = [*reviewed.diagnostics, *warnings, *findings, *_keep_readings(reviewed)]
        diagnostics += _said_of(inspected, folder)
        output.write(listing, _listing(diagnostics))
        counted = publish.counted_by(formats, warnings)
        output.write(proof, manifest.dump(manifest.with_outputs(facts, files, counted)))
        written = [*files, listing, ledger, proof, *written]
        steps = tuple(cache.said) if cache else ()
        return Built(compilation, tuple(diagnostics), tuple(written), reviewed.errors, steps)


def _said_of(inspected: house.Inspected | None, folder: Path) -> Iterable[Diagnostic]:
    """Return what a build says of its house template; all of it, `template check` says."""
    for sentence in inspected.serious if inspected is not None else ():
        message, _, remedy = sentence.partition("; ")
        yield Diagnostic("warning", "template", message, remedy, str(house.path_of(folder)))


def parts_of_edition(folder: Path) -> list[Path]:
    """Return every file and folder of an edition that a build depends on."""
    return _below(folder) if folder.is_dir() else []


def parts_of_program() -> list[Path]:
    """Return every file and folder of the program and its templates, and the folder of the libraries."""
    libraries = Path(sysconfig.get_path("purelib"))  # the names in it hold the libraries' versions
    return [libraries, *_below(resources.PACKAGE), *_below(resources.templates())]


def _below(root: Path) -> list[Path]:
    """Return a folder and all that is visible in it."""
    paths = [root]
    for folder, names, file_names in os.walk(root):
        names[:] = [name for name in names if not name.startswith((".", "__pycache__"))]
        paths += [Path(folder, name) for name in (*names, *file_names) if not name.startswith(".")]
    return paths


def _nothing(reviewed: Reviewed, target: Path) -> Sequence[str]:
    """Return the lines of a build without any report."""
    old = any((target / row.file).exists() for row in FORMATS)
    rest = f"; the files {STEM}.* in {target} are from an earlier build" if old else ""
    last = f"{reviewed.edition.path}: no report can be used; nothing was built{rest}"
    return [*map(str, reviewed.errors), last]


def _refused(reviewed: Reviewed) -> Sequence[str]:
    """Return the lines of a release that is refused: everything that is open."""
    count = len(reviewed.compilation.open)
    lines = [
        f"{reviewed.edition.path}: not released, {count} {'point is' if count == 1 else 'points are'} open"
    ]
    for point in reviewed.compilation.open:
        where = f", {point.where}" if point.where else ""
        lines.append(f"{point.region or 'edition'}{where}: {point.kind}: {point.message}")
    return lines


def _findings(reviewed: Reviewed) -> Sequence[Diagnostic]:
    from .. import checks  # slow, and not needed before the outputs are being made

    return checks.quick(reviewed.compilation, reviewed.structures, reviewed.vocabulary)


def _write_documents(reviewed: Reviewed, folder: Path) -> list[Path]:
    """Write the structure of each source; delete those of sources that are gone."""
    written = []
    for stem, text in reviewed.documents:
        path = folder / f"{stem}.json"
        output.write(path, text.encode("utf-8"))
        written.append(path)
    stems = set(result_names(reviewed.edition.sources).values())
    for path in folder.glob("*.json"):
        if path.stem not in stems:
            path.unlink(missing_ok=True)
    return written


def _keep_readings(reviewed: Reviewed) -> Iterable[Diagnostic]:
    """Keep the reading of each region where none is kept yet, once the edition has corrections.

    A correction is a decision about the words of these versions of the sources; the next version of any
    of them is compared with them.
    """
    if not reviewed.compilation.corrections:
        return
    folder = reviewed.edition.path
    kept = {report.region.id for report in accepted.load(folder)}
    for report in reviewed.read.reports:
        if report.region.id not in kept:
            try:
                path = accepted.write(folder, report)
            except ReportgenError as error:
                yield Diagnostic("note", "reading-not-kept", str(error), "", str(folder))
            else:
                message = f"the reading of {report.region.name} is kept beside the corrections"
                yield Diagnostic("note", "reading-kept", message, "commit it with them", str(path))


def render(
    path: Path,
    target: Path,
    formats: Sequence[str],
    assets: Path | None = None,
    *,
    page_size: str = "A4",
    progress: Progress = no_progress,
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write formats from a compilation file, without reading any PDF.

    Args:
        path: the compilation, `global-priorities.json`.
        target: folder for the outputs.
        formats: names of formats.
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
    compilation = codec.load_compilation(path)
    beside = manifest.beside(path)
    folder = assets or path.parent
    look = house.load(folder)
    faces = borrowed_faces.rules(house.borrowed(compilation, formats, folder, look))
    publication = Publication(compilation, folder, page_size, beside, look, borrowed=faces)
    with Workshop(default_jobs(), formats) as workshop:
        return publish.write(publication, target, formats, progress, workshop=workshop)


def _listing(diagnostics: Iterable[Diagnostic]) -> bytes:
    """Return `diagnostics.json`."""
    plain = [_plain(diagnostic) for diagnostic in diagnostics]
    return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def _plain(diagnostic: Diagnostic) -> dict[str, object]:
    """Return a diagnostic for `diagnostics.json`; files by name, so that results do not depend on paths."""
    file = Path(diagnostic.file).name if diagnostic.file else None
    return replace(diagnostic, file=file).plain()
