"""A sign that no face has is named with the report and page on which it stands."""

from dataclasses import replace

from reportgen.model.compilation import Compilation
from reportgen.writers.print import missing_signs
from tests import compilations

SAID = '.notdef glyph rendered for Unicode string unsupported by fonts: "漢" (U+6F22)'


def compilation_with(text: str) -> Compilation:
    report = compilations.report(0)
    item = replace(report.sections[1].items[0], text=text)
    section = replace(report.sections[1], items=(item,))
    return Compilation(compilations.EDITION, (replace(report, sections=(section,)), compilations.report(1)))


def test_report_page_and_sign_are_named_and_what_the_pdf_loses() -> None:
    found = compilation_with("A 漢 sign")
    page = found.reports[0].sections[0].items[0].evidence[0].page
    [said] = missing_signs.explained([SAID, SAID], found)
    assert f"({found.reports[0].source.file} page {page})" in said
    assert "“漢” (U+6F22)" in said
    assert "PDF/UA" in said


def test_other_warnings_stay_as_they_are() -> None:
    said = "a link leads nowhere"
    assert missing_signs.explained([said], compilation_with("x")) == (said,)


def test_a_sign_of_the_edition_itself_is_found_there() -> None:
    found = compilation_with("x")
    found = replace(found, edition=replace(found.edition, title="漢 title"))
    assert "(edition.toml)" in missing_signs.explained([SAID], found)[0]


def test_the_sign_is_read_from_both_wordings() -> None:
    [said] = missing_signs.explained([SAID], compilation_with("A 漢 sign"))
    assert missing_signs.sign_of(SAID) == missing_signs.sign_of(said) == "漢"
    assert missing_signs.sign_of("logo.png: logo not found") is None
