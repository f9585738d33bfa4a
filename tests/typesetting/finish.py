"""Fits a report to a design: section numbers, capitals, quotation marks, spaces, accents."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from .content import Block, Bullet, Figure, Heading, Inline, Note, Paragraph, PullQuote, Report, Span, Table
from .design import Design

_TIED = re.compile(r"(?<=Alliance) (?=8\.7)|(?<=target) (?=8\.7)|(?<=[\d]) (?=percent)")
STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def finish(report: Report, design: Design) -> Report:
    """The report with the numbers and quotation marks that the design prints."""
    blocks = _numbered(report.blocks) if design.numbered else report.blocks
    blocks = tuple(_capitals(block, design.typed_caps) for block in blocks)
    front = report.front
    for wanted, change in (
        (not design.curly_quotes, _straight),
        (design.hard_spaces, _tied),
        (design.decomposed, _decomposed),
    ):
        if wanted:
            blocks = tuple(_changed(block, change) for block in blocks)
            front = tuple(_changed(block, change) for block in front)
    return replace(report, blocks=blocks, front=front)


def _straight(text: str) -> str:
    return text.translate(STRAIGHT)


def _tied(text: str) -> str:
    return _TIED.sub("\u00a0", text)


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _capitals(block: Block, levels: int) -> Block:
    if isinstance(block, Heading) and block.level <= levels:
        return replace(block, text=block.text.upper())
    return block


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


def _changed(block: Block, change: Callable[[str], str]) -> Block:
    """The block with its running text, asides, captions and cells changed."""
    if isinstance(block, PullQuote):
        return replace(block, text=change(block.text))
    if isinstance(block, Heading):
        return replace(block, text=change(block.text))
    if isinstance(block, Figure):
        return replace(block, caption=change(block.caption))
    if isinstance(block, Paragraph | Bullet):
        return replace(block, inline=_changed_inline(block.inline, change))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(map(change, row)) for row in block.rows))
    return block


def _changed_inline(inline: Inline, change: Callable[[str], str]) -> Inline:
    """Spans are changed one by one: a space tied to a word in another span stays as it is."""
    parts: list[Span | Note] = [replace(part, text=change(part.text)) for part in inline]
    return tuple(parts)
