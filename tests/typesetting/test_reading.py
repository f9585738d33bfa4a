"""Designs that readers fail on, typeset and read back: words, items and bold are those of the report."""

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen import extraction
from reportgen.edition.build import load_vocabulary
from reportgen.model.document import Document
from reportgen.stages.chapter.normalize import normalize
from tests.typesetting.design import Design
from tests.typesetting.engines import LIMITS, available, engine
from tests.typesetting.finish import finish
from tests.typesetting.random_design import random_design
from tests.typesetting.random_report import random_report
from tests.typesetting.score import Score, score_report

READERS = ("pdfium", "pdfplumber")


def design_of(name: str, seed: int, **changes: object) -> Design:
    """A random design for an engine, changed in what the test is about."""
    return replace(random_design(seed, LIMITS[name]), **changes)  # type: ignore[arg-type]


def read_back(name: str, seed: int, design: Design, folder: Path, reader: str) -> tuple[Document, Score]:
    """The report of a seed, typeset and read."""
    if not available(name):
        pytest.skip(f"the program of the engine {name} is not installed")
    truth = engine(name)(finish(random_report(seed), design), design, folder / f"{name}.pdf")
    document = extraction.read_document(folder / truth.file, reader=reader)
    report, _ = normalize(document, load_vocabulary())
    return document, score_report(report, truth)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("name", "family"),
    [
        pytest.param("chromium", "DejaVu Serif", marks=pytest.mark.middle),
        pytest.param("chromium", "Nimbus Roman", marks=pytest.mark.middle),
        pytest.param("xelatex", "DejaVu Serif", marks=pytest.mark.middle),
        ("typst", "Lato"),
    ],
)
def test_bold_that_is_no_face_is_bold(name: str, family: str, reader: str, tmp_path: Path) -> None:
    design = design_of(name, 3, body_family=family, body_weight=400, bold_weight=700, synthetic_bold=True)
    _, score = read_back(name, 5, design, tmp_path, reader)
    assert score.bold_right > 0
    assert (score.bold_wrong, score.bold_missing) == (0, 0)
