"""Changes to a list of entries in place: everything that is not changed stays as people wrote it."""

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from ...errors import DataError
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


@dataclass(frozen=True, slots=True)
class Mappings:
    """A list of mappings, each on a line of its own."""

    all: tuple[tuple[tuple[str, str | Bare], ...], ...]


Content = str | Bare | tuple[tuple[str, str], ...] | Mappings
"""What can stand behind a key; pairs make a list of keys, each with a text."""
Entry = Sequence[tuple[str, Content]]
"""Keys of an entry in order, with what stands behind them."""


def appended(file: EntryFile, new: Sequence[Entry], header: str) -> str:
    """Return the text of a file with more entries at its end.

    Args:
        file: the file.
        new: what to add, at least one.
        header: comment at the head of a new file, ending in a line break.
    """
    if not file.text.strip():
        return header + "\n" + _blocks(new, 0)
    root = file.root
    if root is not None and root.flow:
        listed = ", ".join(map(_flow, new))
        if root.parts:
            offset = root.parts[-1].end
            return f"{file.text[:offset]}, {listed}{file.text[offset:]}"
        return f"{file.text[: root.start + 1]}{listed}{file.text[root.start + 1 :]}"
    marker = re.search(r"^\.\.\.\s", file.text, re.M)
    offset = root.end if root is not None else marker.start() if marker else len(file.text)
    before = file.text[:offset]
    gap = "" if re.search(r"\n\r?\n\Z", before) else "\n" if before.endswith("\n") else "\n\n"
    listed = gap + _blocks(new, root.column if root is not None else 0)
    return before + _as_in(file, listed) + file.text[offset:]


def _blocks(new: Sequence[Entry], column: int) -> str:
    """Return entries as lines, an empty one between two."""
    return "\n\n".join(_block(entry, column) for entry in new) + "\n"


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


def text_of(file: EntryFile, entry: Value) -> str:
    """Return an entry as it is written, without its dash and the comments behind it."""
    return file.text[entry.start : _content_end(file.text, entry)]


def find(file: EntryFile, written: Sequence[str]) -> list[int]:
    """Return the indices of entries by their texts; of equal ones the last.

    Args:
        file: the file.
        written: the text of each, as `text_of` gave it.

    Raises:
        DataError: one of them does not stand so in the file.
    """
    free: list[str | None] = [text_of(file, entry) for entry in file.filled]
    rows = []
    for text in written:
        if text not in free:
            begins = " ".join(text.split())[:60]
            raise DataError(
                f"{file.path}: the entry “{begins}” does not stand there as it was read; it was changed "
                "or taken out meanwhile, and was left alone"
            )
        index = len(free) - 1 - free[::-1].index(text)
        rows.append(index)
        free[index] = None
    return rows


def removed(file: EntryFile, entry: Value) -> str:
    """Return the text of a file without an entry; comments above it and behind it stay.

    Args:
        file: the file.
        entry: one of its entries.
    """
    text, end = file.text, _content_end(file.text, entry)
    if file.root is not None and file.root.flow:
        before, after = text[: entry.start].rstrip(), text[end:]
        first = not before.endswith(",")
        return before + after.lstrip().removeprefix(",").lstrip() if first else before[:-1] + after
    before = text[: entry.start].rstrip().removesuffix("-").rstrip(" ")
    rest = re.compile(r"[ \t]*(?:\r?\n|\Z)").match(text, end)
    if rest is None:  # a comment stands behind it
        return before + text[end:].lstrip(" \t")
    after = text[rest.end() :]
    gap = re.search(r"(?:\n|\A)(\r?\n)\Z", before)
    return (before[: gap.start(1)] if gap and (not after.strip() or after[0] in "\r\n") else before) + after


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
    offset = _content_end(text, entry.pairs[0][1])
    if entry.flow:
        return f"{text[:offset]}, {name}: {_scalar(content, 0, False)}{text[offset:]}"
    line_end = re.compile(r"\r?\n|\Z").search(text, offset)
    offset = line_end.start() if line_end else len(text)
    return (
        text[:offset]
        + _as_in(file, f"\n{' ' * entry.column}{name}: {_scalar(content, 0, False)}")
        + text[offset:]
    )


def _content_end(text: str, value: Value) -> int:
    """Return the index behind the last character of a value, comments and empty lines after it left out."""
    inner = [*value.parts, *(value for _, value in value.pairs)]
    inside = [part for part in inner if value.start <= part.start and part.end <= value.end]
    if value.flow or not inside:
        return value.start + len(text[value.start : value.end].rstrip())
    ends = [_content_end(text, part) for part in inside]
    return max(ends + [key.end for key, _ in value.pairs if value.start <= key.start])


def _block(entry: Entry, column: int) -> str:
    """Return an entry as lines, its dash at `column`, without the last line break."""
    lines = []
    for key, content in entry:
        if isinstance(content, tuple):
            lines.append(f"{key}:")
            lines += [f"  - {name}: {double_quoted(text)}" for name, text in content]
        elif isinstance(content, Mappings):
            lines.append(f"{key}:")
            lines += [f"  - {_flow(mapping)}" for mapping in content.all]
        else:
            lines.append(f"{key}: {_scalar(content, column + 4, True)}")
    margin = " " * column
    return "\n".join(f"{margin}{'  ' if index else '- '}{line}" for index, line in enumerate(lines))


def _flow(entry: Entry) -> str:
    """Return an entry in braces on one line."""
    fields = []
    for key, content in entry:
        if isinstance(content, tuple):
            listed = ", ".join(f"{{{name}: {double_quoted(text)}}}" for name, text in content)
            fields.append(f"{key}: [{listed}]")
        elif isinstance(content, Mappings):
            fields.append(f"{key}: [{', '.join(map(_flow, content.all))}]")
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
