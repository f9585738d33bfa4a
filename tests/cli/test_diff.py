"""`reportgen diff`: transcripts."""

import json
import os
import pty
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.model import codec
from reportgen.model.compilation import Compilation
from tests import compilations, editions
from tests.cli.command import TIMEOUT, reportgen


def written(folder: Path, compilation: Compilation) -> Path:
    """A build's folder with a compilation."""
    folder.mkdir()
    (folder / "global-priorities.json").write_text(codec.dump_compilation(compilation), "utf-8")
    return folder


@pytest.fixture
def builds(tmp_path: Path) -> Path:
    """A folder with two builds: in `new` Africa has one word changed, Asia lacks a bullet, MENA is gone."""
    old = compilations.realistic()
    africa, asia, *_ = old.reports
    words = africa.sections[1].items[0]
    reworded = replace(words, text=words.text.replace("Budgets", "Funds"), key_terms=())
    sections = (
        africa.sections[0],
        replace(africa.sections[1], items=(reworded, *africa.sections[1].items[1:])),
        *africa.sections[2:],
    )
    shorter = replace(asia.sections[2], items=asia.sections[2].items[:-1])
    reports = (
        replace(africa, sections=sections),
        replace(asia, sections=(*asia.sections[:2], shorter, *asia.sections[3:])),
        *(report for report in old.reports[2:] if report.region.id != "mena"),
    )
    assert reworded.text != words.text
    written(tmp_path / "old", old)
    written(tmp_path / "new", replace(old, reports=reports))
    return tmp_path


def test_two_builds_are_compared_as_text(builds: Path) -> None:
    ran = reportgen("diff", "old", "new", cwd=builds)
    assert (ran.code, ran.stderr) == (0, "")
    text = ran.stdout.decode("utf-8")
    assert text.startswith("Old version: old\nNew version: new\n")
    assert "[-Budgets-]{+Funds+}" in text
    assert "MENA: Only the old version has this chapter." in text
    assert "Latin America: No word has changed." in text
    assert re.search(r"^Asia: 1 dropped; \d+ unchanged$", text, re.MULTILINE)
    assert re.search(r"^  reworded  p\. \d+$", text, re.MULTILINE)
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100


def test_nothing_has_changed(builds: Path) -> None:
    ran = reportgen("diff", "old", "old/global-priorities.json", cwd=builds)
    assert ran.code == 0
    lines = ran.stdout.decode("utf-8").splitlines()
    assert sum("No word has changed." in line for line in lines) == 5
    assert lines[1] == "New version: old"


def test_two_builds_are_compared_as_json(builds: Path) -> None:
    ran = reportgen("diff", "old", "new", "--to", "json", "-o", "changes.json", cwd=builds)
    assert (ran.code, ran.stdout, ran.stderr) == (0, b"", "→ changes.json\n")
    data = json.loads((builds / "changes.json").read_text("utf-8"))
    assert data["schema_version"] == "1.0"
    assert [region["region"]["id"] for region in data["regions"]][-1] == "mena"
    africa = data["regions"][0]
    assert africa["counts"]["reworded"] == 1
    runs = [(run["kind"], run["text"]) for run in africa["passages"][0]["runs"]]
    assert ("delete", "Budgets") in runs
    assert ("insert", "Funds") in runs
    assert data["counts"]["dropped"] == 1 + len(
        [it for section in compilations.report(3).sections for it in section.items]
    )


def test_two_builds_are_compared_as_a_web_page(builds: Path) -> None:
    ran = reportgen("diff", "old", "new", "--to", "html", cwd=builds)
    assert (ran.code, ran.stderr) == (0, "")
    page = ran.stdout.decode("utf-8")
    assert '<ins><span class="spoken">inserted: </span>Funds<span' in page
    assert '<del><span class="spoken">deleted: </span>Budgets<span' in page
    assert "http:" not in page
    assert "https:" not in page
    assert str(builds) not in page


def test_the_same_versions_give_the_same_bytes(builds: Path) -> None:
    first, second = (reportgen("diff", "old", "new", "--to", "html", cwd=builds).stdout for _ in range(2))
    assert first == second


def test_two_pdfs_of_one_report_are_compared(tmp_path: Path) -> None:
    editions.report(tmp_path / "v1.pdf")
    editions.report(tmp_path / "v2.pdf")
    ran = reportgen("diff", "v1.pdf", "v2.pdf", cwd=tmp_path)
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout.decode("utf-8") == (
        "Old version: v1.pdf\nNew version: v2.pdf\n\nAfrica: No word has changed.\n"
    )


def test_a_pdf_is_compared_with_its_chapter_of_a_build(tmp_path: Path) -> None:
    editions.report(tmp_path / "v1.pdf")
    written(tmp_path / "old", compilations.realistic())
    ran = reportgen("diff", "old", "v1.pdf", cwd=tmp_path)
    text = ran.stdout.decode("utf-8")
    assert ran.code == 0
    assert re.findall(r"^(\w[\w, ]*): \d", text, re.MULTILINE) == ["Africa"]


