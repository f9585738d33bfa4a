"""The edition is seen without a decision before the decision is taken back; nothing is written."""

from pathlib import Path

import pytest

from reportgen.edition import build, decide, undo
from reportgen.edition.decision_files import amendments, corrections
from reportgen.errors import DataError
from reportgen.model.decisions import Correction
from reportgen.system.memory import Memory
from tests import editions

DROP = Correction(quote="Donors should fund", action="drop", by="desk", on="2031-06-01", why="said elsewhere")
CONFIRM = Correction(quote="Interpreters should be paid", action="confirm", by="desk", on="2031-06-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An edition of one report with two decisions."""
    made = editions.edition(tmp_path / "2031", "africa")
    for entry in (DROP, CONFIRM):
        decide.write(made, decide.try_entry(made, entry, 1))
    return made


def test_it_is_as_if_the_entry_had_never_been(folder: Path) -> None:
    memory = Memory()
    before = (folder / corrections.FILE_NAME).read_bytes()
    drop, confirm = amendments.texts(folder)
    tried = undo.try_without(folder, [drop], 1, memory=memory)
    assert [one.action for one in tried.compilation.corrections] == ["confirm"]
    assert (folder / corrections.FILE_NAME).read_bytes() == before
    without_all = undo.try_without(folder, [confirm, drop], 1, memory=memory)
    assert without_all.compilation.corrections == ()

    amendments.remove(folder, [drop])
    done = build.review(folder, 1)
    assert [one.action for one in done.compilation.corrections] == ["confirm"]
    assert done.compilation.reports == tried.compilation.reports
    amendments.remove(folder, [confirm])
    assert build.review(folder, 1).compilation == without_all.compilation


def test_an_entry_that_is_not_there_is_named(folder: Path) -> None:
    with pytest.raises(DataError, match="does not stand there as it was read"):
        undo.try_without(folder, ["quote: something else"], 1)
