"""The contents of a Word document name the pages that LibreOffice lays out; without it they are estimated."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from reportgen.writers.word import docx, office_pages
from tests import compilations


@pytest.fixture(scope="module")
def content() -> bytes:
    """A document with estimated numbers."""
    return docx.render(compilations.realistic(), Path("nowhere"))


def contents_of(content: bytes) -> list[tuple[str, str]]:
    """(bookmark, number shown) of each line."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        text = package.read("word/document.xml").decode()
    lines = re.findall(r'<w:hyperlink w:anchor="(_Toc\d+)".*?</w:hyperlink>', text)
    shown = re.findall(
        r'<w:hyperlink w:anchor="_Toc\d+".*?<w:t[^>]*>(\d+)</w:t>(?:(?!<w:t).)*?</w:hyperlink>', text
    )
    return list(zip(lines, shown, strict=True))


def test_numbers_are_written_into_the_lines_that_they_are_of(content: bytes) -> None:
    before = contents_of(content)
    first = before[0][0]
    made = office_pages.numbered(content, {first: 77, "_Toc99999999": 5})
    assert contents_of(made) == [(first, "77"), *before[1:]]
    assert office_pages.numbered(content, {}) == content


def test_the_program_can_be_named_or_left_out(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(office_pages.SETTING, "")
    assert office_pages.program() is None
    assert office_pages.called(None) == "estimate"
    own = tmp_path / "soffice"
    own.write_text("")
    (tmp_path / "bootstraprc").write_text("[Bootstrap]\nProductKey=LibreOffice 24.2\n")
    monkeypatch.setenv(office_pages.SETTING, str(own))
    assert office_pages.program() == own
    assert office_pages.called(own) == "LibreOffice 24.2"


def test_a_program_that_fails_leaves_the_estimate(content: bytes, tmp_path: Path) -> None:
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    assert office_pages.count(content, broken) == {}
    assert office_pages.count(content, tmp_path / "missing") == {}


def test_libreoffice_counts_every_line_of_the_contents(content: bytes, soffice: Path) -> None:
    pages = office_pages.count(content, soffice)
    assert list(pages) == [bookmark for bookmark, _ in contents_of(content)]
    numbers = list(pages.values())
    assert numbers == sorted(numbers)
    assert numbers[0] > 1
