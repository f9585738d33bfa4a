"""Designs that readers fail on, typeset and read back: words, items and bold are those of the report."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from weasyprint import HTML

from reportgen import extraction
from reportgen.edition.build import load_vocabulary
from reportgen.model.document import Document
from reportgen.stages.chapter.normalize import normalize
from reportgen.system import resources
from tests.typesetting.design import Design
from tests.typesetting.engines import LIMITS, available, engine
from tests.typesetting.engines.chromium import FLAGS, TIMEOUT
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


ARABIC = (
    "أوصى المنتدى الحكومات (في المنطقة) بأن تدفع الأجور في موعدها وأن تحمي العمال.",
    "شارك في المنتدى عدد كبير [من الدول] «والمنظمات» في عام (2021) ومعهم خبراء من (ILO) أيضا.",
)


def _arabic_page(folder: Path) -> Path:
    font = (resources.templates() / "fonts" / "Amiri-Regular.ttf").as_uri()
    words = "".join(f"<p>{text}</p>" for text in ARABIC)
    source = folder / "page.html"
    source.write_text(
        "<html lang=ar dir=rtl><head><meta charset=utf-8><style>"
        f"@font-face{{font-family:A;src:url('{font}')}}"
        f"body{{font:14pt A}}</style></head><body>{words}</body></html>",
        "utf-8",
    )
    return source


@pytest.mark.parametrize("reader", READERS)
def test_brackets_of_arabic_text_stand_as_they_are_meant(reader: str, tmp_path: Path) -> None:
    HTML(_arabic_page(tmp_path)).write_pdf(tmp_path / "page.pdf")
    document = extraction.read_document(tmp_path / "page.pdf", reader=reader)
    assert " ".join(block.text for block in document.blocks) == " ".join(ARABIC)


@pytest.mark.parametrize("reader", READERS)
def test_brackets_of_arabic_text_in_a_browsers_file(chromium: Path, reader: str, tmp_path: Path) -> None:
    source = _arabic_page(tmp_path)
    flags = [*FLAGS, f"--user-data-dir={tmp_path}/profile", f"--print-to-pdf={tmp_path}/page.pdf"]
    subprocess.run([chromium, *flags, source.as_uri()], check=True, capture_output=True, timeout=TIMEOUT)
    document = extraction.read_document(tmp_path / "page.pdf", reader=reader)
    assert " ".join(block.text for block in document.blocks) == " ".join(ARABIC)
