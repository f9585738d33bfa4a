"""The kinds of files that are read, and the engines that read each: one row a kind, one an engine.

A row names modules and imports none: the table is read for `--help` too.

To add a reader: its row, a module of `readers` with `read(path)`, and its test. A module that sees
pages returns a Reading, whose structure is found later; one that reads a file which says its own
structure returns a Document.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType


class Engine(NamedTuple):
    """A way of reading files of one kind.

    Attributes:
        name: the word behind `--reader`.
        title: what people call it.
        module: the module of `readers` that reads.
        needs: distributions that shape what is read.
    """

    name: str
    title: str
    module: str
    needs: tuple[str, ...] = ()

    def load(self) -> ModuleType:
        """Import the module that reads, and return it."""
        return import_module(f".{self.module}", __package__)


class Kind(NamedTuple):
    """A kind of files.

    Attributes:
        name: what people call it.
        suffixes: ends of the files' names, in lower case.
        engines: the usual one first; where one cannot read a file, those behind it try.
    """

    name: str
    suffixes: tuple[str, ...]
    engines: tuple[Engine, ...]

    def engines_from(self, name: str) -> tuple[Engine, ...]:
        """Return the engine of a name and those behind it; all where none of this kind has the name."""
        names = [engine.name for engine in self.engines]
        return self.engines[names.index(name) :] if name in names else self.engines


PDFIUM = Engine("pdfium", "PDFium", "pdfium", ("pypdfium2",))
PDFPLUMBER = Engine("pdfplumber", "pdfplumber", "plumber.pdf", ("pdfplumber", "pdfminer.six"))

PDF = Kind("PDF", (".pdf",), (PDFIUM, PDFPLUMBER))

KINDS = (PDF,)
"""All kinds, the usual one first."""
ENGINES = tuple(engine.name for engine in PDF.engines)
"""Names of the engines that one can choose between, the usual one first."""
DEFAULT = ENGINES[0]


_LEFTOVERS = ("._", "~$", ".~lock.")
"""How names begin of files that systems and office programs put beside others: no documents."""


def is_leftover(path: Path) -> bool:
    """Return whether a file's name says that a program has put it beside a document."""
    return path.name.startswith(_LEFTOVERS)


def is_source(path: Path) -> bool:
    """Return whether a file's name says that it is of a kind that is read."""
    return not is_leftover(path) and any(path.suffix.lower() in kind.suffixes for kind in KINDS)


def kind_of(path: Path) -> Kind:
    """Return the kind that a file's name says; the usual one where it says none."""
    return next((kind for kind in KINDS if path.suffix.lower() in kind.suffixes), KINDS[0])


def all_engines() -> Iterator[Engine]:
    """Yield the engines of all kinds."""
    for kind in KINDS:
        yield from kind.engines
