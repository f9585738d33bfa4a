"""Where nothing parts paragraphs, full lines that end a sentence are asked about, all in one question."""

from collections.abc import Sequence

from reportgen.model.document import Document, Question
from tests.stages.trees import Setter, prose

from .pages import filled

END, START = "that is where the first one ends", "Another paragraph begins unseen here, and goes on"


def _report(paragraphs: str, chapters: Sequence[int] = (6, 6)) -> Setter:
    """Chapters of paragraphs; the last has a paragraph whose end is a full line, and one behind it."""
    made = Setter(paragraphs)
    for number, count in enumerate(chapters):
        made.heading(f"Chapter {number + 1}", size=18)
        for part in range(count):
            made.paragraph(f"{prose(number * 20 + part, 3)} That is all.")
    made.paragraph(f"{prose(77, 2)} And so on.")
    made.lines(filled("It begins with a line that is full and"), filled(END))
    made.lines(filled(START), "until it ends.")
    return made


def _asked(document: Document) -> list[Question]:
    return [question for question in document.questions if question.code == "paragraph-ends"]


def test_one_question_lists_the_full_lines_that_end_a_sentence_with_page_and_words() -> None:
    made = _report("none")
    (asked,) = _asked(made.document())
    assert f"p. {made.page} “… " in asked.reason
    assert "| “Another paragraph begins unseen here, …”" in asked.reason
    assert made.page in {place.page for place in asked.evidence}


def test_the_block_at_such_a_place_has_little_confidence_and_is_not_asked_about_again() -> None:
    document = _report("none").document()
    (doubted,) = [block for block in document.blocks if START in block.text]
    assert doubted.confidence < 0.65
    assert any("nothing parts paragraphs" in reason for reason in doubted.doubts)
    assert not [it for it in document.questions if it.code == "doubt"]


def test_reports_that_part_their_paragraphs_are_not_asked_about() -> None:
    for paragraphs in ("gap", "indent"):
        assert _asked(_report(paragraphs).document()) == []


def test_a_chapter_whose_paragraphs_are_parted_by_nothing_is_asked_about_alone() -> None:
    both = Setter("gap")
    both.heading("Chapter 1", size=18)
    for part in range(12):
        both.paragraph(prose(part, 3))
    both.lines(filled("A line that is full and ends with a full stop"), "And then it goes on.", space=7)
    both.turn()
    both.paragraphs = "none"
    both.heading("Chapter 2", size=18)
    for part in range(6):
        both.paragraph(f"{prose(40 + part, 3)} That is all.")
    both.lines(filled(END), f"{START}.")
    (asked,) = _asked(both.document())
    assert START[:20] in asked.reason
    assert {place.page for place in asked.evidence} == {both.page}


def test_a_line_that_begins_with_bold_words_and_a_sign_begins_a_paragraph() -> None:
    made = _report("none")
    made.lines(filled("**Q:** Which question is the one that nobody has asked"))
    made.lines("**A:** The one about wages, which are paid late.")
    texts = [block.text for block in made.document().blocks]
    assert "A: The one about wages, which are paid late." in texts


def test_a_sentence_that_ends_short_of_the_edge_of_justified_text_ends_its_paragraph() -> None:
    """The next word would not have fitted, and yet the line is the last: all others reach the edge."""
    made = Setter("none")
    made.heading("Chapter 1", size=18)
    for part in range(8):
        made.lines(
            *[filled(f"{prose(part * 3 + row, 1)[:30]}")[:-1] + "s" for row in range(4)], "That is all."
        )
    made.lines(filled("A paragraph of two lines begins"), filled("and ends close to the edge")[:-4] + ".")
    made.lines(filled("Consequently another paragraph follows"), "and is short.")
    texts = [block.text for block in made.document().blocks]
    assert any(text.startswith("Consequently another paragraph") for text in texts)


def test_paragraphs_with_a_picture_between_them_do_not_show_how_others_are_parted() -> None:
    made = _report("none")
    made.heading("Chapter 3", size=18)
    for part in range(4):
        made.paragraph(f"{prose(90 + part, 3)} That is all.")
        made.y += 80
    made.lines(filled("It begins with a line that is full and"), filled(END))
    made.lines(filled("A third one begins unseen here, and goes on"), "until it ends.")
    (asked,) = _asked(made.document())
    assert "“A third one begins unseen …”" in asked.reason
