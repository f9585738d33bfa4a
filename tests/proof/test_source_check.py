"""Claims on the lines of a source: what stands in their boxes and nobody quotes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.model.document import Document, DocumentSource, PageFacts
from reportgen.model.provenance import Evidence
from reportgen.proof.claim import Claim
from reportgen.proof.source_check import check
from reportgen.proof.witness import SeenLine, Witness

TEXT = "Wages are paid on the day they are earned."


def witness(*lines: tuple[float, float, str]) -> Witness:
    """A source of one page: (left edge, top, text) of its lines."""
    seen = [SeenLine(1, (x, y, x + 6.0 * len(text), y + 11.0), y + 9.0, text) for x, y, text in lines]
    page = PageFacts(1, 595.0, 842.0, "1")
    return Witness("pdfium", tuple(seen), Document(DocumentSource("asia.pdf", "", 1, "en"), (page,), (), ()))


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


@pytest.mark.parametrize(("bottom", "codes"), [(842.0, ["box-too-large"]), (300.0, [])])
def test_a_box_of_the_page_names_no_place_where_other_passages_stand_in_it(
    bottom: float, codes: list[str]
) -> None:
    other = "Nobody pays for a job."
    page = witness((72.0, 100.0, TEXT), (72.0, 200.0, other))
    wide = replace(claim(""), evidence=(Evidence(1, (0.0, 0.0, 595.0, bottom)),))
    box = Evidence(1, (72.0, 200.0, 400.0, 211.0))
    second = Claim("item", "asia/overview/2", other, other, "asia.pdf", (box,))
    found = check([wide, second], page)
    assert [(finding.code, finding.item) for finding in found.findings] == [(code, wide.id) for code in codes]
    assert all(finding.source_page == 1 and second.id in finding.message for finding in found.findings)


def test_the_only_passage_of_a_page_may_fill_it() -> None:
    page = witness((72.0, 100.0, TEXT))
    alone = replace(claim(""), evidence=(Evidence(1, (0.0, 0.0, 595.0, 842.0)),))
    assert check([alone], page).findings == ()
