"""Two columns on a page: put side by side by the writer, told apart again by proof and checks."""

import io
from dataclasses import replace

import pypdfium2
import pytest

from reportgen.model.document import Line, Tag
from reportgen.writers.print import columns, tags
from reportgen.writers.print.renderer import Press
from reportgen.writers.sheet import GAP, block_on

MM = 72 / 25.4
LEFT = 36 * MM
BLOCK = replace(block_on(210 * MM, 297 * MM), left=LEFT)
STYLE = (
    "@page { size: 210mm 297mm; margin: 30mm 50mm 32mm 36mm; @bottom-left { content: 'foot' } }"
    ".columns { page: columns; width: 76mm } p { break-before: page; margin: 0 }"
    "p:first-child { break-before: auto }"
)


def made(plain: int, narrow: int) -> tuple[list[str], list[dict[str, tuple[float, ...]]]]:
    """Set plain pages, then narrow ones; return the text of each page and its places."""
    first = "".join(f"<p id=plain{i}>plain {i}</p>" for i in range(plain))
    second = "".join(f"<p id=narrow{i}>narrow {i}</p>" for i in range(narrow))
    second = f"<div class=columns>{second}</div>" if narrow else ""
    body = f"<html lang=en><title>-</title><body><div>{first}</div>{second}"
    press = Press(STYLE)
    document = press.lay_out(body)
    pdf = pypdfium2.PdfDocument(io.BytesIO(press.write(document, tags.finish)))
    texts = [page.get_textpage().get_text_range() for page in pdf]
    return [" ".join(it.split()) for it in texts], [page.anchors for page in document.pages]


@pytest.mark.parametrize(
    ("plain", "narrow", "expected"),
    [
        (1, 2, ["plain 0 foot", "narrow 0 narrow 1 foot"]),
        (2, 3, ["plain 0 foot", "plain 1 foot", "narrow 0 narrow 1 foot", "narrow 2 foot"]),
        (2, 0, ["plain 0 foot", "plain 1 foot"]),
    ],
)
def test_narrow_pages_stand_in_pairs(plain: int, narrow: int, expected: list[str]) -> None:
    texts, places = made(plain, narrow)
    assert [sorted(it.split()) for it in texts] == [sorted(it.split()) for it in expected]
    if narrow > 1:
        left, right = places[plain]["narrow0"], places[plain]["narrow1"]
        assert right[0] - left[0] == pytest.approx((columns.COLUMN + GAP) * 96 / 25.4)
        assert right[1] == left[1]


def line(x0: float, x1: float, baseline: float, path: tuple[str, ...] = ()) -> Line:
    """A line without its text; mm from the left edge of the text block."""
    box = (LEFT + x0 * MM, baseline - 6, LEFT + x1 * MM, baseline + 2)
    return Line((), 1, box, baseline, 8.0, tag=Tag("P", 1, path))


def test_columns_are_told_apart() -> None:
    left, right = [line(0, 74, 100), line(0, 40, 110)], [line(82, 156, 100), line(85, 120, 110)]
    assert columns.divide([left[0], right[0], left[1], right[1]], BLOCK) == (left, right)


@pytest.mark.parametrize(
    "lines",
    [
        [line(0, 120, 100), line(86, 160, 110)],
        [line(0, 70, 100), line(130, 140, 100)],
        [line(0, 70, 100)],
        [line(0, 30, 100, ("Table", "TR", "TD")), line(86, 120, 100, ("Table", "TR", "TD"))],
        [],
    ],
    ids=["a line over both", "a reference in the margin", "one column", "cells of a table", "nothing"],
)
def test_other_pages_have_no_columns(lines: list[Line]) -> None:
    assert columns.divide(lines, BLOCK) is None
