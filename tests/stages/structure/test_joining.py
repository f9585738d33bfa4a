"""Whether a line goes on with what is open before it: over lines, columns and pages."""

import pytest

from reportgen.model.document import Document, Line, Shape
from tests.stages.trees import FOOT, GLYPH, LEFT, PITCH, SIZE, Setter, prose, runs

from .pages import FULL, around, filled, texts_of


@pytest.mark.parametrize("style", ["gap", "indent"])
def test_a_sentence_that_runs_over_a_page_is_joined(style: str) -> None:
    made = Setter(style)
    around(made, 0)
    made.lines(
        "While the budget had been turned to other ends, the members of the regional council asked the",
        "governments to keep",
        space=7,
    ) if style == "gap" else made.paragraph(
        "While the budget had been turned to other ends, the members of the regional council asked the"
    )
    made.turn().lines("shelters open through the winter and to say so in public.")
    made.paragraph(prose(30))
    around(made, 31)
    joined = [text for text in texts_of(made) if "shelters open" in text]
    assert len(joined) == 1
    assert joined[0].startswith("While the budget")
    assert joined[0].endswith("say so in public.")


def _broken_at_full_stop(style: str, last: str, first: str, move: float) -> Document:
    """A page that ends in a sentence's end, and the first lines of the next."""
    made = Setter(style)
    for part in range(6):
        made.paragraph(prose(part, 4))
    made.y = made.foot - 4.5 * PITCH  # the page is full: its last line stands where those of others do
    made.paragraph(
        "The paragraph that stands last on this page begins with a line of ordinary words and then"
    )
    made.lines(filled("it goes on in a line that is full from"), last)
    made.turn()
    if move:
        made.put(first, LEFT + move, made.top)
        made.y, made._fresh = made.top, False
    else:
        made.lines(first)
    made.lines("it was agreed at the second session and nobody spoke against it in the third or later on.")
    for part in range(20, 60):
        made.paragraph(prose(part, 4))
    return made.document()


def test_a_page_that_ends_at_a_full_stop_goes_on_where_nothing_is_indented() -> None:
    """In a document of indented paragraphs a flush first line belongs to the paragraph before."""
    document = _broken_at_full_stop(
        "indent",
        filled("ends right at the edge of"),
        "Furthermore the members asked for more time, and that",
        0,
    )
    texts = [block.text for block in document.blocks]
    assert any("ends right at the edge" in text and "Furthermore the members" in text for text in texts)


def test_a_page_that_ends_at_a_full_stop_and_a_new_paragraph() -> None:
    document = _broken_at_full_stop(
        "indent",
        filled("ends right at the edge of"),
        "Furthermore the members asked for more time, and that",
        15,
    )
    texts = [block.text for block in document.blocks]
    assert not any("ends right at the edge" in text and "Furthermore the members" in text for text in texts)
    assert any(text.startswith("Furthermore the members") for text in texts)


def test_a_page_that_ends_in_a_short_line_ends_its_paragraph() -> None:
    document = _broken_at_full_stop(
        "gap", "and that was all.", "Another question came from the floor, and the chair noted that", 0
    )
    texts = [block.text for block in document.blocks]
    assert any(text.endswith("and that was all.") for text in texts)
    assert any(text.startswith("Another question") for text in texts)


def test_a_join_at_a_full_stop_says_why() -> None:
    """Such a decision could be wrong: people are told, with the reason in words."""
    document = _broken_at_full_stop(
        "gap",
        filled("ends right at the edge of"),
        "Furthermore the members asked for more time, and that",
        0,
    )
    asked = [question for question in document.questions if {e.page for e in question.evidence} == {1, 2}]
    assert asked
    assert all(len(question.reason.split()) > 4 for question in asked)


def test_a_list_item_goes_on_over_a_page() -> None:
    made = Setter()
    around(made, 0)
    text = prose(70, 5)
    made.foot = made.y + 2.5 * PITCH
    made.bullet(text)
    made.foot = 700
    made.bullet("The next item")
    around(made, 20)
    items = [block for block in made.document().blocks if block.type == "list_item"]
    assert [item.text for item in items] == [text, "The next item"]
    assert [evidence.page for evidence in items[0].evidence] == [1, 2]


