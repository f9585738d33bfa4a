"""The Word file for those who hear it."""

import io
import zipfile
from pathlib import Path

import pytest

from reportgen.checks import word_file
from reportgen.checks.accessibility import accessibility
from reportgen.errors import InputError
from reportgen.writers.word import ooxml

W = f'xmlns:w="{ooxml.W}"'
DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="7" name="Picture" descr="{alt}">{more}</wp:docPr></wp:inline></w:drawing></w:r>'
)
DECORATIVE = (
    '<a:ext xmlns:a="x"><d:decorative '
    'xmlns:d="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/></w:style>'
    for identity, name in (
        ("Titre1", "heading 1"),
        ("Titre2", "heading 2"),
        ("Titre3", "heading 3"),
        ("TM1", "toc 1"),
    )
)


def paragraph(text: str, style: str = "", mark: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    bookmark = f'<w:bookmarkStart w:id="1" w:name="{mark}"/>' if mark else ""
    return f"<w:p>{properties}{bookmark}<w:r><w:t>{text}</w:t></w:r></w:p>"


def entry(text: str, anchor: str) -> str:
    runs = "".join(f"<w:r>{it}</w:r>" for it in (f"<w:t>{text}</w:t>", "<w:tab/>", "<w:t>4</w:t>"))
    link = f'<w:hyperlink w:anchor="{anchor}">{runs}</w:hyperlink>'
    return f'<w:p><w:pPr><w:pStyle w:val="TM1"/></w:pPr>{link}</w:p>'


def table(head: bool) -> str:
    mark = "<w:trPr><w:tblHeader/></w:trPr>" if head else ""
    cell = f"<w:tc>{paragraph('Theme')}</w:tc>"
    return f"<w:tbl><w:tr>{mark}{cell}</w:tr><w:tr>{cell}</w:tr></w:tbl>"


GOOD = (
    entry("Africa", "_Toc1")
    + paragraph("Africa", "Titre1", "_Toc1")
    + paragraph("Overview", "Titre2")
    + table(True)
)


def write(
    folder: Path, body: str = GOOD, title: str = "Priorities", language: str = "en", around: str = ""
) -> Path:
    """Write a Word file."""
    styles = f'<w:styles {W}><w:rPr><w:lang w:val="{language}"/></w:rPr>{STYLES}</w:styles>'
    core = f'<c:core xmlns:c="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></c:core>'
    parts = {
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": styles,
        "word/footer1.xml": f"<w:ftr {W}><w:p>{around}</w:p></w:ftr>",
        "docProps/core.xml": core,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    path = folder / "x.docx"
    path.write_bytes(buffer.getvalue())
    return path


def messages(path: Path) -> list[tuple[str, str]]:
    return [(it.code, it.message) for it in accessibility(word_file.read(path), "x.docx")]


def test_a_good_file_is_silent(tmp_path: Path) -> None:
    assert messages(write(tmp_path)) == []
    row_of_pictures = f"<w:tbl><w:tr><w:tc>{paragraph('Themes')}</w:tc></w:tr></w:tbl>"
    assert messages(write(tmp_path, GOOD + row_of_pictures)) == []


@pytest.mark.parametrize(
    ("body", "code", "words"),
    [
        (GOOD + paragraph("Deep", "Titre3") + paragraph("Next", "Titre1"), "check-word-contents", "“Next”"),
        (paragraph("Africa", "Titre2"), "check-word-headings", "level 2 behind the start"),
        (paragraph("A", "Titre1") + paragraph("B", "Titre3"), "check-word-headings", "“B” has level 3"),
        (
            paragraph("A", "Titre1") + paragraph(" ", "Titre2"),
            "check-word-headings",
            "an empty heading of level 2",
        ),
        (paragraph("A", "Titre1") + table(False), "check-word-table", "under “A”"),
        (entry("Africa", "_Toc9") + paragraph("Africa", "Titre1"), "check-word-contents", "leads nowhere"),
        (
            entry("Afrika", "_Toc1") + paragraph("Africa", "Titre1", "_Toc1"),
            "check-word-contents",
            "other words",
        ),
    ],
)
def test_faults_are_found(tmp_path: Path, body: str, code: str, words: str) -> None:
    found = messages(write(tmp_path, body))
    assert code in [it for it, _ in found]
    assert any(words in message for _, message in found)


def test_title_and_language(tmp_path: Path) -> None:
    assert [code for code, _ in messages(write(tmp_path, title=""))] == ["check-word-title"]
    assert [code for code, _ in messages(write(tmp_path, language=""))] == ["check-word-language"]


@pytest.mark.parametrize(
    ("alt", "more", "is_found"),
    [
        ("", "", True),
        ("logo.png", "", True),
        ("Image 3", "", True),
        ("The Organizer", "", False),
        ("", DECORATIVE, False),
    ],
)
def test_pictures_of_text_and_footer(tmp_path: Path, alt: str, more: str, is_found: bool) -> None:
    drawing = DRAWING.format(alt=alt, more=more)
    inside = messages(write(tmp_path, GOOD + f"<w:p>{drawing}</w:p>"))
    around = messages(write(tmp_path, around=drawing))
    assert [code for code, _ in inside] == [code for code, _ in around] == ["check-word-alt"] * is_found
    assert not is_found or "footer1.xml" in around[0][1]


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 18])
def test_a_broken_file_gives_one_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(content)
    with pytest.raises(InputError, match="damaged"):
        word_file.read(path)
    with pytest.raises(InputError, match="cannot be opened"):
        word_file.read(tmp_path / "none.docx")
