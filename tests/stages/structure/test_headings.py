"""Headings: what stands out, whole and on a level of its own; emphasis and entries of contents are none."""

import pytest

from reportgen.model.document import Bookmark, Face
from tests.stages.trees import BOLD, LEFT, MEASURE, PITCH, REGULAR, SIZE, Setter, prose, wrapped


def test_headings_in_italics_are_found_beside_emphasis_in_italics() -> None:
    """Emphasis that fills a line of a paragraph is no heading, and no reason against those that are."""
    made = Setter("gap")
    italic = Face("Example-Italic", 400, True, "example")
    titles = [f"What the council of group {number} asks for" for number in range(6)]
    for number, title in enumerate(titles):
        made.step(2 * PITCH)
        made.put(title, made.left, made.y, face=italic)
        made.lines(prose(number)[:80])
        made.step(PITCH)
        made.put("which nobody in the room had expected of them,", made.left, made.y, face=italic)
        made.lines("and which the minutes of the session say twice over.")
        made.paragraph(prose(20 + number, 4))
    assert [text for kind, text in made.blocks() if kind == "heading"] == titles


@pytest.mark.parametrize(
    ("first", "second"),
    [({"color": 0x2040A0}, {"color": 0xE07020}), ({"face": REGULAR}, {"face": BOLD, "color": 0xE07020})],
)
def test_a_heading_of_two_lines_in_two_colours_or_weights_is_one(first: dict, second: dict) -> None:  # type: ignore[type-arg]
    made = Setter()
    for part in range(3):
        made.paragraph(prose(part, 4))
    made.turn().top = 150
    made.put("What we ask of", LEFT, 90, **{"size": 24, "face": BOLD, **first})
    made.put("governments", LEFT, 118, **{"size": 24, "face": BOLD, **second})
    made.paragraph(prose(5, 4))
    assert ("heading", "What we ask of governments") in made.blocks()


def test_two_headings_of_two_colours_that_stand_apart_are_two() -> None:
    made = Setter()
    made.paragraph(prose(1, 4))
    made.turn().top = 150
    made.put("Part two", LEFT, 90, size=16, face=BOLD, color=0x2040A0)
    made.put("Governments", LEFT, 126, size=16, face=BOLD, color=0xE07020)
    made.paragraph(prose(5, 4))
    headings = [text for kind, text in made.blocks() if kind == "heading"]
    assert headings == ["Part two", "Governments"]


def test_levels_are_one_a_style() -> None:
    made = Setter()
    wanted = []
    for chapter in range(4):
        for title, size, level in (
            (f"Chapter {'ABCD'[chapter]}", 20, 1),
            ("Overview", 15, 2),
            ("Workshop", 15, 2),
            ("Recommendations", 12, 3),
        ):
            made.heading(title, size=size)
            wanted.append((title, level))
            made.paragraph(prose(chapter * 5 + size, 4))
    found = [(block.text, block.level) for block in made.document().blocks if block.type == "heading"]
    assert found == wanted


def test_bookmarks_tell_levels_where_styles_do_not() -> None:
    made = Setter()
    wanted = []
    for chapter in range(4):
        for title, level in ((f"Chapter {'ABCD'[chapter]}", 1), (f"Part {'EFGH'[chapter]}", 2)):
            made.heading(title, size=14 if level == 1 else 13.5)
            made.bookmarks.append(Bookmark(title, level, made.page))
            wanted.append((title, level))
            made.paragraph(prose(chapter * 5 + level, 4))
    found = [(block.text, block.level) for block in made.document().blocks if block.type == "heading"]
    assert found == wanted


def test_a_heading_over_two_lines_is_one() -> None:
    made = Setter()
    for chapter in range(3):
        made.heading("Priority Actions Relating to Private Sector", size=16)
        made.step(18)
        made.put(f"and Civil Society Actors {'ABC'[chapter]}", LEFT, made.y, size=16, face=BOLD)
        made.y += 7
        made.paragraph(prose(chapter, 5))
    headings = [text for kind, text in made.blocks() if kind == "heading"]
    assert headings == [
        f"Priority Actions Relating to Private Sector and Civil Society Actors {name}" for name in "ABC"
    ]


