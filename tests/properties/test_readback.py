"""Random reports, typeset by several engines, are read back as they were written."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reportgen.edition import build
from tests import groups
from tests.typesetting.engines import FAST, LIMITS, available, engine
from tests.typesetting.finish import finish
from tests.typesetting.random_design import random_design
from tests.typesetting.random_report import random_report
from tests.typesetting.score import Score, score_document, score_report
from tests.typesetting.truth import Truth, fold

SEEDS = st.integers(0, 100_000)
RELAXED = settings(
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # another seed is another report: there is nothing to shrink
    suppress_health_check=[HealthCheck.too_slow],
)
EXACT = 0.97  # share of paragraphs and bullets read exactly, over many reports
BOLD = 0.99  # F1 of key terms, over many reports


def _typeset(name: str, seed: int, path: Path, *, short: bool) -> Truth:
    if not available(name):
        pytest.skip(f"the program of the engine {name} is not installed")
    design = random_design(seed, LIMITS[name])
    report = finish(random_report(seed, short=short), design)
    return engine(name)(report, design, path)


@pytest.mark.parametrize("name", groups.engines(FAST))
@settings(RELAXED, max_examples=3)
@given(seed=SEEDS)
def test_every_word_of_the_priorities_is_read(name: str, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        truth = _typeset(name, seed, path, short=True)
        score = score_report(build.build_report(path), truth)
    note = f"{name}, seed {seed}:\n" + "\n".join(score.mismatches)
    assert score.headings == score.headings_total, note
    assert score.words >= 0.99 * score.words_total, note
    assert score.leaks == 0, note


@pytest.mark.parametrize("name", groups.engines(FAST))
@settings(RELAXED, max_examples=2)
@given(seed=SEEDS)
def test_no_letter_of_the_text_is_lost(name: str, seed: int) -> None:
    """Whatever a paragraph is taken for, its letters stand in a block or in the furniture."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        truth = _typeset(name, seed, path, short=True)
        document = build.read_document(path)
    parts = [block.text for block in document.blocks]
    parts += [cell for block in document.blocks for row in block.rows for cell in row]
    parts += [line.text for line in document.furniture]
    letters = sorted(fold("".join(parts)))
    wanted = sorted(fold("".join(item.text for item in truth.body)))
    assert len(letters) >= len(wanted)
    for letter in sorted(set(wanted)):
        assert letters.count(letter) >= wanted.count(letter), f"{name}, seed {seed}: {letter!r} is missing"


@pytest.mark.slow
@pytest.mark.parametrize("name", LIMITS)
def test_many_reports_are_read_exactly(name: str, tmp_path: Path) -> None:
    total, document_total = Score(), Score()
    for seed in range(500, 512):
        path = tmp_path / f"{name}-{seed}.pdf"
        truth = _typeset(name, seed, path, short=False)
        total += score_report(build.build_report(path), truth)
        document_total += score_document(build.read_document(path), truth)
    note = "\n".join(total.mismatches)
    assert total.leaks == 0, note
    assert total.exact >= EXACT, note
    assert total.bold >= BOLD, note
    assert document_total.exact >= EXACT, "\n".join(document_total.mismatches)
