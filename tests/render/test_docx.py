"""The DOCX as a file: validity, real styles, contents, header and footer, properties, LibreOffice."""

import io
import os
import re
import runpy
import subprocess
import zipfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import docx
import docx.shared
import pikepdf
import pypdfium2
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from reportgen.errors import RenderError
from reportgen.writers.word import docx as writer
from tests import compilations
from tests.render.conftest import Outputs


def opened(outputs: Outputs) -> Document:
    """The document as python-docx sees it."""
    return docx.Document(io.BytesIO(outputs.docx))


def test_conforms_to_open_xml(outputs: Outputs, tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    path.write_bytes(outputs.docx)
    result = OpenXmlValidator().validate(str(path))
    assert result.is_valid, [str(it) for it in result.errors]


def test_uses_words_own_styles(realistic: Outputs) -> None:
    styles = Counter(it.style.name for it in opened(realistic).paragraphs)
    reports = realistic.compilation.reports
    bullets = [it for r in reports for s in r.sections for it in s.items if it.kind == "bullet"]
    assert styles["Title"] == styles["Subtitle"] == 1
    assert styles["Heading 1"] == len(reports) + 3  # introduction, glance, chapters, sources
    assert styles["List Bullet"] == sum(it.level == 1 for it in bullets)
    assert styles["List Bullet 2"] == sum(it.level == 2 for it in bullets)
    assert styles["Heading 3"] == 6  # sections of sub-regions
    assert styles["toc 1"] == len(reports) + 3
    assert styles["toc 2"] == len(compilations.SUBREGIONS)
    assert styles["Source Reference"] == sum(len(s.items) for r in reports for s in r.sections)


def test_every_style_that_is_used_is_defined(outputs: Outputs) -> None:
    for content in (outputs.docx, outputs.companion_docx):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            texts = {
                name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")
            }
        defined = set(re.findall(r'w:styleId="([^"]+)"', texts.pop("word/styles.xml")))
        used = {it for text in texts.values() for it in re.findall(r'<w:[prt]\w*Style w:val="([^"]+)"', text)}
        assert len(used) > 5
        assert used - defined == set()


def test_heading_levels_never_skip(outputs: Outputs) -> None:
    levels = [
        int(it.style.name[-1]) for it in opened(outputs).paragraphs if it.style.name.startswith("Heading ")
    ]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_bullets_are_numbered_lists_of_word(realistic: Outputs) -> None:
    styles = opened(realistic).styles
    for name, level in (("List Bullet", "0"), ("List Bullet 2", "1")):
        numbering = styles[name].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        assert numbering.find(qn("w:numId")).get(qn("w:val")) == "1"
        assert numbering.find(qn("w:ilvl")).get(qn("w:val")) == level


def test_contents_lead_to_headings(outputs: Outputs) -> None:
    document = opened(outputs)
    lines = [it for it in document.paragraphs if it.style.name.startswith("toc ")]
    headings = {it.get(qn("w:name")): it.getparent() for it in document.element.iter(qn("w:bookmarkStart"))}
    assert len(lines) >= 3
    for line in lines:
        link = line._p.find(qn("w:hyperlink"))
        bookmark = link.get(qn("w:anchor"))
        words = "".join(it.text or "" for it in headings[bookmark].iter(qn("w:t")))
        shown = "".join(it.text for it in link.iter(qn("w:t")))
        assert re.fullmatch(re.escape(words) + r"\d+", shown)
        assert f" PAGEREF {bookmark} " in "".join(it.text for it in link.iter(qn("w:instrText")))


def test_header_footer_and_properties(realistic: Outputs) -> None:
    document = opened(realistic)
    section = document.sections[0]
    fields = "".join(it.text for it in section.footer._element.iter(qn("w:instrText")))
    assert "PAGE" in fields
    assert "NUMPAGES" in fields
    assert 'STYLEREF "heading 1"' in "".join(
        it.text for it in section.header._element.iter(qn("w:instrText"))
    )
    described = [it.get("descr") for it in section.footer._element.iter(qn("wp:docPr"))]
    assert described == ["Sponsor One", "Logo: The Organizer"]
    assert "Sponsor Two" in "".join(it.text for it in section.footer.paragraphs)
    properties = document.core_properties
    assert properties.title == "Global Forum – 2031 Regional Priorities"
    assert properties.language == "en"
    assert properties.author == "The Organizer"
    with zipfile.ZipFile(io.BytesIO(realistic.docx)) as archive:
        assert b"created" not in archive.read("docProps/core.xml")
        assert {it.date_time for it in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_pictures_have_alternative_texts(realistic: Outputs) -> None:
    band, *pictures = opened(realistic).element.iter(qn("wp:docPr"))
    assert [it.get("val") for it in band.iter("{*}decorative")] == ["1"]  # of colours, which say nothing
    described = [it.get("descr") for it in pictures]
    assert all(described)
    assert described[:2] == ["Sponsor One", "Logo: The Organizer"]  # then the charts


def test_tables_repeat_their_header(hostile: Outputs) -> None:
    tables = opened(hostile).tables
    assert len(tables) == 2
    for table in tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert [it.text for it in tables[0].rows[2].cells] == ["B", "2"]  # where it stood


def test_no_live_field_or_link_from_text(hostile: Outputs) -> None:
    document = opened(hostile)
    fields = [it.text.split()[0] for it in document.element.iter(qn("w:instrText"))]
    assert set(fields) == {"TOC", "PAGEREF"}
    targets = [it.target_ref for it in document.part.rels.values() if it.is_external]
    assert targets == []


def test_letter_keeps_the_measure(assets: Path) -> None:
    content = writer.render(compilations.hostile(), assets, "Letter")
    section = docx.Document(io.BytesIO(content)).sections[0]
    assert (section.page_width.inches, section.page_height.inches) == (8.5, 11)
    measure = section.page_width - section.left_margin - section.right_margin
    assert round(docx.shared.Emu(measure).mm) == 124


def test_unknown_sheet_is_one_clear_line(assets: Path) -> None:
    with pytest.raises(RenderError, match="page size 'A3' is unknown; use A4 or Letter"):
        writer.render(compilations.hostile(), assets, "A3")


def test_libreoffice_shows_the_pages_that_the_contents_name(
    realistic: Outputs, soffice: Path, tmp_path: Path
) -> None:
    (tmp_path / "out.docx").write_bytes(realistic.docx)
    subprocess.run(
        [
            str(soffice),
            f"-env:UserInstallation=file://{tmp_path / 'profile'}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "out.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pages = [it.get_textpage().get_text_range() for it in pypdfium2.PdfDocument(tmp_path / "out.pdf")]
    assert "Contents" in pages[1]
    for report in realistic.compilation.reports[:4]:
        number = int(re.search(re.escape(report.heading) + r"\s*(\d+)", pages[1])[1])  # type: ignore[index]
        assert report.heading in pages[number - 1]
        assert report.heading not in pages[number - 2] or number == 3


def test_libreoffice_draws_the_faces_that_lie_in_the_document(
    realistic: Outputs, soffice: Path, tmp_path: Path
) -> None:
    (tmp_path / "out.docx").write_bytes(realistic.docx)
    (tmp_path / "fonts.conf").write_text(  # a machine with nothing of ours
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f"<dir>/usr/share/fonts</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>",
        "utf-8",
    )
    subprocess.run(
        [
            *(str(soffice), f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless"),
            *("--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "out.docx")),
        ],
        check=True,
        capture_output=True,
        timeout=180,
        env={**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
    )
    with pikepdf.open(tmp_path / "out.pdf") as shown:
        drawn = {
            str(face["/BaseFont"]).partition("+")[2]
            for page in shown.pages
            for face in page.get("/Resources", {}).get("/Font", {}).values()
        }
    assert {
        "SourceSerif4-Regular",
        "SourceSerif4-Bold",
        "SourceSans3-Regular",
        "SourceSans3-SemiBold",
    } <= drawn


def test_the_reference_document_is_current(root: Path) -> None:
    made = runpy.run_path(str(root / "tools" / "make_reference_docx.py"))["build"]()
    assert (root / "templates" / "reference.docx").read_bytes() == made, (
        "run: python tools/make_reference_docx.py"
    )


def test_the_reference_document_is_worth_opening(root: Path, tmp_path: Path) -> None:
    path = root / "templates" / "reference.docx"
    assert OpenXmlValidator().validate(str(path)).is_valid
    shown = [it.style.name for it in docx.Document(str(path)).paragraphs]
    assert shown[:3] == ["Series", "Title", "Subtitle"]
    assert {
        "Heading 1",
        "Heading 2",
        "Heading 3",
        "Body Text",
        "First Paragraph",
        "List Bullet",
        "Caption",
    } <= set(shown)
