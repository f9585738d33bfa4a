"""A Word file as blocks: the words that Word shows, without what it counts anew or hides."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.proof import docx_file
from reportgen.writers.word import package_file

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
STYLES = (
    f"<w:styles {W}><w:style w:type='character' w:styleId='Strong'><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='character' w:styleId='Weak'><w:rPr><w:b w:val='0'/></w:rPr></w:style></w:styles>"
)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def field(code: str, shown: str) -> str:
    marks = [f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{run(shown)}{marks[2]}"


def paragraph(inner: str, style: str = "BodyText") -> str:
    return f"<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr>{inner}</w:p>"


def read(tmp_path: Path, *paragraphs: str, **parts: str) -> docx_file.WordFile:
    path = tmp_path / "made.docx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>"
        )
        package.writestr("word/styles.xml", STYLES)
        for name, content in parts.items():
            package.writestr(f"word/{name}.xml", f"<w:hdr {W}>{content}</w:hdr>")
    return docx_file.read(path)


@pytest.mark.parametrize(
    ("inner", "pieces"),
    [
        (run("plain ") + run("bold", "<w:b/>"), (("plain ", False), ("bold", True))),
        (run("by style", "<w:rStyle w:val='Strong'/>"), (("by style", True),)),
        (run("not", "<w:rStyle w:val='Weak'/>"), (("not", False),)),
        (run("off", "<w:b w:val='false'/>"), (("off", False),)),
        (run("a") + run("hidden", "<w:vanish/>"), (("a", False),)),
        (run("a") + f"<w:del>{run('gone')}</w:del>", (("a", False),)),
        (run("a") + f"<w:moveFrom>{run('gone')}</w:moveFrom>", (("a", False),)),
    ],
)
def test_what_a_paragraph_shows(tmp_path: Path, inner: str, pieces: tuple[tuple[str, bool], ...]) -> None:
    (block,) = read(tmp_path, paragraph(inner)).blocks
    assert tuple(it for it in block.pieces if it[0]) == pieces


def test_what_word_counts_anew_is_no_claim_and_other_fields_are(tmp_path: Path) -> None:
    (block,) = read(
        tmp_path, paragraph(run("see ") + field(" PAGEREF x ", "99") + field(" HYPERLINK y ", "link"))
    ).blocks
    assert block.text == "see link"


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        (field(" PAGE ", "never "), "never said"),
        (field(' STYLEREF "Heading 1" ', "never "), "never said"),
        (
            f"<m:r xmlns:m='{MATH}'><m:t>never </m:t></m:r>",
            "never said",
        ),
        ("<w:r><w:sym w:font='Symbol' w:char='F04E'/></w:r>", "\ufffdsaid"),
    ],
)
def test_words_are_a_claim_wherever_word_shows_them(tmp_path: Path, inner: str, shown: str) -> None:
    (block,) = read(tmp_path, paragraph(inner + run("said"))).blocks
    assert block.text == shown


def test_a_field_that_leads_out_of_the_file_is_a_link(tmp_path: Path) -> None:
    out, within = (
        field(' HYPERLINK "https://example.org/" ', "said"),
        field(' HYPERLINK \\l "_Toc1" ', "said"),
    )
    simple = f"<w:fldSimple w:instr=' HYPERLINK https://example.org/b '>{run('said')}</w:fldSimple>"
    links = read(tmp_path, paragraph(out + within + simple)).links
    assert [link.address for link in links] == ["https://example.org/", "https://example.org/b"]


def test_breaks_tabs_and_hyphens(tmp_path: Path) -> None:
    inner = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t>"
        "<w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/></w:r>"
    )
    assert read(tmp_path, paragraph(inner)).blocks[0].text == "a\tb\nc\u2011d"


def test_a_reference_belongs_to_the_paragraph_behind_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        paragraph(run("p.  9"), docx_file.REFERENCE_STYLE),
        paragraph(run("words")),
        paragraph(run(" ")),
        paragraph(run("p. 10"), docx_file.REFERENCE_STYLE),
    )
    assert [(it.text, it.references) for it in found.blocks] == [("words", ("p. 9",)), ("", ("p. 10",))]


def test_words_around_the_text_stand_apart(tmp_path: Path) -> None:
    found = read(
        tmp_path, paragraph(run("text")), header1=paragraph(run("a header")), comments=paragraph(run("note"))
    )
    assert sorted(found.furniture) == ["a header", "note"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"words"])
def test_a_damaged_file_is_one_clear_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.docx").write_bytes(content)
    with pytest.raises(InputError, match="damaged"):
        docx_file.read(tmp_path / "bad.docx")
    with pytest.raises(InputError, match="cannot be opened"):
        docx_file.read(tmp_path / "none.docx")


def test_a_file_that_unpacks_to_too_much_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_file, "MAX_BYTES", 10)
    with pytest.raises(InputError, match="not read"):
        read(tmp_path, paragraph(run("text")))
