"""Page numbers for a printed contents page, where the engine cannot count them itself."""

from pathlib import Path

from tests.typesetting import truth
from tests.typesetting.content import Heading, Report

Entry = tuple[Heading, int | None]


def entries(report: Report, pdf: Path | None = None, offset: int = 0) -> list[Entry]:
    """The chapters, and the sub-chapters of the priorities, with their printed page numbers.

    Args:
        report: what is set.
        pdf: the same report as already set with an empty column of numbers; None on the first pass.
        offset: what is taken off the physical page to get the printed number.
    """
    places = (
        truth.locate(report.blocks, truth.page_texts(pdf)) if pdf else [(None, None)] * len(report.blocks)
    )
    return [
        (block, first - offset if first else None)
        for block, (first, _) in zip(report.blocks, places, strict=True)
        if isinstance(block, Heading) and (block.level == 1 or _is_section(report, block))
    ]


def _is_section(report: Report, heading: Heading) -> bool:
    """Whether the heading stands directly under the priorities chapter."""
    chapter = ""
    for block in report.blocks:
        if isinstance(block, Heading) and block.level == 1:
            chapter = block.text
        if block is heading:
            return heading.level == 2 and chapter.endswith("Priorities")
    return False
