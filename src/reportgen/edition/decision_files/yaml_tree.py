"""YAML text → a tree of values with their places, by YAML 1.2.

Two libraries read it. ruamel.yaml knows YAML 1.2 and says what is wrong, at some tens of thousands of
characters a second. libyaml, by PyYAML, is fifty times as fast and knows YAML 1.1: it reads what both
understand alike, down to the place of every value. In doubt, and wherever something is wrong, ruamel.yaml
reads.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from ...errors import DataError

Kind = Literal["text", "number", "date", "truth", "nothing", "list", "mapping", "other"]

_TAG = "tag:yaml.org,2002:"
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

_PLAIN: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("bool", re.compile(r"true|True|TRUE|false|False|FALSE")),
    (
        "float",
        re.compile(
            r"[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(?:[eE][-+]?[0-9]+)"
            r"|[-+]?\.[0-9_]+(?:[eE][-+][0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
        ),
    ),
    ("int", re.compile(r"[-+]?0b[0-1_]+|[-+]?0o?[0-7_]+|[-+]?[0-9_]+|[-+]?0x[0-9a-fA-F_]+")),
    ("merge", re.compile(r"<<")),
    ("null", re.compile(r"~|null|Null|NULL|")),
    (
        "timestamp",
        re.compile(
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}"
            r":[0-9]{2}(?:\.[0-9]*)?(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?"
        ),
    ),
    ("value", re.compile(r"=")),
)
"""What plain scalars are, in the order in which it is asked: those of ruamel.yaml for YAML 1.2."""
_MAY_BE_NO_TEXT = frozenset("tTfF-+.0123456789<~nN=")
"""How plain scalars begin that are no text."""

_DOUBTFUL = re.compile(
    "[\x85\u2028\u2029\ufeff\t]"  # line breaks of YAML 1.1 only, marks, tabs
    r"|\r(?!\n)|^ +\r?$"  # lone carriage returns, lines of blanks: in block scalars these count
    r"|^(?:---|\.\.\.|%)"  # documents and directives
    r"|[|>][-+0-9]*#|(?:^|[ \[{,:-])[!&](?=\S)"  # comments at a block scalar's sign, tags, anchors
    r"|^[ ?:-]{200}",  # nested so deeply that a parser without a limit might fall
    re.MULTILINE,
)
"""Signs that the two libraries may understand differently, or place elsewhere."""
_MOST_BRACKETS = 1000
"""Opening brackets up to which it does not matter how deeply they are nested."""


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


class _Mark(Protocol):
    index: int
    line: int
    column: int


class _Node(Protocol):
    """A node of either library's tree."""

    tag: str
    value: Any
    start_mark: _Mark
    end_mark: _Mark


class _CircleError(Exception):
    """A node contains itself, through an alias."""

    def __init__(self, line: int) -> None:
        self.line = line


def compose(path: Path, text: str) -> Value | None:
    """Return the tree of a text; None for one that holds nothing.

    Args:
        path: named in messages.
        text: without byte order mark.

    Raises:
        DataError: it is no YAML; the message names the line.
    """
    tree = quickly(text)
    return tree if tree is not None else carefully(path, text)


def quickly(text: str) -> Value | None:
    """Return the tree of a text as libyaml reads it; None where it is in doubt, wrong, or not there."""
    if _DOUBTFUL.search(text) or text.count("[") + text.count("{") > _MOST_BRACKETS:
        return None
    try:
        import yaml
        from yaml.cyaml import CParser
    except ImportError:  # PyYAML is there, but without libyaml
        return None

    class Composer(CParser):  # type: ignore[misc]
        """The parser of libyaml with the kinds of YAML 1.2."""

        def resolve(self, kind: type, value: str, implicit: tuple[bool, bool]) -> str:
            """Return the tag of a node without one."""
            if kind is yaml.ScalarNode:
                return _TAG + (_plain(value) if implicit[0] else "str")
            return _TAG + ("seq" if kind is yaml.SequenceNode else "map")

        def descend_resolver(self, parent: object, index: object) -> None:
            """Nothing depends on where a node stands."""

        def ascend_resolver(self) -> None:
            """Nothing depends on where a node stands."""

    try:
        node = Composer(text).get_single_node()
        tree = _TreeReader().value(node) if node is not None else None
        return tree if tree is not None and not _has_empty(tree, text) else None
    except (yaml.YAMLError, UnicodeError, RecursionError):
        return None


