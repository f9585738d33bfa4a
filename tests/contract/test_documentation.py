"""The documentation keeps its word, and the README says all that others rely on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen.writers.formats import FORMATS
from tools import check_docs

PAGES = check_docs.markdown_files(check_docs.ROOT)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(check_docs.ROOT)))
def test_links_and_commands_hold(page: Path) -> None:
    assert list(check_docs.problems(page)) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[a](missing.md)", "link to missing.md: no such file"),
        ("[a](#nowhere)", "link to #nowhere: no such heading"),
        ("![picture](images/none.png)", "link to images/none.png: no such file"),
        ("Type `make nonsense` now.", "make nonsense: no such target"),
        ("```sh\nmake nonsense\n```", "make nonsense: no such target"),
        ("```sh\nreportgen nonsense x.pdf\n```", "reportgen nonsense: no such command"),
        ("```sh\nreportgen build --nonsense\n```", "reportgen build: no option --nonsense"),
    ],
)
def test_a_broken_promise_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, problem: str
) -> None:
    monkeypatch.setattr(check_docs, "ROOT", tmp_path)
    (tmp_path / "Makefile").write_text("report:  ## build\n", encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text(f"# Page\n\n{text}\n", encoding="utf-8")
    check_docs.make_targets.cache_clear()
    try:
        found = list(check_docs.problems(page))
    finally:
        check_docs.make_targets.cache_clear()
    assert [line.split(": ", 1)[1] for line in found] == [problem]


@pytest.mark.parametrize(
    "text",
    [
        "[a](#a-heading-of-two-parts)",
        "[a](page.md)",
        "<https://example.org> [b](https://example.org)",
        "`[x](y)`",
    ],
)
def test_a_kept_promise_is_not_reported(tmp_path: Path, text: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"# A heading, of *two* parts\n\n{text}\n", encoding="utf-8")
    assert list(check_docs.problems(page)) == []


def readme() -> str:
    """Return the README."""
    return (check_docs.ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_has_every_command() -> None:
    usage = (check_docs.help_of() or "").partition("COMMAND\n")[2].partition("\n\n")[0]
    commands = re.findall(r"^    ([a-z]+) ", usage, flags=re.MULTILINE)
    assert {"build", "extract", "render"} <= set(commands)
    assert [command for command in commands if f"reportgen {command}" not in readme()] == []


def test_the_readme_has_every_exit_code() -> None:
    errors = (check_docs.ROOT / "src/reportgen/errors.py").read_text(encoding="utf-8")
    codes = {"0", "130", *re.findall(r"exit_code = (\d+)", errors)}
    assert len(codes) > 8
    listed = set(re.findall(r"^\|\s*`?(\d+)`?\s*\|", readme(), flags=re.MULTILINE))
    assert codes - listed == set()


_FILES_IN_README = re.compile(r"`(global-priorities[\w-]*)(\.\w+`(?:, `\.\w+`)*)")
"""A file, and the other endings that are listed behind it."""
_END = re.compile(r"\.(\w+)`")


def test_the_readme_has_every_output_file() -> None:
    text = readme()
    listed = {f"{stem}.{end}" for stem, ends in _FILES_IN_README.findall(text) for end in _END.findall(ends)}
    assert len(listed) > 5
    assert {row.file for row in FORMATS} - listed == set()


def test_the_readme_has_the_two_commands() -> None:
    assert re.search(r"^\s*make report\b", readme(), flags=re.MULTILINE)
    assert re.search(r"^\s*make test\b", readme(), flags=re.MULTILINE)
