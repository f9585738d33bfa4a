"""`reportgen check`: transcripts."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import editions
from tests.cli.command import Ran, reportgen

TOML = """title = "2031 Regional Priorities"
year = 2031
regions = ["africa"]
introduction = "Voices of the regional forums. See www.example.org, or write to desk@example.org."
"""
OPEN = "draft: 1 unsigned (reportgen status says more)"
"""What `build` says of it, too."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two editions, both built: one to be mended, one clean."""
    folder = tmp_path_factory.mktemp("made")
    editions.edition(folder / "inputs" / "2031", "africa", toml=TOML)
    editions.edition(folder / "inputs" / "2030", "africa")
    for name in ("2031", "2030"):
        ran = reportgen("build", f"inputs/{name}", cwd=folder)
        assert ran.code == 0
        if name == "2031":
            assert OPEN in ran.lines
    return folder


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    for name in ("inputs", "build"):
        shutil.copytree(made / name, tmp_path / name, copy_function=shutil.copy2)
    return tmp_path


def out(ran: Ran) -> str:
    return ran.stdout.decode("utf-8")


def test_findings_say_where_and_what_to_do(home: Path) -> None:
    ran = reportgen("check", cwd=home)
    assert ran.code == 5
    assert out(ran) == (
        "Links, e-mail addresses and telephone numbers\n"
        "  warning: inputs/2031/edition.toml: the e-mail address “desk@example.org” is about to be published"
        " in the introduction\n"
        "           → make sure that its owner agrees to its being published, or take it out by a correction"
        "\n"
        "  note:    inputs/2031/edition.toml: the address “www.example.org” is about to be published in the"
        " introduction\n"
        "           → open it once before the release\n"
        "\n"
        "1 warning, 1 note\n"
    )
    assert ran.lines == ["checked: words, facts, and the files in build/2031", OPEN]
    assert reportgen("check", "-q", cwd=home).lines == []


def test_a_clean_edition(home: Path) -> None:
    ran = reportgen("check", "inputs/2030", cwd=home)
    assert (ran.code, out(ran)) == (0, "nothing found\n")


def test_as_json(home: Path) -> None:
    ran = reportgen("check", "--json", cwd=home)
    found = json.loads(out(ran))
    assert (ran.code, found["warnings"], found["notes"], found["folder"]) == (5, 1, 1, "build/2031")
    assert [(it["group"], it["severity"], it["code"], it["page"]) for it in found["findings"]] == [
        ("contacts", "warning", "check-email", None),
        ("contacts", "note", "check-link", None),
    ]


def test_files_that_are_not_current_are_rendered_for_the_check_and_nothing_is_written(home: Path) -> None:
    settings = home / "inputs/2031/edition.toml"
    settings.write_text(TOML.replace("desk@example.org", "the desk"), "utf-8")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    ran = reportgen("check", cwd=home)
    assert ran.code == 0
    assert ran.lines == ["checked: words, facts, and files rendered for this check", OPEN]
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


@pytest.mark.middle
def test_the_process_of_the_command_never_loads_the_renderer(home: Path) -> None:
    """Pango's threads, and the files of strangers that are printed, belong into processes of their own."""
    (home / "inputs/2031/edition.toml").write_text(TOML.replace("desk@example.org", "the desk"), "utf-8")
    code = (
        "import sys; from reportgen.cli import main; code = main(['check', '-q']); "
        "print(code, [name for name in ('weasyprint', 'pypandoc') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=home, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"


@pytest.mark.middle
def test_a_file_that_was_changed_by_hand_is_not_taken_for_current(home: Path) -> None:
    with (home / "build/2031/global-priorities.docx").open("ab") as file:
        file.write(b"\0")
    assert "rendered for this check" in reportgen("check", cwd=home).stderr


@pytest.mark.middle
def test_another_folder(home: Path) -> None:
    (home / "build/2031").rename(home / "elsewhere")
    ran = reportgen("check", "-o", "elsewhere", cwd=home)
    assert ran.lines == ["checked: words, facts, and the files in elsewhere", OPEN]


@pytest.mark.middle
def test_a_passage_that_people_confirmed_is_no_warning(tmp_path: Path) -> None:
    folder = editions.edition(tmp_path / "inputs/2031", "africa", toml=TOML.replace("desk@example.org", "us"))
    (folder / "corrections.yaml").write_text(
        '- quote: "Governments should publish which recruiters hold a licence"\n'
        "  action: set\n  field: text\n"
        '  value: "Governments should call +221 33 555 01 01 to ask which recruiters hold a licence"\n',
        "utf-8",
    )
    asked = reportgen("check", "--json", cwd=tmp_path)
    phone = [it for it in json.loads(out(asked))["findings"] if it["code"] == "check-phone"]
    assert [(it["severity"], it["page"]) for it in phone] == [("warning", 3)] and phone[0]["item"]
    with (folder / "corrections.yaml").open("a", encoding="utf-8") as file:
        file.write('- quote: "Interpreters should be paid by the court"\n  action: confirm\n')
    done = json.loads(out(reportgen("check", "--json", cwd=tmp_path)))["findings"]
    assert [(it["severity"], it["remedy"]) for it in done if it["code"] == "check-phone"] == [
        ("note", "answered in corrections.yaml")
    ]


@pytest.mark.middle
def test_an_unreadable_report_costs_only_itself(home: Path) -> None:
    (home / "inputs/2031/broken.pdf").write_bytes(b"no pdf")
    ran = reportgen("check", cwd=home)
    assert ran.code == 3
    assert ran.lines[0] == "error: inputs/2031/broken.pdf: not a PDF; export the report as PDF again"
    assert "desk@example.org" in out(ran)


def test_no_edition(tmp_path: Path) -> None:
    ran = reportgen("check", "inputs/2031", cwd=tmp_path)
    assert (ran.code, out(ran)) == (2, "")
    assert ran.lines == ["error: inputs/2031: no such folder; name an edition's folder such as inputs/2021"]
