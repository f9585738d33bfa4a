"""Glyphs → styled lines: one baseline, no wide gap, words told apart, characters repaired."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median

from ..geometry import BBox
from ..model import Line, Page, Run, Shape, Tag
from . import characters
from .glyphs import Canvas, Glyph
from .tags import TagMap


@dataclass(frozen=True, slots=True)
class LineRules:
    """Distances that make glyphs a line; all in ems of the type size unless said."""

    same_baseline: float = 0.12
    """Glyphs of one line differ by less in their baselines (rounding, optical shifts)."""
    raised: float = 0.8
    """A superscript or subscript stands off the baseline by less than this."""
    small: float = 0.88
    """Superscripts are smaller than this share of the line's size."""
    mark_length: int = 8
    """Characters of a raised mark at most; more is a line of its own."""
    touching: float = 0.6
    """A raised mark follows the word it belongs to within this gap."""
    word: float = 0.16
    """A gap above this separates words where the source sets no spaces (TeX: 0.22 at least)."""
    word_spaced: float = 0.17
    """The same where the source does set space characters: then smaller gaps are kerning."""
    drop_cap: float = 1.6
    """A lone letter this many times larger than what shares its baseline is a drop cap."""
    segment: float = 0.8
    """A gap above this may be a column gutter or a cell's edge: the line is cut there."""
    leader: float = 6.0
    """A gap behind a leader's dot, up to the page number, is part of the line."""
    tracked: float = 0.07
    """A median gap above this between letters means a letter-spaced line."""
    doubled: float = 0.12
    """The same character painted again within this distance is a fake bold."""
    ascent: float = 0.76
    """Top of a line's box above the baseline; common text faces lie between 0.70 and 0.95."""
    descent: float = 0.24
    """Foot of a line's box below the baseline."""


_LEADERS = frozenset(".·…_")


@dataclass(slots=True)
class _Row:
    """Glyphs that share a baseline, while the page is being assembled."""

    baseline: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)


def assemble(
    canvas: Canvas,
    visible: Sequence[Glyph],
    hidden: Sequence[Glyph],
    tags: TagMap,
    rules: LineRules = LineRules(),
) -> Page:
    """Return the page's lines, top to bottom and left to right.

    Args:
        canvas: the page as painted.
        visible: its glyphs that a person sees.
        hidden: its glyphs that nobody sees; kept apart.
        tags: the document's structure tags.
        rules: distances.
    """
    turned, width, height = _upright(visible, canvas)
    upright = [glyph for glyph in turned if glyph.turn == 0]
    rotated = [glyph for glyph in turned if glyph.turn != 0]
    found = _lines(upright, canvas.number, tags, rules)
    found += _rotated(rotated, canvas.number, rules)
    shapes = tuple(Shape(s.kind, s.bbox, s.color) for s in canvas.shapes)
    unseen = _lines([g._replace(turn=0) for g in hidden if g.text.strip()], canvas.number, {}, rules)
    found.sort(key=lambda line: (round(line.baseline, 1), line.bbox[0]))
    return Page(canvas.number, width, height, canvas.label, tuple(found), shapes, tuple(unseen))


def _upright(glyphs: Sequence[Glyph], canvas: Canvas) -> tuple[list[Glyph], float, float]:
    """Turn a page whose text runs sideways, so that its lines are upright."""
    counts = {turn: 0 for turn in (0, 90, 180, -90)}
    for glyph in glyphs:
        turn = -90 if glyph.turn == 270 else 180 if glyph.turn == -180 else glyph.turn
        if turn in counts:
            counts[turn] += 1
    main = max(counts, key=lambda turn: counts[turn])
    if main == 0 or counts[main] <= len(glyphs) / 2:
        return list(glyphs), canvas.width, canvas.height
    width, height = canvas.width, canvas.height
    out = []
    for g in glyphs:
        turn = -90 if g.turn == 270 else 180 if g.turn == -180 else g.turn
        advance = abs(g.x1 - g.x0) or g.size * 0.5
        if main == 180:
            x0, base = width - g.x1, height - g.baseline
        elif main == 90:
            x0, base = height - g.baseline, g.x0
        else:
            x0, base = g.baseline, width - g.x0
        out.append(g._replace(x0=x0, x1=x0 + advance, baseline=base, turn=(turn - main) % 360))
    return (out, height, width) if main in (90, -90) else (out, width, height)


def _lines(glyphs: Sequence[Glyph], page: int, tags: TagMap, rules: LineRules) -> list[Line]:
    kept = _drop_doubles(glyphs, rules)
    rows = _rows([g for g in kept if g.text], rules)
    lines: list[Line] = []
    for row in rows:
        tracking = _tracking(row.glyphs, rules)
        for segment in _cells(_segments(row, tracking, rules), page, tags):
            line = _line(segment, row, page, tags, tracking, rules)
            if line is not None:
                lines.append(line)
    return lines


