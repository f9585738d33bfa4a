"""Lines become paragraphs: joined where the paragraph goes on, parted where a new one starts."""

import pytest

from reportgen.model.document import Document, Line, Shape
from tests.stages.trees import FOOT, GLYPH, LEFT, MEASURE, PITCH, SIZE, Setter, prose, runs, wrapped

FULL = int(MEASURE / (GLYPH * SIZE))
"""Letters of a full line."""


def _filled(text: str, width: int = FULL) -> str:
    """`text` as the beginning of a line that reaches the right edge, a full stop at its end."""
    fill = " the list of recruiters that both sides of the border keep up to date on every working day"
    words = text
    at = 0
    while len(words) < width - 1:
        words += fill[at % len(fill)]
        at += 1
    words = words.rstrip()
    return words + "s" * (width - 1 - len(words)) + "."


def _around(made: Setter, number: int, count: int = 7) -> None:
    for part in range(count):
        made.paragraph(prose(number + part, 4))


def _texts(made: Setter) -> list[str]:
    return [text for _, text in made.blocks()]


@pytest.mark.parametrize("style", ["gap", "indent"])
def test_paragraphs_are_what_was_set(style: str) -> None:
    made = Setter(style)
    wanted = [prose(n, 2 + n % 4) for n in range(24)]
    for text in wanted:
        made.paragraph(text)
    assert len(made.placed) >= 3
    assert _texts(made) == wanted


@pytest.mark.parametrize("style", ["gap", "indent"])
def test_a_sentence_that_runs_over_a_page_is_joined(style: str) -> None:
    made = Setter(style)
    _around(made, 0)
    made.lines(
        "While the budget had been turned to other ends, the members of the regional council asked the",
        "governments to keep",
        space=7,
    ) if style == "gap" else made.paragraph(
        "While the budget had been turned to other ends, the members of the regional council asked the"
    )
    made.turn().lines("shelters open through the winter and to say so in public.")
    made.paragraph(prose(30))
    _around(made, 31)
    joined = [text for text in _texts(made) if "shelters open" in text]
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
    made.lines(_filled("it goes on in a line that is full from"), last)
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
        _filled("ends right at the edge of"),
        "Furthermore the members asked for more time, and that",
        0,
    )
    texts = [block.text for block in document.blocks]
    assert any("ends right at the edge" in text and "Furthermore the members" in text for text in texts)


def test_a_page_that_ends_at_a_full_stop_and_a_new_paragraph() -> None:
    document = _broken_at_full_stop(
        "indent",
        _filled("ends right at the edge of"),
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
        _filled("ends right at the edge of"),
        "Furthermore the members asked for more time, and that",
        0,
    )
    asked = [question for question in document.questions if {e.page for e in question.evidence} == {1, 2}]
    assert asked
    assert all(len(question.reason.split()) > 4 for question in asked)


def test_the_evidence_of_a_joined_paragraph_names_both_pages() -> None:
    made = Setter()
    _around(made, 0)
    made.lines(
        "The members of the regional council asked the governments for three years to keep the", space=7
    )
    made.turn().lines("shelters open through the winter.")
    _around(made, 40)
    block = next(block for block in made.document().blocks if "shelters open" in block.text)
    assert [evidence.page for evidence in block.evidence] == [1, 2]
    assert block.evidence[0].bbox[1] > block.evidence[1].bbox[1]
    for evidence in block.evidence:
        assert LEFT - 1 <= evidence.bbox[0] < evidence.bbox[2] <= LEFT + MEASURE + 1


def test_bold_words_keep_their_place() -> None:
    made = Setter()
    _around(made, 0)
    made.paragraph(
        "Members asked for **mutual legal assistance** in less than thirty days, and wanted the **peer "
        "review process that states agreed upon** to be public. **Funds**, they said, come first."
    )
    _around(made, 20)
    block = next(block for block in made.document().blocks if "mutual legal" in block.text)
    assert [run.text for run in block.runs if run.bold] == [
        "mutual legal assistance",
        "peer review process that states agreed upon",
        "Funds",
    ]
    assert "".join(run.text for run in block.runs) == block.text


