"""Doubt speaks: what contradicts a block stands beside it, and little confidence is a question."""

from dataclasses import replace

from reportgen.model.document import Block, BlockType, Document, Line, Tag
from reportgen.model.provenance import Evidence
from reportgen.stages.structure import build
from reportgen.stages.structure.doubts import above_open_starts, of_table, of_units, questions
from reportgen.stages.structure.joint_usage import usage
from reportgen.stages.structure.reasons import (
    BACKWARDS,
    BELOW,
    COLUMNS,
    CUT,
    CUT_WORD,
    EARLY_END,
    FULL_END,
    MISSING,
    OPEN_END,
    OPEN_START,
    SEVERAL,
    TITLED,
    UNREAD,
    WIDER,
    WORDLESS,
)
from reportgen.stages.structure.running_lines import FlowLine
from reportgen.stages.structure.units import Unit
from reportgen.vocabularies.spelling import Speller
from tests.stages.trees import LEFT, PITCH, Setter, block, line, prose, wrapped

from .pages import around, filled
from .test_cells import two_columns


def _doubts(document: Document) -> dict[str, tuple[str, ...]]:
    return {it.text[:12]: it.doubts for it in document.blocks if it.doubts}


def _changed(made: Setter, change: object) -> Document:
    """The document of pages whose lines were changed: `change` maps number and line to a line."""
    reading = made.reading()
    pages = [
        page._replace(lines=tuple(change(at, it) for at, it in enumerate(page.lines)))  # type: ignore[operator]
        for page in reading.pages
    ]
    return build.build(reading._replace(pages=tuple(pages)), Speller)


def test_a_document_that_reads_well_has_no_doubts() -> None:
    made = Setter()
    around(made, 0, 16)
    document = made.document()
    assert all(it.confidence == 1.0 and not it.doubts for it in document.blocks)
    assert document.questions == ()


def test_a_paragraph_without_an_end_is_doubted_where_all_others_have_one() -> None:
    made = Setter()
    around(made, 0, 14)
    made.paragraph(prose(30, 2)[:-1])
    around(made, 40, 2)
    document = made.document()
    [doubted] = [it for it in document.blocks if it.doubts]
    assert (doubted.doubts, doubted.confidence) == ((OPEN_END.reason,), 0.6)
    [question] = document.questions
    assert question.code == "doubt"
    assert question.reason.startswith(
        f"“{' '.join(doubted.text.split()[:8])} …” was read with doubt. It ends"
    )


def test_a_sentence_that_is_cut_is_doubted_on_both_sides() -> None:
    made = Setter()
    around(made, 0, 24)
    made.lines(*["and the wages of those who work on the boats that come and go, paid late"] * 2, space=20)
    made.lines(*["on board and ashore, in the season and beyond, as all of them said."] * 2, space=40)
    found = _doubts(made.document())
    assert set(found.values()) == {(CUT.reason, OPEN_START.reason), (OPEN_START.reason,)}


def test_documents_of_open_paragraphs_are_not_doubted_for_them() -> None:
    made = Setter()
    for part in range(16):
        made.paragraph(prose(part, 2)[:-1])
    assert OPEN_END.reason not in str(_doubts(made.document()))


def test_lines_painted_in_another_order_are_doubted_where_all_others_keep_it() -> None:
    made = Setter()
    around(made, 0, 10)
    right = _changed(made, lambda at, it: replace(it, order=at + 1))
    swapped = {6: 8, 7: 7}
    wrong = _changed(
        made, lambda at, it: replace(it, order=swapped.get(at, at + 1) if it.page == 1 else at + 1)
    )
    assert _doubts(right) == {}
    assert list(_doubts(wrong).values()) == [(BACKWARDS.reason,)]


def test_a_source_that_paints_in_any_order_is_no_witness() -> None:
    made = Setter()
    around(made, 0, 10)
    assert _doubts(_changed(made, lambda at, it: replace(it, order=1000 - at))) == {}


def test_parts_that_are_tagged_as_two_paragraphs_are_doubted() -> None:
    made = Setter("indent")
    around(made, 0, 10)
    elements = iter(range(1, 1000))
    current = [0]

    def tagged(at: int, it: Line) -> Line:
        if it.bbox[0] > LEFT or at == 3:
            current[0] = next(elements)
        return replace(it, tag=Tag("P", current[0]))

    assert set(_doubts(_changed(made, tagged)).values()) <= {(SEVERAL.reason,)}