def _drop_doubles(glyphs: Sequence[Glyph], rules: LineRules) -> list[Glyph]:
    """Undo fake bold: a character painted twice or more in nearly one place stands once, emboldened."""
    seen: dict[tuple[str, int, int], list[int]] = {}
    kept: list[Glyph] = []
    for glyph in glyphs:
        if glyph.text.isspace():
            kept.append(glyph)
            continue
        reach = max(rules.doubled * glyph.size, 0.3)
        cell_x, cell_y = int(glyph.x0 // 4), int(glyph.baseline // 4)
        twin = None
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for at in seen.get((glyph.text, cell_x + dx, cell_y + dy), ()):
                    other = kept[at]
                    if abs(other.x0 - glyph.x0) <= reach and abs(other.baseline - glyph.baseline) <= reach:
                        twin = at
        if twin is None:
            seen.setdefault((glyph.text, cell_x, cell_y), []).append(len(kept))
            kept.append(glyph)
        else:
            other = kept[twin]
            kept[twin] = other._replace(
                color=glyph.color,
                stroked=other.stroked or glyph.color == other.color,
                x0=min(other.x0, glyph.x0),
                x1=max(other.x1, glyph.x1),
            )
    return kept


def _rows(glyphs: Sequence[Glyph], rules: LineRules) -> list[_Row]:
    """Group glyphs by baseline; raised and lowered marks join the line they touch."""
    chunks: list[_Row] = []
    for glyph in glyphs:
        last = chunks[-1] if chunks else None
        if (
            last
            and abs(last.baseline - glyph.baseline) <= 0.02 * glyph.size
            and abs(last.size - glyph.size) < 0.05
        ):
            last.glyphs.append(glyph)
        else:
            chunks.append(_Row(glyph.baseline, glyph.size, [glyph]))
    rows: list[_Row] = []
    by_height = sorted(chunks, key=lambda chunk: (-round(chunk.size, 1), chunk.baseline))
    for chunk in by_height:
        _place(chunk, rows, rules)
    rows.sort(key=lambda row: row.baseline)
    for row in rows:
        row.glyphs.sort(key=lambda glyph: (glyph.x0, glyph.order))
    return rows


def _place(chunk: _Row, rows: list[_Row], rules: LineRules) -> None:
    """Add a chunk to the row on its baseline, to the word that it is raised from, or to a new row."""
    near = None
    for row in rows:
        off = abs(row.baseline - chunk.baseline)
        close = off <= rules.same_baseline * min(row.size, chunk.size)
        if (
            close
            and (near is None or off < abs(near.baseline - chunk.baseline))
            and not _is_drop_cap(row, chunk, rules)
        ):
            near = row
    if all(glyph.text.isspace() for glyph in chunk.glyphs):
        if near is not None:
            near.glyphs.extend(chunk.glyphs)
        return
    # A mark may stand by chance on the baseline of another column's line: what it touches counts first.
    if len(chunk.glyphs) <= rules.mark_length and (near is None or not _touches(near, chunk)):
        near = _home_of_mark(chunk, rows, rules) or near
    if near is not None:
        near.glyphs.extend(chunk.glyphs)
        return
    rows.append(_Row(chunk.baseline, chunk.size, list(chunk.glyphs)))


def _touches(row: _Row, chunk: _Row) -> bool:
    """Tell whether a piece stands right beside other glyphs of a row."""
    left, right = min(g.x0 for g in chunk.glyphs), max(g.x1 for g in chunk.glyphs)
    return any(
        -row.size <= left - g.x1 <= row.size or -row.size <= g.x0 - right <= row.size for g in row.glyphs
    )


def _home_of_mark(chunk: _Row, rows: Sequence[_Row], rules: LineRules) -> _Row | None:
    """Return the row that a small raised or lowered piece belongs to: it touches a word there, over nothing."""
    left, right = min(g.x0 for g in chunk.glyphs), max(g.x1 for g in chunk.glyphs)
    best: tuple[float, float] | None = None
    home = None
    for row in rows:
        off = row.baseline - chunk.baseline
        if chunk.size > rules.small * row.size or abs(off) > rules.raised * row.size or _is_lone(row):
            continue
        reach = rules.touching * row.size
        gaps = []
        for g in row.glyphs:
            if g.text.isspace():
                continue
            if min(g.x1, right) - max(g.x0, left) > 0.3 * (right - left):
                gaps = []
                break
            if -0.2 * row.size <= left - g.x1 <= reach:
                gaps.append(abs(left - g.x1))
            elif -0.2 * row.size <= g.x0 - right <= reach:
                gaps.append(abs(g.x0 - right) + reach)  # a mark before its text is rarer
        # Marks are raised far more often than lowered.
        score = (min(gaps, default=0.0) + (0 if off > 0 else reach), abs(off))
        if gaps and (best is None or score < best):
            best, home = score, row
    return home


def _is_lone(row: _Row) -> bool:
    """Tell whether a row holds one letter (perhaps behind a quotation mark): a drop cap, no line of text."""
    ink = [glyph.text for glyph in row.glyphs if not glyph.text.isspace()]
    return 1 <= len(ink) <= 2 and ink[-1].isalpha()


def _is_drop_cap(row: _Row, chunk: _Row, rules: LineRules) -> bool:
    """Tell whether one of two pieces on one baseline is a drop cap beside lines of the other."""
    large, small = (row, chunk) if row.size > chunk.size else (chunk, row)
    return large.size >= rules.drop_cap * small.size and _is_lone(large)


def _segments(row: _Row, tracking: dict[float, float], rules: LineRules) -> list[list[Glyph]]:
    """Cut a row at wide gaps. Spaces do not count: a wide space is a gap too.

    Letter-spaced words stand further apart, so there the limit grows with the gaps between letters.
    """
    segments: list[list[Glyph]] = []
    right = None
    before = row.size
    for glyph in row.glyphs:
        if glyph.text.isspace():
            if segments:
                segments[-1].append(glyph)
            continue
        gap = 0.0 if right is None else (glyph.x0 - right) / min(glyph.size, before)
        limit = rules.segment + 2 * tracking.get(round(glyph.size, 1), 0.0)
        if right is None or gap > rules.leader or (gap > limit and not _ends_in_leaders(segments)):
            segments.append([])
        segments[-1].append(glyph)
        before = glyph.size
        right = glyph.x1 if right is None else max(right, glyph.x1)
    return segments


def _cells(segments: list[list[Glyph]], page: int, tags: TagMap) -> list[list[Glyph]]:
    """Cut pieces where the source's tags say that another table cell begins, however narrow the gap."""
    if not tags:
        return segments
    out: list[list[Glyph]] = []
    for segment in segments:
        before: Tag | None = None
        piece: list[Glyph] = []
        for glyph in segment:
            tag = tags.get((page, glyph.mark)) if glyph.mark is not None else None
            cell = tag if tag is not None and ({"TD", "TH"} & {tag.role, *tag.path}) else None
            if (
                piece
                and cell is not None
                and before is not None
                and cell.element != before.element
                and _is_other_cell(before, cell)
            ):
                out.append(piece)
                piece = []
            piece.append(glyph)
            before = cell or before
        if piece:
            out.append(piece)
    return out


def _is_other_cell(a: Tag, b: Tag) -> bool:
    """Tell whether two elements are cells themselves; paragraphs inside one cell are not told apart."""
    return a.role in ("TD", "TH") and b.role in ("TD", "TH")


def _tracking(glyphs: Sequence[Glyph], rules: LineRules) -> dict[float, float]:
    """Return the usual gap between the letters of each size in ems, where it shows letter-spacing."""
    found: dict[float, list[float]] = {}
    for a, b in zip(glyphs, glyphs[1:], strict=False):
        if a.text[-1:].isalnum() and b.text[:1].isalnum() and abs(a.size - b.size) < 0.1:
            gap = (b.x0 - a.x1) / max(b.size, 1)
            if -0.5 < gap <= rules.segment:
                found.setdefault(round(b.size, 1), []).append(gap)
    usual = {size: median(gaps) for size, gaps in found.items() if len(gaps) >= 3}
    return {size: gap for size, gap in usual.items() if gap > rules.tracked}


def _ends_in_leaders(segments: Sequence[Sequence[Glyph]]) -> bool:
    """Tell whether the last piece ends in a row of dots; one full stop is no leader."""
    if not segments:
        return False
    ink = [glyph.text for glyph in segments[-1][-6:] if not glyph.text.isspace()]
    return len(ink) >= 3 and all(text in _LEADERS for text in ink[-3:])


def _gaps(ink: Sequence[Glyph]) -> list[float]:
    """Return the gaps between neighbouring letters in ems; leaders and rows of dots do not count."""
    return [
        (b.x0 - a.x1) / max(b.size, 1)
        for a, b in zip(ink, ink[1:], strict=False)
        if a.text[-1:].isalnum() and b.text[:1].isalnum()
    ]


def _word_gap(segment: Sequence[Glyph], tracking: dict[float, float], rules: LineRules) -> float:
    """Return the gap in ems that separates words in this segment.

    A letter-spaced heading has wide gaps everywhere; there only clearly wider ones separate words.
    """
    spaces = sum(1 for glyph in segment if glyph.text.isspace())
    ink = [glyph for glyph in segment if not glyph.text.isspace()]
    gaps = [gap for gap in _gaps(ink) if gap > -0.5]
    base = rules.word_spaced if spaces * 16 >= len(ink) > 4 else rules.word
    # A short word alone has too few gaps to tell; the rest of its row does.
    usual = median(gaps) if len(gaps) >= 3 else tracking.get(round(ink[0].size, 1), 0.0)
    if usual > rules.tracked:
        return max(usual + 0.16, 1.7 * usual) if not spaces else max(usual * 2.5, usual + 0.3)
    return base


def _line(
    segment: list[Glyph], row: _Row, page: int, tags: TagMap, tracking: dict[float, float], rules: LineRules
) -> Line | None:
    while segment and segment[0].text.isspace():
        segment.pop(0)
    spaced = False
    while segment and segment[-1].text.isspace():
        segment.pop()
        spaced = True
    if not segment:
        return None
    # Inside a line a soft hyphen shows nothing; only the last glyph of a line can be one that does.
    segment = [g for g in segment[:-1] if g.text != "\u00ad"] + segment[-1:]
    limit = _word_gap(segment, tracking, rules)
    pieces: list[tuple[str, Glyph, float, float]] = []
    for glyph in segment:
        if glyph.text.isspace():
            if pieces and pieces[-1][0] != " ":
                pieces.append((" ", glyph, glyph.x0, glyph.x1))
            continue
        if pieces and pieces[-1][0] != " " and (glyph.x0 - pieces[-1][3]) / glyph.size > limit:
            pieces.append((" ", pieces[-1][1], pieces[-1][3], glyph.x0))
        pieces.append((glyph.text, glyph, glyph.x0, glyph.x1))
    pieces = characters.logical(characters.compose(pieces))
    runs = _runs(pieces, row)
    if not runs:
        return None
    ink = [glyph for glyph in segment if not glyph.text.isspace()]
    size = _usual_size(ink)
    box: BBox = (
        min(g.x0 for g in ink),
        row.baseline - rules.ascent * size,
        max(g.x1 for g in ink),
        row.baseline + rules.descent * size,
    )
    return Line(runs, page, box, row.baseline, size, spaced, tag=_tag(ink, page, tags))


def _usual_size(ink: Sequence[Glyph]) -> float:
    counts: dict[float, int] = {}
    for glyph in ink:
        key = round(glyph.size, 2)
        counts[key] = counts.get(key, 0) + 1
    return max(counts, key=lambda size: (counts[size], size))


def _runs(pieces: Iterable[tuple[str, Glyph, float, float]], row: _Row) -> tuple[Run, ...]:
    """Join characters of one style; a space takes the style of what stands before it."""

    def style(piece: tuple[str, Glyph, float, float]) -> tuple[object, ...]:
        glyph = piece[1]
        return (
            glyph.face,
            round(glyph.size, 1),
            glyph.color,
            glyph.stroked,
            round(row.baseline - glyph.baseline, 1),
        )

    runs = []
    for _, group in groupby(pieces, style):
        members = list(group)
        glyph = members[0][1]
        weight = min(900, glyph.face.weight + 300) if glyph.stroked else glyph.face.weight
        text = characters.repair("".join(member[0] for member in members))
        if text:
            runs.append(
                Run(
                    text,
                    round(glyph.size, 2),
                    glyph.face,
                    glyph.color,
                    round(row.baseline - glyph.baseline, 2),
                    weight,
                    min(m[2] for m in members),
                    max(m[3] for m in members),
                )
            )
    return tuple(runs)


def _tag(ink: Sequence[Glyph], page: int, tags: TagMap) -> Tag | None:
    """Return the tag of most of the line's glyphs."""
    counts: dict[Tag, int] = {}
    for glyph in ink:
        if glyph.artifact:
            tag: Tag | None = Tag("Artifact", -1)
        else:
            tag = tags.get((page, glyph.mark)) if glyph.mark is not None else None
        if tag is not None:
            counts[tag] = counts.get(tag, 0) + 1
    if not counts:
        return None
    best = max(counts, key=lambda tag: counts[tag])
    return best if counts[best] * 2 >= len(ink) else None


def _rotated(glyphs: Sequence[Glyph], page: int, rules: LineRules) -> list[Line]:
    """Collect turned text (watermarks, side labels) in painting order, a line for each turn."""
    lines = []
    for _, group in groupby(glyphs, lambda glyph: glyph.turn):
        members = [glyph for glyph in group if glyph.text]
        text = "".join(glyph.text for glyph in members).strip()
        if not text:
            continue
        first = members[0]
        xs = [x for g in members for x in (g.x0, g.x1)]
        ys = [g.baseline for g in members]
        run = Run(
            text, round(first.size, 2), first.face, first.color, 0.0, first.face.weight, min(xs), max(xs)
        )
        box = (min(xs) - first.size, min(ys) - first.size, max(xs) + first.size, max(ys) + first.size)
        lines.append(Line((run,), page, box, max(ys), first.size, rotated=True))
    return lines
