"""Claims on the lines of a source: what stands in their boxes and nobody quotes."""

from __future__ import annotations

import pytest

from reportgen.model.document import Document, DocumentSource
from reportgen.model.provenance import Evidence
from reportgen.proof.claim import Claim
from reportgen.proof.source_check import check
from reportgen.proof.witness import SeenLine, Witness

TEXT = "Wages are paid on the day they are earned."


def witness(*lines: tuple[float, float, str]) -> Witness:
    """A source of one page: (left edge, top, text) of its lines."""
    seen = [SeenLine(1, (x, y, x + 6.0 * len(text), y + 11.0), y + 9.0, text) for x, y, text in lines]
    return Witness("pdfium", tuple(seen), Document(DocumentSource("asia.pdf", "", 1, "en"), (), (), ()))


def claim(bullet: str) -> Claim:
    """An entry of a list."""
    box = Evidence(1, (72.0, 100.0, 400.0, 126.0))
    return Claim("item", "asia/overview/1", TEXT, TEXT, "asia.pdf", (box,), bullet=bullet)


@pytest.mark.parametrize("bullet", ["1)", "•", "(iv)", "12."])
def test_the_number_of_an_entry_may_be_a_line_of_its_own(bullet: str) -> None:
    apart = witness((72.0, 100.0, bullet), (110.0, 100.0, "Wages are paid on"), (110.0, 115.0, TEXT[18:]))
    assert check([claim(bullet)], apart).findings == ()
    close = witness((72.0, 100.0, f"{bullet} Wages are paid on"), (110.0, 115.0, TEXT[18:]))
    assert check([claim(bullet)], close).findings == ()


@pytest.mark.parametrize("other", ["2)", "1) not", "11)"])
def test_another_line_that_nobody_quotes_is_left_out(other: str) -> None:
    apart = witness((72.0, 100.0, other), (110.0, 100.0, "Wages are paid on"), (110.0, 115.0, TEXT[18:]))
    found = check([claim("1)")], apart)
    assert [finding.code for finding in found.findings] == ["left-out"]
    assert f"“{other}”" in found.findings[0].message
    assert found.proven == frozenset()
