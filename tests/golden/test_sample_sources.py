"""The sample PDFs and their truth belong to the words they were made from."""

import json
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from tests.typesetting import content, markdown

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "tools" / "samples" / "content"
REGIONS = sorted(path.stem for path in CONTENT.glob("*.md"))
PAGES = range(6, 13)
LARGEST = 1_000_000  # bytes


def test_the_edition_is_complete() -> None:
    assert len(REGIONS) == 5
    assert sorted(p.stem for p in (ROOT / "inputs" / "2021").glob("*.pdf")) == REGIONS
    assert sorted(p.name for p in (ROOT / "tests/golden/samples").iterdir()) == [
        f"{region}.truth.json" for region in REGIONS
    ]


@pytest.mark.parametrize("region", REGIONS)
def test_the_truth_says_the_words_of_the_source(region: str) -> None:
    truth = _truth(region)
    report = markdown.read(CONTENT / f"{region}.md")
    words = [
        content.plain(block.inline)
        for block in report.blocks
        if isinstance(block, content.Paragraph | content.Bullet)
    ]
    assert [item["text"] for item in truth["body"]] == words
    priorities = [item["text"] for section in truth["priorities"] for item in section["items"]]
    at = words.index(priorities[0])
    assert priorities == words[at : at + len(priorities)]
    headings = [h["text"] for h in truth["outline"] if not h.get("front_matter")]
    assert headings == [b.text for b in report.blocks if isinstance(b, content.Heading)]


@pytest.mark.parametrize("region", REGIONS)
def test_every_item_starts_on_the_page_the_truth_names(region: str) -> None:
    path = ROOT / "inputs" / "2021" / f"{region}.pdf"
    assert path.stat().st_size < LARGEST
    document = pypdfium2.PdfDocument(path)
    try:
        pages = [_letters(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()
    assert len(pages) in PAGES
    truth = _truth(region)
    assert truth["pages"] == len(pages)
    for item in (item for section in truth["priorities"] for item in section["items"]):
        assert _letters(item["text"])[:12] in pages[item["page_start"] - 1]
        assert _letters(item["text"])[-8:] in pages[item["page_end"] - 1]


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _truth(region: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((ROOT / f"tests/golden/samples/{region}.truth.json").read_text("utf-8"))
    return data
