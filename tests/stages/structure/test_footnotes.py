"""A note answers to a mark, or stands under a rule; small type alone makes none."""

from dataclasses import replace

import pytest

from reportgen.model.document import Shape
from tests.stages.trees import LEFT, PITCH, Setter, line, prose, wrapped


def _report() -> Setter:
    made = Setter()
    made.heading("Introduction", size=16)
    for part in range(8):
        made.paragraph(prose(part, 5))
    return made.turn()


def _small(made: Setter, *texts: str, space: float = 0.0) -> Setter:
    """Lines at eight points, the first `space` points further down."""
    made.y += space
    for text in texts:
        made.y += 11
        made.put(text, LEFT, made.y, size=8)
    return made


def _notes(made: Setter) -> list[tuple[str | None, str]]:
    return [(block.marker, block.text) for block in made.document().blocks if block.type == "footnote"]


def test_an_appendix_in_smaller_type_has_no_notes() -> None:
    made = _report()
    made.put("Appendix: what was asked", LEFT, 96, size=12)
    made.y = 110
    _small(
        made, "Wages were asked about in every interview, and hours of work in most of them, as the list of"
    )
    _small(made, "questions shows that follows here; the number before each is that of the questionnaire.")
    _small(made, "1. Hours: how long is a day of work in the season, and how long is it out of season there?")
    _small(made, "2. Wages: when are they paid, and who keeps the book that shows what was paid and why?")
    _small(
        made, "a wide range of experts was asked the same questions, and their answers stand in the table of"
    )
    _small(made, "47% of those asked", space=6)
    assert _notes(made) == []
    texts = [text for _, text in made.blocks()]
    assert any(text.startswith("Hours: how long") for text in texts)
    assert any("a wide range of experts" in text for text in texts)


def test_a_note_answers_to_a_raised_mark_in_the_text_above() -> None:
    made = _report()
    made.step(PITCH)
    made.placed[made.page].clear()
    made.put(
        "The hotline is answered at night too, and in the four languages of the port.", LEFT, 96, mark="3"
    )
    made.y = 600
    _small(
        made,
        "3 See the register of the port authority, volume two.",
        "4 people answered it in the first year.",
    )
    assert _notes(made) == [
        ("3", "See the register of the port authority, volume two. 4 people answered it in the first year.")
    ]


def test_a_note_under_a_rule_needs_no_mark_in_the_text() -> None:
    made = _report()
    made.paragraph(prose(3, 4))
    made.y = 600
    made.shapes[made.page].append(Shape("rule", (LEFT, 600, LEFT + 140, 600.5), 0))
    _small(made, "* The names were changed to protect those who spoke.")
    assert _notes(made) == [("*", "The names were changed to protect those who spoke.")]


def test_a_numbered_small_line_without_rule_and_mark_is_text() -> None:
    made = _report()
    made.paragraph(prose(3, 4))
    made.y = 600
    _small(made, "12 inspectors visited the hostels in the first year of the programme.")
    assert _notes(made) == []


def test_words_that_a_notes_lines_break_are_mended() -> None:
    made = _report()
    for text in ("The govern-", "ment of the interna-", "tional port and the recruit-", "ment of crews"):
        made.lines(text)
    made.put("Wages are paid on the day they are earned in both of the provinces.", LEFT, 400, mark="7")
    made.put("7|Read the report of the interna-", LEFT, 600, size=8)
    made.put("tional commission at https://example.org/the-", LEFT, 611, size=8)
    made.put("report and decide.", LEFT, 622, size=8)
    [(_, text)] = _notes(made)
    assert (
        text
        == "Read the report of the international commission at https://example.org/the-report and decide."
    )


def test_notes_at_the_end_answer_to_marks_of_earlier_pages() -> None:
    made = _report()
    for number in (1, 2, 3):
        made.lines(
            f"Sentence {number} of the chapter says who is responsible and until which day of the year."
        )
        made.placed[made.page].pop()
        made.put(
            "Who is responsible is said here, and until which day of the year.",
            LEFT,
            made.y,
            mark=str(number),
        )
    made.turn().heading("Notes", size=12)
    _small(made, "1. Register of the port authority.", "2. Interview in March.", "3. Interview in June.")
    assert [mark for mark, _ in _notes(made)] == ["1", "2", "3"]


