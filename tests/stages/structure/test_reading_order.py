"""Reading order: columns, headings across them, contents pages, what stands beside the text."""

import pytest

from reportgen.model.document import Bookmark, Line, Shape
from reportgen.stages.structure import pieces
from tests.stages.trees import BOLD, HEIGHT, LEFT, PITCH, Setter, line, prose, runs, wrapped

COLUMN, SECOND = 222.0, 318.0
"""Width of a column and left edge of the second, points; the gutter is 24 points wide."""


def _columns(pages: int = 4, foot: float = 700) -> tuple[Setter, list[str]]:
    """Paragraphs that flow through two columns a page."""
    made = Setter("indent", foot=foot)
    wanted = []
    number = 0
    rows: list[tuple[str, float]] = []
    per_column = int((foot - made.top) / PITCH) + 1
    while len(rows) < pages * 2 * per_column:
        wanted.append(prose(number, 4))
        for at, words in enumerate(wrapped(wanted[-1], COLUMN, first=15)):
            rows.append((words, 15.0 if at == 0 else 0.0))
        number += 1
    for at, (words, move) in enumerate(rows):
        page, rest = divmod(at, 2 * per_column)
        side, row = divmod(rest, per_column)
        made.page = page + 1
        made.put(words, (LEFT, SECOND)[side] + move, made.top + row * PITCH)
    return made, wanted


def test_two_columns_are_read_one_after_the_other() -> None:
    made, wanted = _columns()
    assert [text for _, text in made.blocks()] == wanted


def test_paragraphs_over_columns_have_evidence_in_both() -> None:
    made, _ = _columns()
    first = next(block for block in made.document().blocks if len(block.evidence) > 1)
    left, right = first.evidence[:2]
    assert left.page == right.page == 1
    assert left.bbox[0] < SECOND <= right.bbox[0]


def test_list_markers_of_the_second_column_stay_with_their_entries() -> None:
    """The space behind the markers is no gutter, however far they stand from the text."""
    made = Setter()
    left = [prose(number, 3) for number in range(3)]
    entries = [prose(10 + number, 3) for number in range(5)]
    for x, indent, texts in ((LEFT, 0.0, left), (SECOND, 13.0, entries)):
        y = made.top + indent / 2
        for text in texts:
            if indent:
                made.put("–", x, y)
            for words in wrapped(text, COLUMN - indent):
                made.put(words, x + indent, y)
                y += PITCH
            y += PITCH if indent else 5 * PITCH
    assert [text for _, text in made.blocks()] == [*left, *entries]


def test_columns_whose_lines_are_level_here_and_there_are_no_table() -> None:
    """Every other line of the left column is just level enough with one of the right to pass for a row."""
    left = (
        "Ports were asked to pay crews",
        "on the day on which they land, and courts",
        "to hear those who were cheated within",
        "the season, so that nobody has to travel",
        "back without the wages that",
        "were promised when they came.",
    )
    made, right = Setter(), prose(0, 4)
    made.put("OVERVIEW", LEFT, made.top, face=BOLD)
    for row, words in enumerate(left):
        made.put(words, LEFT, made.top + 16.9 + row * PITCH + 0.2 * (row % 2))
    for row, words in enumerate(wrapped(right, COLUMN)):
        made.put(words, SECOND, made.top + row * PITCH)
    assert [(block.type, block.text) for block in made.document().blocks] == [
        ("heading", "OVERVIEW"),
        ("paragraph", " ".join(left)),
        ("paragraph", right),
    ]


THEMES = ("Ports", "Courts", "Schools", "Wages", "Media", "Housing")


def test_a_heading_across_both_columns_parts_the_page() -> None:
    """Above it both columns are read to their end, then the heading, then the columns below."""
    made = Setter()
    wanted = []
    for page in range(1, 4):
        made.page = page
        for band, top in enumerate((110.0, 420.0)):
            title = f"{THEMES[2 * page + band - 2]}: what was asked of everyone who came to the forum"
            made.put(title, LEFT, top - 24, size=15)
            wanted.append(title)
            for side, x in enumerate((LEFT, SECOND)):
                text = prose(page * 9 + band * 4 + side, 5)
                for row, words in enumerate(wrapped(text, COLUMN)):
                    made.put(words, x, top + row * PITCH)
                wanted.append(text)
    assert [text for _, text in made.blocks()] == wanted


def test_a_pull_quote_beside_the_text_is_no_part_of_it() -> None:
    made = Setter()
    for part in range(6):
        made.paragraph(prose(part, 4))
    start = made.y + 30
    text = prose(60, 5)
    narrow = wrapped(text, 300)
    for row, words in enumerate(narrow):
        made.put(words, LEFT, start + row * PITCH)
    for row, words in enumerate(("We were", "asked last", "and paid least.")):
        made.put(words, 410, start + 14 + row * 20, size=14)
    made.y = start + len(narrow) * PITCH
    for part in range(8, 30):
        made.paragraph(prose(part, 4))
    blocks = made.document().blocks
    assert text in [block.text for block in blocks if block.type == "paragraph"]
    assert [block.text for block in blocks if block.type == "aside"] == ["We were asked last and paid least."]


NOTE = "Figures of the port authority, spring session."


