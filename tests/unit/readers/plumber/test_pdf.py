"""A document as it is opened: labels of pages, and the pages that are asked for."""

from pathlib import Path

import pytest

from reportgen.readers import pdfium
from reportgen.readers.plumber import pdf
from tests.unit.readers.paper import Paper, prose

pytestmark = pytest.mark.usefixtures("engine")


def test_page_labels_are_read(tmp_path: Path) -> None:
    from pikepdf import Array, Dictionary, Name

    paper = Paper().page(prose()).page(prose()).page(prose())
    paper.pdf.Root.PageLabels = Dictionary(
        Nums=Array([0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D, St=1)])
    )
    assert [page.label for page in paper.read(tmp_path).pages] == ["i", "ii", "1"]


def test_only_the_pages_with_unknown_letters_are_read_again(tmp_path: Path) -> None:
    paper = Paper().page(prose()).page(prose()).page(prose())
    path = paper.write(tmp_path / "paper.pdf")
    assert [page.number for page in pdf.read(path, only={2}).pages] == [2]
    assert [page.number for page in pdfium.read(path, only={1, 3}).pages] == [1, 3]
