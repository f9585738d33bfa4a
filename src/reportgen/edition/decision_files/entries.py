"""Lists of entries in YAML, written by people and by commands: read with the place of every value."""

from dataclasses import dataclass
from pathlib import Path

from ...errors import DataError
from ...system import files
from ...system.memory import Memory
from . import yaml_tree
from .yaml_tree import Value

LARGEST = 5_000_000
"""Bytes of a file; people's decisions on one edition need a hundredth of it."""


@dataclass(frozen=True, slots=True)
class EntryFile:
    """A file as it stands.

    Attributes:
        text: all of it, without the byte order mark; "" where there is no file.
        root: the list, None where the file holds nothing but comments.
        mark: the file begins with a byte order mark.
    """

    path: Path
    text: str
    root: Value | None = None
    mark: bool = False

    @property
    def entries(self) -> tuple[Value, ...]:
        """The entries in the order of the file."""
        return self.root.parts if self.root is not None else ()

    @property
    def filled(self) -> tuple[Value, ...]:
        """The entries that say something: a dash may stand there alone."""
        return tuple(entry for entry in self.entries if entry.kind != "nothing")


def read(path: Path, memory: Memory | None = None) -> EntryFile:
    """Read a file; one that is not there has no entries.

    Args:
        path: the file.
        memory: what was read before; nothing by default.

    Raises:
        DataError: it cannot be read, is no YAML or no list; the message names the line.
    """
    try:
        content = files.read(path, LARGEST)
    except FileNotFoundError:
        return EntryFile(path, "")
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror})") from error
    if len(content) > LARGEST:
        raise DataError(f"{path}: larger than {LARGEST // 1_000_000} MB; it should hold entries only")
    return _decoded(path, content) if memory is None else memory.recall(str(path), _decoded, path, content)


def rewritten(file: EntryFile, text: str, memory: Memory | None = None) -> EntryFile:
    """Return a file with another text.

    Args:
        file: as it stands.
        text: its new text without byte order mark.
        memory: what was read before, and will be read of what is written; nothing by default.

    Raises:
        DataError: it is no YAML or no list; the message names the line.
    """
    content = (("\ufeff" if file.mark else "") + text).encode("utf-8")
    return (
        _decoded(file.path, content)
        if memory is None
        else memory.recall(str(file.path), _decoded, file.path, content)
    )


def _decoded(path: Path, content: bytes) -> EntryFile:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 text; save it as UTF-8") from error
    return parse(path, text.removeprefix("\ufeff"), mark=text.startswith("\ufeff"))


def parse(path: Path, text: str, *, mark: bool = False) -> EntryFile:
    """Read the text of a file.

    Args:
        path: named in messages.
        text: the file's text without byte order mark.
        mark: whether the file begins with one.

    Raises:
        DataError: it is no YAML or no list; the message names the line.
    """
    root = yaml_tree.compose(path, text)
    if root is None or root.kind == "nothing":
        return EntryFile(path, text, mark=mark)
    if root.kind != "list":
        raise DataError(
            f"{path}:{root.line}: the file must be a list; begin each entry with “- ” "
            "and put its other keys under the first one"
        )
    return EntryFile(path, text, root, mark)
