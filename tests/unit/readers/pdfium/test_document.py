"""A document as it is opened: title, language, bookmarks, pages."""

from pathlib import Path

import pytest

from tests.unit.readers.paper import (
    Paper,
    prose,
)

pytestmark = pytest.mark.usefixtures("engine")


def test_facts_of_the_file_are_read(tmp_path: Path) -> None:
    paper = Paper().page(prose()).page(prose())
    paper.pdf.Root.Lang = "es-MX"
    paper.pdf.docinfo["/Title"] = "Un informe"
    with paper.pdf.open_outline() as outline:
        from pikepdf import OutlineItem

        outline.root.append(OutlineItem("First", 0))
        outline.root[0].children.append(OutlineItem("Inner", 1))
    reading = paper.read(tmp_path)
    assert (reading.title, reading.language, reading.file) == ("Un informe", "es-MX", "paper.pdf")
    assert [(it.title, it.level, it.page) for it in reading.outline] == [("First", 1, 1), ("Inner", 2, 2)]
    assert [page.number for page in reading.pages] == [1, 2]
