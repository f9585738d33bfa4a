"""Compilation → files: every format, in the order of the list; a workshop makes them side by side."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ReportgenError, UsageError
from ..model import codec
from ..model.compilation import Compilation
from ..model.diagnostics import Diagnostic
from ..system import output, resources
from ..system.cache import Cache, code_digest, digest_of

if TYPE_CHECKING:
    from ..writers.orders import Copy
    from ..writers.print.jobs import Attachment
    from .workshop import Workshop

FORMATS = ("pdf", "docx", "html", "json", "csv", "xlsx")
"""Output formats, in the order in which they are listed."""
STEM = "global-priorities"
_QUICK = ("json", "csv")
"""Formats that are made sooner than ordered."""

Maker = Callable[[], bytes]

Progress = Callable[[str, int, int], None]
"""(what, done, of) → None; called as work goes on."""


@dataclass(frozen=True, slots=True)
class Publication:
    """What is published.

    Attributes:
        compilation: the merged document.
        assets: folder of the logos.
        page_size: "A4" or "Letter".
        manifest: `manifest.json` as it is attached to the PDF, None where it is not known.
    """

    compilation: Compilation
    assets: Path
    page_size: str = "A4"
    manifest: bytes | None = None


def write(
    publication: Publication,
    target: Path,
    formats: Sequence[str],
    progress: Progress,
    *,
    cache: Cache | None = None,
    workshop: Workshop | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write the outputs.

    Args:
        publication: what to write.
        target: folder for the outputs; it exists.
        formats: some of FORMATS.
        progress: called as work goes on.
        cache: knows which outputs need not be made again; None to make all.
        workshop: makes them side by side; None to make one after the other in this process.
        meanwhile: called once, when the workshop has all that it needs and this process nothing to do.

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
    text = codec.dump_compilation(publication.compilation).encode("utf-8")
    ordered = [name for name in FORMATS if name in formats]
    parts = _parts(publication, text, ordered) if cache else {}
    due = [name for name in ordered if not (cache and cache.is_current(f"{STEM}.{name}", parts[name]))]
    draft = _Draft(publication, text, warnings)
    if workshop is None:
        meanwhile()
    made: dict[str, dict[str, str]] = {}
    progress("writing", 0, len(due))
    making = _side_by_side(draft, due, workshop, cache, meanwhile) if workshop else _one_by_one(draft, due)
    waiting, failed = list(due), None
    with closing(making) as outputs:
        try:
            for done, (name, content) in enumerate(outputs, 1):
                output.write(target / f"{STEM}.{name}", content)
                waiting.remove(name)
                progress("writing", done, len(due))
                if cache and not warnings:
                    made[f"{STEM}.{name}"] = {**parts[name], "itself": digest_of(content)}
        except ReportgenError as error:
            failed = error
    if cache:
        cache.made(made)
    files = [target / f"{STEM}.{name}" for name in ordered]
    if "csv" in ordered and "csv" not in waiting:
        files.append(_describe(publication.compilation, target))
    if failed is not None:
        raise type(failed)(f"{failed}{_left_over(target, waiting)}") from failed
    diagnostics = tuple(
        Diagnostic("warning", "rendering", text, "look at the page")
        for text in _logo_warnings(publication) + warnings
    )
    return tuple(files), diagnostics


def _left_over(target: Path, names: Sequence[str]) -> str:
    """Return the end of the message of a failure: which files are not of this build."""
    old = [f"{STEM}.{name}" for name in names if (target / f"{STEM}.{name}").exists()]
    verb = "is" if len(old) == 1 else "are"
    return f"; {', '.join(old)} in {target} {verb} from an earlier build" if old else ""


@dataclass(frozen=True, slots=True)
class _Draft:
    """What all outputs are made of: what is published, its JSON, and a list for warnings."""

    publication: Publication
    text: bytes
    warnings: list[str]

    def attachments(self) -> list[Attachment]:
        """Return what travels inside the PDF."""
        from ..writers.print.jobs import Attachment

        json_file = Attachment(f"{STEM}.json", self.text, "The compilation: every sentence with its source")
        if self.publication.manifest is None:
            return [json_file]
        manifest = self.publication.manifest
        return [json_file, Attachment("manifest.json", manifest, "What this document was made from")]


def _one_by_one(draft: _Draft, due: Sequence[str]) -> Generator[tuple[str, bytes]]:
    """Make every format in this process."""
    makers: dict[str, Maker] = {
        "pdf": lambda: _pdf(draft),
        "docx": lambda: _docx(draft.publication),
        "html": lambda: _html(draft.publication),
        "json": lambda: draft.text,
        "csv": lambda: _csv(draft.publication.compilation),
        "xlsx": lambda: _xlsx(draft.publication.compilation),
    }
    for name in due:
        yield name, makers[name]()


def _side_by_side(
    draft: _Draft,
    due: Sequence[str],
    workshop: Workshop,
    cache: Cache | None,
    meanwhile: Callable[[], object],
) -> Generator[tuple[str, bytes]]:
    """Have the formats made, the printed document beside the others, and yield it last."""
    from ..writers import orders

    it = draft.publication
    copy = orders.Copy.of(it.compilation, it.assets, it.page_size)
    others = [name for name in due if name in orders.FORMATS]
    with ThreadPoolExecutor(2) as beside:
        printed = beside.submit(_printed, draft, copy, workshop, cache) if "pdf" in due else None
        made = beside.submit(_ordered, copy, workshop, others) if others else None
        try:
            meanwhile()
            yield from _one_by_one(draft, [name for name in due if name in _QUICK])
            contents, errors = _collected(made)
            yield from contents.items()
            if printed is not None:
                yield "pdf", printed.result()
            if errors:  # they cost no other format
                raise errors[0]
        except BaseException:
            workshop.close()  # nobody waits for the others any more
            raise


def _collected(
    made: Future[tuple[dict[str, bytes], list[ReportgenError]]] | None,
) -> tuple[dict[str, bytes], list[ReportgenError]]:
    """Return what was made, and the errors of what was not: they are raised when all else is there."""
    try:
        return made.result() if made is not None else ({}, [])
    except ReportgenError as error:
        return {}, [error]


def _printed(draft: _Draft, copy: Copy, workshop: Workshop, cache: Cache | None) -> bytes:
    """Have the PDF composed, its parts set, and bound."""
    from ..writers import orders
    from ..writers.print.composition import set_parts_of, warnings_of

    composition = orders.load_composition(workshop.do(orders.composition(copy), "PDF"))
    furniture, bound = set_parts_of(composition, partial(workshop.set_parts, cache=cache))
    draft.warnings.extend(warnings_of(bound))
    order = orders.binding(bound, furniture, draft.attachments())
    return orders.load_binding(workshop.do(order, "PDF"))


def _ordered(
    copy: Copy, workshop: Workshop, formats: Sequence[str]
) -> tuple[dict[str, bytes], list[ReportgenError]]:
    from ..writers import orders

    return orders.load_outputs(workshop.do(orders.outputs(copy, formats), ", ".join(formats)))


def _describe(compilation: Compilation, target: Path) -> Path:
    """Write the Data Package descriptor of the CSV beside it."""
    from ..writers.data import datapackage

    path = target / datapackage.FILE_NAME
    output.write(path, datapackage.descriptor(compilation, (target / f"{STEM}.csv").read_bytes()))
    return path


def _parts(publication: Publication, text: bytes, names: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return for each output the hashes of everything that it depends on, by what people call it."""
    parts = {
        "the words and what is known of them": digest_of(text),
        "the program or its templates": digest_of(f"{code_digest()} {_templates_digest()}".encode()),
    }
    logos = {"the logos": _logos_digest(publication)}
    size = {"the page size": publication.page_size}
    own = {
        "pdf": {**logos, **size, "what it was made from": digest_of(publication.manifest or b"")},
        "docx": {**logos, **size},
        "html": logos,
    }
    return {name: parts | own.get(name, {}) for name in names}


