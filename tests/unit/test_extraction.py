"""Reading is pure: what one document gives does not depend on what else is read at the same time."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reportgen import extraction
from reportgen.model import codec
from reportgen.readers import choice, kinds
from reportgen.stages.structure import build
from reportgen.vocabularies.spelling import Speller
from tests import editions

ROUNDS = 12
SAMPLES = sorted(Path(__file__).parents[2].joinpath("inputs", "2021").glob("*.pdf"))


@pytest.fixture
def hurried() -> Iterator[None]:
    """Let threads take turns a hundred times as often, so that they meet in the midst of everything."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(5e-5)
    yield
    sys.setswitchinterval(usual)


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("threads")
    return [editions.report(folder / f"{region}.pdf", region) for region in ("africa", "asia", "mena")]


@pytest.mark.parametrize("reader", kinds.ENGINES)
@pytest.mark.usefixtures("hurried")
def test_documents_read_in_threads_are_those_read_one_by_one(reports: list[Path], reader: str) -> None:
    alone = [extraction.document_json(path, reader) for path in reports]
    with ThreadPoolExecutor(len(reports) + 1) as threads:
        together = list(
            threads.map(extraction.document_json, reports * ROUNDS, [reader] * len(reports) * ROUNDS)
        )
    assert together == alone * ROUNDS


@pytest.mark.usefixtures("hurried")
def test_the_samples_are_built_in_threads_as_one_by_one() -> None:
    readings = [choice.read(path)[0] for path in SAMPLES]
    alone = [codec.dump_document(build.build(reading, Speller)) for reading in readings]
    with ThreadPoolExecutor(3) as threads:
        together = threads.map(
            lambda reading: codec.dump_document(build.build(reading, Speller)), readings * 3
        )
        assert list(together) == alone * 3
