"""A source as the second engine sees it: its lines, and the structure read from them anew."""

import re
from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass
from functools import cache

from pydantic import TypeAdapter

from ..model.document import Document, Line, Reading, Run
from ..model.geometry import BBox
from ..model.provenance import AnyEvidence, Evidence, Locator, ParagraphEvidence, boxes_of, locator_of
from ..stages.structure import build
from ..vocabularies.spelling import Speller

_NO_BOX: BBox = (0.0, 0.0, 0.0, 0.0)
_RAISED = 0.12
"""Ems above the baseline from which a small run is a raised mark, as in `stages.text`."""
_SMALL = 0.88
"""A raised mark is smaller than this share of its line's size."""

_LOWERED, _FAR = 0.05, 0.25
"""Ems below the baseline from which a small run is lowered; ems for a run that is hardly smaller."""

_FIGURES = re.compile(r"^\s*[+\-−–]?\d+\s*$")
_BASE = re.compile(r"(?:(?<!\d)\d{1,2}|(?<![^\W\d_])[^\W\d_]|(?<![^\W\d_])[kcdm]m)$")
"""What a power stands behind: a base of one or two figures, a variable, a unit of length."""

_LEVEL_MARK = re.compile(r"(?<=[^\W\d_])[.,;:!?)”’\"\]]{0,3}([\d¹²³⁴-⁹]{1,2})(?=\s|$|[.,;:)])")
"""A figure right behind a word or its punctuation, where a superior figure may stand on the line."""


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line of a source, or a paragraph of one that has no pages.

    Attributes:
        page: physical page, from 1; 0 where there is none.
        bbox: PDF points, top-left origin.
        baseline: points from the page's top.
        text: its characters.
        raised: half-open ranges of `text` that are marks of notes, so that they may be left out.
        superior: those of figures that are drawn above the line, and must be signs ("²").
        inferior: the same below the line.
        paragraph: number of the paragraph, from 1, where there are no pages.
    """

    page: int
    bbox: BBox
    baseline: float
    text: str
    raised: tuple[tuple[int, int], ...] = ()
    superior: tuple[tuple[int, int], ...] = ()
    inferior: tuple[tuple[int, int], ...] = ()
    paragraph: int | None = None

    @property
    def where(self) -> Locator:
        """The page or paragraph that it stands on."""
        return Locator(self.page) if self.paragraph is None else Locator(None, self.paragraph)

    @property
    def evidence(self) -> AnyEvidence:
        """Where it stands, as blocks say it."""
        if self.paragraph is None:
            return Evidence(self.page, self.bbox)
        return ParagraphEvidence(self.paragraph)


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
    """Return what a reading says, lines and structure; a file that says its own has paragraphs as lines."""
    if isinstance(reading, Document):
        return Witness(reader, tuple(_paragraphs(reading)), reading, alone)
    document = build.build(reading, Speller)
    marks: dict[int, set[str]] = defaultdict(set)
    for block in document.blocks:
        if block.type == "footnote" and block.marker:
            marks[boxes_of(block.evidence)[0].page].add(block.marker.strip("()[]. "))
    every = frozenset(mark for own in marks.values() for mark in own)
    lines = tuple(_seen(line, marks[line.page], every) for page in reading.pages for line in page.lines)
    return Witness(reader, lines, document, alone)


def dump(witness: Witness) -> str:
    """Return the witness as JSON."""
    return _witnesses().dump_json(witness).decode("utf-8")


@cache
def _witnesses() -> TypeAdapter[Witness]:
    return TypeAdapter(Witness)


def _paragraphs(document: Document) -> Iterable[SeenLine]:
    """Yield the paragraphs of a document as lines below each other; a table is one of them."""
    for block in document.blocks:
        where = locator_of(block.evidence)
        text = "\n".join(cell for row in block.rows for cell in row) or block.text
        if where.paragraph is not None:
            yield SeenLine(0, _NO_BOX, float(where.paragraph), text, paragraph=where.paragraph)


def _seen(line: Line, marks: Set[str], every: Set[str]) -> SeenLine:
    """Return a line with its figures off the line, and what of it marks notes.

    Args:
        line: the line.
        marks: of the notes of its page; on the line they are looked for right behind a word.
        every: of all notes of the source; a raised figure is a mark only if one of them answers.
    """
    level = [match.span(1) for match in _LEVEL_MARK.finditer(line.text) if match[1] in marks]
    raised: list[tuple[int, int]] = []
    figures: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    index = 0
    for run in line.runs:
        end = index + len(run.text)
        if _is_off(run, line):
            labels = {part.strip("()[] ") for part in run.text.split(",")} - {""}
            if run.rise > 0 and labels and labels <= every and not _BASE.search(line.text[:index]):
                raised.append((index, end))
            if _FIGURES.match(run.text):
                figures[run.rise > 0].append((index, end))
        index = end
    return SeenLine(
        line.page,
        line.bbox,
        line.baseline,
        line.text,
        (*raised, *level),
        tuple(figures[True]),
        tuple(figures[False]),
    )


def _is_off(run: Run, line: Line) -> bool:
    """Return whether a run is surely drawn above or below its line."""
    small = run.size <= _SMALL * line.size
    if run.rise < 0:
        return run.rise < -(_LOWERED if small else _FAR) * line.size and run.size < line.size
    return run.rise > (_RAISED if small else _FAR) * line.size and run.size < line.size
