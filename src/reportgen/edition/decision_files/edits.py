"""Changes to a list of entries in place: everything that is not changed stays as people wrote it."""

import os
import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ...errors import DataError, OutputError
from ...system import output
from . import entries
from .entries import EntryFile
from .yaml_tree import Value

LONGEST_LINE = 76
"""Characters of a text that still stands in quotes on one line; a longer one is folded."""
_PRINTABLE = re.compile("[\\t -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]*")
"""Characters that may stand unescaped (YAML 1.2, 5.1), without those that other readers break lines at."""
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class Bare:
    """A word, number or date that needs no quotes."""

    text: str


Content = str | Bare | tuple[tuple[str, str], ...]
"""What can stand behind a key; pairs make a list of keys, each with a text."""
Entry = Sequence[tuple[str, Content]]
"""Keys of an entry in order, with what stands behind them."""


def amend(path: Path, change: Callable[[EntryFile], str]) -> None:
    """Change a file: read it, change its text, write it whole; one change at a time.

    Args:
        path: the file; made where there is none.
        change: file as it stands → its new text.

    Raises:
        DataError: the file does not validate.
        OutputError: it cannot be written.
    """
    path = path.resolve() if path.is_symlink() else path
    with _alone(path.parent):
        output.sweep(path.parent, path.name, older=0)  # only who holds the lock writes it
        file = entries.read(path)
        text = change(file)
        output.write(path, (("\ufeff" if file.mark else "") + text).encode("utf-8"))


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other command changes a file of the folder, where the system offers locks."""
    try:
        import fcntl

        descriptor = os.open(folder, os.O_RDONLY)
    except ImportError:
        yield
        return
    except OSError as error:
        raise OutputError(f"{folder}: cannot be opened ({error.strerror}); does the folder exist?") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def appended(file: EntryFile, entry: Entry, header: str) -> str:
    """Return the text of a file with one more entry at its end.

    Args:
        file: the file.
        entry: what to add.
        header: comment at the head of a new file, ending in a line break.
    """
    if not file.text.strip():
        return header + "\n" + _block(entry, 0) + "\n"
    root = file.root
    if root is not None and root.flow:
        if root.parts:
            at = root.parts[-1].end
            return f"{file.text[:at]}, {_flow(entry)}{file.text[at:]}"
        return f"{file.text[: root.start + 1]}{_flow(entry)}{file.text[root.start + 1 :]}"
    marker = re.search(r"^\.\.\.\s", file.text, re.M)
    at = root.end if root is not None else marker.start() if marker else len(file.text)
    before = file.text[:at]
    gap = "" if re.search(r"\n\r?\n\Z", before) else "\n" if before.endswith("\n") else "\n\n"
    new = gap + _block(entry, root.column if root is not None else 0) + "\n"
    return before + _as_in(file, new) + file.text[at:]


def _as_in(file: EntryFile, new: str) -> str:
    """Return new text with the line breaks that the file has."""
    return new.replace("\n", "\r\n") if "\r\n" in file.text else new


def replaced(file: EntryFile, old: Value, entry: Entry) -> str:
    """Return the text of a file with an entry in the place of another; comments around it stay.

    Args:
        file: the file.
        old: one of its entries.
        entry: what takes its place.
    """
    new = _flow(entry) if old.flow else _block(entry, old.column - 2).lstrip()[2:]
    return file.text[: old.start] + _as_in(file, new) + file.text[_content_end(file.text, old) :]


def with_field(file: EntryFile, entry: Value, name: str, content: str | Bare) -> str:
    """Return the text of a file with another value of one key; a missing key is added.

    Args:
        file: the file.
        entry: one of its entries.
        name: the key.
        content: its new value.

    Raises:
        DataError: the value is written with an anchor or alias and cannot be changed in place.
    """
    text = file.text
    for key, value in entry.pairs:
        if key.text == name:
            if (
                not key.end <= value.start <= value.end <= entry.end
                or text[value.start : value.start + 1] == "&"
            ):
                raise DataError(
                    f"{file.path}:{key.line}: “{name}” is written with “&” or “*”; write the words out"
                )
            end = _content_end(text, value)
            alone = not entry.flow and not re.match(r"[^\r\n]*\S", text[end:])
            space = "" if text[: value.start].endswith(" ") else " "
            new = _as_in(file, space + _scalar(content, key.column + 2, alone))
            return text[: value.start] + new + text[end:]
    at = _content_end(text, entry.pairs[0][1])
    if entry.flow:
        return f"{text[:at]}, {name}: {_scalar(content, 0, False)}{text[at:]}"
    line_end = re.compile(r"\r?\n|\Z").search(text, at)
    at = line_end.start() if line_end else len(text)
    return text[:at] + _as_in(file, f"\n{' ' * entry.column}{name}: {_scalar(content, 0, False)}") + text[at:]


def _content_end(text: str, value: Value) -> int:
    """Return the index behind the last character of a value, comments and empty lines after it left out."""
    inner = [*value.parts, *(value for _, value in value.pairs)]
    inside = [it for it in inner if value.start <= it.start and it.end <= value.end]
    if value.flow or not inside:
        return value.start + len(text[value.start : value.end].rstrip())
    ends = [_content_end(text, it) for it in inside]
    return max(ends + [key.end for key, _ in value.pairs if value.start <= key.start])


def _block(entry: Entry, column: int) -> str:
    """Return an entry as lines, its dash at `column`, without the last line break."""
    lines = []
    for key, content in entry:
        if isinstance(content, tuple):
            lines.append(f"{key}:")
            lines += [f"  - {name}: {double_quoted(text)}" for name, text in content]
        else:
            lines.append(f"{key}: {_scalar(content, column + 4, True)}")
    margin = " " * column
    return "\n".join(f"{margin}{'  ' if at else '- '}{line}" for at, line in enumerate(lines))


def _flow(entry: Entry) -> str:
    """Return an entry in braces on one line."""
    fields = []
    for key, content in entry:
        if isinstance(content, tuple):
            listed = ", ".join(f"{{{name}: {double_quoted(text)}}}" for name, text in content)
            fields.append(f"{key}: [{listed}]")
        else:
            fields.append(f"{key}: {_scalar(content, 0, False)}")
    return f"{{{', '.join(fields)}}}"


def _scalar(content: str | Bare, column: int, foldable: bool) -> str:
    """Return a scalar; a long one is folded, each line at `column`, where nothing stands behind it."""
    if isinstance(content, Bare):
        return content.text
    if foldable and len(content) > LONGEST_LINE and _PRINTABLE.fullmatch(content):
        lines = textwrap.wrap(content, LONGEST_LINE, break_long_words=False, break_on_hyphens=False)
        if " ".join(lines) == content:
            return ">-" + "".join(f"\n{' ' * column}{line}" for line in lines)
    return double_quoted(content)


def double_quoted(text: str) -> str:
    """Return a text in double quotes, everything special escaped (YAML 1.2, 5.7)."""
    return '"' + "".join(_ESCAPES.get(char) or _escaped(char) for char in text) + '"'


def _escaped(char: str) -> str:
    if _PRINTABLE.fullmatch(char):
        return char
    return f"\\u{ord(char):04x}"  # all that is not printable has four digits
