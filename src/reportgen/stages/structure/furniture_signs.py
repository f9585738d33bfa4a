"""Signs of running headers and footers, gathered from all pages at once."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import ARTIFACT, Line, Page
from ...model.geometry import overlap
from . import edge_rows
from .body_styles import Bodies
from .folios import find_folios, find_line_numbers, is_beside_words, looks_like_one
from .note_marks import in_text
from .style import BodyStyle, is_body, line_style

FEW = 3
"""Pages that make a repetition certain; two can be chance."""


class SignRules(NamedTuple):
    """Distances and counts of the signs; in points unless said."""

    same_height: float = 3.0
    """Running lines stand at one height on every page, rounding and odd glyphs apart."""
    mask_words: int = 3
    """At most this many words in a line in which roman numerals count as numbers."""
    section_words: int = 10
    """At most this many words in the name of a section in a running header."""
    text_length: int = 25
    """Characters of a line of running text."""
    text_lines: int = 3
    """Lines of running text that show where the frame of a page is."""
    agreed: float = 36.0
    """Two pages agree on the frame within half an inch."""
    outlier: float = 100.0
    """How far a lone page may reach out of the frame of the others; beyond that they are rather not full."""
    text_size: float = 0.88
    """Headings are not smaller than this share of the body's size."""
    larger: float = 1.04
    """Share of the body's size from which a line is larger to the eye."""
    heading_step: float = 2.2
    """At most this many pitches between a heading and its text."""
    headings_step: float = 3.2
    """At most this many pitches between a heading and the one under it."""
    same_edge: float = 3.0
    """Left edges that differ by less are one."""
    note_size: float = 0.95
    """Footnotes are smaller than this share of the body's size."""
    note_step: float = 1.7
    """At most this many ems between two lines of a footnote."""
    same_size: float = 0.3
    """Sizes that differ by less are one."""
    note_indent: float = 3.0
    """Ems by which the lines of a footnote differ at their left edge."""
    note_text: int = 4
    """Words behind a mark that stands apart, at least; a page's number may stand before a title."""
    note_words: int = 2
    """At least this many words in a further line of a footnote."""
    tagged: float = 0.7
    """Share of lines with tags from which a source counts as tagged."""


_RULES = SignRules()


_Masks = dict[int, str]
"""Each line's words with digits masked, by its id."""
_Members = list[tuple[float, int, Line]]
"""Lines with their distances from the nearer edge, in points, and their pages."""
_ROMAN = re.compile(r"^[ivxlc]+$", re.I)
_NUMBER_SIGNS = "#.)( "
"""What the number of a section or an item is made of, its digits masked."""
_NUMBER = re.compile(r"\d+")
_PLAIN_NUMBER = re.compile("[0-9]+")
"""The same in ASCII, found faster."""
_PARTING = re.compile(r" [|·•–—/] ")
_BARE_MARK = re.compile(r"\s*(?:\d{1,3}|[*†‡§]{1,2})\s*")
_NOTE_START = re.compile(r"^\s*(?:\d{1,3}|[*†‡§]{1,2})[.)]?\s*[^\W\d_][\w'’-]*(?:\W+\w+){3,}")


class Signs(NamedTuple):
    """What is known of all pages, gathered once; lines by their id.

    Attributes:
        repeats: the pages that carry the same words at the same height.
        bands: the number of pages with a line of its style at its height.
        folios: lines that count the pages.
        frame: how near running text comes to the top and foot of the pages, in points.
        sides: how near it comes to their left and right edges, in points.
        tagged: the source tags its lines, and some as artifacts.
        notes: lines that look like footnotes.
        words: how often each line's text stands.
        line_numbers: numbers that count the lines beside the text.
        running: lines that stand in a paragraph.
        edge_rows: lines at the edges of a document too short for anything to repeat.
        pages: how many there are.
        marks: marks of notes that stand apart before the words.
    """

    repeats: dict[int, set[int]]
    bands: dict[int, int]
    folios: set[int]
    frame: tuple[float, float]
    sides: tuple[float, float]
    tagged: bool
    notes: set[int]
    words: Counter[str]
    line_numbers: set[int]
    running: set[int]
    edge_rows: set[int]
    pages: int
    marks: set[int]


