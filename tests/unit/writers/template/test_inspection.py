"""What a designer should look at is said in plain words; a house that is in order is silent."""

from collections.abc import Callable
from pathlib import Path

import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from reportgen.writers.template import inspection, reading
from tests import houses


def delete_facts(document: Document) -> None:
    document.styles["Facts"].delete()


def pale(document: Document) -> None:
    document.styles["Facts"].font.color.rgb = RGBColor(0xBB, 0xBB, 0xBB)


def by_hand(document: Document) -> None:
    document.paragraphs[2].runs[0].font.color.rgb = RGBColor(0xAA, 0, 0)


def lonely(document: Document) -> None:
    document.styles["Heading 2"].paragraph_format.keep_with_next = False


def hidden(document: Document) -> None:
    document.styles["Strong"].font.hidden = True


def capitals(document: Document) -> None:
    document.styles["Heading 3"].font.small_caps = True


def tiny(document: Document) -> None:
    document.styles["Body Text"].font.size = Pt(6)


def cut_off(document: Document) -> None:
    document.styles["Body Text"].paragraph_format.line_spacing = Pt(9)


def face_of_the_theme(document: Document) -> None:
    fonts = document.styles["Title"].element.rPr.rFonts
    fonts.set(qn("w:asciiTheme"), "minorHAnsi")
    fonts.set(qn("w:ascii"), "Arial")


def stale(document: Document) -> None:
    document.styles["Facts"].element.rPr.find(qn("w:color")).set(qn("w:themeColor"), "accent1")


SAID: dict[Callable[[Document], None], str] = {
    delete_facts: "the style “Facts” (dates and figures under a chapter's heading) is missing",
    pale: "#bbbbbb on white is hard to read",
    by_hand: "is set on the words, which nothing takes over",
    lonely: "“heading 2” may stand alone at the foot of a page",
    hidden: "“Strong” hides its text",
    capitals: "“heading 3” shows small letters as capitals",
    tiny: "“Body Text” is 6 pt: hard to read",
    cut_off: "lines of 9 pt cut off letters of 10.5 pt",
    face_of_the_theme: "names the face Arial, but the theme's Source Serif 4 wins",
    stale: "has the theme's colour #a8431b and says #5c5c5c beside it",
}


@pytest.mark.parametrize("change", SAID, ids=lambda change: change.__name__)
def test_what_to_look_at_is_said(change: Callable[[Document], None], tmp_path: Path) -> None:
    findings = reading.read(houses.changed(tmp_path / "house.docx", change)).findings
    assert len(findings) == 1
    assert SAID[change] in findings[0]


def test_many_passages_by_hand_are_counted(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        for paragraph in document.paragraphs[:12]:
            for run in paragraph.runs:
                run.font.size = Pt(20)

    findings = reading.read(houses.changed(tmp_path / "house.docx", change)).findings
    assert len(findings) == 6
    assert "more passages are formatted by hand" in findings[-1]


def test_findings_pass_between_processes() -> None:
    assert inspection.load(inspection.dump("{}", ("a", "b"))) == ("{}", ("a", "b"))
