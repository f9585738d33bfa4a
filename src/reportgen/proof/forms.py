"""What proves files of one format: the module that its row in the table of formats names."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from ..model.compilation import Compilation
from ..writers.formats import Format
from .expected_file import Expected
from .findings import Discrepancy
from .stream import Stream


class ProofForm(Protocol):
    """What the module named by a format's row has: what is that format's own."""

    def expect(self, compilation: Compilation, assets: Path) -> Expected:
        """Return what a file must say.

        Args:
            compilation: proven against the sources elsewhere.
            assets: folder of the logos.
        """

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

    def published(self, seen: object, expected: Expected) -> tuple[Stream, Iterable[Discrepancy]]:
        """Return the words of a file, and what is wrong round them.

        Args:
            seen: what `read` returned.
            expected: what it must say.
        """


def form_of(row: Format) -> ProofForm | None:
    """Return the module that holds a format's files against what they must say; None for the compilation."""
    return cast("ProofForm", import_module(f".{row.proof}", __package__)) if row.proof else None
