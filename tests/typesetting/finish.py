"""Fits a report to a design: section numbers, quotation marks."""

from dataclasses import replace

from .content import Block, Bullet, Figure, Heading, Inline, Note, Paragraph, PullQuote, Report, Span, Table
from .design import Design

STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def finish(report: Report, design: Design) -> Report:
    """The report with the numbers and quotation marks that the design prints."""
    blocks = _numbered(report.blocks) if design.numbered else report.blocks
    front = report.front
    if not design.curly_quotes:
        blocks = tuple(_straight(block) for block in blocks)
        front = tuple(_straight(block) for block in front)
    return replace(report, blocks=blocks, front=front)


def _numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    counts = [0, 0, 0]
    out: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and block.level <= len(counts):
            counts[block.level - 1] += 1
            counts[block.level :] = [0] * (len(counts) - block.level)
            out.append(replace(block, number=".".join(map(str, counts[: block.level]))))
        else:
            out.append(block)
    return tuple(out)


def _straight(block: Block) -> Block:
    if isinstance(block, Heading | PullQuote):
        return replace(block, text=block.text.translate(STRAIGHT))
    if isinstance(block, Figure):
        return replace(block, caption=block.caption.translate(STRAIGHT))
    if isinstance(block, Paragraph | Bullet):
        return replace(block, inline=_straight_inline(block.inline))
    if isinstance(block, Table):
        rows = tuple(tuple(cell.translate(STRAIGHT) for cell in row) for row in block.rows)
        return replace(block, rows=rows)
    return block


def _straight_inline(inline: Inline) -> Inline:
    parts: list[Span | Note] = [replace(part, text=part.text.translate(STRAIGHT)) for part in inline]
    return tuple(parts)
