"""A document's objects, read from a plain copy that PDFium makes of it.

PDFium's interface tells what stands on pages, not the dictionaries behind them: layers, the structure tree
over pages, font descriptors. The copy that it can save has every object repaired, decrypted, out of object
streams and in one cross-reference table, so little of the file format (ISO 32000-1, 7.3 and 7.5.4) is
needed to read it.
"""

import re
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

_TOKEN = re.compile(
    rb"""[\x00\t\n\f\r ]*(?:
        /([^\x00\t\n\f\r ()<>\[\]{}/%]*) |
        (\d+[ ]\d+[ ]R\b) |
        ([+-]?(?:\d+\.?\d*|\.\d+)) |
        (<<|\[) | (>>|\]) |
        \(((?:[^\\()]|\\.)*)\) |
        <([0-9A-Fa-f\s]*)> |
        ([A-Za-z]+) |
        (.)
    )""",
    re.DOTALL | re.VERBOSE,
)
_NAME, _REF, _NUMBER, _OPEN, _CLOSE, _TEXT, _HEX, _WORD, _JUNK = range(1, 10)
"""Kinds of tokens: the groups of the pattern."""
_ESCAPED = re.compile(rb"\\(\d{1,3}|\r\n|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\r\n": b"", b"\n": b""}
_NAME_CODE = re.compile(rb"#([0-9A-Fa-f]{2})")
_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_SECTION = re.compile(rb"(\d+) (\d+)\s*\n")
_ENTRY_LENGTH = 20
_HEAD = re.compile(rb"\s*\d+ \d+ obj\b")
_CONSTANTS = {b"true": True, b"false": False, b"null": None}
TILES, GRADIENT = 1, 2
"""Kinds of patterns."""
# Deeper than any sane object; what nests further is dropped.
_DEEPEST = 200
_MOST_LINKS = 32


class PdfName(str):
    """A PDF name."""

    __slots__ = ()


class Ref(NamedTuple):
    """A reference to an object."""

    number: int


class BrokenError(ValueError):
    """The copy is not as PDFium writes it."""


