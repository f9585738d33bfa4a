"""Lists of entries in YAML, written by people and by commands: read with the place of every value."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ...errors import DataError
from ...system import files
from ...system.memory import Memory

Kind = Literal["text", "number", "date", "truth", "nothing", "list", "mapping", "other"]

LARGEST = 5_000_000
"""Bytes of a file; people's decisions on one edition need a hundredth of it."""

_KINDS: dict[str, Kind] = {
    "str": "text",
    "int": "number",
    "float": "number",
    "timestamp": "date",
    "bool": "truth",
    "null": "nothing",
    "seq": "list",
    "map": "mapping",
}
"""What the standard tags of YAML 1.2 (10.3) are called here; any other tag is `other`."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the file and its place.

    Attributes:
        line: from 1.
        column: from 0.
        start: index in the file's text where it starts.
        end: index behind it; what follows a block scalar up to the next content may be included.
        text: a scalar as written, quotes and folding undone; "" of lists and mappings.
        parts: elements of a list.
        pairs: keys and values of a mapping, in the order of the file.
        flow: written with brackets.
    """

    kind: Kind
    line: int
    column: int
    start: int
    end: int
    text: str = ""
    parts: tuple["Value", ...] = ()
    pairs: tuple[tuple["Value", "Value"], ...] = ()
    flow: bool = False

    def get(self, name: str) -> "Value | None":
        """Return the value of a key, None where there is none."""
        return next((value for key, value in self.pairs if key.text == name), None)


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
    try:
        node = YAML(typ="safe", pure=True).compose(text)
        root = _Reader().value(node) if node is not None else None
    except YAMLError as error:
        raise DataError(_plainly(path, text, error)) from error
    except RecursionError as error:
        raise DataError(f"{path}: brackets stand in brackets too deeply; write a plain list") from error
    if root is None or root.kind == "nothing":
        return EntryFile(path, text, mark=mark)
    if root.kind != "list":
        raise DataError(
            f"{path}:{root.line}: the file must be a list; begin each entry with “- ” "
            "and put its other keys under the first one"
        )
    return EntryFile(path, text, root, mark)


class _Reader:
    """Turns the parser's tree into values; what aliases share is turned once."""

    def __init__(self) -> None:
        self._seen: dict[int, Value | None] = {}

    def value(self, node: Node) -> Value:
        """Return the value of a node.

        Raises:
            MarkedYAMLError: it contains itself.
        """
        if id(node) in self._seen:
            known = self._seen[id(node)]
            if known is None:
                raise MarkedYAMLError(problem="an alias inside itself", problem_mark=node.start_mark)
            return known
        self._seen[id(node)] = None
        start, end = node.start_mark, node.end_mark
        kind = _KINDS.get(str(node.tag).removeprefix("tag:yaml.org,2002:"), "other")
        found = Value(
            kind,
            start.line + 1,
            start.column,
            start.index,
            end.index,
            text=node.value if isinstance(node, ScalarNode) else "",
            parts=tuple(map(self.value, node.value)) if isinstance(node, SequenceNode) else (),
            pairs=tuple((self.value(key), self.value(value)) for key, value in node.value)
            if isinstance(node, MappingNode)
            else (),
            flow=bool(getattr(node, "flow_style", False)),
        )
        self._seen[id(node)] = found
        return found


_PLAIN = (
    ("mapping values are not allowed", "a colon or a line that does not fit; put texts into double quotes"),
    (r"found character '\t'", "a tab; indent with spaces"),
    ("cannot start any token", "a text that begins with a special sign; put it into double quotes"),
    ("could not find expected ':'", "a line without “key: value”; put texts into double quotes"),
    ("unexpected end of stream", "the text in quotes does not end; add the closing quote"),
    ("but found '<scalar>'", 'a quote inside the quoted text; double it in single quotes, or write \\"'),
    ("expected <block end>", "the indentation does not fit; put the keys of an entry under one another"),
    ("expected ','", "the bracket is not closed; write “]” or “}”"),
    ("undefined alias", "“*” is a special sign; put the text into double quotes"),
    ("escape", "“\\” is a special sign in double quotes; write it twice"),
    ("another document", "“---” begins a second file; keep one list"),
    ("an alias inside itself", "“&” and “*” make a circle; write the words out"),
)
"""What the parser says, and what a person can do about it."""


def _plainly(path: Path, text: str, error: YAMLError) -> str:
    """Return the parser's complaint in one line of plain words."""
    if not isinstance(error, MarkedYAMLError):
        at = int(getattr(error, "position", 0) or 0)
        line = text.count("\n", 0, at) + 1
        return f"{path}:{line}: a character that YAML does not allow; delete it"
    problem = str(error.problem or error.context or "")
    message = next((said for sign, said in _PLAIN if sign in problem), f"not valid YAML ({problem})")
    begun = any(it in str(error.context or "") for it in ("quoted scalar", "simple key"))
    marks = (error.context_mark, error.problem_mark) if begun else (error.problem_mark, error.context_mark)
    mark = marks[0] or marks[1]
    return f"{path}:{mark.line + 1}: {message}" if mark is not None else f"{path}: {message}"
