"""What pandoc leaves open in a Word document is completed: lists, bold, margin notes, the page."""

import io
import zipfile
from pathlib import Path

import pytest

from reportgen.errors import RenderError
from reportgen.writers.sheet import MEASURE, SHEETS, twips
from reportgen.writers.word import docx, ooxml, wordprocessing
from reportgen.writers.word.furniture import PageFurniture
from reportgen.writers.word.ooxml import Element, w
from tests import compilations

PAGE = PageFurniture(SHEETS["A4"], (), (), {}, "{page}")


@pytest.fixture(scope="module")
def body() -> Element:
    """The text of a finished document."""
    with zipfile.ZipFile(io.BytesIO(docx.render(compilations.hostile(), NOWHERE))) as package:
        found = ooxml.parse(package.read("word/document.xml")).find(w("body"))
    assert found is not None
    return found


NOWHERE = Path("nowhere")


def test_bullets_have_words_list_styles_and_no_numbering_of_their_own(body: Element) -> None:
    bullets = [it for it in body.iter(w("p")) if ooxml.style_of(it).startswith("ListBullet")]
    assert bullets
    assert all(it.find(f"{w('pPr')}/{w('numPr')}") is None for it in bullets)


def test_bold_is_a_style_that_a_designer_can_change(body: Element) -> None:
    assert body.find(f".//{w('rStyle')}[@{w('val')}='Strong']") is not None
    assert not [
        it for it in body.iter(w("rPr")) if it.find(w("b")) is not None and it.find(w("rStyle")) is None
    ]


def test_a_reference_hangs_before_the_paragraph_it_belongs_to(body: Element) -> None:
    references = [it for it in body.iter(w("p")) if ooxml.style_of(it) == "SourceReference"]
    assert references
    for reference in references:
        assert reference.find(f"{w('pPr')}/{w('framePr')}") is not None
        assert reference.getnext() is not None


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_keeps_the_measure(name: str) -> None:
    content = docx.render(compilations.hostile(), NOWHERE, name)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        section = ooxml.parse(package.read("word/document.xml")).find(f".//{w('sectPr')}")
    assert section is not None
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    assert size is not None
    assert margins is not None
    sides = int(str(margins.get(w("left")))) + int(str(margins.get(w("right"))))
    assert int(str(size.get(w("w")))) - sides == twips(MEASURE)


def test_a_package_without_text_is_one_clear_line() -> None:
    empty = ooxml.write({"word/document.xml": f'<w:document xmlns:w="{ooxml.W}"/>'.encode()})
    with pytest.raises(RenderError, match="without a body"):
        wordprocessing.finish(empty, PAGE)
