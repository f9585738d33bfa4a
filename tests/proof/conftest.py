"""One small edition of random reports, built and read again once."""

from __future__ import annotations

import pytest

from .builds import FAST_ENGINES, Build, make


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Two reports by engines that need no program."""
    return make(tmp_path_factory.mktemp("proof"), 1, FAST_ENGINES, reports=2)
