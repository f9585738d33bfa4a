"""The proof reads with an engine that did not make the build, and says where there is only one."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import UsageError
from reportgen.model.document import Reading
from reportgen.proof import engines
from reportgen.readers.files import UnreadableError
from reportgen.readers.kinds import ENGINES
from tests import editions


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return editions.report(tmp_path_factory.mktemp("engines") / "africa.pdf")


@pytest.mark.parametrize("built_with", [*ENGINES, None, "quill"])
def test_another_engine_than_the_one_that_built(built_with: str | None) -> None:
    assert engines.other_than(built_with) in ENGINES
    assert engines.other_than(built_with) != built_with


def test_an_unknown_engine_is_refused(path: Path) -> None:
    for read in (engines.read, engines.read_published):
        with pytest.raises(UsageError, match="unknown reader quill; known: "):
            read("quill", path)


@pytest.mark.parametrize("name", ENGINES)
def test_each_reads_a_file_that_both_can_read(name: str, path: Path) -> None:
    reading, alone = engines.read(name, path)
    assert isinstance(reading, Reading)
    assert (len(reading.pages), alone) == (3, False)
    assert len(engines.read_published(name, path).pages) == 3


def test_where_the_usual_engine_cannot_read_the_other_reads_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reportgen.readers import pdfium

    def refuse(path: Path, *rules: object) -> Reading:
        raise UnreadableError(f"{path}: not this one")

    monkeypatch.setattr(pdfium, "read", refuse)
    reading, alone = engines.read("pdfplumber", path)
    assert isinstance(reading, Reading)
    assert alone
    assert len(engines.read_published("pdfium", path).pages) == 3
