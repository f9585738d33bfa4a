"""What stands around the text: titles, logos with their words, folios, properties."""

from dataclasses import replace

import pytest

from reportgen.errors import RenderError
from reportgen.writers.book.logos import Logo
from reportgen.writers.html.sponsors import MarkGroup, SponsorMark
from reportgen.writers.sheet import SHEETS
from reportgen.writers.word import furniture, ooxml
from reportgen.writers.word.furniture import PageFurniture
from reportgen.writers.word.ooxml import w

NAMESPACE = f'xmlns:w="{ooxml.W}"'
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
LOGO = Logo("image/png", b"png", 120, 60)
PAGE = PageFurniture(
    SHEETS["A4"],
    (),
    (
        MarkGroup(
            "Sponsors", (SponsorMark("One & Co", "Logo: One & Co", LOGO), SponsorMark("Two", "Two", None))
        ),
    ),
    {"title": "Priorities <2031>", "creator": "The desk", "keywords": "work, ports"},
    "Page {page} of {total}",
)


def _parts(footer: str = "<w:p><w:pPr/><w:r><w:t>old</w:t></w:r></w:p>") -> dict[str, bytes]:
    """Those parts of a package that furniture is written into."""
    custom = '<Override PartName="/docProps/custom.xml" ContentType="x"/>'
    relation = '<Relationship Id="r1" Type="x" Target="docProps/custom.xml"/>'
    texts = {
        "word/header1.xml": f"<w:hdr {NAMESPACE}><w:p><w:r><w:t>title</w:t></w:r></w:p></w:hdr>",
        "word/footer1.xml": f"<w:ftr {NAMESPACE}>{footer}</w:ftr>",
        "docProps/custom.xml": "<x/>",
        ooxml.CONTENT_TYPES: f'<Types xmlns="{TYPES}">{custom}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}">{relation}</Relationships>',
    }
    return {name: text.encode() for name, text in texts.items()}


def _written(page: PageFurniture = PAGE) -> dict[str, bytes]:
    parts = _parts()
    furniture.write(parts, page)
    return parts


def _texts(part: bytes) -> str:
    return "".join(it.text or "" for it in ooxml.parse(part).iter(w("t")))


def test_the_header_shows_the_title_and_a_draft_says_so() -> None:
    assert _texts(_written()["word/header1.xml"]) == "Priorities <2031>"
    assert _texts(_written(replace(PAGE, draft="DRAFT"))["word/header1.xml"]) == "Priorities <2031>DRAFT"


def test_the_footer_names_sponsors_and_counts_pages() -> None:
    parts = _written()
    text = _texts(parts["word/footer1.xml"])
    assert text.startswith("Sponsors ")
    assert "Two" in text
    assert "Page 1 of 1" in text
    assert "old" not in text


def test_a_logo_lies_in_the_package_with_its_alternative_text() -> None:
    parts = _written()
    assert parts["word/media/footer1.png"] == b"png"
    assert b'descr="Logo: One &amp; Co"' in parts["word/footer1.xml"]
    assert b"media/footer1.png" in parts["word/_rels/footer1.xml.rels"]
    assert b'Extension="png"' in parts[ooxml.CONTENT_TYPES]


def test_properties_are_escaped_and_keywords_stand_in_their_own_vocabulary() -> None:
    core = _written()["docProps/core.xml"].decode()
    assert "<dc:title>Priorities &lt;2031&gt;</dc:title>" in core
    assert "<cp:keywords>work, ports</cp:keywords>" in core


def test_a_part_that_nobody_needs_leaves_no_trace() -> None:
    assert not any(b"custom.xml" in content for content in _written().values())
    assert "docProps/custom.xml" not in _written()


def test_an_empty_footer_of_the_reference_document_is_named() -> None:
    with pytest.raises(RenderError, match=r"the footer of templates/reference\.docx is empty"):
        furniture.write(_parts(footer=""), PAGE)
