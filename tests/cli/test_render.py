"""`reportgen render`: transcripts."""

from pathlib import Path

import pytest

from reportgen.edition import build
from tests import editions
from tests.cli.command import reportgen


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