def test_an_item_goes_on_in_a_column_of_items_only() -> None:
    """Such a column shows its own edge nowhere; where its items' text stands, the item above goes on."""
    made = Setter("gap", measure=220)

    def item(*texts: str) -> None:
        made.lines(*texts, x=made.left + 18, space=4)
        height = made.y - PITCH * (len(texts) - 1) - 3
        made.shapes[made.page].append(
            Shape("area", (made.left + 7, height - 2, made.left + 11, height + 2), 0)
        )

    around(made, 0, 6)
    fill = int((220 - 18) / (GLYPH * SIZE))
    item("The members spoke of it with the chair", filled("Then they had", fill))
    made.column(LEFT + 245, 220)
    made.lines("Nevertheless they asked the chair for", "time to read it.", x=LEFT + 263)
    for part in range(5):
        item(f"The members of group {part} said it,", "and said so in public.")
    items = [text for kind, text in made.blocks() if kind == "list_item"]
    assert any("Then they had" in text and "Nevertheless they asked the chair" in text for text in items)


def test_an_indented_line_at_a_columns_foot_is_no_part_of_the_item_above() -> None:
    made = Setter("indent")
    around(made, 0)
    made.foot = made.y + 4.5 * PITCH
    made.bullet("One line only, and it ends here.")
    made.lines("Then the members of the council turned to the budget and asked what had", x=LEFT + 18)
    made.foot = FOOT
    made.turn().lines("become of it in the years between.")
    around(made, 30)
    texts = texts_of(made)
    assert "One line only, and it ends here." in texts
    assert any(text.startswith("Then the members") and text.endswith("years between.") for text in texts)


def test_justified_lines_beside_a_picture_end_at_an_edge_of_their_own() -> None:
    made = Setter("gap")
    for _ in range(8):
        made.lines(*(filled(f"They said it {n} times and more", FULL)[:-1] + "s" for n in range(3)), space=7)
        made.lines("and in the end they agreed.")
    made.lines(filled("The members of the council spoke of", 60), space=7)
    made.lines(filled("Nobody had asked them for it, and", 60))
    made.lines("Inspectors took notes of all that was said, and of what was not said by anybody at the time.")
    texts = texts_of(made)
    assert any("spoke of" in text and "Nobody had" in text and "Inspectors took" in text for text in texts)


def test_a_raised_mark_that_stretches_a_lines_step_parts_no_sentence() -> None:
    made = Setter()
    for part in range(3):
        made.paragraph(prose(part, 4))
    first = (
        "The act provides for only limited redress, by way of complaints to the chief of the second Labour"
    )
    made.lines(first[:88] + " Labour", space=7)
    made.step(1.17 * PITCH)
    made.put("Commissioner of the port.", LEFT, made.y, mark="38")
    made.paragraph(prose(5, 4))
    texts = [text for _, text in made.blocks()]
    assert any("Labour Commissioner of the port" in text for text in texts)


def test_a_line_that_ends_in_an_article_goes_on_however_short_it_is() -> None:
    made = Setter()
    for part in range(3):
        made.paragraph(prose(part, 4))
    made.lines("Complaints are heard by the", "Commissioner for Hostels and Wages.", space=7)
    made.paragraph(prose(5, 4))
    texts = [text for _, text in made.blocks()]
    assert "Complaints are heard by the Commissioner for Hostels and Wages." in texts


def test_an_answer_is_parted_from_the_question_that_is_one_indented_line() -> None:
    made = Setter("indent")
    around(made, 0)
    question = filled("Q: Who pays for the interpreters that the court calls", FULL - 4)[:-1] + "?"
    made.lines(question, x=LEFT + 15)
    answer = "A: " + prose(9, 4)
    made.paragraph(answer)
    around(made, 20)
    assert [text for text in texts_of(made) if text in {question, answer}] == [question, answer]