def mask(text: str) -> str:
    """Return text with digits masked; in very short lines roman numerals too."""
    words = text.split()
    if len(words) <= _RULES.mask_words:
        words = ["#" if _ROMAN.match(word.strip("–—-|·.")) else word for word in words]
    joined = " ".join(words)
    return (_PLAIN_NUMBER if joined.isascii() else _NUMBER).sub("#", joined).casefold()


def _head(words: str) -> str:
    """Return what stands before the sign in a running header that names the report and then the section."""
    sign = _PARTING.search(words)
    if sign is None:
        return words
    head, section = words[: sign.end()], words[sign.end() :]
    named = any(map(str.isalpha, head))
    return head if named and len(section.split()) <= _RULES.section_words else words


def _repeats(pages: Sequence[Page], masks: _Masks) -> dict[int, set[int]]:
    """Return for each line (by id) the pages that carry the same words at the same height."""
    groups: dict[tuple[str, bool], _Members] = defaultdict(list)
    for page in pages:
        middle = page.height / 2
        for line in page.lines:
            top_half = line.baseline < middle
            distance = line.baseline if top_half else page.height - line.baseline
            words = masks[id(line)]
            if not words.strip(_NUMBER_SIGNS) and is_beside_words(line, page):
                words = line.text  # the number of a section or an item is one with its words
            groups[_head(words), top_half].append((distance, page.number, line))
    repeats: dict[int, set[int]] = {}
    for members in groups.values():
        for line, near in _near(members):
            repeats[id(line)] = near
    return repeats


def _near(members: _Members) -> Iterator[tuple[Line, set[int]]]:
    """Yield each line with the pages that have one of the lines at its height, itself included."""
    if len(members) == 1:
        yield members[0][2], {members[0][1]}
        return
    members.sort(key=lambda member: member[0])
    low = high = 0
    for distance, _, line in members:
        while distance - members[low][0] > _RULES.same_height:
            low += 1
        while high < len(members) and members[high][0] - distance <= _RULES.same_height:
            high += 1
        yield line, {number for _, number, _ in members[low:high]}


def _running(bodies: Bodies, repeats: dict[int, set[int]]) -> set[int]:
    """Return lines (by id) that stand in a paragraph, whatever its ink or size.

    Another line of the paragraph is as long as running text is, and stands on this page only: the lines of
    a running header stand together too.
    """
    running: set[int] = set()
    for groups in bodies.prose.values():
        for group in groups:
            witnesses = {
                id(line)
                for line in group.lines
                if len(line.text) > _RULES.text_length and len(repeats[id(line)]) < FEW
            }
            running |= {id(line) for line in group.lines if witnesses - {id(line)}}
    return running


