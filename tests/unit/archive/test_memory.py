"""A process that reads many sources does not grow: nothing of a source is kept for the next."""

import gc
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen import extraction
from reportgen.archive import priorities
from reportgen.readers.kinds import ENGINES
from tests import editions

SETTLED, MORE = 3, 10
"""Readings after which all that is loaded once is loaded, and those in which memory is measured."""
NOISE = 50
"""Blocks a reading: caches of the standard library that have not filled yet."""


@pytest.mark.parametrize("reader", ENGINES)
@pytest.mark.parametrize("work", [extraction.document_json, extraction.document_markdown, priorities.rows])
@pytest.mark.middle
def test_nothing_of_a_reading_is_kept(tmp_path: Path, reader: str, work: Callable[[Path, str], str]) -> None:
    """Blocks that Python has allocated; the lines of the report alone take some hundred."""
    path = editions.report(tmp_path / "report.pdf")

    def after(readings: int) -> int:
        for _ in range(readings):
            work(path, reader)
        gc.collect()
        return sys.getallocatedblocks()

    settled = after(SETTLED)
    assert (after(MORE) - settled) / MORE < NOISE
