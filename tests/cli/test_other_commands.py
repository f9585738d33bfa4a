"""`reportgen extract`, `render` and `info`: transcripts."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen import __version__
from reportgen.edition import build
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


@pytest.fixture
def compilation(tmp_path: Path) -> Path:
    """A compilation without its PDFs."""
    folder = editions.edition(tmp_path / "2031", "africa", "asia")
    build.build(folder, tmp_path / "built", ("json",))
    for path in folder.glob("*.pdf"):
        path.unlink()
    return tmp_path / "built" / "global-priorities.json"


def test_render_writes_formats_without_any_pdf(compilation: Path, tmp_path: Path) -> None:
    ran = reportgen("render", compilation, "--to", "csv,html", "-o", "out", cwd=tmp_path)
    assert (ran.code, ran.stdout) == (0, b"")
    names = ("global-priorities.html", "global-priorities.csv", "datapackage.json")
    assert ran.lines == [f"→ out/{name}" for name in names]
    assert "survivor leadership" in (tmp_path / "out" / "global-priorities.html").read_text("utf-8")
    assert reportgen("render", compilation, "--to", "csv", "-q", "-o", "out", cwd=tmp_path).stderr == ""


def test_render_writes_beside_the_compilation(compilation: Path, tmp_path: Path) -> None:
    assert reportgen("render", compilation, "--to", "xlsx", cwd=tmp_path).code == 0
    assert compilation.with_suffix(".xlsx").is_file()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no JSON", "not a JSON file"),
        ("{}", "schema_version"),
        ('{"schema_version": "9.0"}', "9.0"),
        ('{"schema_version": "1.0", "edition": {}}', "edition"),
    ],
)
def test_render_refuses_what_is_no_compilation(content: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(content)
    ran = reportgen("render", "a.json", "--to", "csv", "-o", "out", cwd=tmp_path)
    assert (ran.code, ran.stdout) == (6, b"")
    assert len(ran.lines) == 1
    assert "a.json" in ran.lines[0]
    assert said in ran.lines[0]


def test_render_of_a_file_that_is_not_there(tmp_path: Path) -> None:
    ran = reportgen("render", "gone.json", "--to", "csv", cwd=tmp_path)
    assert ran.code == 6
    assert "gone.json: cannot be read" in ran.stderr


def test_info_names_what_shapes_the_result(tmp_path: Path) -> None:
    ran = reportgen("info", "--json", cwd=tmp_path)
    assert (ran.code, ran.stderr) == (0, "")
    facts = json.loads(ran.stdout)
    assert facts["reportgen"] == __version__
    assert {"python", "pdfplumber", "weasyprint", "pango", "pandoc", "fonts"} <= {
        key.lower() for key in facts
    }
    assert all(facts.values())
    plain = reportgen("info", cwd=tmp_path)
    assert plain.code == 0
    for value in (facts["reportgen"], facts["python"], *facts["fonts"]):
        assert value in plain.stdout.decode("utf-8")


def test_version_and_help_stand_on_stdout(tmp_path: Path) -> None:
    version = reportgen("--version", cwd=tmp_path)
    assert (version.code, version.stdout.decode().strip()) == (0, f"reportgen {__version__}")
    for words in (("--help",), ("build", "--help"), ("extract", "-h"), ("render", "-h"), ("info", "-h")):
        ran = reportgen(*words, cwd=tmp_path)
        assert (ran.code, ran.stderr) == (0, "")
        assert "exit codes:" in ran.stdout.decode("utf-8")
