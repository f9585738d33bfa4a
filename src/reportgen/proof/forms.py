"""What proves files of one format: the module that its row in the table of formats names."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol, cast

from ..model.compilation import Compilation
from ..writers.formats import Format
from .expected_file import Expected
from .findings import Discrepancy
from .stream import Stream


class FileForm(Protocol):
    """What the module named by a format's row has: how a file is read."""

    Published: type
    """What `read` returns: a data class, which passes between processes as JSON."""

    def read(self, path: Path, reader: str) -> object:
        """Read a file.

        Args:
            path: the file.
            reader: name of the engine that reads what has pages.

        Raises:
            InputError: it cannot be read.
        """


class ProofForm(FileForm, Protocol):
    """Of a document: its words are one stream."""

    def expect(self, compilation: Compilation, assets: Path) -> Expected:
        """Return what a file must say.

        Args:
            compilation: proven against the sources elsewhere.
            assets: folder of the logos.
        """

    def published(self, seen: object, expected: Expected) -> tuple[Stream, Iterable[Discrepancy]]:
        """Return the words of a file, and what is wrong round them.

        Args:
            seen: what `read` returned.
            expected: what it must say.
        """


class TableForm(FileForm, Protocol):
    """Of a table: its words stand in cells."""

    def compared(self, seen: object, compilation: Compilation) -> Iterable[Discrepancy]:
        """Yield how a file differs from what it must say.

        Args:
            seen: what `read` returned.
            compilation: proven against the sources elsewhere.
        """

    def remarks(self, compilation: Compilation) -> tuple[str, ...]:
        """Return what people should know of such a file, without breaking the seal."""


def file_form(row: Format) -> FileForm | None:
    """Return the module that reads a format's files for the proof; None for the compilation."""
    return cast("FileForm", _module(row)) if row.proof else None


def form_of(row: Format) -> ProofForm | None:
    """Return the module that holds a format's documents against what they must say; None for all else."""
    return cast("ProofForm", _module(row)) if row.proof and not row.is_table else None


def table_form(row: Format) -> TableForm | None:
    """Return the module that holds a format's tables against what they must say; None for all else."""
    return cast("TableForm", _module(row)) if row.proof and row.is_table else None


def _module(row: Format) -> ModuleType:
    return import_module(f".{row.proof}", __package__)
