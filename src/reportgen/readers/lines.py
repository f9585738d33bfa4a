"""Glyphs → styled lines: one baseline, no wide gap, words told apart, characters repaired."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..model.document import ARTIFACT, Line, Page, Shape, Tag
from ..model.geometry import BBox, median
from . import characters, doubled_ends, posts, stretched
from .catalog import TagMap
from .gaps import TIGHT, between_letters, between_words, is_taken_back, is_tight
from .glyphs import GAP, Canvas, Glyph
from .links import linked
from .rows import USUAL_ROWS, GlyphRow, RowRules, drop_doubles, find_rows
from .runs import hundredths, runs_of
from .turned import rotated, upright
from .visibility import Sight


class LineRules(NamedTuple):
    """Distances that make glyphs a line; all in ems of the type size unless said."""

    word: float = 0.16
    """A gap above this separates words where the source sets no spaces (TeX: 0.22 at least)."""
    word_spaced: float = 0.17
    """The same where the source does set space characters: then smaller gaps are kerning."""
    segment: float = 0.8013
    """A gap above this may be a column gutter or a cell's edge: the line is cut there. A hair more than
    0.8, a distance that designs use: it must not depend on rounding."""
    leader: float = 6.0
    """A gap behind a leader's dot, up to the page number, is part of the line."""
    tracked: float = 0.07
    """A median gap above this between letters means a letter-spaced line."""
    tight: float = -0.5
    """Glyphs set closer than this are drawn over one another: no gap to measure."""
    one_size: float = 0.1
    """Points by which the sizes of neighbours may differ for their gap to be measured."""
    gaps: int = 3
    """Gaps that a median needs."""
    leader_dots: int = 3
    """Dots in a row that make a leader; one full stop is none."""
    spaces: int = 16
    """One space for this many glyphs shows that the source sets spaces."""
    short: int = 4
    """Glyphs of a piece that is too short to show whether the source sets spaces."""
    ascent: float = 0.76
    """Top of a line's box above the baseline; common text faces lie between 0.70 and 0.95."""
    descent: float = 0.24
    """Foot of a line's box below the baseline."""
    rows: RowRules = USUAL_ROWS
    """Distances that make glyphs a row."""


USUAL = LineRules()
_ARTIFACT = Tag(ARTIFACT, -1)
SOFT_HYPHEN = "\u00ad"
_HYPHENS = frozenset("-\u2010")
_LEADERS = frozenset(".·…_")


def assemble(
    canvas: Canvas,
    sight: Sight,
    tags: TagMap,
    rules: LineRules = LineRules(),
) -> Page:
    """Return the page's lines, top to bottom and left to right.

    Args:
        canvas: the page as painted.
        sight: its glyphs by who sees them; those that nobody sees are kept apart.
        tags: the document's structure tags.
        rules: distances.
    """
    turned, width, height = upright(linked(sight.visible, canvas.links), canvas)
    between = posts.find(canvas.shapes)
    lines = _lines([g for g in turned if g.turn == 0], canvas.number, tags, rules, between)
    lines += rotated([g for g in turned if g.turn != 0], canvas.number)
    shapes = tuple(Shape(s.kind, s.bbox, s.color) for s in canvas.shapes)
    lines.sort(key=lambda line: (round(line.baseline, 1), line.bbox[0]))
    unseen = _unseen(sight.hidden, canvas.number, rules)
    doubted = _unseen(sight.doubted, canvas.number, rules)
    own = canvas.number, width, height, canvas.label
    return Page(*own, tuple(lines), shapes, unseen, doubted, canvas.told, canvas.over)


def _unseen(glyphs: Sequence[Glyph], page: int, rules: LineRules) -> tuple[Line, ...]:
    level = _lines([glyph for glyph in glyphs if glyph.turn == 0 and glyph.text.strip()], page, {}, rules)
    return (*level, *rotated([glyph for glyph in glyphs if glyph.turn != 0], page))


def _lines(
    glyphs: Sequence[Glyph], page: int, tags: TagMap, rules: LineRules, between: Sequence[posts.Post] = ()
) -> list[Line]:
    kept = drop_doubles(glyphs, rules.rows)
    rows = find_rows([g for g in kept if g.text], rules.rows)
    lines: list[Line] = []
    for row in rows:
        row.glyphs = doubled_ends.dropped(row.glyphs)
        tracking = _tracking(row.glyphs, rules)
        segments = stretched.joined(_segments(row, tracking, rules))
        if between:
            segments = posts.cut(segments, row.baseline, between)
        for segment in _cells(segments, page, tags):
            line = _line(segment, row, page, tags=tags, tracking=tracking, rules=rules)
            if line is not None:
                lines.append(line)
    return lines


