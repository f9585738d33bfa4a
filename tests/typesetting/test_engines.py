"""Every engine prints the words of a report, and the truth knows their pages."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from tests import groups
from tests.typesetting.__main__ import main
from tests.typesetting.content import Heading, Paragraph, Span
from tests.typesetting.engines import FAST, LIMITS, available, engine
from tests.typesetting.finish import finish
from tests.typesetting.random_design import random_design
from tests.typesetting.random_report import random_report
from tests.typesetting.truth import Truth, fold, page_texts

PRIORITIES = (Heading(1, "Asian Priorities"), Paragraph((Span("What the Forum asked for in its sessions."),)))


def _typeset(name: str, seed: int, folder: Path) -> Truth:
    design = random_design(seed, LIMITS[name])
    report = finish(random_report(seed, short=True), design)
    return engine(name)(report, design, folder / f"{name}.pdf")


@pytest.mark.parametrize("name", groups.engines(LIMITS))
def test_an_engine_prints_every_word(name: str, tmp_path: Path) -> None:
    if not available(name):
        pytest.skip(f"the program of the engine {name} is not installed")
    truth = _typeset(name, 11, tmp_path)
    texts = page_texts(tmp_path / truth.file)
    flow = "".join(texts)
    assert truth.pages == len(texts) > 5
    assert all(heading.page for heading in truth.outline)
    for item in truth.body:
        assert item.page_start and item.page_end and 0 <= item.page_end - item.page_start <= 1
        words = fold(item.text)
        # the words stand there in one piece, or a page, column, note or aside parts them
        assert words in flow or fold(item.text[1:30]) in flow


def test_reportlab_draws_the_space_between_a_word_and_bold_ones(tmp_path: Path) -> None:
    design = replace(random_design(5, LIMITS["reportlab"]), hyphenate=True, columns=1)
    words = (Span("Without doubt they should therefore "), Span("publish contracts", bold=True), Span("."))
    report = replace(random_report(5, short=True), blocks=(*PRIORITIES, Paragraph(words)))
    engine("reportlab")(report, design, tmp_path / "page.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "page.pdf")
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    assert "".join(part.text for part in words) in " ".join(text.split())


@pytest.mark.parametrize("name", groups.engines(FAST))
def test_the_same_seed_prints_the_same_pages(name: str, tmp_path: Path) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    first.mkdir()
    second.mkdir()
    assert _typeset(name, 4, first) == _typeset(name, 4, second)


def test_the_command_writes_an_edition_with_truth(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--seed", "2", "--count", "1", "--engine", "typst", "--out", str(tmp_path)]) == 0
    names = {path.name for path in (tmp_path / "typst").iterdir()}
    assert names == {"typst-002.pdf", "typst-002.truth.json", "edition.toml", "README.md"}
    assert "typst-002.pdf" in (tmp_path / "README.md").read_text("utf-8")
    assert "typst-002.pdf" in capsys.readouterr().out
    document = pypdfium2.PdfDocument(tmp_path / "typst" / "typst-002.pdf")
    assert len(document) > 5
    document.close()


def test_an_unknown_engine_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--engine", "quill", "--out", "anywhere"])
    assert stopped.value.code == 2
    assert "unknown engine quill" in capsys.readouterr().err