def test_a_note_with_a_hanging_indent_is_one_passage_in_a_document_of_indented_paragraphs() -> None:
    made = Setter("indent")
    around(made, 0)
    first = filled("+ Severance is paid to the crews as the law asks for and the")[:-1]
    made.lines(first, space=7)
    made.lines("obligations end with the retirement of the respective members.", x=LEFT + 15)
    around(made, 20)
    assert f"{first} obligations end with the retirement of the respective members." in texts_of(made)


def test_an_item_that_goes_on_in_another_column_keeps_all_its_lines_there() -> None:
    made = Setter("gap", measure=220)
    around(made, 0, 6)
    made.column(LEFT + 245, 220)
    around(made, 10, 6)
    made.bullet("The members spoke of it with the chair of the board;")
    made.turn().column(LEFT, 220)
    made.lines("and they said that it had been so for long;", "which nobody had heard.", x=LEFT + 18)
    made.lines("The paragraph behind the list starts at the edge.", space=7)
    around(made, 20, 6)
    items = [text for kind, text in made.blocks() if kind == "list_item"]
    assert len(items) == 1
    assert items[0].endswith("it had been so for long; which nobody had heard.")


def test_a_full_open_line_goes_on_below_a_taller_one_whatever_the_next_starts_with() -> None:
    made = Setter()
    around(made, 0)
    made.lines(filled("They said so")[:-1], filled("and asked for the rules of the")[:-1], space=7)
    made.step(1.2 * PITCH)
    made.put("U.S. and of the EU to be read out.", LEFT, made.y)
    around(made, 20)
    assert any(
        text.startswith("They said so") and text.endswith("to be read out.") for _, text in made.blocks()
    )


def test_entries_of_a_loose_list_stay_apart_though_one_is_the_widest_of_its_column() -> None:
    made = Setter(measure=200)
    around(made, 0, 3)
    made.turn().heading("Who was asked")
    entries = ("Managers of ports", "Other offices (customs, port police, coast guard)", "Crews", "Others")
    for entry in entries:
        made.step(1.2 * PITCH)
        made.put(entry, LEFT, made.y)
    texts = [text for _, text in made.blocks()]
    assert set(entries) <= set(texts)


def test_two_indented_lines_above_a_heading_are_two_paragraphs() -> None:
    made = Setter("indent")
    for part in range(6):
        made.paragraph(prose(part, 3))
    made.lines("Regional bodies should support the return to school, as is set out in notes.", x=LEFT + 12)
    made.lines("It was noted that school fees push families into debt.", x=LEFT + 12)
    made.heading("What was agreed")
    for part in range(10, 14):
        made.paragraph(prose(part, 3))
    texts = [text for kind, text in made.blocks() if kind == "paragraph"]
    assert "It was noted that school fees push families into debt." in texts


def test_a_sentence_that_begins_beside_a_large_first_letter_begins_no_paragraph() -> None:
    made = Setter("indent")
    for part in range(6):
        made.paragraph(prose(part, 3))
    made.step(PITCH + 14)
    made.put("L", LEFT, made.y + 28, size=56)
    rows = (
        "awyers who take cases pro bono reported in both meetings that recruitment fees amount",
        "to as much as nine months of wages; donors should open the procurement rules to all.",
        "Survivors who sit on the board ask for more than that, and for all of the other fees",
    )
    for at, text in enumerate(rows):
        made.put(text, LEFT + 38, made.y + at * PITCH)
    made.y += 3 * PITCH
    made.put("that all of it is paid back within a year.", LEFT, made.y)
    for part in range(10, 14):
        made.paragraph(prose(part, 3))
    texts = [text for kind, text in made.blocks() if kind == "paragraph"]
    whole = next(text for text in texts if text.startswith("Lawyers who take"))
    assert "rules to all. Survivors who sit" in whole
    assert whole.endswith("all of it is paid back within a year.")


