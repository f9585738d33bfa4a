"""What proves files of one format: the module that its row in the table of formats names."""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from ..model.compilation import Compilation
from ..writers.formats import Format
from .expected_file import Expected
from .findings import Discrepancy
from .pdf_file import PublishedPages
from .stream import Stream


class ProofForm(Protocol):
    """What the module named by a format's row has: what is that format's own."""

    def expect(self, compilation: Compilation, assets: Path) -> Expected:
        """Return what a file must say.

        Args:
            compilation: proven against the sources elsewhere.
            assets: folder of the logos.
        """

    def published(
        self, path: Path, pages: PublishedPages | None, expected: Expected
    ) -> tuple[Stream, Iterable[Discrepancy]]:
        """Return the words of a file, and what is wrong round them.

        Args:
            path: the file.
            pages: the file as an engine has read it, where it has pages.
            expected: what it must say.

        Raises:
            InputError: the file cannot be read.
        """


def form_of(row: Format) -> ProofForm | None:
    """Return the module that holds a format's files against what they must say; None for the compilation."""
    return cast("ProofForm", import_module(f".{row.proof}", __package__)) if row.proof else None
