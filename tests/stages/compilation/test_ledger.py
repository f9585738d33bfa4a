"""Every block of a source has one fate, and every published passage its blocks."""

from dataclasses import replace

from reportgen.model.compilation import Report
from reportgen.model.decisions import DecidedCorrection
from reportgen.model.document import Document
from reportgen.model.provenance import Evidence
from reportgen.stages.chapter import normalize
from reportgen.stages.compilation.ledger import Ledger, draw_up
from tests.stages.chapter.reports import NOTHING, VOCABULARY
from tests.stages.trees import document

SOURCE = """
# Introduction
The Forum met for three days.
--
# African Priorities
## Overview
Members agreed on three themes.
> A quotation beside the text.
## Priority Actions for Governments
- Pay wages on the day.
- Hire interpreters.
--
# Next Steps
The next forum is in spring.
"""


def _made() -> tuple[Document, Report]:
    """The source, each block at a height of its own, and its chapter."""
    plain = document(SOURCE)
    blocks = tuple(
        replace(block, evidence=(Evidence(block.evidence[0].page, (72.0, 20.0 * at, 500.0, 20.0 * at + 12)),))
        for at, block in enumerate(plain.blocks)
    )
    source = replace(plain, blocks=blocks)
    chapter, _ = normalize.normalize(source, VOCABULARY, NOTHING, "made.pdf")
    assert chapter is not None
    return source, chapter


def _fates(ledger: Ledger) -> dict[str, str]:
    return {entry.text: entry.fate for entry in ledger.entries}


def test_blocks_of_the_chapter_are_used_and_others_stand_outside() -> None:
    fates = _fates(draw_up(*_made(), ()))
    assert fates["The Forum met for three days."] == "outside"
    assert fates["African Priorities"] == "used"
    assert fates["Pay wages on the day."] == "used"
    assert fates["A quotation beside the text."] == "note"
    assert fates["The next forum is in spring."] == "outside"


def test_the_counts_add_up() -> None:
    source, chapter = _made()
    coverage = draw_up(source, chapter, ()).coverage
    parts = coverage.used + coverage.notes + coverage.outside + coverage.dropped + coverage.unaccounted
    assert parts == coverage.blocks == len(source.blocks)
    assert coverage.unaccounted == 0


def test_an_item_that_is_lost_on_the_way_is_unaccounted() -> None:
    source, chapter = _made()
    *others, last = chapter.sections
    lost = replace(chapter, sections=(*others, replace(last, items=last.items[1:])))
    ledger = draw_up(source, lost, ())
    assert _fates(ledger)["Pay wages on the day."] == "unaccounted"
    assert ledger.coverage.unaccounted == 1


def test_what_a_correction_takes_out_names_its_line() -> None:
    source, chapter = _made()
    *others, last = chapter.sections
    gone = last.items[0]
    drop = DecidedCorrection(
        quote=gone.text, action="drop", outcome="applied", before=gone.text, evidence=gone.evidence, line=7
    )
    ledger = draw_up(
        source, replace(chapter, sections=(*others, replace(last, items=last.items[1:]))), [drop]
    )
    [entry] = [entry for entry in ledger.entries if entry.fate == "dropped"]
    assert (entry.text, entry.line) == ("Pay wages on the day.", 7)


def test_words_that_no_block_holds_have_no_source() -> None:
    source, chapter = _made()
    first, *others = chapter.sections
    item = replace(first.items[0], text="Nobody wrote this.")
    changed = replace(chapter, sections=(replace(first, items=(item,)), *others))
    assert draw_up(source, changed, ()).unsourced == (item.id,)


def test_words_that_people_added_need_no_source() -> None:
    source, chapter = _made()
    first, *others = chapter.sections
    added = replace(first.items[0], id="africa/overview/2", text="An added word.", origin="editorial")
    changed = replace(chapter, sections=(replace(first, items=(*first.items, added)), *others))
    assert draw_up(source, changed, ()).unsourced == ()
