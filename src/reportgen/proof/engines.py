"""The ways of reading a PDF, by name; the proof uses one that did not make the build."""

from importlib import import_module
from pathlib import Path

from ..errors import UsageError
from ..model import Reading

READERS = {"pdfium": "pdfium", "pdfplumber": "pdf"}
"""Name of an engine → its module in `readers`."""


def read(name: str, path: Path) -> Reading:
    """Read a PDF with the engine `name`.

    Raises:
        InputError: the file cannot be read.
        UsageError: there is no such engine.
    """
    if name not in READERS:
        raise UsageError(f"unknown reader {name}; known: {', '.join(READERS)}")
    reading: Reading = import_module(f"..readers.{READERS[name]}", __package__).read(path)
    return reading


def other_than(built_with: str | None) -> str:
    """Return the engine to prove with: one that did not make the build.

    Without a word about the build, the slower engine, which shares least with the usual one.
    """
    return next(name for name in reversed(READERS) if name != built_with)
