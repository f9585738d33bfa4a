"""What lies in an edition's folder: reports, and what looks like one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.edition.contents import look, result_names


def _files(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).write_bytes(b"")
    return folder


def test_pdfs_are_sources_in_the_order_of_their_names(tmp_path: Path) -> None:
    found = look(_files(tmp_path, "b.pdf", "a.PDF", "notes.txt", "._a.pdf", "~$b.pdf", ".~lock.b.pdf"))
    assert list(found.sources) == ["a.PDF", "b.pdf"]
    assert (found.misnamed, found.word_files) == ((), ())


def test_a_pipe_with_such_a_name_is_one_too_so_that_it_is_spoken_of(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    (tmp_path / "b.pdf").mkdir()
    (tmp_path / "c.pdf").symlink_to("nowhere")
    assert list(look(tmp_path).sources) == ["a.pdf", "c.pdf"]


def test_names_that_no_document_can_state_are_set_apart(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"\xff.pdf")).write_bytes(b"")
    except OSError:
        pytest.skip("this disk takes names of characters only")
    found = look(_files(tmp_path, "line\nbreak.pdf", "a.pdf"))
    assert list(found.sources) == ["a.pdf"]
    assert found.misnamed == (r"line\nbreak.pdf", r"\xff.pdf")


def test_word_files_are_named_where_no_pdf_lies_beside_them(tmp_path: Path) -> None:
    names = ("west.docx", "asia.docx", "asia.pdf", "~$west.docx", "house.docx", "x.odt")
    assert look(_files(tmp_path, *names)).word_files == ("west.docx", "x.odt")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["africa.pdf", "asia.pdf"], ["africa", "asia"]),
        (["asia.PDF", "asia.pdf", "Asia.pdf"], ["asia", "asia-2", "Asia-3"]),
        (["a-2.pdf", "a.PDF", "a.pdf"], ["a-2", "a", "a-3"]),
        (["e\u0301.pdf", "\xe9.pdf"], ["e\u0301", "\xe9-2"]),
        (["x" * 251 + ".pdf"], ["x" * 240]),
        (["\xe9" * 125 + ".pdf", "\xe9" * 124 + "e.pdf"], ["\xe9" * 120, "\xe9" * 120 + "-2"]),
    ],
)
def test_no_two_results_have_one_name_on_any_system(names: list[str], expected: list[str]) -> None:
    assert list(result_names(map(Path, names)).values()) == expected
