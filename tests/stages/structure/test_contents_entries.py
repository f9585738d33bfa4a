"""Entries of a table of contents: title and page, told from the line's end, whatever stands between."""

import pytest

from reportgen.stages.structure.contents_entries import alone, before, behind, fold_title, parse_entry, rises
from tests.stages.trees import LEFT, Setter, prose

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


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Introduction ........ 3", ("Introduction", "3")),
        ("2. Ports and crews\t12", ("2. Ports and crews", "12")),
        ("Foreword . . . . iv", ("Foreword", "iv")),
        ("Wages in 2021", None),  # the year is no page: four figures
        ("12", None),
        ("No number at all", None),
    ],
)
def test_an_entry_is_a_title_and_the_number_at_its_end(text: str, entry: tuple[str, str] | None) -> None:
    assert parse_entry(text) == entry


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ports / 4", ("Ports", "4")),
        ("Ports, p. 4", ("Ports", "4")),
        ("Ports | 4", ("Ports", "4")),
        ("p. 4", None),
    ],
)
def test_on_a_titled_page_other_signs_part_title_and_number(text: str, told: tuple[str, str] | None) -> None:
    assert behind(text) == told


def test_a_number_may_stand_before_its_title_or_alone() -> None:
    assert before("4 | Ports") == ("Ports", "4")
    assert [alone(text) for text in ("p. 12", "xii", "Page 3", "Ports")] == ["12", "xii", "3", None]


def test_titles_are_compared_without_number_case_and_punctuation() -> None:
    assert fold_title("2.1 “Ports”, and Crews") == fold_title("PORTS AND CREWS") == "ports and crews"


def test_page_numbers_rise_over_a_table_of_contents() -> None:
    assert rises(["1", "3", "3", "9"])
    assert not rises(["9", "2", "8", "1"])
    assert not rises(["4"])


def test_a_page_of_prose_whose_heading_ends_in_contents_is_none() -> None:
    """The last word of a heading may be set in another size, and figures of a chart look like entries."""
    made = Setter()
    made.put("Forum Report", 150, 200, size=30)
    made.turn()
    made.put("HOW WE CHOOSE", LEFT, 90, size=20)
    made.put("CONTENT", LEFT + 150, 90, size=11)
    made.y = 110
    for rank, place in enumerate(("Valletta", "Piraeus", "Trieste", "Marseille"), 1):
        made.step(20)
        made.put(f"{rank} {place}", LEFT, made.y)
    wanted = [prose(part, 4) for part in range(4)]
    for text in wanted:
        made.paragraph(text)
    blocks = made.blocks()
    assert "contents" not in [kind for kind, _ in blocks]
    assert [text for kind, text in blocks if kind == "paragraph" and len(text) > 80] == wanted


def test_dots_may_touch_the_number() -> None:
    assert parse_entry("XVII. Fund Timeline........16") == ("XVII. Fund Timeline", "16")
    assert parse_entry("See section 3.16") is None


def test_a_range_of_pages_is_a_page_label() -> None:
    assert behind("Background 5-11") == ("Background", "5-11")
    assert behind("Executive Summary 4 -5") == ("Executive Summary", "4 -5")
    assert behind("Plans for 2013-2016 24") == ("Plans for 2013-2016", "24")
    assert rises(["4 -5", "5-11", "12"])
