"""Compilation → files: every format, in the order of the list; the PDF is set beside the others."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from . import codec, output, resources
from .cache import Cache, code_digest, digest_of
from .diagnostics import Diagnostic
from .errors import UsageError
from .isolation import Aside
from .presses import Presses
from .schema import Compilation

if TYPE_CHECKING:
    from .writers.pdf import Setter

FORMATS = ("pdf", "docx", "html", "json", "csv", "xlsx")
"""Output formats, in the order in which they are listed."""
STEM = "global-priorities"
_ASIDE = ("docx", "html", "xlsx")
"""Formats that a copy of this process makes while the PDF is composed and set."""

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
    presses: Presses | None = None,
) -> tuple[tuple[Path, ...], tuple[Diagnostic, ...]]:
    """Write the outputs; the PDF is set beside the others, in processes of its own.

    Args:
        publication: what to write.
        target: folder for the outputs; it exists.
        formats: some of FORMATS.
        progress: called as work goes on.
        cache: knows which outputs need not be made again; None to make all.
        presses: set the PDF; None to set it in this process.

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
    setter = partial(presses.set_parts, cache=cache) if presses is not None else None
    makers = _makers(publication, text, warnings, setter, due)
    made: dict[str, dict[str, str]] = {}
    progress("writing", 0, len(due))
    with closing(_side_by_side(makers, presses)) as outputs:
        for done, (name, content) in enumerate(outputs, 1):
            output.write(target / f"{STEM}.{name}", content)
            progress("writing", done, len(due))
            if cache and not warnings:
                made[f"{STEM}.{name}"] = {**parts[name], "itself": digest_of(content)}
    if cache:
        cache.made(made)
    files = [target / f"{STEM}.{name}" for name in ordered]
    if "csv" in ordered:
        files.append(_describe(publication.compilation, target))
    diagnostics = tuple(
        Diagnostic("warning", "rendering", text, "look at the page")
        for text in _logo_warnings(publication) + warnings
    )
    return tuple(files), diagnostics


def _makers(
    publication: Publication, text: bytes, warnings: list[str], setter: Setter | None, due: Sequence[str]
) -> dict[str, Maker]:
    """Return what makes each format that is due; the PDF is composed by then, which others profit from."""
    compilation = publication.compilation
    makers: dict[str, Maker] = {
        "docx": lambda: _docx(publication),
        "html": lambda: _html(publication),
        "json": lambda: text,
        "csv": lambda: _csv(compilation),
        "xlsx": lambda: _xlsx(compilation),
    }
    if "pdf" in due:
        makers["pdf"] = _pdf(publication, text, warnings, setter)
    return {name: makers[name] for name in due}


def _side_by_side(makers: Mapping[str, Maker], presses: Presses | None) -> Generator[tuple[str, bytes]]:
    """Make everything, the PDF last: its parts are set in other processes, others are made in a copy of this.

    The copy is made before a thread is started: a process with threads cannot be copied.
    """
    aside = {name: makers[name] for name in _ASIDE if name in makers and "pdf" in makers}
    with Aside(aside, copy=presses is not None) as made_aside, ThreadPoolExecutor(1) as beside:
        pdf = beside.submit(makers["pdf"]) if "pdf" in makers else None
        try:
            for name, maker in makers.items():
                if name != "pdf":
                    yield name, made_aside.get(name) if name in aside else maker()
            if pdf is not None:
                yield "pdf", pdf.result()
        except BaseException:
            if presses is not None:
                presses.close()  # nobody waits for the PDF any more
            raise


def _describe(compilation: Compilation, target: Path) -> Path:
    """Write the Data Package descriptor of the CSV beside it."""
    from .writers import datapackage

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
    from .writers import logos

    return list(logos.load(publication.compilation.edition, publication.assets)[1])


def _pdf(publication: Publication, text: bytes, warnings: list[str], setter: Setter | None) -> Maker:
    """Compose the PDF and return what sets it."""
    from .writers import pdf
    from .writers.attachments import Attachment

    attached = [Attachment(f"{STEM}.json", text, "The compilation: every sentence with its source")]
    if publication.manifest is not None:
        attached.append(Attachment("manifest.json", publication.manifest, "What this document was made from"))
    composition = pdf.compose(publication.compilation, publication.assets, publication.page_size)

    def set_it() -> bytes:
        content, found = pdf.set_composition(composition, attached, setter or pdf.one_by_one)
        warnings.extend(found)
        return content

    return set_it


def _docx(publication: Publication) -> bytes:
    from .writers import docx

    return docx.render(publication.compilation, publication.assets, publication.page_size)


def _html(publication: Publication) -> bytes:
    from .writers import html

    return html.render_web(publication.compilation, publication.assets).encode("utf-8")


def _csv(compilation: Compilation) -> bytes:
    from .writers import tables

    return tables.csv_bytes(compilation)


def _xlsx(compilation: Compilation) -> bytes:
    from .writers import workbook

    return workbook.xlsx_bytes(compilation)