class PlainCopy:
    """Objects by number, parsed when first asked for."""

    def __init__(self, data: bytes) -> None:
        """Find every object's place.

        Raises:
            BrokenError: there is no table of objects.
        """
        self._data = data
        self._cache: dict[int, Any] = {}
        self._offsets: dict[int, int] = {}
        start = _START.search(data[-64:])
        offset = int(start[1]) if start else -1
        if offset < 0 or data[offset : offset + 4] != b"xref":
            raise BrokenError("no table of objects")
        offset = data.index(b"\n", offset) + 1
        while section := _SECTION.match(data, offset):
            first, count = int(section[1]), int(section[2])
            offset = section.end()
            for number in range(first, first + count):
                entry = data[offset : offset + _ENTRY_LENGTH]
                if entry[17:18] == b"n":
                    self._offsets[number] = int(entry[:10])
                offset += _ENTRY_LENGTH
        trailer = self._value(data.index(b"trailer", offset) + len(b"trailer"))
        self.trailer: dict[str, Any] = trailer if isinstance(trailer, dict) else {}

    @cached_property
    def catalog(self) -> dict[str, Any]:
        """The document's catalogue, empty where it is broken."""
        catalog = self.resolve(self.trailer.get("Root"))
        return catalog if isinstance(catalog, dict) else {}

    def resolve(self, value: Any) -> Any:
        """Return the object that `value` refers to, or `value` itself."""
        for _ in range(_MOST_LINKS):
            if not isinstance(value, Ref):
                return value
            value = self.object(value.number)
        return None

    def number(self, value: Any) -> int | None:
        """Return the object number that `value` refers to, None for direct objects."""
        return value.number if isinstance(value, Ref) else None

    def name(self, value: Any) -> str:
        """Return the text of a name, "" for anything else."""
        return str(value) if isinstance(value, PdfName) else ""

    @cached_property
    def has_layered_forms(self) -> bool:
        """Whether a form, image or membership of layers may belong to a layer (ISO 32000-1, 8.11)."""
        return b"/OCMD" in self._data or re.search(rb"/OC\s*(?:\d+ \d+ R|<<)", self._data) is not None

    def has_patterns(self, kind: int) -> bool:
        """Return whether there are patterns of a kind (ISO 32000-1, 8.7.2): `TILES` or `GRADIENT`."""
        return b"/PatternType %d" % kind in self._data

    def pages(self) -> Iterator[int]:
        """Yield the object numbers of the pages in order."""
        seen: set[int] = set()
        stack = [self.catalog.get("Pages")]
        while stack:
            value = stack.pop()
            number = self.number(value)
            node = self.resolve(value)
            if number is None or number in seen or not isinstance(node, dict):
                continue
            seen.add(number)
            kids = self.resolve(node.get("Kids"))
            if isinstance(kids, list):
                stack.extend(reversed(kids))
            else:
                yield number

    def fonts(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield the numbers and entries of the objects that are fonts; found by the letters of their type."""
        holders = self._holders(b"/Type/Font")
        for number, offset in self._offsets.items():
            if offset in holders:
                found = self.object(number)
                if isinstance(found, dict) and self.name(self.resolve(found.get("Type"))) == "Font":
                    yield number, found

    def _holders(self, letters: bytes) -> set[int]:
        """Return the offsets of the objects that hold some letters; few do, so the letters are looked for."""
        data, offsets = self._data, sorted(self._offsets.values())
        holders: set[int] = set()
        position = data.find(letters)
        while position >= 0:
            index = bisect_right(offsets, position) - 1
            if index >= 0 and data.find(b"endobj", offsets[index], position) < 0:
                holders.add(offsets[index])
            position = data.find(letters, position + 1)
        return holders

    def stream(self, value: Any) -> bytes:
        """Return the bytes of a stream, inflated where that is its only filter; b"" otherwise."""
        number = self.number(value)
        entries = self.resolve(value)
        if number is None or not isinstance(entries, dict):
            return b""
        length = self.resolve(entries.get("Length"))
        start = re.compile(rb"stream\r?\n").search(self._data, self._offsets[number])
        if start is None or not isinstance(length, int):
            return b""
        raw = self._data[start.end() : start.end() + length]
        filters = self.resolve(entries.get("Filter"))
        names = filters if isinstance(filters, list) else [filters]
        try:
            return zlib.decompress(raw) if names == ["FlateDecode"] else raw if names == [None] else b""
        except zlib.error:
            return b""

    def object(self, number: int) -> Any:
        """Return an object by its number, None where there is none."""
        if number not in self._cache:
            offset = self._offsets.get(number)
            head = _HEAD.match(self._data, offset) if offset is not None else None
            self._cache[number] = self._value(head.end()) if head else None
        return self._cache[number]

    def _value(self, offset: int) -> Any:
        """Return the object that starts at an offset; what cannot be read ends it."""
        stack: list[list[Any]] = []
        for token in _TOKEN.finditer(self._data, offset):
            kind = token.lastindex or 0
            text = token[kind]
            value: Any
            if kind == _NAME:
                value = _name(text)
            elif kind == _NUMBER:
                value = float(text) if b"." in text else int(text)
            elif kind == _REF:
                value = Ref(int(text.split(b" ", 1)[0]))
            elif kind == _OPEN:
                if len(stack) >= _DEEPEST:
                    break
                stack.append([])
                continue
            elif kind != _CLOSE:
                if kind == _JUNK or (kind == _WORD and text not in _CONSTANTS):
                    break
                value = _text_or_constant(kind, text)
            elif stack:
                members = stack.pop()
                value = members if text == b"]" else _pairs(members)
            else:
                break
            if not stack:
                return value
            stack[-1].append(value)
        return None


def _pairs(members: list[Any]) -> dict[str, Any]:
    return {
        key: value for key, value in zip(members[::2], members[1::2], strict=False) if type(key) is PdfName
    }


def _text_or_constant(kind: int, text: bytes) -> Any:
    if kind == _TEXT:
        return _ESCAPED.sub(_unescaped, text)
    if kind == _HEX:
        digits = bytes(text).translate(None, b" \t\r\n\f\x00")
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return _CONSTANTS[text]


@lru_cache(maxsize=1024)
def _name(plain: bytes) -> PdfName:
    """Return a name from its bytes; a document repeats a few names over and over."""
    if b"#" in plain:
        plain = _NAME_CODE.sub(lambda match: bytes([int(match[1], 16)]), plain)
    return PdfName(plain.decode("utf-8", "replace"))


def _unescaped(match: re.Match[bytes]) -> bytes:
    what = match[1]
    if what.isdigit():
        return bytes([int(what, 8) & 0xFF]) if set(what) <= set(b"01234567") else what
    return _LETTERS.get(what, what)
