"""Columns of running text between rules, which are no cells of a table."""

from collections.abc import Sequence
from itertools import pairwise

from ...model.document import Line
from ...model.geometry import BBox, overlap
from .cells import Span, spans
from .ladders import RuleRules
from .style import BodyStyle


def is_running(lines: Sequence[Line], columns: Sequence[Span], body: BodyStyle, rules: RuleRules) -> bool:
    """Return whether all columns between rules hold running text: most of their lines fill them.

    Args:
        lines: between the rules.
        columns: what its columns cover.
        body: the body style.
        rules: how full, wide and long such a column is.
    """
    for x0, x1 in columns:
        own = [line for line in lines if overlap(line.bbox[0], line.bbox[2], x0, x1) > 0]
        full = sum(1 for line in own if line.bbox[2] >= x1 - rules.full_slack * body.size)
        if (
            x1 - x0 <= rules.text_width * body.size
            or len(own) < rules.text_lines
            or full < rules.full * len(own)
        ):
            return False
    return True


def parted(
    ladder: Sequence[BBox], bands: Sequence[Sequence[Line]], body: BodyStyle, rules: RuleRules
) -> list[list[BBox]]:
    """Return the parts of a ladder above and below columns of the page's text that stand between two rules.

    A rule below a title and a table at the foot of the page may have one width. The rows of one table have
    columns of one number.

    Args:
        ladder: rules of one width, downwards.
        bands: the lines between each two of them.
        body: the body style.
        rules: what columns of text look like.
    """
    parts = [[ladder[0]]]
    for at, (above, below) in enumerate(pairwise(ladder)):
        if below[1] - above[1] > rules.row_gap and _is_text(bands[at], body, rules):
            others = [line for band in (*bands[:at], *bands[at + 1 :]) for line in band]
            if len(spans(others, body)) != len(spans(bands[at], body)):
                parts.append([])
        parts[-1].append(below)
    return [part for part in parts if len(part) >= rules.rules]


def _is_text(lines: Sequence[Line], body: BodyStyle, rules: RuleRules) -> bool:
    """Return whether lines stand in columns of running text, ragged or not."""
    columns = spans(lines, body)
    for x0, x1 in columns:
        own = [line for line in lines if overlap(line.bbox[0], line.bbox[2], x0, x1) > 0]
        full = sum(1 for line in own if line.bbox[2] >= x1 - rules.ragged * (x1 - x0))
        wide = x1 - x0 > rules.text_width * body.size
        if not wide or len(own) < rules.ragged_lines or full < rules.ragged_full * len(own):
            return False
    return len(columns) >= rules.columns
