"""Glyphs → rows: one baseline each, fake bold undone, raised marks with the word they belong to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import NamedTuple

from .glyphs import Glyph


class RowRules(NamedTuple):
    """Distances that make glyphs a row; in ems of the type size unless said."""

    same_baseline: float = 0.12
    """Glyphs of one line differ by less in their baselines (rounding, optical shifts)."""
    level: float = 0.02
    """Glyphs painted one after another differ by less where they are one piece."""
    same_size: float = 0.05
    """Points by which the sizes of one piece may differ."""
    raised: float = 0.8
    """A superscript or subscript stands off the baseline by less than this."""
    small: float = 0.88
    """Superscripts are smaller than this share of the line's size."""
    nearly: float = 0.995
    """Up to this share they are as large as other words: only right beside a word they are its marks."""
    mark_length: int = 8
    """At most this many characters in a raised mark; more is a line of its own."""
    touching: float = 0.8
    """A raised mark follows the word it belongs to within this gap."""
    beside: float = 0.15
    """The same for a mark that is nearly as large as its line."""
    kerned: float = 0.2
    """A raised mark may be drawn back over its word by this much."""
    over: float = 0.3
    """Share of a mark's width above a glyph from which it stands over the word, not beside it."""
    figure: float = 0.5
    """Share of a large figure's size below which words beside it are text that it counts, not its marks."""
    unit: int = 2
    """At most this many characters of a unit that is so small beside a figure, and raised."""
    set_over: float = 0.6
    """Share of some letters' width above others from which both cannot be one line."""
    drop_cap: float = 1.6
    """A lone letter this many times larger than what shares its baseline is a drop cap."""
    lone: int = 2
    """At most this many characters in a drop cap: a quotation mark and a letter."""
    doubled: float = 0.12
    """The same character painted again within this distance is a fake bold."""
    least_doubled: float = 0.3
    """The same in points, for small type."""
    doubled_size: float = 0.1
    """Points by which the sizes of the two may differ; where two texts lie over one another, more."""


USUAL_ROWS = RowRules()
_FROM_LEFT = attrgetter("x0", "order")
# Side of the squares, in points, in which twins of a glyph are looked for; wider than any fake bold's shift.
_CELL = 4
# Stands for the index of a text's first glyph once that has its cell.
_IN_CELL = -1


@dataclass(slots=True)
class GlyphRow:
    """Glyphs that share a baseline, while the page is being assembled; points from the page's top."""

    baseline: float
    size: float
    glyphs: list[Glyph] = field(default_factory=list)


def _cell(glyph: Glyph) -> tuple[str, float, float]:
    return glyph.text, glyph.x0 // _CELL, glyph.baseline // _CELL


def _twin(
    glyph: Glyph,
    kept: Sequence[Glyph],
    seen: Mapping[tuple[str, float, float], Sequence[int]],
    reach: float,
    rules: RowRules,
) -> int | None:
    """Return the index of the same character painted before within `reach` points; the last such."""
    text, x, _, y = glyph[:4]
    twin = None
    near = min(reach, _CELL)
    left, right = (x - near) // _CELL, (x + near) // _CELL
    top, foot = (y - near) // _CELL, (y + near) // _CELL
    # Most glyphs have all that is near them in their own square.
    rows = (top,) if top == foot else range(int(top), int(foot) + 1)
    for column in (left,) if left == right else range(int(left), int(right) + 1):
        for row in rows:
            for index in seen.get((text, column, row), ()):
                other = kept[index]
                if (
                    abs(other.x0 - x) <= reach
                    and abs(other.baseline - y) <= reach
                    and abs(other.size - glyph.size) <= rules.doubled_size
                ):
                    twin = index
    return twin


def find_rows(glyphs: Sequence[Glyph], rules: RowRules = RowRules()) -> list[GlyphRow]:
    """Group glyphs by baseline; raised and lowered marks join the line they touch."""
    chunks: list[GlyphRow] = []
    for glyph in glyphs:
        last = chunks[-1] if chunks else None
        if (
            last
            and abs(last.baseline - glyph.baseline) <= rules.level * glyph.size
            and abs(last.size - glyph.size) < rules.same_size
        ):
            last.glyphs.append(glyph)
        else:
            chunks.append(GlyphRow(glyph.baseline, glyph.size, [glyph]))
    rows: list[GlyphRow] = []
    by_height = sorted(chunks, key=lambda chunk: (-round(chunk.size, 1), chunk.baseline))
    for chunk in by_height:
        _place(chunk, rows, rules)
    rows.sort(key=lambda row: row.baseline)
    for row in rows:
        if len(row.glyphs) > 1:
            row.glyphs.sort(key=_FROM_LEFT)
    return rows


def drop_doubles(glyphs: Sequence[Glyph], rules: RowRules = RowRules()) -> list[Glyph]:
    """Undo fake bold: a character painted twice or more in nearly one place stands once, emboldened."""
    seen: dict[tuple[str, float, float], list[int]] = {}
    firsts: dict[str, int] = {}  # most stretches stand once: their cells are not needed
    kept: list[Glyph] = []
    for glyph in glyphs:
        text = glyph.text
        if text not in firsts or text.isspace():
            firsts[text] = len(kept)
            kept.append(glyph)
            continue
        first = firsts[text]
        if first >= 0:
            seen.setdefault(_cell(kept[first]), []).append(first)
            firsts[text] = _IN_CELL
        reach = max(rules.doubled * glyph.size, rules.least_doubled)
        twin = _twin(glyph, kept, seen, reach, rules)
        if twin is None:
            seen.setdefault(_cell(glyph), []).append(len(kept))
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


