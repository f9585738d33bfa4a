"""Check that the documentation keeps its word: links lead somewhere, commands exist.

    python tools/check_docs.py

Reads every Markdown file of the repository. A relative link must name a file that exists, and its
`#anchor` a heading of that file. In code, fenced or in the line, `make NAME` must be a target of the
Makefile and `reportgen NAME --option` a command and an option that the program's own help knows. In the pages
for contributors a source file in code must exist. Prints one line a problem, `file:line: what is wrong`,
and ends with 1 if there is any.
"""

from __future__ import annotations

import functools
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parents[1]
NOT_DOCUMENTATION = {"build", "node_modules", "tests", "samples"}
"""Folders whose Markdown is made by programs or is input of tests, not documentation."""

FOR_CONTRIBUTORS = {"CONTRIBUTING.md", "DECISIONS.md"}
"""Pages whose source files are looked for, from the root or below one of SOURCES."""
SOURCES = (".", "src/reportgen")

FENCE = re.compile(r"^\s*(```+|~~~+)\s*(\w*)")
LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
CODE = re.compile(r"`([^`]+)`")
MAKE = re.compile(r"^(?:\$ )?make\s+([a-z][a-z-]*)")
REPORTGEN = re.compile(r"^(?:\$ )?(?:\S*/)?(?:python -m )?reportgen\s+(.*)")
SOURCE = re.compile(r"^(?:[\w.-]+/)+(?:[\w-]+\.(?:py|toml|md|j2|css|json|sh))?$")
SHELL = {"", "sh", "bash", "shell", "console", "text"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a Markdown file: its number from 1, its text, and the fence's language if in one."""

    number: int
    text: str
    fence: str | None


def markdown_files(root: Path) -> list[Path]:
    """Return the documentation of the repository, in a fixed order."""
    return [
        path
        for path in sorted(root.rglob("*.md"))
        if not any(part.startswith(".") or part in NOT_DOCUMENTATION for part in path.relative_to(root).parts)
    ]


def lines(path: Path) -> Iterator[Line]:
    """Yield the lines of a Markdown file, fences themselves left out."""
    fence: tuple[str, str] | None = None
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        mark = FENCE.match(text)
        if mark and fence is None:
            fence = (mark[1], mark[2])
        elif mark and fence and mark[1].startswith(fence[0]):
            fence = None
        else:
            yield Line(number, text, fence[1] if fence else None)


@functools.cache
def anchors(path: Path) -> frozenset[str]:
    """Return the anchors of a Markdown file's headings, made as GitHub makes them."""
    found: dict[str, int] = {}
    for line in lines(path):
        heading = HEADING.match(line.text) if line.fence is None else None
        if heading:
            words = re.sub(r"[^\w\- ]", "", heading[1].lower()).replace(" ", "-")
            found[words] = found.get(words, -1) + 1
            if found[words]:
                found[f"{words}-{found[words]}"] = 0
    return frozenset(found)


def broken_link(target: str, page: Path) -> str | None:
    """Return what is wrong with a link on a page, or None; links to the web are not followed."""
    if re.match(r"[a-z][a-z0-9+.-]*:", target):
        return None
    name, _, anchor = unquote(target).partition("#")
    file = (page.parent / name).resolve() if name else page
    if not file.exists():
        return f"link to {name}: no such file"
    if anchor and file.suffix == ".md" and anchor not in anchors(file):
        return f"link to {target}: no such heading"
    return None


@functools.cache
def make_targets() -> frozenset[str]:
    """Return the targets of the Makefile that `make help` lists."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^([a-z][a-z-]*):.*##", makefile, flags=re.MULTILINE))


@functools.cache
def help_of(*command: str) -> str | None:
    """Return the help text of a command of reportgen, or None if there is no such command."""
    run = subprocess.run(
        [sys.executable, "-m", "reportgen", *command, "--help"],
        capture_output=True,
        text=True,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1"},
        cwd=ROOT,
        check=False,
    )
    return run.stdout if run.returncode == 0 else None


def wrong_command(text: str) -> str | None:
    """Return what is wrong with a line of a shell example, or None."""
    text = text.strip().partition(" #")[0]
    make = MAKE.match(text)
    if make:
        return None if make[1] in make_targets() else f"make {make[1]}: no such target"
    call = REPORTGEN.match(text)
    if not call:
        return None
    words = re.findall(r"[^\s\[\]]+", call[1])
    command = [words[0]] if words and re.fullmatch(r"[a-z]+", words[0]) else []
    known = help_of(*command)
    if known is None:
        return f"reportgen {' '.join(command)}: no such command"
    for option in words:
        name = option.partition("=")[0]
        if (
            name.startswith("-")
            and len(name) > 1
            and not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", known)
        ):
            return f"reportgen {' '.join(command)}: no option {name}"
    return None


def missing_source(text: str, page: Path) -> str | None:
    """Return what is wrong with the name of a file or folder in code, or None."""
    name = text.strip()
    if (
        page.name not in FOR_CONTRIBUTORS
        or not SOURCE.match(name)
        or name.startswith(("build/", "accepted/"))
    ):
        return None
    return None if any((ROOT / base / name).exists() for base in SOURCES) else f"{name}: no such file"


def problems(page: Path) -> Iterator[str]:
    """Yield one line a problem of a page."""
    for line in lines(page):
        if line.fence is None:
            found = [broken_link(link, page) for link in LINK.findall(CODE.sub("", line.text))]
            found += [wrong_command(code) for code in CODE.findall(line.text)]
            found += [missing_source(code, page) for code in CODE.findall(line.text)]
        else:
            found = [wrong_command(line.text)] if line.fence in SHELL else []
        for problem in found:
            if problem:
                yield f"{page.relative_to(ROOT)}:{line.number}: {problem}"


def main() -> int:
    """Check all pages; return the exit status."""
    pages = markdown_files(ROOT)
    found = [problem for page in pages for problem in problems(page)]
    for problem in found:
        print(problem)
    print(f"documentation: {len(pages)} pages, {len(found)} problems", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
