"""A remark says what, where and what to do, for people in one line and for programs in fields."""

import pytest

from reportgen.model.diagnostics import Diagnostic
from reportgen.model.provenance import Evidence, Locator, ParagraphEvidence

BOX = (72.0, 100.0, 300.0, 112.0)


@pytest.mark.parametrize(
    ("remark", "line"),
    [
        (
            Diagnostic("question", "page-join", "The page ends.", "look at it", "a.pdf", 4),
            "a.pdf:4: question[page-join]: The page ends; look at it",
        ),
        (
            Diagnostic("warning", "no-date", "no date", file="a.docx", paragraph=41),
            "a.docx:¶41: warning[no-date]: no date",
        ),
        (Diagnostic("note", "set-up", "slow"), "edition: note[set-up]: slow"),
    ],
)
def test_people_read_one_line(remark: Diagnostic, line: str) -> None:
    assert str(remark) == line


def test_programs_read_fields_and_a_paragraph_only_where_it_is_about_one() -> None:
    plain = Diagnostic("note", "set-up", "slow", page=2, bbox=BOX).plain()
    assert (plain["page"], plain["bbox"]) == (2, list(BOX))
    assert "paragraph" not in plain
    assert Diagnostic("note", "set-up", "slow", paragraph=7).plain()["paragraph"] == 7


def test_its_place_is_a_box_a_paragraph_or_none() -> None:
    assert Diagnostic("note", "x", "y", page=2, bbox=BOX).evidence == Evidence(2, BOX)
    assert Diagnostic("note", "x", "y", page=2, paragraph=7).evidence == ParagraphEvidence(7, 2)
    assert Diagnostic("note", "x", "y", page=2).evidence is None
    assert Diagnostic("note", "x", "y", page=2, paragraph=7).where == Locator(2, 7)
