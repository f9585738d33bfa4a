"""Reports that are hard to read keep their words; what is hard depends on nothing but the seed."""

import pytest

from tests.typesetting.content import Bullet, Paragraph, plain
from tests.typesetting.design import Design
from tests.typesetting.harder import LEADS, harder_design, harder_report
from tests.typesetting.random_report import random_report


def _words(report_blocks: object) -> list[str]:
    texts = [plain(it.inline) for it in report_blocks if isinstance(it, Paragraph | Bullet)]  # type: ignore[attr-defined]
    return "\n".join(texts).split()


@pytest.mark.parametrize("seed", range(6))
def test_a_harder_report_is_another_division_of_the_same_sentences(seed: int) -> None:
    report = random_report(seed)
    harder = harder_report(report, seed)
    assert harder == harder_report(report, seed)
    leads = {word for lead in LEADS for word in lead.split()}
    known = {word.strip(".,;:").casefold() for word in _words(report.blocks)} | {
        it.strip(".,;:").casefold() for it in leads
    }
    assert {word.strip(".,;:").casefold() for word in _words(harder.blocks)} <= known
    parted = [it for it in harder.blocks if isinstance(it, Paragraph)]
    assert len(parted) > sum(isinstance(it, Paragraph) for it in report.blocks)


def test_some_designs_part_paragraphs_by_nothing_and_lists_neither() -> None:
    designs = [harder_design(Design(), seed) for seed in range(20)]
    bare = [design for design in designs if design.paragraph == "none"]
    assert 0 < len(bare) < len(designs)
    assert {design.item_gap(8.0) for design in bare} == {0.0}