def test_lists_keep_markers_and_levels() -> None:
    made = Setter()
    _around(made, 0, 4)
    made.bullet(prose(50, 2))
    made.bullet("One line only")
    made.bullet(prose(52, 2), "–", 2)
    made.bullet("Another inner one", "–", 2)
    made.bullet("Back outside")
    _around(made, 20, 4)
    items = [block for block in made.document().blocks if block.type == "list_item"]
    assert [(item.marker, item.level) for item in items] == [
        ("•", 1), ("•", 1), ("–", 2), ("–", 2), ("•", 1),
    ]  # fmt: skip
    assert [item.text for item in items] == [
        prose(50, 2), "One line only", prose(52, 2), "Another inner one", "Back outside",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "markers", [("1.", "2.", "3."), ("(a)", "(b)", "(c)"), ("a)", "b)", "c)"), ("i.", "ii.", "iii.")]
)
def test_numbered_lists(markers: tuple[str, ...]) -> None:
    made = Setter()
    _around(made, 0, 4)
    for number, marker in enumerate(markers):
        made.bullet(prose(60 + number, 2), marker)
    _around(made, 20, 4)
    items = [block for block in made.document().blocks if block.type == "list_item"]
    assert [item.marker for item in items] == list(markers)
    assert [item.text for item in items] == [prose(60 + n, 2) for n in range(3)]


def test_a_list_item_goes_on_over_a_page() -> None:
    made = Setter()
    _around(made, 0)
    text = prose(70, 5)
    made.foot = made.y + 2.5 * PITCH
    made.bullet(text)
    made.foot = 700
    made.bullet("The next item")
    _around(made, 20)
    items = [block for block in made.document().blocks if block.type == "list_item"]
    assert [item.text for item in items] == [text, "The next item"]
    assert [evidence.page for evidence in items[0].evidence] == [1, 2]


def test_a_sentence_with_a_dash_is_no_list() -> None:
    made = Setter()
    _around(made, 0, 4)
    made.lines(
        "The members said it in one voice and in words that everybody in the room could follow well",
        "– the voice of those who had been there – and the minutes of the session say so, twice over.",
        space=7,
    )
    _around(made, 20, 4)
    assert [kind for kind, _ in made.blocks()] == ["paragraph"] * 9


def test_a_year_that_starts_a_line_is_no_list() -> None:
    made = Setter()
    _around(made, 0, 4)
    made.lines(
        "The members said it in one voice and in words that everybody in the room could follow since",
        "2021. What followed was a year of waiting for the answer that the ministries had promised us.",
        space=7,
    )
    _around(made, 20, 4)
    assert [kind for kind, _ in made.blocks()] == ["paragraph"] * 9


def test_the_setter_wraps_as_it_says() -> None:
    assert all(len(row) <= FULL for row in wrapped(prose(3, 9), MEASURE))
    assert " ".join(wrapped(prose(3, 9), MEASURE)) == prose(3, 9)


def test_words_broken_over_lines_are_mended() -> None:
    made = Setter()
    _around(made, 0, 4)
    made.lines(
        "The members spoke of recruitment, of migration and of anti-slavery work, and of recruit-",
        "ment again; of migra\u00ad",
        "tion and of anti-",
        "slavery work, of govern-",
        "ment and of inter-",
        "preters who are survivor-led.",
        space=7,
    )
    _around(made, 20, 4)
    block = next(block for block in made.document().blocks if "The members spoke" in block.text)
    assert block.text == (
        "The members spoke of recruitment, of migration and of anti-slavery work, and of recruitment again; "
        "of migration and of anti-slavery work, of government and of interpreters who are survivor-led."
    )


def test_where_space_parts_paragraphs_a_line_without_it_goes_on() -> None:
    """A ragged line may end early at a full stop; the document's own space says what is a paragraph."""
    made = Setter("gap")
    for part in range(12):
        made.paragraph(f"{prose(part, 3)} That was all.")
    made.lines(
        "The members of the working group spoke of it twice, and of money too. All agreed.",
        "But the chair closed the session.",
        space=7,
    )
    _around(made, 30)
    texts = _texts(made)
    assert any("All agreed. But the chair closed" in text for text in texts)


def test_a_mark_inside_an_items_first_words_is_no_text_edge() -> None:
    made = Setter("gap")
    _around(made, 0)
    made.y += 20
    first = (*runs("• The members spoke of ", LEFT + 6), *runs("**trust**", LEFT + 130))
    box = (LEFT + 6, made.y - 7.6, first[-1].x1, made.y + 2.4)
    made.placed[made.page].append(Line(first, made.page, box, made.y, SIZE))
    made.lines("and of little else, for three days in a row.", x=LEFT + 18)
    made.lines("Others spoke of it too, and for longer than the chair had asked them to.", x=LEFT + 18)
    _around(made, 20)
    assert [text for kind, text in made.blocks() if kind == "list_item"] == [
        "The members spoke of trust and of little else, for three days in a row. "
        "Others spoke of it too, and for longer than the chair had asked them to."
    ]


