"""A desk over a small edition whose reports are read once for all tests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.desk.room import Room
from reportgen.edition import build
from tests import editions
from tests.unit.readers.paper import HEIGHT, Paper, repeated, show

from .visitor import HEADING, Visitor, new_desk


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


@pytest.fixture
def asked(folder: Path) -> Path:
    """The edition with a report whose heading the vocabulary does not know."""
    paper = Paper()
    paper.page(
        show(72, 600, "Key Priorities for MENA", font="F2", size=26),
        show(72, 560, "2031 MENA Regional Forum", size=14),
        show(72, 530, "May 3-5, 2031", size=12),
    )
    paper.page(
        show(72, HEIGHT - 100, "Introduction", font="F2", size=20),
        repeated(editions.INTRODUCTION, HEIGHT - 130),
        show(72, 40, "2", size=9),
    )
    paper.page(
        show(72, HEIGHT - 100, "MENA Priorities", font="F2", size=20),
        show(72, HEIGHT - 130, "Overview", font="F2", size=14),
        repeated(editions.OVERVIEW, HEIGHT - 152),
        show(72, HEIGHT - 220, HEADING, font="F2", size=14),
        repeated(editions.ACTIONS, HEIGHT - 242),
        show(72, HEIGHT - 340, "Next Steps", font="F2", size=20),
        repeated(editions.NEXT, HEIGHT - 370),
        show(72, 40, "3", size=9),
    )
    paper.write(folder / "mena.pdf")
    return folder


@pytest.fixture
def room(folder: Path) -> Room:
    """The edition, read."""
    room = Room(folder)
    while room.reviewed() is None:
        pass
    return room
