"""An edition of one report, made once, and a copy of it for each test."""

import shutil
from pathlib import Path

import pytest

from tests import editions


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of one report."""
    return editions.edition(tmp_path_factory.mktemp("made") / "2031", "africa")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of the edition."""
    return Path(shutil.copytree(made, tmp_path / "2031"))
