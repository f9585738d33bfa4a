"""A Word file is read into what the checks look at; a damaged one is one clear line."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from reportgen.checks import word_file
from reportgen.errors import InputError
from reportgen.writers.word import package_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A document by another program: title, two headings, a picture, a footer."""
    made = docx.Document()
    made.core_properties.title = " The Title "
    made.add_heading("First", 1)
    made.add_paragraph("Words.")
    made.add_heading("Second", 3)
    picture = io.BytesIO()
    from PIL import Image

    Image.new("RGB", (4, 4)).save(picture, "PNG")
    picture.seek(0)
    made.add_picture(picture)
    made.sections[0].footer.paragraphs[0].text = "a footer"
    made.save(str(tmp_path / "made.docx"))
    return tmp_path / "made.docx"


def test_headings_with_their_levels_title_and_parts(path: Path) -> None:
    parts = word_file.read(path)
    headings = [(level, "".join(it.itertext())) for level, it in parts.headings()]
    assert headings == [(1, "First"), (3, "Second")]
    assert parts.title == "The Title"
    assert any("a footer" in "".join(root.itertext()) for root in parts.around.values())
    assert parts.language() == "en-US"


def test_pictures_are_found_with_their_part(path: Path) -> None:
    ((part, properties),) = word_file.read(path).pictures()
    assert part == "text"
    assert not word_file.is_decorative(properties)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        word_file.read(tmp_path / "none.docx")


@pytest.mark.parametrize("content", [b"", b"no archive", None])
def test_a_damaged_file_is_said(content: bytes | None, tmp_path: Path, path: Path) -> None:
    bad = tmp_path / "bad.docx"
    if content is None:  # an archive without the parts of a document
        with zipfile.ZipFile(bad, "w") as archive:
            archive.writestr("word/document.xml", "<w")
    else:
        bad.write_bytes(content)
    with pytest.raises(InputError, match="damaged"):
        word_file.read(bad)


def test_a_file_that_unpacks_to_too_much_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package_file, "MAX_BYTES", 1000)
    with pytest.raises(InputError, match="not read"):
        word_file.read(path)