def test_a_pdf_without_its_chapter_in_the_build(tmp_path: Path) -> None:
    editions.report(tmp_path / "mena.pdf", "mena")
    africa = compilations.realistic()
    written(tmp_path / "old", replace(africa, reports=africa.reports[:1]))
    ran = reportgen("diff", "old", "mena.pdf", cwd=tmp_path)
    assert (ran.code, ran.stdout) == (3, b"")
    assert ran.lines == ["error: old: has no chapter of MENA, which mena.pdf is about"]


def test_the_structure_of_a_report_can_be_compared(tmp_path: Path) -> None:
    editions.report(tmp_path / "v1.pdf")
    assert reportgen("extract", "v1.pdf", "--to", "json", "-o", "v1.json", cwd=tmp_path).code == 0
    ran = reportgen("diff", "v1.json", "v1.pdf", cwd=tmp_path)
    assert (ran.code, ran.stderr) == (0, "")
    assert "Africa: No word has changed." in ran.stdout.decode("utf-8")


def test_the_region_of_one_is_taken_for_the_other(tmp_path: Path) -> None:
    editions.report(tmp_path / "v1.pdf")
    assert reportgen("extract", "v1.pdf", "--to", "json", "-o", "v1.json", cwd=tmp_path).code == 0
    nameless = (tmp_path / "v1.json").read_text("utf-8")
    for name in ("African ", "Africa"):
        nameless = nameless.replace(name, "")
    (tmp_path / "v0.json").write_text(nameless, "utf-8")
    alone = reportgen("diff", "v0.json", "v0.json", cwd=tmp_path)
    assert alone.code == 3
    assert alone.lines == ["error: v0.json: the region is not recognised; name it with --region"]
    assert reportgen("diff", "v0.json", "v0.json", "--region", "asia", cwd=tmp_path).code == 0
    both = reportgen("diff", "v0.json", "v1.json", cwd=tmp_path)
    assert both.code == 0
    assert "Africa:" in both.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("old", "code", "message"),
    [
        ("none.pdf", 3, "none.pdf: "),
        ("broken.pdf", 3, "broken.pdf: "),
        ("none.json", 6, "none.json: cannot be read (No such file or directory)"),
        ("broken.json", 6, "broken.json: not a JSON file"),
        (
            "empty",
            6,
            "empty: holds no global-priorities.json; name a folder that `reportgen build` has written",
        ),
    ],
)
def test_what_cannot_be_read_is_named(builds: Path, old: str, code: int, message: str) -> None:
    (builds / "broken.pdf").write_bytes(b"no PDF")
    (builds / "broken.json").write_bytes(b"{")
    (builds / "empty").mkdir()
    ran = reportgen("diff", old, "new", cwd=builds)
    assert (ran.code, ran.stdout) == (code, b"")
    assert len(ran.lines) == 1
    assert ran.lines[0].startswith(f"error: {message}")


def test_an_unknown_region_is_misuse(builds: Path) -> None:
    ran = reportgen("diff", "old", "new", "--region", "atlantis", cwd=builds)
    assert ran.code == 2
    assert ran.lines[0].startswith("error: no region 'atlantis'; known: africa, ")


def test_a_result_that_cannot_be_written(builds: Path) -> None:
    assert reportgen("diff", "old", "new", "-o", "nowhere/changes.txt", cwd=builds).code == 8


def on_terminal(folder: Path, **environment: str) -> str:
    """What `reportgen diff` shows on a terminal."""
    main, other = pty.openpty()
    command = [sys.executable, "-m", "reportgen", "diff", "old", "new"]
    variables = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(
        command, cwd=folder, env={**variables, "TERM": "xterm-256color", **environment}, stdout=other
    ) as process:
        os.close(other)
        shown = b""
        while True:
            try:
                piece = os.read(main, 4096)
            except OSError:  # Linux: the other end is closed
                break
            if not piece:
                break
            shown += piece
        assert process.wait(TIMEOUT) == 0
    os.close(main)
    return shown.decode("utf-8")


def test_a_terminal_shows_insertions_underlined_and_deletions_struck(builds: Path) -> None:
    shown = on_terminal(builds)
    assert re.search(r"\x1b\[4;32m\{\+Funds\+\}", shown)
    assert re.search(r"\x1b\[9;31m\[-Budgets-\]", shown)


def test_without_colour_they_are_still_marked(builds: Path) -> None:
    shown = on_terminal(builds, NO_COLOR="1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", shown)
    assert re.search(r"\[-Budgets-\]", shown)
    assert re.search(r"\{\+Funds\+\}", shown)


def test_a_dumb_terminal_gets_plain_text(builds: Path) -> None:
    assert "\x1b" not in on_terminal(builds, TERM="dumb")
