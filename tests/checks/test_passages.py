"""The checks read what is published, in its order, and what else the reports say, once each."""

from dataclasses import replace

from reportgen.checks import passages
from reportgen.model.compilation import Note, Subregion
from reportgen.model.provenance import Evidence

from .editions import BOX, block, compilation, document, report


def test_what_is_published_comes_in_the_documents_order_with_its_item() -> None:
    made = compilation(report("africa", "First words.", "Second words."), introduction=["An opening."])
    assert [(it.text, it.file, it.item) for it in passages.published(made)] == [
        ("An opening.", "edition.toml", None),
        ("Africa Priorities", "africa.pdf", "africa"),
        ("Priority Actions Relating to Governments", "africa.pdf", "africa/s1"),
        ("First words.", "africa.pdf", "africa/s1/1"),
        ("Second words.", "africa.pdf", "africa/s1/2"),
    ]
    assert all(it.published for it in passages.published(made))


def test_headings_captions_and_tables_are_not_made_of_sentences() -> None:
    one = report("africa", "Words.")
    notes = tuple(Note(kind, kind) for kind in ("footnote", "aside", "caption", "table"))
    section = replace(one.sections[0], notes=notes, subregion=Subregion("s", "S", "A sub-chapter"))
    made = compilation(replace(one, sections=(section,)))
    running = {it.text: it.running for it in passages.published(made)}
    assert running["A sub-chapter"] is running["Africa Priorities"] is False
    assert running["Words."] is running["footnote"] is running["aside"] is True
    assert running["caption"] is running["table"] is False


def test_of_the_sources_only_what_the_document_does_not_print() -> None:
    one = report("africa", "Corrected words.")
    item = replace(one.sections[0].items[0], source_text="Printed words.")
    one = replace(one, sections=(replace(one.sections[0], items=(item,)),), source_heading="As printed")
    blocks = [
        block("Printed words."),
        block("As printed"),
        block("Other words.", 9),
        block("More", 9, "heading"),
    ]
    found = list(passages.of_sources(compilation(one), [document("africa", blocks)]))
    assert [(it.text, it.page, it.region, it.running, it.published) for it in found] == [
        ("Other words.", 9, "africa", True, False),
        ("More", 9, "africa", False, False),
    ]


def test_a_source_that_is_no_report_of_the_edition_is_read_whole() -> None:
    (found,) = passages.of_sources(compilation(report("africa")), [document("asia", [block("Words.")])])
    assert (found.file, found.region) == ("asia.pdf", None)


def test_a_passage_over_two_pages_stands_where_it_begins() -> None:
    one = block("Words.")
    over = replace(one, evidence=(Evidence(7, BOX), Evidence(8, BOX)))
    nowhere = replace(one, evidence=())
    found = list(passages.of_sources(compilation(), [document("asia", [over, nowhere])]))
    assert [(it.page, it.bbox) for it in found] == [(7, BOX), (None, None)]
