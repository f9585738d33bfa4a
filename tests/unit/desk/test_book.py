"""The review book is one file a region that needs nothing else, and says what is asked."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html

from reportgen.desk import book, texts

from .visitor import Visitor


def test_a_file_a_region_with_pages_and_words(folder: Path, tmp_path: Path) -> None:
    said: list[str] = []
    written = book.write(folder, tmp_path / "book", texts.load(), said.append)
    assert [path.name for path in written] == ["africa.html", "asia.html"]
    assert said == [str(path) for path in written]
    text = written[0].read_text("utf-8")
    assert (
        "Governments should publish which recruiters hold a licence." in html.fromstring(text).text_content()
    )
    assert "data:image/png;base64," in text
    assert not re.search(r'(?:src|href)="(?!data:|#)', text)
    assert "<script" not in text


def test_the_desk_gives_it_too(visitor: Visitor) -> None:
    visitor.open("/e/2031")
    page = visitor.open("/e/2031/sign/africa")
    found = visitor.client.get(page.tree.cssselect("#book")[0].get("href"))
    assert found.headers["content-disposition"] == 'attachment; filename="2031-africa.html"'
    assert "African Priorities" in found.text
