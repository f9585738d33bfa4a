"""The ways of reading a file, by name; the proof uses one that did not make the build."""

from pathlib import Path

from ..errors import UsageError
from ..model.document import Document, Reading
from ..readers import choice, kinds
from ..readers.files import UnreadableError
from ..readers.kinds import ENGINES, Engine
from ..readers.lines import LineRules
from ..readers.rows import RowRules

LEVEL = LineRules(rows=RowRules(same_baseline=0.001, level=0.001))
"""Of our own pages: all letters of a line stand on one baseline; lines of two columns may be nearly level."""


def check(name: str) -> None:
    """Refuse the name of no engine.

    Raises:
        UsageError: there is no such engine.
    """
    if name not in ENGINES:
        raise UsageError(f"unknown reader {name}; known: {', '.join(ENGINES)}")


def read(name: str, path: Path) -> tuple[Reading | Document, bool]:
    """Read a source with the engine `name`; a kind of file that has no such engine is read by its last one.

    Returns:
        The reading, and whether no second engine can read this file: the usual one cannot, or is the only
        one, so that both times it was one engine.

    Raises:
        InputError: the file cannot be read.
        UsageError: there is no such engine.
    """
    check(name)
    engines = kinds.kind_of(path).engines
    usual, last = engines[0], engines[-1]
    wanted = next((engine for engine in engines if engine.name == name), last)
    try:
        reading = _read(usual, path)
    except UnreadableError:
        if last is usual:
            raise
        return _read(last, path), True
    return (reading if wanted is usual else _read(wanted, path)), last is usual


def read_published(name: str, path: Path) -> Reading:
    """Read a published PDF with the engine `name`; whether another could read it too is not asked.

    Raises:
        InputError: the file cannot be read.
        UsageError: there is no such engine.
    """
    check(name)
    usual, *others = kinds.PDF.engines_from(name)
    try:
        made: Reading = usual.load().read(path, LEVEL)
    except UnreadableError:
        if not others:
            raise
        made = others[0].load().read(path, LEVEL)
    return made


def _read(engine: Engine, path: Path) -> Reading | Document:
    reading: Reading | Document = choice.completed(engine.load().read(path), path, engine)
    return reading


def other_than(built_with: str | None) -> str:
    """Return the engine to prove with: one that did not make the build.

    Where nothing says what made the build, it is the one that usually does not.
    """
    return next(name for name in reversed(ENGINES) if name != built_with)