def _frame(
    pages: Sequence[Page], bodies: Bodies, repeats: dict[int, set[int]], running: set[int]
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return how near the running text comes to top and foot, and to left and right edge, in points.

    Taken from the outermost lines of running text, of any ink and face, that two pages agree on; a lone
    outlier does not stretch the frame.
    """
    tops: list[float] = []
    feet: list[float] = []
    lefts: list[float] = []
    rights: list[float] = []
    for page in pages:
        body = bodies.of(page.number)
        text = [
            line
            for line in page.lines
            if (id(line) in running or (not line.rotated and is_body(line, body)))
            and len(line.text) > _RULES.text_length
            and len(repeats[id(line)]) < FEW
        ]
        if len(text) >= _RULES.text_lines:
            tops.append(min(line.bbox[1] for line in text))
            feet.append(page.height - max(line.bbox[3] for line in text))
            lefts.append(min(line.bbox[0] for line in text))
            rights.append(page.width - max(line.bbox[2] for line in text))
    return (_agreed(tops), _agreed(feet)), (_agreed(lefts), _agreed(rights))


def _agreed(distances: list[float]) -> float:
    """Return the smallest distance that a second page comes near (within half an inch).

    Pages that are not full agree too, by chance, but far from the frame.
    """
    distances = sorted(distances)
    for nearest, second in pairwise(distances):
        if nearest - distances[0] > _RULES.outlier:
            break
        if second - nearest <= _RULES.agreed:
            return nearest
    return distances[0] if distances else 0.0


def _bands(pages: Sequence[Page], bodies: Bodies) -> dict[int, int]:
    """Return for each line the number of pages with a line of its style at its height."""
    groups: dict[tuple[bool, float, str], _Members] = defaultdict(list)
    for page in pages:
        middle, body = page.height / 2, bodies.of(page.number)
        for line in page.lines:
            top_half = line.baseline < middle
            distance = line.baseline if top_half else page.height - line.baseline
            style = line_style(line, body)
            groups[top_half, style.size, style.family].append((distance, page.number, line))
    bands: dict[int, int] = {}
    for members in groups.values():
        for line, near in _near(members):
            bands[id(line)] = len(near)
    return bands


def _notes(pages: Sequence[Page], bodies: Bodies) -> set[int]:
    """Return lines (by id) that look like footnotes: small, a mark and then words, or the lines after it."""
    notes: set[int] = set()
    for page in pages:
        last: Line | None = None
        largest = _RULES.note_size * bodies.of(page.number).size
        for line in page.lines:
            if line.size >= largest or line.rotated:
                continue
            starts = bool(_NOTE_START.match(line.text)) or (
                line.tag is not None and line.tag.role in {"Note", "FENote"}
            )
            goes_on = (
                last is not None
                and 0 < line.baseline - last.baseline <= _RULES.note_step * line.size
                and abs(line.size - last.size) < _RULES.same_size
                and abs(line.bbox[0] - last.bbox[0]) < _RULES.note_indent * line.size
                and len(line.text.split()) >= _RULES.note_words
            )
            if starts or goes_on:
                notes.add(id(line))
                last = line
    return notes


def _hanging(pages: Sequence[Page], bodies: Bodies) -> dict[int, int]:
    """Return marks and the words of their notes, by id."""
    return {
        id(mark): id(text)
        for page in pages
        for mark, text in _hanging_on(page, _RULES.note_size * bodies.of(page.number).size)
    }


def _hanging_on(page: Page, largest: float) -> Iterator[tuple[Line, Line]]:
    """Yield marks apart before the words of their note, where the text above bears the same mark."""
    marked: Collection[str] | None = None
    for mark, text in pairwise(page.lines):
        if mark.baseline != text.baseline or text.size >= largest or not _BARE_MARK.fullmatch(mark.text):
            continue
        gap = text.bbox[0] - mark.bbox[2]
        if 0 < gap <= _RULES.note_indent * 2 * text.size and len(text.text.split()) >= _RULES.note_text:
            marked = in_text(page) if marked is None else marked
            if mark.text.strip() in marked:
                yield mark, text


def _is_tagged(pages: Sequence[Page]) -> bool:
    lines = [line for page in pages for line in page.lines]
    return sum(1 for line in lines if line.tag is not None) >= _RULES.tagged * len(lines) > 0 and any(
        line.tag is not None and line.tag.role == ARTIFACT for line in lines
    )


def opens_text(line: Line, page: Page, body: BodyStyle) -> bool:
    """Return whether a bold or larger line stands close over running text, as headings do."""
    style = line_style(line, body)
    if line.size < _RULES.text_size * body.size or not (style.bold or style.size > _RULES.larger * body.size):
        return False
    for other in page.lines:
        step = other.baseline - line.baseline
        if step <= 0:
            continue
        near = step <= _RULES.heading_step * body.pitch
        meets = near and overlap(line.bbox[0], line.bbox[2], other.bbox[0], other.bbox[2]) > 0
        if meets and is_body(other, body):
            return True
        # A heading under a heading: space is set above the second one.
        below = (
            other.size >= _RULES.text_size * body.size
            and abs(other.bbox[0] - line.bbox[0]) <= _RULES.same_edge
        )
        if below and line_style(other, body).bold and step <= _RULES.headings_step * body.pitch:
            return True
    return False


def gather(pages: Sequence[Page], bodies: Bodies) -> Signs:
    """Return the signs of all pages.

    Args:
        pages: as read.
        bodies: the styles of running text.
    """
    masks = {id(line): mask(line.text) for page in pages for line in page.lines}
    repeats = _repeats(pages, masks)
    running = _running(bodies, repeats)
    hanging = _hanging(pages, bodies)
    return Signs(
        repeats,
        _bands(pages, bodies),
        find_folios(pages, masks),
        *_frame(pages, bodies, repeats, running),
        _is_tagged(pages),
        _notes(pages, bodies) | set(hanging.values()),
        Counter(line.text for page in pages for line in page.lines),
        find_line_numbers(pages, bodies),
        running,
        edge_rows.find(pages),
        len(pages),
        set(hanging),
    )


def is_folio(line: Line, signs: Signs) -> bool:
    """Return whether a line is a page's number or looks like one."""
    text = line.text
    return id(line) in signs.folios or text.strip().isdigit() or looks_like_one(mask(text))