def _segments(row: GlyphRow, tracking: dict[float, float], rules: LineRules) -> list[list[Glyph]]:
    """Cut a row at wide gaps. Spaces do not count: a wide space is a gap too.

    Letter-spaced words stand further apart, so there the limit grows with the gaps between letters.
    """
    if len(row.glyphs) == 1:
        return [] if row.glyphs[0].text.isspace() else [row.glyphs]
    segments: list[list[Glyph]] = []
    right = None
    before = row.size
    limit = rules.segment
    for glyph in row.glyphs:
        text, x0, x1, _, size = glyph[:5]
        if text.isspace():
            if segments:
                segments[-1].append(glyph)
            continue
        if right is None:
            segments.append([glyph])
            before, right = size, x1
            continue
        gap = (x0 - right) / min(size, before)
        if tracking:
            limit = rules.segment + 2 * tracking.get(round(size, 1), 0.0)
        if (gap > limit and not _ends_in_leaders(segments, rules)) or gap > rules.leader:
            segments.append([glyph])
        else:
            segments[-1].append(glyph)
        before, right = size, max(right, x1)
    return segments


def _cells(segments: list[list[Glyph]], page: int, tags: TagMap) -> list[list[Glyph]]:
    """Cut pieces where the source's tags say that another table cell begins, however narrow the gap."""
    if not tags:
        return segments
    out: list[list[Glyph]] = []
    for segment in segments:
        before: int | None = None
        piece: list[Glyph] = []
        for glyph in segment:
            tag = tags.get((page, glyph.mark)) if glyph.mark is not None else None
            cell = tag.cell if tag is not None else None
            if piece and None not in (before, cell) and cell != before:
                out.append(piece)
                piece = []
            piece.append(glyph)
            before = before if cell is None else cell
        if piece:
            out.append(piece)
    return out


def _tracking(glyphs: Sequence[Glyph], rules: LineRules) -> dict[float, float]:
    """Return the usual gap between the letters of each size in ems, where it shows letter-spacing."""
    if len(glyphs) == 1:
        return {}
    by_size: dict[float, list[float]] = {}
    for a, b in pairwise(glyphs):
        if a.text[-1:].isalnum() and b.text[:1].isalnum() and abs(a.size - b.size) < rules.one_size:
            gap = (b.x0 - a.x1) / max(b.size, 1)
            if rules.tight < gap <= rules.segment:
                by_size.setdefault(round(b.size, 1), []).append(gap)
    if not by_size:
        return {}
    inner = dict.fromkeys(by_size, 0)
    for glyph in glyphs:
        if len(glyph.text) > 1:
            size = round(glyph.size, 1)
            inner[size] = inner.get(size, 0) + _inner_gaps(glyph.text)
    usual = {size: _usual_gap(gaps, inner[size], rules) for size, gaps in by_size.items()}
    return {size: gap for size, gap in usual.items() if gap is not None and gap > rules.tracked}


def _inner_gaps(text: str) -> int:
    """Return the number of gaps between the letters of a stretch, which are as close as plain text."""
    return max(0, len(text) - 1 - 2 * (text.count(" ") + text.count(GAP)))


def _usual_gap(gaps: Sequence[float], inner: int, rules: LineRules) -> float | None:
    """Return the median of gaps in ems and of those inside stretches, None where they are too few."""
    if len(gaps) + inner < rules.gaps:
        return None
    return 0.0 if inner > len(gaps) else median([*gaps, *[0.0] * inner])


def _ends_in_leaders(segments: Sequence[Sequence[Glyph]], rules: LineRules) -> bool:
    """Return whether the last piece ends in a row of dots; one full stop is no leader."""
    if not segments:
        return False
    end = (
        "".join(glyph.text for glyph in segments[-1][-2 * rules.leader_dots :])
        .replace(" ", "")
        .replace(GAP, "")
    )
    return len(end) >= rules.leader_dots and all(char in _LEADERS for char in end[-rules.leader_dots :])


def _word_gap(segment: Sequence[Glyph], tracking: dict[float, float], rules: LineRules) -> float:
    """Return the gap in ems that separates words in this segment.

    A letter-spaced heading has wide gaps everywhere; there only clearly wider ones separate words.
    """
    ink = [glyph for glyph in segment if not glyph.text.isspace()]
    text = "".join([glyph.text for glyph in segment])
    if len(ink) == len(segment):
        spaces = text.count(" ")
    else:
        spaces = sum([glyph.text.count(" ") or glyph.text.isspace() for glyph in segment])
    gaps = [gap for gap in between_letters(ink) if gap > rules.tight]
    letters = len(text) - text.count(GAP) - spaces
    base = rules.word_spaced if spaces * rules.spaces >= letters > rules.short else rules.word
    # A short word alone has too few gaps to tell; the rest of its row does.
    usual = _usual_gap(gaps, sum([_inner_gaps(glyph.text) for glyph in ink if len(glyph.text) > 1]), rules)
    if usual is None:
        usual = tracking.get(round(ink[0].size, 1), 0.0)
    if usual > rules.tracked:
        return between_words(gaps, usual) if not spaces else max(usual * 2.5, usual + 0.3)
    tight = not spaces and is_tight(gaps, text.count(GAP), letters, usual=rules.word, spaces=rules.spaces)
    return TIGHT.word if tight else base