def test_an_item_goes_on_in_a_column_of_items_only() -> None:
    """Such a column shows its own edge nowhere; where its items' text stands, the item above goes on."""
    made = Setter("gap", measure=220)

    def item(*texts: str) -> None:
        made.lines(*texts, x=made.left + 18, space=4)
        height = made.y - PITCH * (len(texts) - 1) - 3
        made.shapes[made.page].append(
            Shape("area", (made.left + 7, height - 2, made.left + 11, height + 2), 0)
        )

    _around(made, 0, 6)
    fill = int((220 - 18) / (GLYPH * SIZE))
    item("The members spoke of it with the chair", _filled("Then they had", fill))
    made.column(LEFT + 245, 220)
    made.lines("Nevertheless they asked the chair for", "time to read it.", x=LEFT + 263)
    for part in range(5):
        item(f"The members of group {part} said it,", "and said so in public.")
    items = [text for kind, text in made.blocks() if kind == "list_item"]
    assert any("Then they had" in text and "Nevertheless they asked the chair" in text for text in items)


def test_a_number_behind_a_footnotes_figure_is_a_marker() -> None:
    made = Setter("gap")
    _around(made, 0)
    made.y += 20
    last = (*runs("They spoke of target 8.7.", LEFT), *runs("5", LEFT + 125, 7, rise=4))
    box = (LEFT, made.y - 7.6, last[-1].x1, made.y + 2.4)
    made.placed[made.page].append(Line(last, made.page, box, made.y, SIZE))
    made.turn()
    for number in range(1, 4):
        made.bullet(prose(60 + number, 2), f"{number}.")
    _around(made, 20)
    blocks = made.document().blocks
    assert [block.marker for block in blocks if block.type == "list_item"] == ["1.", "2.", "3."]


def test_an_indented_line_at_a_columns_foot_is_no_part_of_the_item_above() -> None:
    made = Setter("indent")
    _around(made, 0)
    made.foot = made.y + 4.5 * PITCH
    made.bullet("One line only, and it ends here.")
    made.lines("Then the members of the council turned to the budget and asked what had", x=LEFT + 18)
    made.foot = FOOT
    made.turn().lines("become of it in the years between.")
    _around(made, 30)
    texts = _texts(made)
    assert "One line only, and it ends here." in texts
    assert any(text.startswith("Then the members") and text.endswith("years between.") for text in texts)


def test_a_line_of_text_right_above_a_table_is_none_of_its_cells() -> None:
    made = Setter("gap")
    _around(made, 0, 3)
    made.lines(
        "The members of the working group spoke of interpreters in most of the",
        "proceedings, as the years had shown.",
        space=7,
    )
    made.y += PITCH
    made.put("Table: what was named most by all the groups", LEFT, made.y, size=8)
    rules = [made.y + 3]
    for left, right in (("Subject", "Named by"), ("Trust between offices", "87 %"), ("Wages", "21 %")):
        made.y += 16
        made.put(left, LEFT, made.y).put(right, LEFT + 150, made.y)
        rules.append(made.y + 4)
    for height in rules:
        made.shapes[made.page].append(Shape("rule", (LEFT, height, LEFT + 440, height)))
    made.y += 14
    _around(made, 20, 4)
    texts = [text for kind, text in made.blocks() if kind == "paragraph"]
    assert any(text.endswith("in most of the proceedings, as the years had shown.") for text in texts)


def test_justified_lines_beside_a_picture_end_at_an_edge_of_their_own() -> None:
    made = Setter("gap")
    for _ in range(8):
        made.lines(*(_filled(f"They said it {n} times and more", FULL)[:-1] + "s" for n in range(3)), space=7)
        made.lines("and in the end they agreed.")
    made.lines(_filled("The members of the council spoke of", 60), space=7)
    made.lines(_filled("Nobody had asked them for it, and", 60))
    made.lines("Inspectors took notes of all that was said, and of what was not said by anybody at the time.")
    texts = _texts(made)
    assert any("spoke of" in text and "Nobody had" in text and "Inspectors took" in text for text in texts)


def test_the_pieces_of_a_justified_line_below_a_table_are_none_of_its_cells() -> None:
    made = Setter("gap")
    _around(made, 0, 3)
    rules = []
    made.y += 2 * PITCH
    for left, right in (("Subject", "Named by"), ("Trust between offices", "87 %"), ("Wages", "21 %")):
        rules.append(made.y - 11)
        made.put(left, LEFT + 4, made.y).put(right, LEFT + 250, made.y)
        made.y += 16
    for height in rules:
        made.shapes[made.page].append(Shape("area", (LEFT, height, LEFT + 440, height + 16), 0xEEEEEE))
    made.y += 2
    made.put("– Representatives of the unions", LEFT, made.y).put(
        "spoke of what the recom-", LEFT + 250, made.y
    )
    made.lines("mendations of the year before had come to.", x=LEFT + 12)
    _around(made, 20, 4)
    assert [text for kind, text in made.blocks() if kind == "list_item"] == [
        "Representatives of the unions spoke of what the recom-mendations of the year before had come to."
    ]


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
