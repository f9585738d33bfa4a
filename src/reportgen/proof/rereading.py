"""Reads sources and a published PDF by the second engine, each in a process of its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from ..errors import InputError, ReportgenError, UsageError
from ..system import isolation
from ..writers import formats
from ..writers.formats import Format
from . import engines, forms, witness
from .forms import FileForm
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
        published: the published file, as the module of its format reads it.
    """

    reader: str
    witnesses: Mapping[str, Witness]
    errors: tuple[ReportgenError, ...] = ()
    published: object = None

    @property
    def pages(self) -> PublishedPages | None:
        """The published file, where it has pages."""
        return self.published if isinstance(self.published, PublishedPages) else None


def read_again(
    sources: Sequence[Path],
    published: Path | None,
    reader: str,
    jobs: int,
    progress: Progress,
    *,
    form: Format = formats.PDF,
) -> Seen:
    """Read sources, and a published file, side by side.

    Args:
        sources: PDFs; one that cannot be read does not stop the others.
        published: a published file; None where only the compilation is proven.
        reader: name of the engine.
        jobs: processes at once.
        progress: called as work goes on.
        form: format of the published file.

    Raises:
        UsageError: there is no such engine.
        InputError: the published file cannot be read.
    """
    engines.check(reader)
    paths = [*([published] if published else []), *sources]
    witnesses: dict[str, Witness] = {}
    seen: object = None
    errors: list[ReportgenError] = []
    work = partial(read_one, reader=reader, published=str(published) if published else "", form=form.file)
    for done, (index, outcome) in enumerate(isolation.map_files(work, paths, jobs), 1):
        progress("reading", done, len(paths))
        if outcome.error is not None or outcome.result is None:
            error = outcome.error or InputError(f"{paths[index]}: no result")
            if paths[index] == published:
                raise error
            errors.append(error)
        elif paths[index] == published:
            seen = _adapter(form.file).validate_json(outcome.result)
        else:
            witnesses[paths[index].name] = witness.parse(outcome.result)
    ordered = {path.name: witnesses[path.name] for path in sources if path.name in witnesses}
    return Seen(reader, ordered, tuple(errors), seen)


def read_one(path: Path, reader: str, published: str, form: str) -> str:
    """Read a source, or the published file, and return what it says as JSON.

    Args:
        path: the file.
        reader: name of the engine.
        published: path of the published file; all others are sources.
        form: name of such a file, which says its format.

    Raises:
        InputError: the file cannot be read.
    """
    if str(path) != published:
        reading, alone = engines.read(reader, path)
        return witness.dump(witness.see(reading, reader, alone))
    return _adapter(form).dump_json(_form(form).read(path, reader)).decode("utf-8")


def _form(name: str) -> FileForm:
    row = formats.of_file(name)
    form = forms.file_form(row) if row is not None else None
    if form is None:
        raise UsageError(f"{name} is proven without its file")
    return form


@cache
def _adapter(form: str) -> TypeAdapter[Any]:
    return TypeAdapter(_form(form).Published)
