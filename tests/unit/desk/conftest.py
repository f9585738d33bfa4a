"""A desk over a small edition whose reports are read once for all tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.edition import build
from tests import editions

from .visitor import Visitor, new_desk


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `inputs/2031`, read, and its kept readings in `build/2031`."""
    home = tmp_path_factory.mktemp("desk")
    folder = editions.edition(home / "inputs" / "2031", "africa", "asia")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(home)
        (home / "build" / "2031").mkdir(parents=True)
        build.review(folder, 2)
    return home


@pytest.fixture
def folder(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the edition, below the working folder."""
    shutil.copytree(kept, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "inputs" / "2031"


@pytest.fixture
def visitor(folder: Path) -> Iterator[Visitor]:
    """Somebody who has entered."""
    visitor = Visitor(new_desk(folder.parent)).enter()
    with visitor.client:
        yield visitor
