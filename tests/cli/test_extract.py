"""`reportgen extract`: transcripts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import editions
from tests.cli.command import TIMEOUT, reportgen


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """One report."""
    return editions.report(tmp_path / "africa.pdf")


def test_extract_writes_markdown_to_stdout(report: Path, tmp_path: Path) -> None:
    ran = reportgen("extract", "africa.pdf", cwd=tmp_path)
    assert (ran.code, ran.stderr) == (0, "")
    text = ran.stdout.decode("utf-8")
    lines = text.splitlines()
    assert "# Introduction" in lines
    assert "# African Priorities" in lines
    assert "## Priority Actions Relating to African Governments" in lines
    assert "Donors should fund **survivor leadership** for more than a single year at a time." in text
    assert text.index("# Introduction") < text.index("77 individuals") < text.index("# African Priorities")


def test_extract_writes_json_to_stdout(report: Path, tmp_path: Path) -> None:
    ran = reportgen("extract", "africa.pdf", "--to", "json", cwd=tmp_path)
    assert (ran.code, ran.stderr) == (0, "")
    data = json.loads(ran.stdout)
    assert data["schema_version"] == "1.1"
    assert data["source"]["file"] == "africa.pdf"
    assert [page["number"] for page in data["pages"]] == [1, 2, 3]
    assert {"blocks", "furniture", "questions"} <= set(data)
    for block in data["blocks"]:
        assert "".join(run["text"] for run in block["runs"]) == block["text"]


def test_extract_writes_a_file(report: Path, tmp_path: Path) -> None:
    ran = reportgen("extract", "africa.pdf", "-o", "text.md", cwd=tmp_path)
    assert (ran.code, ran.stdout, ran.stderr) == (0, b"", "")
    assert "# African Priorities" in (tmp_path / "text.md").read_text("utf-8")


@pytest.mark.parametrize(("form", "suffix"), [("markdown", "md"), ("json", "json")])
def test_extract_of_several_files_into_a_folder(form: str, suffix: str, report: Path, tmp_path: Path) -> None:
    editions.report(tmp_path / "asia.pdf", "asia")
    ran = reportgen("extract", "africa.pdf", "asia.pdf", "--to", form, "-o", "texts", cwd=tmp_path)
    assert (ran.code, ran.stdout, ran.stderr) == (0, b"", "")
    assert {path.name for path in (tmp_path / "texts").iterdir()} == {f"africa.{suffix}", f"asia.{suffix}"}
    assert "Asian Priorities" in (tmp_path / "texts" / f"asia.{suffix}").read_text("utf-8")


def test_extract_goes_on_after_a_broken_file(report: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    ran = reportgen("extract", "broken.pdf", "africa.pdf", "gone.pdf", "-o", "texts", cwd=tmp_path)
    assert (ran.code, ran.stdout) == (3, b"")
    assert [line.split(": ")[1] for line in ran.lines] == ["broken.pdf", "gone.pdf"]
    assert [path.name for path in (tmp_path / "texts").iterdir()] == ["africa.md"]


def test_extract_logs_what_it_could_not_read(tmp_path: Path) -> None:
    ran = reportgen("extract", "gone.pdf", "--log", "run.log", cwd=tmp_path)
    assert ran.code == 3
    (row,) = [json.loads(line) for line in (tmp_path / "run.log").read_text("utf-8").splitlines()]
    assert (row["severity"], row["file"]) == ("error", "gone.pdf")


def test_extract_where_nothing_can_be_written(report: Path, tmp_path: Path) -> None:
    ran = reportgen("extract", "africa.pdf", "-o", "no/such/folder/text.md", cwd=tmp_path)
    assert (ran.code, ran.stdout) == (8, b"")
    assert len(ran.lines) == 1


def test_a_reader_that_goes_away_is_no_error_of_ours(report: Path, tmp_path: Path) -> None:
    """`reportgen extract … | head -0`."""
    process = subprocess.Popen(
        [sys.executable, "-m", "reportgen", "extract", *["africa.pdf"] * 40],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    said = process.stderr.read().decode("utf-8")
    process.stderr.close()
    assert process.wait(TIMEOUT) != 1
    assert "Traceback" not in said
    assert "internal error" not in said
