"""The painted page is looked at where something seems to hide words."""

from pathlib import Path

import pytest

from reportgen import extraction
from tests.unit.readers.paper import (
    SECRET,
    Paper,
    box,
    prose,
    seen,
    show,
    unseen,
)

pytestmark = pytest.mark.usefixtures("engine")


COVERED = show(72, 500, SECRET) + box(60, 490, 400, 30, grey=0.9)


OUTLINED = {
    "a thick stroke": b"q 0.2 G 30 w 60 505 m 460 505 l S Q ",
    "a disc": b"q 0.2 g 60 505 m 60 700 460 700 460 505 c 460 300 60 300 60 505 c f Q ",
    "a dark page with a white star": b"q 0.2 g 0 0 612 792 re f 1 g 20 20 m 600 40 l 30 60 l f Q ",
}


@pytest.mark.parametrize("ground", OUTLINED)
def test_white_words_on_any_dark_ground_are_read_or_asked_about(ground: str, tmp_path: Path) -> None:
    path = (
        Paper().page(prose(), OUTLINED[ground], show(72, 500, SECRET, before="1 g")).write(tmp_path / "a.pdf")
    )
    document = extraction.read_document(path)
    read = any(SECRET in block.text for block in document.blocks)
    asked = any(it.code == "hidden-words" and "Nobody can see" in it.reason for it in document.questions)
    assert read or asked


def test_the_painted_page_tells_what_is_shown(tmp_path: Path) -> None:
    """What PDFium paints is looked at, so that nothing has to be asked."""
    from reportgen.readers import pdfium

    for ground in OUTLINED.values():
        paper = Paper().page(prose(), ground, show(72, 500, SECRET, before="1 g"))
        page = pdfium.read(paper.write(tmp_path / "a.pdf")).pages[0]
        assert SECRET in seen(page)
        assert page.doubted == ()
    hidden = Paper().page(prose(), COVERED).write(tmp_path / "b.pdf")
    page = pdfium.read(hidden).pages[0]
    assert unseen(page) == [SECRET]
    assert page.doubted == ()