@pytest.mark.parametrize("size", [8, 10])
def test_a_raised_mark_at_a_lines_start_makes_a_note_whose_size_is_measured_too_large(size: float) -> None:
    made = _report()
    made.put("Wages are paid on the day they are earned in both of the provinces.", LEFT, 96, mark="7")
    made.put("7|Interview with the labour attaché, in March.", LEFT, 690, size=size)
    assert _notes(made) == [("7", "Interview with the labour attaché, in March.")]


def test_a_notes_further_line_that_is_set_a_little_higher_keeps_its_words() -> None:
    """Taken for a mark as a whole, it was a note of its own without any words."""
    made = _report()
    made.paragraph(prose(1, 4))
    made.put("Wages were asked about in every interview of the year.", LEFT, made.y + 20, mark="1")
    made.y = 640
    made.shapes[made.page].append(Shape("area", (LEFT, 622, LEFT + 120, 622.5), 0))
    made.put("1| The term is used here as in the convention of the International", LEFT, made.y, size=8)
    further = line("Labour Organization.", LEFT, made.y + 10, page=made.page, size=8)
    raised = replace(further, runs=tuple(run._replace(rise=1.2) for run in further.runs))
    made.placed[made.page].append(raised)
    assert _notes(made) == [
        ("1", "The term is used here as in the convention of the International Labour Organization.")
    ]


def test_a_mark_at_the_start_of_a_line_inside_a_paragraph_begins_no_note() -> None:
    """The word that it belongs to ends the line above."""
    made = _report()
    made.lines(
        "The lists of recruiters stand on the page of the forum, at www.example.org/forum/notes.",
        "1|Looking ahead, every list should name its owner, so that no",
        "list is lost between two offices of one town.",
    )
    made.paragraph(prose(30, 3))
    blocks = made.document().blocks
    assert _notes(made) == []
    assert any("Looking ahead, every list" in block.text and block.type == "paragraph" for block in blocks)


def _at_text_size(label: str, *, rule: bool) -> Setter:
    """A page with a raised mark 3, and two lines as large as the text at its foot."""
    made = _report()
    made.put("The hotline is answered at night too, in the four languages of the port.", LEFT, 96, mark="3")
    made.put(f"{label}Figures as given by the speaker; they were not checked.", LEFT, 700)
    made.put("The list was closed in May.", LEFT, 700 + PITCH)
    if rule:
        made.shapes[made.page].append(Shape("rule", (LEFT, 688.0, LEFT + 150, 688.5)))
    return made


@pytest.mark.parametrize("label", ["3 ", "3"])
def test_a_note_as_large_as_the_text_stands_under_a_rule_and_answers_to_a_mark(label: str) -> None:
    (note,) = _notes(_at_text_size(label, rule=True))
    assert note[0] == "3"
    assert note[1].endswith("closed in May.")


def test_numbers_as_large_as_the_text_are_no_notes_without_a_rule_or_as_items_of_a_list() -> None:
    assert _notes(_at_text_size("3 ", rule=False)) == []
    assert _notes(_at_text_size("3. ", rule=True)) == []


def test_a_mark_behind_a_wide_space_inside_a_line_of_text_begins_no_note() -> None:
    """A justified line may be parted before the mark; the lines beside it cross the place."""
    made = Setter()
    for part in range(4):
        made.paragraph(prose(part, 4))
    text = prose(70, 5)
    rows = wrapped(text, 400)
    made.step(2 * PITCH)
    for at, words in enumerate(rows):
        left, _, right = words.rpartition(" ") if at == 1 else (words, "", "")
        made.put(left, LEFT, made.y)
        if right:
            edge = made.placed[made.page][-1].bbox[2]
            made.put(f"4|{right}", edge + 12, made.y, size=9.2)
        made.step(PITCH)
    for part in range(8, 12):
        made.paragraph(prose(part, 4))
    blocks = made.document().blocks
    assert not [block.text for block in blocks if block.type == "footnote"]


def test_a_note_far_behind_its_mark_at_the_foot_is_neither_folio_nor_footer() -> None:
    """The mark stands in a piece of its own, as page numbers do; the text above bears it too."""
    made = _report()
    made.put("The hotline is answered at night too, in the four languages of the port.", LEFT, 96, mark="1")
    made.put("1", LEFT, 735, size=8)
    made.put("Some of these ideas were passed on to others, who work on them now.", LEFT + 28, 735, size=8)
    made.everywhere("#", 530, 755)
    document = made.document()
    notes = [(block.marker, block.text) for block in document.blocks if block.type == "footnote"]
    assert notes == [("1", "Some of these ideas were passed on to others, who work on them now.")]
    assert {item.role for item in document.furniture} == {"folio"}
