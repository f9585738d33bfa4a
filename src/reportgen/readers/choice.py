"""Which engine reads a file: the one that is asked for, or one behind it where that one cannot."""

from pathlib import Path

from ..errors import InputError
from ..model.document import Document, Reading
from .files import BeyondError, UnreadableError
from .kinds import DEFAULT, Engine, kind_of


def read(path: Path, engine: str = DEFAULT) -> tuple[Reading | Document, str | None]:
    """Read a source; letters that one engine cannot tell are asked of another.

    Args:
        path: the file.
        engine: name of who reads first; where that one fails or finds no text, the next one tries. A kind
            of file that has no such engine is read by its own.

    Returns:
        The reading, or the structure where the file says its own; and one sentence where another engine
        than the one asked for made it because that one failed, or None. What an engine's interface does
        not tell is no failure.

    Raises:
        InputError: no engine can read the file; the message names it and says what to do.
    """
    usual, *others = kind_of(path).engines_from(engine)
    try:
        return completed(_read(usual, path), path, usual), None
    except BeyondError:
        if not others:
            raise
        return _read(others[0], path), None
    except UnreadableError as error:
        if not others:
            raise
        why = f"{usual.title} cannot read the file ({_short(error, path)})"
        return _read(others[0], path), f"{why}; it was read by {others[0].title}"


def completed(reading: Reading | Document, path: Path, engine: Engine) -> Reading | Document:
    """Return what an engine has read, with the letters that only another one can tell.

    Args:
        reading: of the whole file.
        path: the file; its pages with such letters are read by the other engine.
        engine: who read it.
    """
    other = next((candidate for candidate in kind_of(path).engines if candidate.name != engine.name), None)
    if other is None or not isinstance(reading, Reading):
        return reading
    from . import unread

    pages = unread.pages_with_unread(reading)
    if not pages:
        return reading
    try:
        told: Reading = other.load().read(path, only=pages)
    except InputError:
        return reading
    return unread.filled(reading, told)


def _read(engine: Engine, path: Path) -> Reading | Document:
    reading: Reading | Document = engine.load().read(path)
    return reading


def _short(error: InputError, path: Path) -> str:
    return str(error).removeprefix(f"{path}: ").partition(";")[0]
