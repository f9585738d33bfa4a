"""A published PDF is read line by line, however near the lines of two columns lie."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.proof import engines
from tests.unit.readers.paper import Paper, prose, show


@pytest.mark.parametrize("name", engines.ENGINES)
def test_lines_of_two_columns_that_are_nearly_level_stay_apart(name: str, tmp_path: Path) -> None:
    """The right line has two sizes; each is near enough to the left line's baseline, one of them too far."""
    left = show(72, 300, "are left behind when parents migrate, and", size=8.2)
    right = (
        show(346, 300.96, "actors:", size=8)
        + show(372.5, 300.96, "asia/private-sector", size=6.8)
        + show(428.1, 300.96, "; asia", size=8)
    )
    path = Paper().page(prose(), left, right).write(tmp_path / "two.pdf")
    lines = [line.text for line in engines.read_published(name, path).pages[0].lines]
    assert lines[-2:] == ["actors: asia/private-sector; asia", "are left behind when parents migrate, and"]
