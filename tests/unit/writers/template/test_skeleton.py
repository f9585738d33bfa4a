"""The skeleton of the Word document: our styles as a house sets them, and nothing that could hide a word."""

from pathlib import Path

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from reportgen.writers.sheet import PaperSheet, twips
from reportgen.writers.template import skeleton
from reportgen.writers.template.cascade import StyleSheet, name_of
from reportgen.writers.template.theme import OfficeTheme
from reportgen.writers.word import ooxml
from reportgen.writers.word.ooxml import Element, w
from tests import houses

REFERENCE = houses.parts_of(houses.ROOT / "templates" / "reference.docx")["word/styles.xml"]


def made(path: Path, sheet: PaperSheet | None = None) -> Element:
    styles = StyleSheet(ooxml.parse(houses.parts_of(path)["word/styles.xml"]), OfficeTheme())
    return ooxml.parse(skeleton.styles(REFERENCE, styles, sheet))


def style(root: Element, name: str) -> Element:
    return next(it for it in root.iter(w("style")) if name_of(it) == name)


def test_the_untouched_house_gives_our_own_styles() -> None:
    ours, theirs = ooxml.parse(REFERENCE), made(houses.SHIPPED)
    for own in ours.iter(w("style")):
        other = style(theirs, name_of(own))
        for kind in ("pPr", "rPr"):
            mine, its = own.find(w(kind)), other.find(w(kind))
            assert (mine is None) == (its is None)
            assert mine is None or its is None or {it.tag for it in mine} == {it.tag for it in its}


def test_a_base_that_we_do_not_have_is_taken_into_the_style(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        base = document.styles.add_style("House Heading", WD_STYLE_TYPE.PARAGRAPH)
        base.font.size = Pt(27)
        base.base_style = document.styles["Normal"]
        own = document.styles["Heading 2"]
        own.base_style = base
        own.font.size = None

    root = made(houses.changed(tmp_path / "house.docx", change))
    heading = style(root, "heading 2")
    assert heading.find(f"{w('rPr')}/{w('sz')}").get(w("val")) == "54"  # type: ignore[union-attr]
    assert heading.find(w("basedOn")).get(w("val")) == "Normal"  # type: ignore[union-attr]
    assert "House Heading" not in ooxml.serialize(root).decode()


def test_no_style_can_hide_or_change_words(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        font = document.styles["Body Text"].font
        font.hidden, font.all_caps, font.strike = True, True, True

    body = style(made(houses.changed(tmp_path / "house.docx", change)), "body text")
    assert not [it.tag for it in body.iter() if it.tag in (w("vanish"), w("caps"), w("strike"))]


def test_lists_outlines_and_frames_stay_ours(tmp_path: Path) -> None:
    path = houses.changed(tmp_path / "house.docx", lambda document: None)
    parts = houses.parts_of(path)
    renumbered = parts["word/styles.xml"].replace(b'<w:numId w:val="1"/>', b'<w:numId w:val="77"/>')
    root = made(houses.write(path, parts | {"word/styles.xml": renumbered}))
    numbers = {it.get(w("val")) for it in style(root, "list bullet").iter(w("numId"))}
    assert numbers == {"1"}
    assert style(root, "heading 1").find(f"{w('pPr')}/{w('outlineLvl')}") is not None
    assert style(root, "source reference").find(f"{w('pPr')}/{w('framePr')}") is not None


def test_tabs_at_the_right_stand_at_the_edge_of_the_text() -> None:
    root = made(houses.SHIPPED, PaperSheet(148, 210, 106, 16, 20, 22, framed=True))
    for name in ("toc 1", "header", "footer"):
        assert [it.get(w("pos")) for it in style(root, name).iter(w("tab"))] == [str(twips(106))]


def test_what_is_formatted_by_hand_is_named(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.paragraphs[3].runs[0].font.size = Pt(40)

    path = houses.changed(tmp_path / "house.docx", change)
    document = ooxml.parse(houses.parts_of(path)["word/document.xml"])
    assert [what for what, _, _ in skeleton.direct_formatting(document)] == ["the size"]
    untouched = ooxml.parse(houses.parts_of(houses.SHIPPED)["word/document.xml"])
    assert list(skeleton.direct_formatting(untouched)) == []
