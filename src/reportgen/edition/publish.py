"""Compilation → files: every format, in the order of the table; a workshop makes them side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ReportgenError, UsageError
from ..model.diagnostics import Diagnostic
from ..system import output, resources
from ..system.cache import Cache, code_digest, digest_of, digest_of_file
from ..system.files import read
from ..writers.formats import NAMES, Format, Ingredient, chosen, unknown
from ..writers.house import values
from ..writers.publication import Publication
from . import making

if TYPE_CHECKING:
    from .workshop import Workshop

Progress = Callable[[str, int, int], None]
"""(what, done, of) → None; called as work goes on."""


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
        formats: names of formats.
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
    absent = unknown(formats)
    if absent:
        raise UsageError(f"unknown format {', '.join(absent)}; known: {', '.join(NAMES)}")
    ordered = chosen(formats)
    publication = replace(publication, beside=tuple(row.file for row in ordered))
    depends = _dependencies(publication, ordered) if cache else {}
    due = [row for row in ordered if not (cache and cache.is_current(row.file, depends[row]))]
    if workshop is None:
        meanwhile()
    kept: dict[str, dict[str, str]] = {}
    remarks: list[str] = []
    notes: list[str] = []
    progress("writing", 0, len(due))
    made_there = making.side_by_side(publication, due, workshop, cache, meanwhile) if workshop else None
    waiting, failed = list(due), None
    with closing(made_there or ((row, row.make(publication)) for row in due)) as outputs:
        try:
            for done, (row, made) in enumerate(outputs, 1):
                output.write(target / row.file, made.content)
                waiting.remove(row)
                remarks += made.remarks
                notes += made.notes
                progress("writing", done, len(due))
                if cache and not made.remarks:
                    kept[row.file] = {**depends[row], "itself": digest_of(made.content)}
        except ReportgenError as error:
            failed = error
    if cache:
        cache.made(kept)
    files = [target / row.file for row in ordered]
    files += [
        _describe(publication, row, target) for row in ordered if row.described_by and row not in waiting
    ]
    if failed is not None:
        *lines, last = failed.lines
        raise type(failed)(*lines, f"{last}{_left_over(target, waiting)}") from failed
    diagnostics = [
        Diagnostic("warning", "rendering", text, "look at the page")
        for text in _logo_warnings(publication, ordered, workshop) + remarks
    ]
    diagnostics += [Diagnostic("note", "set-up", text, "run `make setup`") for text in notes]
    return tuple(files), tuple(diagnostics)


def _left_over(target: Path, rows: Iterable[Format]) -> str:
    """Return the end of the message of a failure: which files are not of this build."""
    old = [row.file for row in rows if (target / row.file).exists()]
    verb = "is" if len(old) == 1 else "are"
    return f"; {', '.join(old)} in {target} {verb} from an earlier build" if old else ""


def counted_by(formats: Sequence[str], said: Iterable[Diagnostic] = ()) -> str | None:
    """Return what counts the pages of files whose contents name pages, None where there is none of them.

    Args:
        formats: names of formats.
        said: what the build said of them: that it failed, perhaps.
    """
    rows = [row for row in chosen(formats) if row.counted_by]
    if not rows:
        return None
    counter = import_module(f"reportgen.writers.{rows[0].counted_by}")
    has_failed = any(diagnostic.message == counter.UNCOUNTED for diagnostic in said)
    return str(counter.called(None if has_failed else counter.program()))


def _describe(publication: Publication, row: Format, target: Path) -> Path:
    """Write the descriptor of an output beside it."""
    described = import_module(f"reportgen.writers.{row.described_by}")
    path: Path = target / described.FILE_NAME
    output.write(path, described.descriptor(publication, (target / row.file).read_bytes()))
    return path


def _dependencies(publication: Publication, rows: Iterable[Format]) -> dict[Format, dict[str, str]]:
    """Return the hashes of everything that each output depends on, by what people call it."""
    common = {
        "the words and what is known of them": digest_of(publication.text),
        "the program or its templates": digest_of(f"{code_digest()} {_templates_digest()}".encode()),
    }
    return {
        row: common
        | {_CALLED[name]: _INGREDIENTS[name](publication) for name in row.ingredients}
        | ({"what counts its pages": counted_by([row.name]) or ""} if row.counted_by else {})
        for row in rows
    }


def _logos_digest(publication: Publication) -> str:
    edition = publication.compilation.edition
    digests = []
    for organization in (*edition.sponsors, *edition.organizers):
        try:
            digests.append(digest_of(read(publication.assets / (organization.logo or ""))))
        except OSError:  # there is none, or it cannot be used
            digests.append("")
    return digest_of(" ".join(digests).encode())


def _templates_digest() -> str:
    files = sorted(
        path
        for path in resources.templates().rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
    return digest_of(b"".join(digest_of_file(path).encode() for path in files))


def _logo_warnings(publication: Publication, rows: Iterable[Format], workshop: Workshop | None) -> list[str]:
    """Return what is wrong with logos that are shown; the workshop opens them, not this process."""
    from ..writers import orders

    if not any("logos" in row.ingredients for row in rows):
        return []
    copy = orders.Copy.of(publication.compilation, publication.assets, publication.page_size)
    order = orders.logos(copy)
    return orders.load_logos(orders.answer(order) if workshop is None else workshop.do(order, "logos"))


_CALLED: dict[Ingredient, str] = {
    "logos": "the logos",
    "page size": "the page size",
    "house": "the house template",
    "manifest": "what it was made from",
    "delimiter": "the delimiter",
    "files beside": "the files beside it",
    "borrowed faces": "faces of this machine",
}
_INGREDIENTS: dict[Ingredient, Callable[[Publication], str]] = {
    "logos": _logos_digest,
    "page size": lambda publication: publication.page_size,
    "house": lambda publication: (
        digest_of(values.dump(publication.house).encode()) if publication.house else ""
    ),
    "manifest": lambda publication: digest_of(publication.manifest or b""),
    "delimiter": lambda publication: publication.delimiter,
    "files beside": lambda publication: " ".join(publication.beside),
    "borrowed faces": lambda publication: (
        digest_of(publication.borrowed.encode()) if publication.borrowed else ""
    ),
}