def _trimmed(segment: Sequence[Glyph]) -> tuple[list[Glyph], bool]:
    """Return a piece without white space around it, and whether a space stood at its end."""
    start, end = 0, len(segment)
    while start < end and segment[start].text.isspace():
        start += 1
    while end > start and segment[end - 1].text.isspace():
        end -= 1
    if SOFT_HYPHEN not in "".join([glyph.text for glyph in segment]):
        return list(segment[start:end]), end < len(segment)
    # Inside a line a soft hyphen shows nothing; only the last glyph of a line can be one that does,
    # or say what the hyphen behind it is.
    soft = {end - 1, end - 2} if segment[end - 1 : end] and segment[end - 1].text in _HYPHENS else {end - 1}
    kept: list[Glyph] = []
    for index, glyph in enumerate(segment[start:end], start):
        if glyph.text[-1:] != SOFT_HYPHEN or index in soft:
            kept.append(glyph)
        elif len(glyph.text) > 1:
            kept.append(glyph._replace(text=glyph.text[:-1]))
        elif kept:
            kept[-1] = kept[-1]._replace(x1=max(kept[-1].x1, glyph.x1))  # its width is no space
    return kept, end < len(segment)


def _characters(segment: Sequence[Glyph], limit: float) -> list[characters.Piece]:
    """Return the characters of a piece in reading order, a space at every gap above `limit` ems."""
    pieces: list[characters.Piece] = []
    before: Glyph | None = None  # the glyph of the last piece, if that is no space
    for index, glyph in enumerate(segment):
        text, x0, x1 = glyph[:3]
        if text.isspace():
            if before is not None and not is_taken_back(segment, index, before):
                pieces.append((" ", glyph, x0, x1))
                before = None
            continue
        if before is not None and (x0 - before.x1) / max(before.size, glyph.size) > limit:
            pieces.append((" ", before, before.x1, x0))
        pieces.append((text, glyph, x0, x1))
        before = glyph
    return characters.in_order(pieces)


def _line(
    whole: Sequence[Glyph],
    row: GlyphRow,
    page: int,
    *,
    tags: TagMap,
    tracking: dict[float, float],
    rules: LineRules,
) -> Line | None:
    segment, spaced = _trimmed(whole)
    if not segment:
        return None
    if len(segment) == 1:
        return _line_of_one(segment[0], spaced, row, page, tags, rules)
    limit = _word_gap(segment, tracking, rules)
    runs = runs_of(_characters(segment, limit), row.baseline)
    if not runs:
        return None
    ink = [glyph for glyph in segment if not glyph.text.isspace()]
    size = _usual_size(ink)
    box: BBox = (
        ink[0].x0,  # a row's glyphs stand from left to right
        row.baseline - rules.ascent * size,
        max([glyph.x1 for glyph in ink]),
        row.baseline + rules.descent * size,
    )
    order = min([glyph.order for glyph in ink])
    return Line(runs, page, box, row.baseline, size, spaced, tag=_tag(ink, page, tags), order=order)


def _line_of_one(  # noqa: PLR0917 (called for most lines)
    glyph: Glyph, spaced: bool, row: GlyphRow, page: int, tags: TagMap, rules: LineRules
) -> Line | None:
    """Return the line of one glyph, in most sources a whole stretch: no gap to judge, one style, one box."""
    runs = runs_of(characters.in_order([(glyph.text, glyph, glyph.x0, glyph.x1)]), row.baseline)
    if not runs:
        return None
    size = hundredths(glyph.size)
    box = (glyph.x0, row.baseline - rules.ascent * size, glyph.x1, row.baseline + rules.descent * size)
    return Line(
        runs, page, box, row.baseline, size, spaced, tag=_tag((glyph,), page, tags), order=glyph.order
    )


def _usual_size(ink: Sequence[Glyph]) -> float:
    if len({glyph.size for glyph in ink}) == 1:
        return hundredths(ink[0].size)
    counts: dict[float, int] = {}
    for glyph in ink:
        key = hundredths(glyph.size)
        counts[key] = counts.get(key, 0) + _letters(glyph)
    return max(counts, key=lambda size: (counts[size], size))


def _letters(glyph: Glyph) -> int:
    """Return how many characters with ink a glyph stands for."""
    return len(glyph.text) - glyph.text.count(" ") - glyph.text.count(GAP) if len(glyph.text) > 1 else 1


def _tag(ink: Sequence[Glyph], page: int, tags: TagMap) -> Tag | None:
    """Return the tag of most of the line's glyphs."""
    if not tags and not any(glyph.artifact for glyph in ink):
        return None
    carried = [
        _ARTIFACT if glyph.artifact else tags.get((page, glyph.mark)) if glyph.mark is not None else None
        for glyph in ink
    ]
    if all(tag is carried[0] for tag in carried):
        return carried[0]
    counts: dict[Tag, int] = {}
    for tag, glyph in zip(carried, ink, strict=True):
        if tag is not None:
            counts[tag] = counts.get(tag, 0) + _letters(glyph)
    if not counts:
        return None
    best = max(counts, key=lambda tag: counts[tag])
    return best if counts[best] * 2 >= sum(map(_letters, ink)) else None