def _logos_digest(publication: Publication) -> str:
    edition = publication.compilation.edition
    digests = []
    for organization in (*edition.sponsors, *edition.organizers):
        path = publication.assets / (organization.logo or "")
        digests.append(digest_of(path.read_bytes()) if organization.logo and path.is_file() else "")
    return digest_of(" ".join(digests).encode())


def _templates_digest() -> str:
    files = sorted(
        path
        for path in resources.templates().rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
    return digest_of(b"".join(digest_of(path.read_bytes()).encode() for path in files))


def _logo_warnings(publication: Publication) -> list[str]:
    from ..writers.book import logos

    return list(logos.load(publication.compilation.edition, publication.assets)[1])


def _pdf(draft: _Draft) -> bytes:
    from ..writers.print import pdf

    it = draft.publication
    content, found = pdf.render(it.compilation, it.assets, it.page_size, draft.attachments())
    draft.warnings.extend(found)
    return content


def _docx(publication: Publication) -> bytes:
    from ..writers.word import docx

    return docx.render(publication.compilation, publication.assets, publication.page_size)


def _html(publication: Publication) -> bytes:
    from ..writers.html import pages

    return pages.render_web(publication.compilation, publication.assets).encode("utf-8")


def _csv(compilation: Compilation) -> bytes:
    from ..writers.data import tables

    return tables.csv_bytes(compilation)


def _xlsx(compilation: Compilation) -> bytes:
    from ..writers.data import workbook

    return workbook.xlsx_bytes(compilation)
