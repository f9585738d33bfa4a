"""Both engines read the same reports alike: words, fonts, sizes, weights, places, and documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from reportgen.model.document import Block, Document, Reading
from reportgen.readers import pdfium
from reportgen.readers.plumber import pdf
from reportgen.stages.structure import build
from reportgen.vocabularies.spelling import Speller
from tests import groups
from tests.differential.comparison import Difference, differences
from tests.typesetting.engines import FAST, LIMITS, available, engine
from tests.typesetting.finish import finish
from tests.typesetting.random_design import random_design
from tests.typesetting.random_report import random_report

ROOT = Path(__file__).resolve().parents[2]
SEEDS = {"chromium": (1, 104), "reportlab": (3, 106), "pdflatex": (1, 105), "xelatex": (3, 105)}
"""Seeds whose designs show what the engines of reading might see in two ways."""
OTHER_SEEDS = (2, 5)

EXPLAINED = {
    "place": (
        "PDFium adds up advances in whole thousandths of an em; where a line goes on in another font without "
        "being placed anew, the rest of it stands up to a point off."
    ),
    "lines": "For the same reason a gap near the limit may be cut by one engine and not by the other.",
    "space": "Of several spaces shown in one go PDFium tells the first.",
    "words": (
        "Line numbers that a design prints over the text mix with its letters, "
        "in an order that depends on rounding; nobody can read them either."
    ),
}
"""Kinds of differences that remain, and why."""
SHARE = 0.01
"""Share of a report's lines that explained differences may touch."""


def _both(path: Path) -> tuple[Reading, Reading]:
    return pdf.read(path), pdfium.read(path)


def _unexplained(found: Sequence[Difference], lines: int, line_numbers: bool) -> list[str]:
    """The differences that no explanation covers, or all of a kind that is more frequent than explained."""
    counts = Counter(one.kind for one in found)
    few = max(1, SHARE * lines)
    explained = {kind for kind in EXPLAINED if counts[kind] <= few and (kind != "words" or line_numbers)}
    return [str(one) for one in found if one.kind not in explained]


def _structure(document: Document) -> Iterator[tuple[object, ...]]:
    for block in document.blocks:
        yield block.type, block.level, block.marker, block.text, block.rows, *_styles(block)
    for item in document.furniture:
        yield item.role, item.text


def _styles(block: Block) -> Iterator[tuple[str, bool, bool]]:
    for run in block.runs:
        yield run.text, run.bold, run.italic


def _reports() -> list[Path]:
    return sorted((ROOT / "inputs" / "2021").glob("*.pdf"))


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=pytest.mark.middle if at else ()) for at, path in enumerate(_reports())],
    ids=lambda path: path.stem,
)
def test_the_sample_edition_is_read_alike(path: Path) -> None:
    one, other = _both(path)
    assert [str(found) for found in differences(one, other)] == []
    assert list(_structure(build.build(one, Speller))) == list(_structure(build.build(other, Speller)))


@pytest.mark.middle
def test_the_original_reports_are_read_alike(corpus: Path) -> None:
    paths = sorted(corpus.rglob("*.pdf"))
    assert paths
    for path in paths:
        one, other = _both(path)
        assert [str(found) for found in differences(one, other)] == [], path.name
        assert list(_structure(build.build(one, Speller))) == list(_structure(build.build(other, Speller))), (
            path.name
        )


def _check(name: str, seed: int, folder: Path) -> None:
    if not available(name):
        pytest.skip(f"the program of the engine {name} is not installed")
    design = random_design(seed, LIMITS[name])
    path = folder / f"{name}.pdf"
    engine(name)(finish(random_report(seed, short=True), design), design, path)
    one, other = _both(path)
    lines = sum(len(page.lines) for page in one.pages)
    assert lines > 100
    assert _unexplained(list(differences(one, other)), lines, design.line_numbers) == []


@pytest.mark.parametrize(("name", "seed"), groups.engines(LIMITS, lambda name: SEEDS.get(name, OTHER_SEEDS)))
def test_typeset_reports_are_read_alike(name: str, seed: int, tmp_path: Path) -> None:
    _check(name, seed, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", LIMITS)
def test_many_typeset_reports_are_read_alike(name: str, tmp_path: Path) -> None:
    for seed in range(200, 212 if name in FAST else 206):
        _check(name, seed, tmp_path)


def test_a_difference_is_found(tmp_path: Path) -> None:
    """The comparison itself: another word, place, weight and label."""
    from tests.unit.readers.paper import Paper, prose, show

    first = Paper().page(prose(), show(72, 500, "peer review")).write(tmp_path / "one.pdf")
    for change, kind in (
        (show(72, 500, "peer revue"), "words"),
        (show(74, 500, "peer review"), "place"),
        (show(72, 500, "peer review", font="F2"), "weight"),
        (show(72, 500, "peer review", size=12), "size"),
        (show(72, 500, "peer review", before="1 0 0 rg"), "color"),
        (show(72, 500, "peer review", before="3 Tr"), "hidden words"),
    ):
        second = Paper().page(prose(), change).write(tmp_path / "other.pdf")
        kinds = {found.kind for found in differences(pdfium.read(first), pdfium.read(second))}
        assert kind in kinds
