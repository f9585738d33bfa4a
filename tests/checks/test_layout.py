"""The layout of the rendered PDF: each fault is found on its page, and good pages are silent."""

import pytest

from reportgen.checks.finding import Finding
from reportgen.checks.layout import layout
from reportgen.model.document import Page

from .proofs import EDGE, FOOT, LEFT, PITCH, WIDTH, Sheet, line, reading, tag


def found(*sheets: Sheet | Page, warnings: tuple[str, ...] = ()) -> list[Finding]:
    return list(layout(reading(*sheets), "x.pdf", warnings))


def codes(*sheets: Sheet | Page) -> list[tuple[str, int | None]]:
    return [(it.code, it.page) for it in found(*sheets)]


def chapter() -> Sheet:
    return Sheet().add("H2", "Africa Priorities")


def test_good_pages_are_silent() -> None:
    middle = Sheet().paragraph(4).add("H3", "Priority Actions", path=("Sect",)).filled()
    table = Sheet().cells("Theme", "Priority", roles="TH").cells("Wages", "4").filled()
    assert codes(chapter().filled(), middle, table, Sheet().paragraph(6), chapter()) == []


def test_a_heading_at_the_foot_is_found_with_the_one_above_it() -> None:
    alone = chapter().filled(FOOT - 2 * PITCH).add("H3", "Caribbean").add("H4", "Priority Actions")
    one = found(alone, Sheet().paragraph(6))
    assert [(it.code, it.severity, it.page) for it in one] == [("check-stranded-heading", "warning", 2)]
    assert "“Caribbean”" in one[0].message
    assert one[0].bbox is not None and one[0].bbox[1] > FOOT - 3 * PITCH


def test_a_heading_whose_text_follows_or_that_ends_the_chapter_is_silent() -> None:
    assert codes(chapter().filled(FOOT - PITCH).add("H3", "Actions").paragraph(2), chapter()) == []
    assert codes(chapter().filled(FOOT - PITCH).add("H3", "Actions"), chapter().filled()) == []


def test_heads_of_a_table_at_the_foot_are_found() -> None:
    heads = chapter().filled(FOOT - 2 * PITCH).cells("Theme", "Priority", roles="TH")
    body = Sheet().cells("Wages", "4").filled()
    assert codes(heads, body) == [("check-stranded-heading", 2)]
    with_row = chapter().filled(FOOT - 2 * PITCH).cells("Theme", "Priority", roles="TH").cells("Wages", "4")
    assert codes(with_row, body) == []


def test_a_lone_line_at_the_foot_or_the_top_is_noted() -> None:
    opening = "Members asked that wages be paid on the day they are earned,"
    orphan = chapter().filled(FOOT - PITCH).add("P", opening)
    assert codes(orphan, Sheet().paragraph(4)) == [("check-orphan", 2)]
    cut = chapter().filled(FOOT - 3 * PITCH).add("P", opening, opening, opening)
    assert codes(cut, Sheet().paragraph(1).paragraph(6)) == [("check-widow", 3)]
    assert codes(cut, Sheet().paragraph(2).paragraph(6)) == []
    bullet = chapter().filled(FOOT - 3 * PITCH)
    bullet.lines.append(line("•", bullet.at, LEFT - 16, LEFT - 12, tag("Lbl", "L", "LI")))
    assert codes(bullet.add("P", opening, opening), Sheet().paragraph(4)) == []
    ended = chapter().filled(FOOT - PITCH).add("P", "A paragraph of one line that ends here, as it should.")
    assert codes(ended, Sheet().paragraph(4)) == []


def test_a_nearly_empty_page_is_noted() -> None:
    assert codes(chapter().filled(), Sheet().paragraph(2), chapter()) == [("check-near-empty-page", 3)]
    assert codes(chapter().filled(), Sheet().paragraph(2)) == [("check-near-empty-page", 3)]
    assert codes(chapter().filled(), Sheet().paragraph(5), chapter()) == []
    assert codes(chapter(), chapter()) == []
    gap = found(chapter().filled(), Sheet().paragraph(9), Sheet().paragraph(9))
    assert [(it.code, it.page) for it in gap] == [("check-near-empty-page", 3)]
    assert "the chapter goes on" in gap[0].message
    assert codes(chapter().filled(), Sheet(), Sheet().paragraph(9)) == [("check-empty-page", 3)]


def test_lines_that_are_too_wide_are_found() -> None:
    assert codes(chapter().add("P", "A line", x1=EDGE + 20).paragraph(5)) == [("check-overflow", 2)]
    assert codes(chapter().add("P", "A line", x1=WIDTH - 2).paragraph(5)) == [("check-overflow", 2)]
    reference = chapter().paragraph(5)
    reference.lines.append(line("pp. 16–17", reference.at - PITCH, EDGE + 18, EDGE + 48, tag("P")))
    assert codes(reference) == []
    wide_table = chapter()
    wide_table.lines.append(
        line("a cell in the margin", 200.0, EDGE - 40, EDGE + 60, tag("TD", "Table", "TR"))
    )
    assert codes(wide_table) == []
    wide_table.lines.append(
        line("a cell at the edge of the sheet", 220.0, EDGE - 40, WIDTH - 30, tag("TD", "Table", "TR"))
    )
    assert codes(wide_table) == [("check-overflow", 2)]
    chart = chapter()
    for at, words, role in ((150.0, "Themes by forums", "P"), (164.0, "By one forum only", "Figure")):
        chart.lines.append(line(words, at, EDGE - 40, EDGE + 60, tag(role, "Sect", "Div", "Div")))
    assert codes(chart) == []
    chart.lines[-1] = line("By one forum only", 164.0, EDGE - 40, EDGE + 60, tag("P", "Sect", "Div", "Div"))
    assert codes(chart) == [("check-overflow", 2), ("check-overflow", 2)]


def test_words_that_nobody_sees_are_found() -> None:
    page = chapter().paragraph(5).page(2)
    cut = page._replace(hidden=(line("off the sheet", 300.0, WIDTH + 5, WIDTH + 60),))
    assert codes(cut) == [("check-overflow", 2)]


def test_lines_over_each_other_are_found() -> None:
    sheet = chapter().paragraph(3)
    sheet.lines.append(line("over it", sheet.at - PITCH + 1.0, LEFT + 40, LEFT + 90, tag("P")))
    one = found(sheet)
    assert [it.code for it in one] == ["check-overlap"] and "over it" in one[0].message


@pytest.mark.parametrize(
    ("sign", "is_found"), [("\ufffd", True), ("\ue001", True), ("é", False), ("☃", False)]
)
def test_signs_without_meaning(sign: str, is_found: bool) -> None:
    expected = [("check-glyph", 2)] if is_found else []
    assert codes(chapter().add("P", f"one {sign} two", f"three {sign} four").paragraph(4)) == expected


def test_what_the_renderer_could_not_draw_is_found_on_its_page() -> None:
    warning = '.notdef glyph rendered for Unicode string unsupported by fonts: "漢" (U+6F22)'
    one = found(
        chapter().filled(), Sheet().add("P", "a 漢 b").paragraph(5), warnings=(warning, "logo not found")
    )
    assert [(it.code, it.page) for it in one] == [("check-glyph", 3)]
    assert "U+6F22" in one[0].message