def test_a_heading_at_a_pages_foot_is_not_joined_to_the_next_page() -> None:
    made = Setter()
    for part in range(6):
        made.paragraph(prose(part, 4))
    made.y = made.foot - 2.5 * PITCH
    made.heading("Questions and answers", size=12)
    assert made.page == 1
    made.turn()
    text = "experts of three ministries answered the questions that had been sent in before the session."
    made.lines(text)
    for part in range(20, 32):
        made.paragraph(prose(part, 4))
    assert ("heading", "Questions and answers") in made.blocks()
    assert ("paragraph", text) in made.blocks()


def test_bold_headings_of_the_texts_size() -> None:
    made = Setter()
    wanted = []
    for number in range(6):
        wanted.append(f"Panel {number + 1}: The road to the port")
        made.heading(wanted[-1], size=10)
        for part in range(3):
            made.paragraph(prose(number * 4 + part, 4))
    assert [text for kind, text in made.blocks() if kind == "heading"] == wanted


def test_a_bold_opening_of_a_paragraph_is_no_heading() -> None:
    made = Setter()
    for number in range(8):
        made.paragraph(f"**What members want first.** {prose(number, 4)}")
    assert {kind for kind, _ in made.blocks()} == {"paragraph"}


def test_a_heading_over_two_lines_is_one_where_all_lines_stand_far_apart() -> None:
    made = Setter()
    wide, wanted = 1.9 * SIZE, []
    for chapter in range(4):
        wanted.append(f"What members of group {'ABCD'[chapter]} ask of the ministry and of buyers")
        made.step(3 * wide)
        for words in wrapped(wanted[-1], 270, 12):
            made.put(words, LEFT, made.y, size=12, face=BOLD)
            made.step(1.9 * 12)
        made.y += wide - 1.9 * 12
        for words in wrapped(prose(chapter, 5), made.measure):
            made.step(wide)
            made.put(words, LEFT, made.y)
    headings = [text for kind, text in made.blocks() if kind == "heading"]
    assert headings == wanted


def test_a_line_of_emphasis_after_one_that_is_mostly_emphasis_is_no_heading() -> None:
    made = Setter()
    lines = (
        "The ministry answered in writing. **The opinion of the council of elders in the**",
        "**Second Report of the Working Group underlines how the fund and its methods meet**",
        "**every rule of the new act.** Members have kept the letter since then in the minutes.",
    )
    for part in range(4):
        made.paragraph(prose(part, 4))
    made.step(2 * PITCH)
    made.put(lines[0], LEFT, made.y)
    for words in lines[1:]:
        made.step(PITCH)
        made.put(words, LEFT, made.y)
    made.paragraph(prose(9, 4))
    blocks = made.blocks()
    assert "heading" not in [kind for kind, _ in blocks]
    assert ("paragraph", " ".join(lines).replace("**", "")) in blocks


def test_the_bold_opening_of_a_paragraph_at_a_columns_head_is_no_heading() -> None:
    made = Setter()
    opening = (
        "**To restore trust in the forum, its members need to hear all those who are seldom heard, and then"
    )
    first = wrapped(f"{opening} to act on it.** {prose(3, 3)}", MEASURE)
    made.turn()
    for words in first:
        made.step(PITCH)
        made.put(words, LEFT, made.y)
    for part in range(4, 12):
        made.paragraph(prose(part, 4))
    blocks = made.document().blocks
    assert not [block.text for block in blocks if block.type == "heading"]


def test_a_line_of_tall_emphasis_whose_sentence_goes_on_below_is_no_heading() -> None:
    made = Setter("gap")
    for part in range(4):
        made.paragraph(prose(part, 4))
    blue = Face("Other-Bold", 700, False, "other")
    made.step(2 * PITCH)
    full = "Guarantee at all times and in every place a firewall between labor inspection and the police"
    made.put(full, LEFT, made.y, face=blue)
    made.step(1.25 * PITCH)
    made.put("control in all of the ports of the coast.", LEFT, made.y)
    for part in range(10, 14):
        made.paragraph(prose(part, 4))
    assert [text for kind, text in made.blocks() if kind == "heading"] == []
