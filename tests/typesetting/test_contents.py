"""Contents in many designs, typeset: entries with their pages, and no headings, paragraphs or tables."""

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from reportgen import extraction
from tests.typesetting.design import Contents
from tests.typesetting.engines import LIMITS, available, engine
from tests.typesetting.finish import finish
from tests.typesetting.random_design import random_design
from tests.typesetting.random_report import random_report
from tests.typesetting.score import folded
from tests.typesetting.truth import Truth

KINDS = get_args(Contents)


def _entries(truth: Truth, *, numbers: bool) -> list[tuple[str, str]]:
    """The headings of the first two levels as the contents print them, with their pages."""
    return [
        (f"{heading.number or ''} {heading.text}".strip(), str(heading.page) if numbers else "")
        for heading in truth.outline
        if not heading.front_matter and heading.level <= 2
    ]


@pytest.mark.middle
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["weasyprint", "chromium"])
def test_contents_in_any_design_are_entries_with_pages(name: str, kind: Contents, tmp_path: Path) -> None:
    if not available(name):
        pytest.skip(f"the program of the engine {name} is not installed")
    design = replace(random_design(7, LIMITS[name]), contents=kind, columns=1)
    truth = engine(name)(finish(random_report(7, short=True), design), design, tmp_path / "page.pdf")
    document = extraction.read_document(tmp_path / truth.file)
    contents = [block for block in document.blocks if block.type == "contents"]
    read = [(folded(entry.text), entry.page) for block in contents for entry in block.entries]
    assert read == _entries(truth, numbers=kind != "links")
    page = contents[0].evidence[0].page
    assert [block.type for block in document.blocks if block.evidence[0].page == page] == [
        "heading",
        *("contents" for block in contents if block.evidence[0].page == page),
    ]
