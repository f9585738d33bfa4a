"""A source as the second engine sees it: its lines, and the structure read from them anew."""

import re
from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from ..model.document import Document, Line, Reading
from ..model.geometry import BBox
from ..stages.structure import build
from ..vocabularies.spelling import Speller

_RAISED = 0.12
"""Ems above the baseline from which a small run is a raised mark, as in `stages.text`."""
_SMALL = 0.88
"""A raised mark is smaller than this share of its line's size."""

_LEVEL_MARK = re.compile(r"(?<=[^\W\d_])[.,;:!?)”’\"\]]{0,3}([\d¹²³⁴-⁹]{1,2})(?=\s|$|[.,;:)])")
"""A figure right behind a word or its punctuation, where a superior figure may stand on the line."""


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line of a source.

    Attributes:
        page: physical page, from 1.
        bbox: PDF points, top-left origin.
        baseline: points from the page's top.
        text: its characters.
        raised: half-open ranges of `text` that are marks of footnotes, or set small and above the baseline.
    """

    page: int
    bbox: BBox
    baseline: float
    text: str
    raised: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Witness:
    """What the second engine says of one source.

    Attributes:
        reader: name of the engine.
        lines: all visible lines, page by page, top to bottom.
        document: the structure read from them.
        alone: no other engine can read this file, so that it was read twice by one.
    """

    reader: str
    lines: tuple[SeenLine, ...]
    document: Document
    alone: bool = False


def parse(content: str) -> Witness:
    """Return the witness that `dump` has written."""
    return _witnesses().validate_json(content)


def see(reading: Reading | Document, reader: str, alone: bool = False) -> Witness:
    """Return what a reading says, lines and structure; a file that says its own structure has no lines."""
    if isinstance(reading, Document):
        return Witness(reader, (), reading, alone)
    document = build.build(reading, Speller)
    marks: dict[int, set[str]] = defaultdict(set)
    for block in document.blocks:
        if block.type == "footnote" and block.marker:
            marks[block.evidence[0].page].add(block.marker)
    lines = tuple(_seen(line, marks[line.page]) for page in reading.pages for line in page.lines)
    return Witness(reader, lines, document, alone)


def dump(witness: Witness) -> str:
    """Return the witness as JSON."""
    return _witnesses().dump_json(witness).decode("utf-8")


@cache
def _witnesses() -> TypeAdapter[Witness]:
    return TypeAdapter(Witness)


def _seen(line: Line, marks: Set[str]) -> SeenLine:
    """Return a line with its marks of footnotes: raised, or of the page's footnotes right behind a word."""
    level = [it.span(1) for it in _LEVEL_MARK.finditer(line.text) if it[1] in marks]
    return SeenLine(line.page, line.bbox, line.baseline, line.text, (*_raised(line), *level))


def _raised(line: Line) -> Iterable[tuple[int, int]]:
    at = 0
    for run in line.runs:
        if run.rise > _RAISED * line.size and run.size < _SMALL * line.size:
            yield at, at + len(run.text)
        at += len(run.text)