def _place(chunk: GlyphRow, rows: list[GlyphRow], rules: RowRules) -> None:
    """Add a chunk to the row on its baseline, to the word that it is raised from, or to a new row."""
    near = None
    baseline, reach = chunk.baseline, rules.same_baseline * chunk.size
    for row in [row for row in rows if -reach <= row.baseline - baseline <= reach]:
        off = abs(row.baseline - baseline)
        if (
            off <= rules.same_baseline * row.size
            and (near is None or off < abs(near.baseline - baseline))
            and not _is_drop_cap(row, chunk, rules)
            and not _is_over(row, chunk, rules)
        ):
            near = row
    if all(glyph.text.isspace() for glyph in chunk.glyphs):
        if near is not None:
            near.glyphs.extend(chunk.glyphs)
        return
    # A mark may stand by chance on the baseline of another column's line: what it touches counts first.
    if _length(chunk) <= rules.mark_length and (near is None or not _touches(near, chunk)):
        near = _home_of_mark(chunk, rows, rules) or near
    if near is not None:
        near.glyphs.extend(chunk.glyphs)
        return
    rows.append(GlyphRow(chunk.baseline, chunk.size, list(chunk.glyphs)))


def _is_over(row: GlyphRow, chunk: GlyphRow, rules: RowRules) -> bool:
    """Return whether some letters of one piece are set over those of another: two texts, not one.

    A single letter over another may be an accent.
    """
    left, right = _reach(chunk.glyphs)
    others = [g for g in row.glyphs if g.x0 < right and g.x1 > left and not g.text.isspace()]
    if not others:
        return False
    ink = [g for g in chunk.glyphs if not g.text.isspace()]
    return _is_covered(ink, others, rules) or _is_covered(others, ink, rules)


def _reach(glyphs: Sequence[Glyph]) -> tuple[float, float]:
    return min([g.x0 for g in glyphs]), max([g.x1 for g in glyphs])


def _is_covered(some: Sequence[Glyph], others: Sequence[Glyph], rules: RowRules) -> bool:
    """Return whether most of the width of more than one letter has other letters above it."""
    width = sum(g.x1 - g.x0 for g in some)
    if sum(len(g.text) for g in some) <= 1 or width <= rules.over * some[0].size:
        return False
    shared = sum(max(0.0, min(g.x1, o.x1) - max(g.x0, o.x0)) for g in some for o in others)
    return shared > rules.set_over * width


def _length(chunk: GlyphRow) -> int:
    """Return the number of a piece's characters."""
    return sum([len(glyph.text) for glyph in chunk.glyphs])


def _touches(row: GlyphRow, chunk: GlyphRow) -> bool:
    """Return whether a piece stands right beside other glyphs of a row."""
    left, right = _reach(chunk.glyphs)
    return any(
        -row.size <= left - g.x1 <= row.size or -row.size <= g.x0 - right <= row.size for g in row.glyphs
    )


def _home_of_mark(chunk: GlyphRow, rows: Sequence[GlyphRow], rules: RowRules) -> GlyphRow | None:
    """Return the row of the word that a small raised or lowered piece stands beside, over nothing."""
    left, right = _reach(chunk.glyphs)
    length = _length(chunk)
    best: tuple[float, float] | None = None
    home = None
    for row in rows:
        off = row.baseline - chunk.baseline
        if chunk.size > rules.nearly * row.size or abs(off) > rules.raised * row.size or _is_lone(row, rules):
            continue
        if chunk.size < rules.figure * row.size and _is_figure(row) and (off < 0 or length > rules.unit):
            continue
        small = rules.small if chunk.size <= rules.small * row.size else rules.nearly
        reach = (rules.touching if small == rules.small else rules.beside) * row.size
        gaps: list[float] = []
        for g in row.glyphs:
            if g.text.isspace():
                continue
            shared = min(g.x1, right) - max(g.x0, left)
            if shared > rules.over * (right - left) and not _is_drawn_back(left, off, g, row, rules):
                gaps = []
                break
            if chunk.size > small * g.size:  # small print beside a heading
                continue
            if -rules.kerned * row.size <= left - g.x1 <= reach:
                gaps.append(abs(left - g.x1))
            elif -rules.kerned * row.size <= g.x0 - right <= reach:
                gaps.append(abs(g.x0 - right) + reach)  # a mark before its text is rarer
        # Marks are raised far more often than lowered.
        score = (min(gaps, default=0.0) + (0 if off > 0 else reach), abs(off))
        if gaps and (best is None or score < best):
            best, home = score, row
    return home


def _is_drawn_back(left: float, off: float, glyph: Glyph, row: GlyphRow, rules: RowRules) -> bool:
    """Return whether a raised mark begins over the end of a glyph only, as behind a full stop."""
    return off > 0 and left > (glyph.x0 + glyph.x1) / 2 and glyph.x1 - left <= rules.kerned * row.size


def _is_figure(row: GlyphRow) -> bool:
    """Return whether a row holds nothing but a number."""
    return all(glyph.text.isdecimal() or glyph.text.isspace() for glyph in row.glyphs)


def _is_lone(row: GlyphRow, rules: RowRules) -> bool:
    """Return whether a row holds one letter (perhaps behind a quotation mark): a drop cap, no text line."""
    ink = "".join(glyph.text for glyph in row.glyphs if not glyph.text.isspace())
    return 1 <= len(ink) <= rules.lone and ink[-1].isalpha()


def _is_drop_cap(row: GlyphRow, chunk: GlyphRow, rules: RowRules) -> bool:
    """Return whether one of two pieces on one baseline is a drop cap beside lines of the other."""
    large, small = (row, chunk) if row.size > chunk.size else (chunk, row)
    return large.size >= rules.drop_cap * small.size and _is_lone(large, rules)