def test_cells_side_by_side_are_not_asked_about_as_ends_of_columns() -> None:
    made = Setter("gap")
    around(made, 0, 3)
    made.y += 20
    for left, right in (
        ("Panelist, legal aid", "Began as an organizer"),
        ("Chair, network", "Runs a shelter"),
    ):
        made.put(left, LEFT, made.y).put(right, LEFT + 250, made.y)
        made.y += 30
    around(made, 20, 3)
    assert not [it for it in made.document().questions if it.code == "page-join"]


def _list_over_a_page(last: str, behind: str) -> tuple[list[str], Document]:
    """Items without a full stop, of which the last ends a page, and a paragraph that begins the next."""
    made = Setter("gap")
    while made.y < FOOT - 6 * PITCH:
        made.paragraph(prose(int(made.y), 1))
    made.lines("• Labour inspectors in all of the ports", space=7)
    made.lines(last)
    made.turn()
    made.lines(behind, "which is the first line of this page and fills it up to its end as others do.")
    for part in range(5):
        made.paragraph(prose(part, 3))
    return [text for kind, text in made.blocks() if kind == "list_item"], made.document()


def test_a_short_item_without_a_full_stop_ends_at_a_pages_end() -> None:
    items, document = _list_over_a_page(
        "• At the same time", "Lawyers who take cases without pay ask for a register,"
    )
    assert items == ["Labour inspectors in all of the ports", "At the same time"]
    assert not [it for it in document.questions if it.code == "page-join"]


def test_a_full_item_without_a_full_stop_at_a_pages_end_is_asked_about() -> None:
    full = filled("• At the same time the crews of the port, and")[:-1] + "s"
    items, document = _list_over_a_page(full, "Lawyers who take cases without pay ask for a register,")
    assert len(items) == 2
    assert [it.evidence[0].page for it in document.questions if it.code == "page-join"] == [1]


def _stretched(made: Setter, *rows: str) -> None:
    """A paragraph whose lines stand lower than others where they hold words in bold."""
    for at, text in enumerate(rows):
        made.y += 0.2 * PITCH if "**" in text else 0.0
        made.lines(text, x=LEFT + (15 if at == 0 else 0))


def test_a_taller_face_in_a_line_parts_no_paragraph_where_it_moves_lines_of_sentences_too() -> None:
    made = Setter("indent")
    for part in range(3):
        made.paragraph(prose(part, 3))
        _stretched(
            made, filled("The third group spoke of it")[:-4], "and of **safe** housing for **all** of them."
        )
    full = filled("Nobody in the room had heard of it")
    _stretched(
        made, filled("The second group spoke of it")[:-4], full, "It was **named** by all **who** were there."
    )
    for part in range(10, 14):
        made.paragraph(prose(part, 3))
    texts = [text for kind, text in made.blocks() if kind == "paragraph"]
    assert any(f"{full} It was named by all who" in text for text in texts)


def test_a_line_that_is_mostly_an_address_in_small_type_stays_in_its_sentence() -> None:
    made = Setter()
    around(made, 0, 8)
    start = made.y + 2 * PITCH
    address = "https://example.org/a/long/way/to/the/programme [via https://example.org/]"
    made.put(
        "The list of what has to be done by owners and by agents before the season begins stands in",
        LEFT,
        start,
    )
    ends = (
        runs("the annex (", LEFT, SIZE)
        + runs(address, LEFT + 60, 0.8 * SIZE)
        + runs("). For all crews", 430, SIZE)
    )
    box = (LEFT, start + PITCH - 0.76 * SIZE, ends[-1].x1, start + PITCH + 0.24 * SIZE)
    made.placed[made.page].append(Line(ends, made.page, box, start + PITCH, 0.8 * SIZE))
    made.put("it is the same, and so it is for all who work in the harvest.", LEFT, start + 2 * PITCH)
    made.y = start + 3 * PITCH
    made.paragraph(prose(30))
    around(made, 31)
    joined = [text for text in texts_of(made) if "season begins" in text]
    assert joined == [
        "The list of what has to be done by owners and by agents before the season begins stands in "
        f"the annex ({address}). For all crews it is the same, and so it is for all who work in the harvest."
    ]
