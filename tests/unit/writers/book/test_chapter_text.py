"""Tables stand where they stood, footnotes are tied to their marks, everything else is set apart."""

from dataclasses import replace

from reportgen.model.compilation import Item, Note, Report
from reportgen.model.document import NoteMark
from reportgen.model.inline_runs import StyledRun
from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.chapter_text import ChapterText, Paragraph, PrintedTable
from tests import compilations


def text_of(items: tuple[Item, ...], notes: tuple[Note, ...]) -> ChapterText:
    report: Report = compilations.report(0)
    section = replace(report.sections[1], items=items, notes=notes)
    return ChapterText(replace(report, sections=(section,)), phrases_for("en"), {})


def items_of(*texts: str) -> tuple[Item, ...]:
    return tuple(Item(f"x/{n}", "paragraph", text) for n, text in enumerate(texts, 1))


def test_a_table_stands_behind_its_item_with_its_caption_and_not_in_the_annex() -> None:
    notes = (
        Note("caption", "Table 1", id="c", after="x/1"),
        Note("table", "", rows=(("a", "b"), ("1", "2")), id="t", after="x/1"),
        Note("aside", "A quotation", id="q", after="x/1"),
    )
    chapter = text_of(items_of("One.", "Two."), notes)
    [division] = chapter.divisions()
    first, table, second = division.parts[0].blocks
    assert isinstance(first, Paragraph) and isinstance(second, Paragraph)
    assert isinstance(table, PrintedTable)
    assert table.rows == (("a", "b"), ("1", "2"))
    assert ["".join(run.text for run in caption) for caption in table.captions] == ["Table 1"]
    assert [piece.runs[0].text for piece in chapter.set_apart()] == ["A quotation"]


def test_a_table_whose_item_is_gone_is_printed_all_the_same() -> None:
    chapter = text_of(items_of("One."), (Note("table", "", rows=(("a",),), id="t", after="gone"),))
    [division] = chapter.divisions()
    assert [type(block) for block in division.parts[0].blocks] == [Paragraph, PrintedTable]


def test_a_footnote_is_called_where_its_mark_stands_and_only_its_first_mark_leads_back() -> None:
    item = replace(items_of("One word.")[0], marks=(NoteMark("n", 3), NoteMark("n", 9)))
    chapter = text_of((item,), (Note("footnote", "The note.", id="n", number=1),))
    [division] = chapter.divisions()
    [block] = division.parts[0].blocks
    assert isinstance(block, Paragraph)
    runs = block.passage.runs
    assert [run.text or (run.call and run.call.first) for run in runs] == ["One", True, " word.", False]
    assert list(chapter.set_apart()) == []


def test_a_footnote_without_a_mark_is_set_apart() -> None:
    chapter = text_of(items_of("One."), (Note("footnote", "Lost.", id="n", number=1),))
    assert [piece.runs[0].text for piece in chapter.set_apart()] == ["Lost."]
    assert chapter.notes == {}


def test_a_link_that_is_no_web_address_is_words() -> None:
    runs = (StyledRun("One", link="javascript:alert(1)"), StyledRun(" ", italic=True), StyledRun("word."))
    item = replace(items_of("One word.")[0], runs=runs)
    [division] = text_of((item,), ()).divisions()
    [block] = division.parts[0].blocks
    assert isinstance(block, Paragraph)
    assert [run.link for run in block.passage.runs] == [None, None, None]
