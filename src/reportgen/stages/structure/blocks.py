"""Blocks of lines that stand beside the running text."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from ...model.document import Block, BlockType, Inline, Line
from ...model.geometry import BBox, overlap, union
from ...model.provenance import Evidence, boxes_of
from . import style as styles
from .style import BodyStyle, LineStyle


class SetApart(NamedTuple):
    """A block beside the running text and where it stands; its lines top to bottom."""

    block: Block
    lines: tuple[Line, ...]
    bbox: BBox


def _without(pieces: list[tuple[str, bool, bool]], skip: int) -> list[tuple[str, bool, bool]]:
    out = []
    for text, bold, italic in pieces:
        cut = min(skip, len(text))
        skip -= cut
        if text[cut:]:
            out.append((text[cut:], bold, italic))
    return out


def _parted(runs: Sequence[Inline]) -> list[Inline]:
    """Return the runs of the lines above, ended so that another line can follow."""
    last = runs[-1]
    if last.text.endswith("\u00ad"):
        return [*runs[:-1], replace(last, text=last.text[:-1])]
    return [*runs] if last.text.endswith(" ") else [*runs[:-1], replace(last, text=last.text + " ")]


def make_block(
    kind: BlockType, lines: Sequence[Line], body: BodyStyle, marker: str | None = None, skip: int = 0
) -> Block:
    """Return a block of lines joined by spaces, line-end hyphens left as they are.

    Args:
        kind: block type.
        lines: top to bottom.
        body: for bold.
        marker: printed mark.
        skip: characters of the marker to leave out at the start.
    """
    runs: list[Inline] = []
    for at, line in enumerate(lines):
        pieces = [(run.text, styles.is_bold(run, body), run.face.italic) for run in line.runs]
        if at == 0 and skip:
            pieces = _without(pieces, skip)
        if at and runs:
            runs = _parted(runs)
        for text, bold, italic in pieces:
            if runs and (runs[-1].bold, runs[-1].italic) == (bold, italic):
                runs[-1] = Inline(runs[-1].text + text, bold, italic)
            elif text:
                runs.append(Inline(text, bold, italic))
    text = "".join(run.text for run in runs)
    box = union(line.bbox for line in lines)
    return Block(kind, text, tuple(runs), (Evidence(lines[0].page, box),), marker=marker)


def set_apart(
    kind: BlockType, lines: Sequence[Line], body: BodyStyle, marker: str | None = None, skip: int = 0
) -> SetApart:
    """Return the block of lines with its place; the arguments are those of `make_block`."""
    block = make_block(kind, lines, body, marker, skip)
    return SetApart(block, tuple(lines), union(line.bbox for line in lines))


def page_of(block: Block) -> int:
    """Return the page on which a block starts, of a source that has pages."""
    return boxes_of(block.evidence)[0].page


class GroupRules(NamedTuple):
    """What holds lines together and sets them apart from others."""

    size_step: float = 0.07
    """Share of the body's size by which an aside differs, where nothing else does."""
    line_step: float = 2.2
    """Ems between the baselines of one aside's lines at most."""


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
    found: list[tuple[LineStyle, list[Line]]] = []
    alike: dict[tuple[object, ...], list[list[Line]]] = {}
    for line in sorted(lines, key=lambda line: (line.baseline, line.bbox[0])):
        style = styles.line_style(line, body)
        near = alike.setdefault((style.size, style.italic, style.color, style.family), [])
        home = next((members for members in reversed(near) if _follows(line, members[-1], rules)), None)
        if home is None:
            near.append([line])
            found.append((style, near[-1]))
        else:
            home.append(line)
    return found


def differs(style: LineStyle, body: BodyStyle, rules: GroupRules = GroupRules()) -> bool:
    """Return whether a style is not that of the running text: by size, slant, colour or family."""
    return (
        abs(style.size - body.size) > rules.size_step * body.size
        or style.italic != body.face.italic
        or style.color != styles.soft_black(body.color)
        or not styles.related(style.family, body.face.family)
    )


def is_larger(style: LineStyle, body: BodyStyle, rules: GroupRules = GroupRules()) -> bool:
    """Return whether a style is clearly larger than the running text."""
    return style.size > body.size * (1 + rules.size_step)