def _with_footnote(mark: str) -> Setter:
    made = Setter()
    for part in range(5):
        made.paragraph(prose(part, 4))
    made.step(PITCH + 7)
    before = "Compensation was paid to nine crews"
    raised = [*runs(before, LEFT), *runs(mark, LEFT + 5 * len(before), size=6, rise=4)]
    rest = runs(" and refused to two others in the same port.", raised[-1].x1)
    line = (*raised, *rest)
    made.placed[1].append(Line(line, 1, (LEFT, made.y - 7.6, rest[-1].x1, made.y + 2.4), made.y, 10.0))
    note = [
        *runs(mark, LEFT, size=5, rise=3),
        *runs("Figures of the port authority, spring session.", LEFT + 6, size=8),
    ]
    made.placed[1].append(Line(tuple(note), 1, (LEFT, 674, note[-1].x1, 682), 680.0, 8.0))
    made.turn()
    for part in range(10, 30):
        made.paragraph(prose(part, 4))
    return made


@pytest.mark.parametrize("mark", ["1", "7", "*", "†"])
def test_footnotes_stand_apart_and_their_marks_are_left_out(mark: str) -> None:
    document = _with_footnote(mark).document()
    notes = [block for block in document.blocks if block.type == "footnote"]
    assert [(note.marker, note.text) for note in notes] == [
        (mark, "Figures of the port authority, spring session.")
    ]
    wanted = "Compensation was paid to nine crews and refused to two others in the same port."
    assert wanted in [block.text for block in document.blocks if block.type == "paragraph"]


CONTENTS = (
    ("Introduction", 3), ("Day One: Ports", 4), ("Overview", 4), ("African Priorities", 6),
    ("Priority Actions for Governments", 6), ("Next Steps", 8),
)  # fmt: skip


@pytest.mark.parametrize("leader", [" . . . . . . . . . ", "........", " "])
def test_contents_entries_are_no_headings(leader: str) -> None:
    made = Setter()
    made.put("Forum Report", 150, 200, size=30)
    made.turn()
    made.heading("Table of Contents", size=18)
    for title, page in CONTENTS:
        made.step(20)
        made.put(f"{title}{leader}{page}" if leader != " " else title, LEFT, made.y, size=10)
        if leader == " ":
            made.put(str(page), 530, made.y)
    for title, page in CONTENTS:
        while made.page < page:
            made.turn()
        made.heading(title, size=18 if ":" in title or "Priorities" in title else 14)
        for part in range(5):
            made.paragraph(prose(page * 7 + part, 4))
    document = made.document()
    headings = [(block.evidence[0].page, block.text) for block in document.blocks if block.type == "heading"]
    assert {text for page, text in headings if page == 2} <= {"Table of Contents"}
    assert [text for page, text in headings if page > 2] == [title for title, _ in CONTENTS]


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


def test_a_table_is_kept_out_of_the_text() -> None:
    made = Setter()
    for part in range(4):
        made.paragraph(prose(part, 4))
    rows = (
        ("Country", "Registered", "Participated"),
        ("Kenya", "14", "11"),
        ("Ghana", "9", "8"),
        ("Peru", "7", "2"),
    )
    made.y += 20
    for row in rows:
        made.y += 18
        for x, cell in zip((LEFT, 250, 400), row, strict=True):
            made.put(cell, x, made.y)
        made.shapes[1].append(Shape("rule", (LEFT, made.y + 5, 540, made.y + 5.5), 0))
    made.y += 20
    for part in range(10, 20):
        made.paragraph(prose(part, 4))
    document = made.document()
    tables = [block for block in document.blocks if block.type == "table"]
    assert [table.rows for table in tables] == [rows]
    assert "Kenya" not in " ".join(block.text for block in document.blocks if block.type == "paragraph")


def test_an_empty_page_between_others_is_counted() -> None:
    made = Setter()
    for part in range(10):
        made.paragraph(prose(part, 4))
    made.turn().turn()
    for part in range(10, 20):
        made.paragraph(prose(part, 4))
    document = made.document()
    assert document.source.pages == len(document.pages) == made.page
    assert all(page.height == HEIGHT for page in document.pages)


def test_a_word_alone_in_the_second_column_of_a_short_page_comes_last() -> None:
    """Other pages show where the columns stand; the last page is balanced, and ends in a single word."""
    made, _ = _columns()
    made.page += 1
    made.put("wall between the inspection of labor and immi-", LEFT, made.top)
    made.put("tion control, before the cycle", LEFT, made.top + PITCH).put("begins.", SECOND, made.top)
    texts = [text for _, text in made.blocks()]
    assert any(text.endswith("before the cycle begins.") for text in texts)


def test_a_heading_below_two_balanced_columns_comes_after_both() -> None:
    made, _ = _columns(3)
    made.page += 1
    left = [prose(900 + number, 2) for number in range(3)]
    right = [prose(930 + number, 2) for number in range(3)]
    ends = []
    for x, texts in ((LEFT, left), (SECOND, right)):
        y = made.top
        for text in texts:
            for at, words in enumerate(wrapped(text, COLUMN, first=15)):
                made.put(words, x + (15 if at == 0 else 0), y)
                y += PITCH
        ends.append(y)
    made.put("What comes next", LEFT, max(ends) + 2 * PITCH, size=14, face=BOLD)
    texts = [text for _, text in made.blocks()]
    assert texts[-1] == "What comes next"
    assert texts[-7:-1] == [*left, *right]


def test_words_of_a_stretched_line_are_one_line() -> None:
    """In a narrow justified column the spaces of a line are as wide as gutters, and all equally wide."""
    cut = [line(word, x, 100) for word, x in (("mandatory", 72), ("due", 132), ("diligence", 162))]
    beside = [line("on the left of the next", 318, 100), line("column", 470, 100)]
    assert [it.text for it in pieces.whole([*cut, *beside])] == [
        "mandatory due diligence",
        "on the left of the next",
        "column",
    ]


def test_single_words_of_three_columns_stay_apart() -> None:
    last = [line(word, x, 100) for word, x in (("migrate.", 72), ("there.", 230), ("agreed.", 400))]
    assert list(pieces.whole(last)) == last