def _plain(value: str) -> str:
    """Return the last part of a plain scalar's tag."""
    if value and value[0] not in _MAY_BE_NO_TEXT:
        return "str"
    return next((tag for tag, pattern in _PLAIN if pattern.fullmatch(value)), "str")


def _has_empty(value: Value, text: str) -> bool:
    """Return whether a tree holds scalars without a sign: their places differ from library to library."""
    if value.parts or value.pairs:
        inner = (*value.parts, *(part for pair in value.pairs for part in pair))
        return any(_has_empty(part, text) for part in inner)
    quoted = text[value.start : value.start + 1] in ('"', "'")
    return value.kind not in ("list", "mapping") and not value.text and not quoted


def carefully(path: Path, text: str) -> Value | None:
    """Return the tree of a text as ruamel.yaml reads it; None for one that holds nothing.

    Raises:
        DataError: it is no YAML; the message names the line.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    try:
        node = YAML(typ="safe", pure=True).compose(text)
        return _TreeReader().value(node) if node is not None else None
    except YAMLError as error:
        raise DataError(_plainly(path, text, error)) from error
    except _CircleError as error:
        message = "“&” and “*” make a circle; write the words out"
        raise DataError(f"{path}:{error.line}: {message}") from error
    except RecursionError as error:
        raise DataError(f"{path}: brackets stand in brackets too deeply; write a plain list") from error


class _TreeReader:
    """Turns a parser's tree into values; what aliases share is turned once."""

    def __init__(self) -> None:
        self._seen: dict[int, Value | None] = {}

    def value(self, node: _Node) -> Value:
        """Return the value of a node.

        Raises:
            _CircleError: it contains itself.
        """
        start, end = node.start_mark, node.end_mark
        if id(node) in self._seen:
            known = self._seen[id(node)]
            if known is None:
                raise _CircleError(start.line + 1)
            return known
        self._seen[id(node)] = None
        inner = node.value
        parts: tuple[Value, ...] = ()
        pairs: tuple[tuple[Value, Value], ...] = ()
        if isinstance(inner, list) and inner and isinstance(inner[0], tuple):
            pairs = tuple((self.value(key), self.value(value)) for key, value in inner)
        elif isinstance(inner, list):
            parts = tuple(map(self.value, inner))
        made = Value(
            _KINDS.get(str(node.tag).removeprefix(_TAG), "other"),
            start.line + 1,
            start.column,
            start.index,
            end.index,
            inner if isinstance(inner, str) else "",
            parts,
            pairs,
            bool(getattr(node, "flow_style", False)),
        )
        self._seen[id(node)] = made
        return made


_SAID = (
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
)
"""What ruamel.yaml says, and what a person can do about it."""


def _plainly(path: Path, text: str, error: Any) -> str:
    """Return the complaint of ruamel.yaml in one line of plain words."""
    if not hasattr(error, "problem_mark"):
        position = int(getattr(error, "position", 0) or 0)
        line = text.count("\n", 0, position) + 1
        return f"{path}:{line}: a character that YAML does not allow; delete it"
    problem = str(error.problem or error.context or "")
    message = next((said for sign, said in _SAID if sign in problem), f"not valid YAML ({problem})")
    begun = any(words in str(error.context or "") for words in ("quoted scalar", "simple key"))
    marks = (error.context_mark, error.problem_mark) if begun else (error.problem_mark, error.context_mark)
    mark = marks[0] or marks[1]
    return f"{path}:{mark.line + 1}: {message}" if mark is not None else f"{path}: {message}"
