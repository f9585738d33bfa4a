"""Reads sources and a published PDF by the second engine, each in a process of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from pydantic import TypeAdapter

from ..errors import InputError, ReportgenError
from ..readers.plumber import annotations, attachments
from ..system import isolation
from . import engines, pdf_file, witness
from .pdf_file import PublishedPages
from .witness import Witness

Progress = Callable[[str, int, int], None]
"""(what, done, of) → None; called as work goes on."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the second engine has read.

    Attributes:
        reader: name of the engine.
        witnesses: the sources by file name, in the order of the edition.
        errors: of sources that cannot be read.
        pages: the published PDF, where that is what is proven.
    """

    reader: str
    witnesses: Mapping[str, Witness]
    errors: tuple[ReportgenError, ...] = ()
    pages: PublishedPages | None = None


def read_again(
    sources: Sequence[Path], published: Path | None, reader: str, jobs: int, progress: Progress
) -> Seen:
    """Read sources, and a published PDF, side by side.

    Args:
        sources: PDFs; one that cannot be read does not stop the others.
        published: a published PDF; None where something else is proven.
        reader: name of the engine.
        jobs: processes at once.
        progress: called as work goes on.

    Raises:
        UsageError: there is no such engine.
        InputError: the published PDF cannot be read.
    """
    engines.check(reader)
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
            pages = _pages().validate_json(outcome.result)
        else:
            witnesses[paths[at].name] = witness.parse(outcome.result)
    ordered = {path.name: witnesses[path.name] for path in sources if path.name in witnesses}
    return Seen(reader, ordered, tuple(errors), pages)


def read_one(path: Path, reader: str, published: str) -> str:
    """Read a PDF with the engine `reader` and return what it says as JSON.

    Args:
        path: the file.
        reader: name of the engine.
        published: path of the published PDF; all others are sources.

    Raises:
        InputError: the file cannot be read.
    """
    if str(path) != published:
        reading, alone = engines.read(reader, path)
        return witness.dump(witness.see(reading, reader, alone))
    reading = engines.read_published(reader, path)
    over = tuple(annotations.read(path))
    files = {name: content.decode("utf-8", "replace") for name, content in attachments.read(path).items()}
    return _pages().dump_json(pdf_file.read(reading, files, over)).decode("utf-8")


@cache
def _pages() -> TypeAdapter[PublishedPages]:
    return TypeAdapter(PublishedPages)
