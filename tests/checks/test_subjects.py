"""What checks look at is read once from the finished files, and says which file it is."""

from pathlib import Path

import pytest

from reportgen.checks import subjects
from reportgen.edition import build
from reportgen.errors import InputError
from tests.checks.editions import compilation, report
from tests.stages.trees import document
from tests.unit.readers.paper import Paper, prose


def test_an_edition_says_what_is_published_and_what_else_the_reports_say() -> None:
    made = compilation(report("africa", "Wages are paid late."))
    source = document("# Introduction\nNobody publishes this.", file=made.reports[0].source.file)
    words = subjects.EditionWords(made, [source], build.load_vocabulary())
    published = [passage.text for passage in words.published]
    assert "Wages are paid late." in published
    assert "Nobody publishes this." not in published
    assert "Nobody publishes this." in [passage.text for passage in words.everything]


def test_a_finished_pdf_is_its_pages_with_what_the_renderer_said(tmp_path: Path) -> None:
    path = Paper().page(prose()).write(tmp_path / "out.pdf")
    found = subjects.read_pdf(path, ["a sign has no glyph"])
    assert (found.file, found.warnings) == ("out.pdf", ["a sign has no glyph"])
    assert len(found.reading.pages) == 1
    assert list(found.figures) == []


@pytest.mark.parametrize(("name", "read"), [("out.pdf", subjects.read_pdf), ("out.docx", subjects.read_word)])
def test_a_file_that_cannot_be_read_is_one_error(name: str, read: object, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(InputError, match=name):
        read(path)  # type: ignore[operator]
