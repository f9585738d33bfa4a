"""What a command line names is found, in order, and each source has the name of its place."""

import io
import os
import sys
from pathlib import Path

import pytest

from reportgen.archive.sources import count, sources
from reportgen.errors import UsageError


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two years of reports, and what is none."""
    folder = tmp_path / "archive"
    for name in (
        "2019/west.pdf",
        "2020/west.PDF",
        "2020/deep/er/east.v2.pdf",
        "north.pdf",
        "2020/notes.docx",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"%PDF-")
    (folder / "2020" / "._west.pdf").write_bytes(b"left behind by another system")
    (folder / ".trash").mkdir()
    (folder / ".trash" / "old.pdf").write_bytes(b"%PDF-")
    (folder / "round").symlink_to(folder, target_is_directory=True)
    return folder


def test_a_folder_stands_for_all_pdfs_below_it(archive: Path) -> None:
    found = list(sources([archive], []))
    assert [one.name for one in found] == ["2019/west", "2020/deep/er/east.v2", "2020/west", "north"]
    assert [one.path.name for one in found] == ["west.pdf", "east.v2.pdf", "west.PDF", "north.pdf"]
    assert count([archive], []) == 4


def test_files_have_their_stems_whether_they_are_there_or_not(archive: Path) -> None:
    found = list(sources([archive / "2020" / "west.PDF", Path("gone.pdf"), archive / "2019"], []))
    assert [one.name for one in found] == ["west", "gone", "west"]


def test_a_list_keeps_the_places_of_its_entries(archive: Path, tmp_path: Path) -> None:
    entries = (
        "archive/2019/west.pdf\r\n",
        "\n",
        f"{archive}/2020\n",
        "../x/../archive/north.pdf\n",
        "a b.pdf",
    )
    (tmp_path / "list.txt").write_text("\ufeff" + "\n".join(entries), encoding="utf-8")
    found = list(sources([], [str(tmp_path / "list.txt")]))
    inside = archive.relative_to("/").as_posix()
    assert [one.name for one in found] == [
        "archive/2019/west",
        f"{inside}/2020/deep/er/east.v2",
        f"{inside}/2020/west",
        "x/archive/north",
        "a b",
    ]


def test_a_list_may_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a.pdf\nna\xefve.pdf\n")))
    assert count([], ["-"]) is None
    first, second = sources([], ["-"])
    assert (first.path, second.path) == (Path("a.pdf"), Path("na\udcefve.pdf"))


def test_a_list_that_is_not_there() -> None:
    with pytest.raises(UsageError, match="the list cannot be read"):
        list(sources([], ["gone.txt"]))


def test_a_folder_that_cannot_be_looked_into_is_a_source_itself(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "2019":
            raise PermissionError(13, "Permission denied")
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert next(sources([archive], [])).name == "2019"
    assert len(list(sources([archive], []))) == 4
