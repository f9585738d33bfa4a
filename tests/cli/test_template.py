"""`reportgen template`: a house is written, looked over, and used by the next build."""

from pathlib import Path

import pytest
from docx.document import Document
from docx.shared import RGBColor

from tests import houses
from tests.cli.command import reportgen


def test_a_house_is_written_and_in_order(tmp_path: Path) -> None:
    new = reportgen("template", "new", ".", "--house", "plain", cwd=tmp_path)
    assert (new.code, new.stdout.decode()) == (0, "house.docx\n")
    checked = reportgen("template", "check", ".", cwd=tmp_path)
    assert (checked.code, checked.lines) == (0, ["house.docx: nothing to look at"])
    again = reportgen("template", "new", ".", cwd=tmp_path)
    assert again.code == 2
    assert "is there already" in again.stderr


def test_what_to_look_at_is_said_with_the_file(tmp_path: Path) -> None:
    def pale(document: Document) -> None:
        document.styles["Facts"].font.color.rgb = RGBColor(0xBB, 0xBB, 0xBB)

    houses.changed(tmp_path / "house.docx", pale)
    checked = reportgen("template", "check", ".", cwd=tmp_path)
    assert checked.code == 5
    (line,) = checked.stdout.decode().splitlines()
    assert line.startswith("house.docx: the style “Facts”: #bbbbbb on white is hard to read")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("check", "."), 2, "not found; write one with"),
        (("check", ".", "--house", "plain"), 2, "--house is for"),
        (("new", "nowhere"), 2, "no such folder"),
        (("paint", "."), 2, "invalid choice"),
    ],
)
def test_misuse_is_one_clear_line(tmp_path: Path, words: tuple[str, ...], code: int, said: str) -> None:
    ran = reportgen("template", *words, cwd=tmp_path)
    assert (ran.code, len(ran.lines)) == (code, 1)
    assert said in ran.stderr


def test_a_file_that_is_no_house_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "house.docx").write_bytes(b"%PDF-1.7")
    ran = reportgen("template", "check", ".", cwd=tmp_path)
    assert (ran.code, len(ran.lines)) == (6, 1)
    assert "house.docx: not a Word file (.docx)" in ran.stderr
