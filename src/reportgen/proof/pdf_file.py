"""A published PDF → words in reading order: the text, the references in the margin, and what runs round it.

The sheet is the one of `writers.sheet`: a text block of fixed measure, references right of it, running
header and footer above and below. Where a house has set another block, the file names it itself; a file
that names a false one shows words where they must not be.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model.document import Line, Page, Reading, Run
from ..model.geometry import BBox
from ..stages.structure.scripts import script_of
from ..stages.structure.style import BodyStyle, find_body, is_bold
from ..writers.print import columns
from ..writers.sheet import POINTS, TextBlock, block_on
from . import link_check
from .link_check import FileLink
from .stream import FilePlace, FileReference, Stream
from .tabular import Table, in_order, without_repeated_head
from .words import SCRIPTS, FoldedWord, Lettering, words_of

_FIGURE = "Figure"
"""Structure type of charts; their words are compared with those that may stand there."""
_ENTRY = "LI"
"""Structure type of the entries of lists."""
_NOTE = "Note"
"""Structure type of footnotes; their words are compared behind all others, in their order."""
_REFERENCE_GAP = 4.0
"""Millimetres right of the text block from which a line is a reference; it hangs 6 mm beside."""


@dataclass(frozen=True, slots=True)
class PublishedPages:
    """A published PDF.

    Attributes:
        stream: the words of the text, page by page; then those of the footnotes.
        furniture: (page, text) of each line in the header and footer.
        hidden: (page, text) of words that nobody sees.
        pages: number of pages.
        attached: text of the files that travel inside, by name.
        over: (page, kind) of comments, stamps and the like that lie over the pages.
        links: those that lead out of the file.
    """

    stream: Stream
    furniture: tuple[tuple[int, str], ...]
    hidden: tuple[tuple[int, str], ...]
    pages: int
    attached: Mapping[str, str]
    over: tuple[tuple[int, str], ...] = ()
    links: tuple[FileLink, ...] = ()


def read(
    reading: Reading,
    attached: Mapping[str, str],
    over: tuple[tuple[int, str], ...] = (),
    art: Mapping[int, BBox] | None = None,
) -> PublishedPages:
    """Return the words of a published PDF as an engine has read it.

    Args:
        reading: the engine's.
        attached: text of the files that travel inside, by name.
        over: (page, kind) of what lies over the pages.
        art: the block of text that a page names, by page from 1; PDF points from its bottom left corner.
    """
    body = find_body(reading.pages)
    words: list[FoldedWord] = []
    references: list[FileReference] = []
    furniture: list[tuple[int, str]] = []
    hidden: list[tuple[int, str]] = []
    last: Line | Table | None = None
    notes: list[tuple[int, Sequence[Line]]] = []
    for page in reading.pages:
        page, own = _without_notes(page)
        page, drawn = _without_figures(page)
        furniture += [(page.number, line.text) for line in drawn]
        notes.append((page.number - 1, own))
        block = block_on(page.width, page.height, (art or {}).get(page.number))
        parts = _parts(page, block, last)
        furniture += [(page.number, line.text) for line in parts.furniture]
        hidden += [(page.number, line.text) for line in page.hidden]
        starts = _add_lines(words, parts.lines, page.number - 1, body)
        references += _references(parts.margin, starts, page.number - 1)
        last = parts.last
    for place, lines in notes:
        _add_lines(words, lines, place, body)
    places = tuple(FilePlace(f"page {page.number}", page.number) for page in reading.pages)
    stream = Stream(tuple(words), places, tuple(references))
    links = link_check.of_pages(reading.pages)
    return PublishedPages(stream, tuple(furniture), tuple(hidden), len(reading.pages), attached, over, links)


def _without_notes(page: Page) -> tuple[Page, tuple[Line, ...]]:
    """Return a page without its footnotes, as its tags say, and their lines from the top."""
    notes = [line for line in page.lines if line.tag and _NOTE in (line.tag.role, *line.tag.path)]
    rest = tuple(line for line in page.lines if line not in notes)
    return page._replace(lines=rest), tuple(sorted(notes, key=_place))


def _without_figures(page: Page) -> tuple[Page, tuple[Line, ...]]:
    """Return a page without the words of charts, as its tags say, and their lines."""
    drawn = [line for line in page.lines if line.tag and _FIGURE in (line.tag.role, *line.tag.path)]
    return page._replace(lines=tuple(line for line in page.lines if line not in drawn)), tuple(drawn)


def _place(line: Line) -> tuple[float, float]:
    return line.baseline, line.bbox[0]


@dataclass(frozen=True, slots=True)
class _Parts:
    """A page divided; `last` is what stands at the foot of its text."""

    lines: tuple[Line, ...]
    margin: tuple[Line, ...]
    furniture: tuple[Line, ...]
    last: Line | Table | None


def _parts(page: Page, block: TextBlock, before: Line | Table | None) -> _Parts:
    """Divide a page into text in reading order, margin, and header and footer."""
    inside = [line for line in page.lines if block.top <= line.baseline <= block.bottom]
    around = [line for line in page.lines if not block.top <= line.baseline <= block.bottom]
    edge = block.right + _REFERENCE_GAP * POINTS
    lines: list[Line] = []
    margin: list[Line] = []
    divided = columns.divide(inside, block)
    if divided is not None:
        texts = [part for column in divided for part in in_order(column)]
        lines = [text for text in texts if isinstance(text, Line)]
        return _Parts(tuple(lines), (), tuple(around), texts[-1])
    ordered = without_repeated_head(in_order(inside), before)
    for part in ordered:
        if isinstance(part, Table):
            lines += part.lines
        else:
            (margin if part.bbox[0] >= edge else lines).append(part)
    texts = [part for part in ordered if isinstance(part, Table) or part.bbox[0] < edge]
    return _Parts(tuple(lines), tuple(margin), tuple(around), texts[-1] if texts else None)


def _add_lines(
    words: list[FoldedWord], lines: Iterable[Line], place: int, body: BodyStyle | None
) -> list[tuple[float, int]]:
    """Add the words of lines; return (baseline, index of its first word) of each line."""
    starts = []
    for line in lines:
        starts.append((line.baseline, len(words)))
        pieces = [(run.text, _look(run, line, body)) for run in line.runs]
        line_words = words_of(pieces, place, _depth(line))
        if line_words:
            words += [*line_words[:-1], replace(line_words[-1], ends_line=True)]
    return starts


def _depth(line: Line) -> int | None:
    """Return how many entries of lists a line stands in, as its tags say."""
    return None if line.tag is None else (*line.tag.path, line.tag.role).count(_ENTRY)


def _look(run: Run, line: Line, body: BodyStyle | None) -> int:
    look = Lettering.BOLD if body is not None and is_bold(run, body) else Lettering.PLAIN
    if run.face.italic:
        look |= Lettering.ITALIC
    return look | SCRIPTS[script_of(run, line)]


def _references(
    margin: Iterable[Line], starts: Sequence[tuple[float, int]], place: int
) -> Iterable[FileReference]:
    """Yield the references, each with the first word of the line beside which it hangs."""
    for line in margin:
        if starts:
            _, index = min(starts, key=lambda start: abs(start[0] - line.baseline))
            yield FileReference(" ".join(line.text.split()), index, place)
