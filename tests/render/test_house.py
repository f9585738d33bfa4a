"""A changed house changes all three formats, which say the same words; pictures of its pages are kept."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest
from openxml_audit import OpenXmlValidator
from PIL import Image, ImageChops, ImageStat

from reportgen.edition import house
from reportgen.writers.house.values import House
from reportgen.writers.html import pages
from reportgen.writers.print import pdf
from reportgen.writers.word import docx as word
from tests import compilations, editions, houses
from tests.cli.command import reportgen

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "house"
SCALE = 0.6
"""Pixels a point of the kept pictures."""
ALIKE = 4.0
"""Mean difference of two pictures, of 255: what another version of Pango or PDFium draws differently."""
PAGES = {"cover": 0, "contents": 1, "chapter": 4}


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition's folder with logos and a house."""
    folder = compilations.make_logos(tmp_path_factory.mktemp("house"))
    houses.redesigned(folder / "house.docx")
    return folder


@pytest.fixture(scope="module")
def design(assets: Path) -> House:
    """The house."""
    found = house.load(assets)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def printed(assets: Path, design: House) -> bytes:
    """The PDF."""
    return pdf.render(compilations.realistic(), assets, house=design)[0]


def test_the_pdf_has_the_page_and_names_its_block_of_text(printed: bytes) -> None:
    document = pypdfium2.PdfDocument(printed)
    width, height = document[2].get_size()
    assert (round(width), round(height)) == (420, 595)
    left, bottom, right, top = document[2].get_artbox()
    assert (round(left), round(height - top), round(right - left)) == (45, 57, 300)
    assert bottom > 0


def picture(document: pypdfium2.PdfDocument, index: int) -> Image.Image:
    """A page as a small picture."""
    return document[index].render(scale=SCALE).to_pil().convert("RGB")


@pytest.mark.parametrize("name", PAGES)
def test_pages_look_as_they_did(printed: bytes, name: str) -> None:
    kept = Image.open(GOLDEN / f"{name}.png").convert("RGB")
    made = picture(pypdfium2.PdfDocument(printed), PAGES[name])
    assert made.size == kept.size
    difference = ImageStat.Stat(ImageChops.difference(made, kept)).mean
    assert max(difference) < ALIKE, (
        f"look at the page; then: python -m tests.render.test_house ({difference})"
    )


def test_pictures_of_the_usual_look_are_others(assets: Path) -> None:
    usual = pypdfium2.PdfDocument(pdf.render(compilations.realistic(), assets)[0])
    for name, index in PAGES.items():
        kept = Image.open(GOLDEN / f"{name}.png").convert("RGB")
        other = picture(usual, index).resize(kept.size)
        assert max(ImageStat.Stat(ImageChops.difference(other, kept)).mean) > ALIKE


def test_the_word_document_has_styles_page_and_picture(assets: Path, design: House, tmp_path: Path) -> None:
    content = word.render(compilations.realistic(), assets, house=design)
    path = tmp_path / "out.docx"
    path.write_bytes(content)
    result = OpenXmlValidator().validate(str(path))
    assert result.is_valid, [str(it) for it in result.errors]
    document = docx.Document(io.BytesIO(content))
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (148, 210)
    assert (round(section.left_margin.mm), round(section.right_margin.mm)) == (16, 26)
    assert document.styles["Heading 1"].font.size.pt == 22
    assert document.styles["Normal"].font.name == "Source Sans 3"
    heading = next(it for it in document.paragraphs if it.text == compilations.realistic().reports[0].heading)
    assert str(heading.runs[0].font.color.rgb) == houses.ACCENTS[0]
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.read("word/media/cover.png") == houses.picture()


def test_the_web_page_has_colours_sizes_and_the_printed_page(assets: Path, design: House) -> None:
    page = pages.render_web(compilations.realistic(), assets, design)
    usual = pages.render_web(compilations.realistic(), assets)
    assert "--accent: #7a1f3d" in page
    assert "@page { size: 148.0mm 210.0mm" in page
    assert "--accent: #a8431b" not in page
    assert "--accent: #a8431b" in usual


@pytest.mark.middle
def test_what_is_built_by_a_house_is_sealed_and_named_in_the_manifest(tmp_path: Path) -> None:
    editions.edition(tmp_path / "2031", "africa", "asia")
    houses.redesigned(tmp_path / "2031" / "house.docx")
    built = reportgen("build", "2031", "-o", "out", "-q", "--to", "pdf,docx,html,json", cwd=tmp_path)
    assert built.code == 0, built.stderr
    assert '"house.docx":' in (tmp_path / "out" / "manifest.json").read_text()
    for form in (".pdf", ".docx", ".html", "-companion.pdf", "-companion.docx"):
        ran = reportgen("verify", f"out/global-priorities{form}", "--sources", "2031", cwd=tmp_path)
        assert ran.code == 0, ran.stdout.decode()
    again = reportgen("build", "2031", "-o", "out", "--to", "pdf,docx,html,json", cwd=tmp_path)
    assert "nothing has changed since the last build" in again.stderr


@pytest.mark.middle
def test_a_broken_house_stops_a_build_with_one_clear_line(tmp_path: Path) -> None:
    editions.edition(tmp_path / "2031", "africa")
    (tmp_path / "2031" / "house.docx").write_bytes(b"PK\x03\x04 broken")
    ran = reportgen("build", "2031", "-o", "out", cwd=tmp_path)
    assert ran.code == 6
    assert [line for line in ran.lines if "house.docx" in line] == [
        line for line in ran.lines if line.startswith("error")
    ]


def keep(folder: Path) -> None:
    """Make the kept pictures anew: look at them before they are committed."""
    compilations.make_logos(folder)
    houses.redesigned(folder / "house.docx")
    content = pdf.render(compilations.realistic(), folder, house=house.load(folder))[0]
    for name, index in PAGES.items():
        picture(pypdfium2.PdfDocument(content), index).save(GOLDEN / f"{name}.png", optimize=True)


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        keep(Path(name))