def test_a_line_that_is_tagged_as_a_heading_is_doubted_inside_a_paragraph() -> None:
    def row(at: int, text: str, tag: Tag) -> FlowLine:
        found = replace(line(text, LEFT, 100 + at * PITCH), tag=tag)
        return FlowLine(found, 0, LEFT, found.bbox[2], 760.0)

    texts = wrapped(prose(1, 40), 400)
    whole = Unit("text", [row(at, text, Tag("P", 1)) for at, text in enumerate(texts)])
    titled = Unit("text", [row(60, texts[0], Tag("H2", 2)), row(61, texts[1], Tag("P", 3))])
    blocks = [block("paragraph", " ".join(it.line.text for it in unit.lines)) for unit in (whole, titled)]
    first, second = of_units([whole, titled], blocks, usage([whole, titled]))
    assert TITLED.reason not in first.doubts
    assert TITLED.reason in second.doubts
    assert questions([second])


def test_letters_without_a_meaning_are_doubted_once() -> None:
    unread = replace(block("paragraph", "The wages of \ufffdork."), doubts=(UNREAD.reason,), confidence=0.3)
    assert [it.code for it in questions([unread])] == ["doubt"]
    assert questions([unread], unread=[1]) == []


def test_a_passage_that_ends_inside_a_word_is_asked_about() -> None:
    made = Setter()
    around(made, 0, 14)
    made.step(20)
    made.lines("Members will con-")
    made.step(40)
    around(made, 40, 2)
    document = made.document()
    assert CUT_WORD.reason in next(it for it in document.blocks if it.text.endswith("con-")).doubts
    assert CUT_WORD.reason in " ".join(it.reason for it in document.questions)


def test_a_bullet_without_words_is_asked_about() -> None:
    made = Setter()
    around(made, 0, 14)
    made.step(20)
    made.lines("•")
    made.step(20)
    around(made, 40, 2)
    document = made.document()
    assert [it.doubts for it in document.blocks if it.text == "•"] == [(WORDLESS.reason,)]
    assert WORDLESS.reason in " ".join(it.reason for it in document.questions)


def test_a_table_whose_sentences_go_on_in_all_columns_is_doubted() -> None:
    table = two_columns(
        ("The inspectors who know the", "Every permit names the one"),
        ("harvest calendar arrive before", "person who is responsible for"),
        ("North of the river, 12 cases", "South of the river, 9 cases"),
        ("East of the river, 14 cases", "West of the river, 3 cases"),
    )
    made = Block("table", "x", (), ())
    assert of_table(made, table).doubts == (COLUMNS.reason,)
    calm = two_columns(*[("Cases north of the river", "Cases south of the river")] * 3)
    assert of_table(made, calm) is made


def test_a_step_behind_a_full_stop_that_is_a_little_wider_is_doubted() -> None:
    made = Setter()
    around(made, 0, 14)
    rows = [
        filled(f"Number {at} of the lines ends in a full stop, and the next begins anew") for at in range(6)
    ]
    made.lines(*rows[:3], space=7)
    made.y += 0.08 * PITCH
    made.lines(*rows[3:])
    assert list(_doubts(made.document()).values()) == [(WIDER.reason,)]


def test_room_for_a_line_inside_a_paragraph_is_doubted() -> None:
    made = Setter()
    around(made, 0, 10)
    gone = {7}
    reading = made.reading()
    first, *others = reading.pages
    kept = first._replace(lines=tuple(it for at, it in enumerate(first.lines) if at not in gone))
    document = build.build(reading._replace(pages=(kept, *others)), Speller)
    assert MISSING.reason in {reason for it in document.blocks for reason in it.doubts}


def test_every_reason_is_a_sentence_of_its_own() -> None:
    every = (
        BACKWARDS,
        MISSING,
        COLUMNS,
        CUT,
        EARLY_END,
        FULL_END,
        OPEN_END,
        OPEN_START,
        SEVERAL,
        TITLED,
        UNREAD,
        WIDER,
    )
    reasons = {it.reason for it in every}
    assert len(reasons) == len(every)
    assert all(reason.endswith(".") and 0 < it.left < 1 for it in every for reason in [it.reason])


def test_a_table_is_doubted_where_the_text_right_below_it_begins_inside_a_sentence() -> None:
    def placed(kind: BlockType, text: str, top: float, page: int = 1) -> Block:
        return replace(block(kind, text), evidence=(Evidence(page, (LEFT, top, 400.0, top + 40)),))

    table, text = placed("table", "Wages 14 Hours 3 Above all", 100), "of the province, which nobody saw."
    doubted, _ = above_open_starts([table, placed("paragraph", text, 142)])
    assert doubted.doubts == (BELOW.reason,)
    for calm in (placed("paragraph", text.capitalize(), 142), placed("paragraph", text, 142, page=2)):
        assert above_open_starts([table, calm])[0] is table


def test_several_passages_of_a_page_painted_in_another_order_are_one_question() -> None:
    blocks = [
        replace(block("paragraph", f"Number {at} of them."), confidence=0.5, doubts=(BACKWARDS.reason,))
        for at in range(3)
    ]
    (asked,) = questions(blocks)
    assert all(f"“Number {at} of them.”" in asked.reason for at in range(3))
    assert len(questions(blocks[:2])) == 2
