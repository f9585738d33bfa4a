"""Blocks of lines that stand beside the running text."""

from collections.abc import Sequence
from typing import NamedTuple

from ...model.document import Block, BlockType, Line
from ...model.geometry import BBox, overlap, union
from ...model.provenance import boxes_of
from .style import BodyStyle, LineStyle, line_style, related, soft_black


class SetApart(NamedTuple):
    """Lines that make a block beside the running text, top to bottom, and where they stand.

    Attributes:
        marker: printed mark of a note.
        skip: characters of the mark at the start of the first line.
    """

    kind: BlockType
    lines: tuple[Line, ...]
    bbox: BBox
    marker: str | None = None
    skip: int = 0

    @property
    def page(self) -> int:
        """The number of the page."""
        return self.lines[0].page


def set_apart(kind: BlockType, lines: Sequence[Line], marker: str | None = None, skip: int = 0) -> SetApart:
    """Return lines that make a block, with their place.

    Args:
        kind: block type.
        lines: of one page, top to bottom; at least one.
        marker: printed mark.
        skip: characters of the mark to leave out at the start.
    """
    return SetApart(kind, tuple(lines), union(line.bbox for line in lines), marker, skip)


def page_of(block: Block) -> int:
    """Return the page on which a block starts, of a source that has pages."""
    return boxes_of(block.evidence)[0].page


class GroupRules(NamedTuple):
    """What holds lines together and sets them apart from others."""

    size_step: float = 0.07
    """Share of the body's size by which an aside differs, where nothing else does."""
    line_step: float = 2.2
    """At most this many ems between the baselines of one aside's lines."""


def _follows(line: Line, last: Line, rules: GroupRules) -> bool:
    close = 0 < line.baseline - last.baseline <= rules.line_step * line.size
    return close and overlap(last.bbox[0], last.bbox[2], line.bbox[0], line.bbox[2]) > 0


def groups(
    lines: Sequence[Line], body: BodyStyle, rules: GroupRules = GroupRules()
) -> list[tuple[LineStyle, list[Line]]]:
    """Group lines of one style that stand under one another, top to bottom.

    Args:
        lines: of one page.
        body: the body style.
        rules: distances.
    """
    by_style: list[tuple[LineStyle, list[Line]]] = []
    alike: dict[tuple[object, ...], list[list[Line]]] = {}
    for line in sorted(lines, key=lambda line: (line.baseline, line.bbox[0])):
        style = line_style(line, body)
        near = alike.setdefault((style.size, style.italic, style.color, style.family), [])
        home = next((members for members in reversed(near) if _follows(line, members[-1], rules)), None)
        if home is None:
            near.append([line])
            by_style.append((style, near[-1]))
        else:
            home.append(line)
    return by_style


def differs(style: LineStyle, body: BodyStyle, rules: GroupRules = GroupRules()) -> bool:
    """Return whether a style is not that of the running text: by size, slant, colour or family."""
    return (
        abs(style.size - body.size) > rules.size_step * body.size
        or style.italic != body.face.italic
        or style.color != soft_black(body.color)
        or not related(style.family, body.face.family)
    )


def is_larger(style: LineStyle, body: BodyStyle, rules: GroupRules = GroupRules()) -> bool:
    """Return whether a style is clearly larger than the running text."""
    return style.size > body.size * (1 + rules.size_step)
