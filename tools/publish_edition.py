"""Build an edition for publishing, prove its documents, and lay out what a release page attaches.

    python tools/publish_edition.py edition-2021.1 release [PREVIOUS.json]

The tag names the folder of `inputs/`, and after a full stop the number of the edition's release; a bare
folder name does too. An open point stops it, as `reportgen build --release` does, and says which; so does a
file that is not sealed. The folder gets the files, `SHA256SUMS`, `verdict.txt` and `notes.md`; with the
compilation of the last release, the notes say what has changed since.

Exit codes: those of the commands that it calls; 2 where the tag names no edition.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reportgen.writers import formats

USAGE = 2
_TAG = re.compile(r"(?:edition-)?(?P<edition>[^/\s]+?)(?:\.(?P<number>\d+))?")
_BUILD = "build"
"""Folder below the target in which the edition is built."""


def folder_of(tag: str, inputs: Path) -> Path | None:
    """Return the edition's folder that a tag names; None where there is none."""
    match = _TAG.fullmatch(tag.removeprefix("refs/tags/"))
    names = [match["edition"], match[0]] if match else []
    return next((inputs / name for name in names if (inputs / name / "edition.toml").is_file()), None)


def publish(edition: Path, target: Path, previous: Path | None = None) -> int:
    """Build, prove and lay out an edition.

    Args:
        edition: its folder.
        target: gets what is attached to the release; made where it is missing.
        previous: the compilation of the last release of the edition.

    Returns:
        The exit code.
    """
    made = target.with_name(f"{target.name}-{_BUILD}")
    code, _ = _run("build", str(edition), "-o", str(made), "--release")
    if code:
        return code
    code, changes = _run("diff", str(previous), str(made / formats.JSON.file)) if previous else (0, "")
    if code:
        sys.stderr.write(f"{previous} cannot be compared; nothing is published: repair it, or leave it out\n")
        return code
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    files = [made / row.file for row in formats.FORMATS]
    verdict = []
    for row in formats.PROVEN:
        code, said = _run("verify", str(made / row.file), "--sources", str(edition))
        if code:
            sys.stderr.write(f"{row.file} is not sealed; nothing is published\n{said}")
            return code
        verdict.append(said)
    for path in [*files, made / "manifest.json"]:
        shutil.copy(path, target / path.name)
    (target / "verdict.txt").write_text("\n".join(verdict), "utf-8")
    compilation = json.loads((made / formats.JSON.file).read_bytes())
    (target / "notes.md").write_text(notes(compilation, changes), "utf-8")
    attached = [path for path in sorted(target.iterdir()) if path.name != "notes.md"]
    (target / "SHA256SUMS").write_text(checksums(attached), "utf-8")
    return 0


def notes(compilation: dict[str, Any], changes: str) -> str:
    """Return what the release page says of an edition: regions with dates and pages, and what has changed."""
    edition = compilation["edition"]
    lines = [f"# {edition['title']}", ""]
    if edition.get("theme"):
        lines += [f"*{edition['theme']}*", ""]
    lines += ["| Region | Forum | Report | Pages |", "| --- | --- | --- | --: |"]
    for report in compilation["reports"]:
        source = report["source"]
        cells = (report["region"]["name"], source.get("dates") or "–", source["file"], str(source["pages"]))
        lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    proven = ", ".join(row.file for row in formats.PROVEN)
    lines += ["", f"Proven against the reports (`verdict.txt`): {proven}. Checksums: `SHA256SUMS`.", ""]
    if changes.strip():
        lines += ["## Since the last release", "", "```text", changes.strip(), "```", ""]
    return "\n".join(lines)


def checksums(paths: Iterable[Path]) -> str:
    """Return the lines that `sha256sum --check` reads."""
    return "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in paths)


def _run(*arguments: str) -> tuple[int, str]:
    """Run a command of the program; its messages go where ours go."""
    done = subprocess.run(
        [sys.executable, "-m", "reportgen", *arguments], stdout=subprocess.PIPE, text=True, check=False
    )
    return done.returncode, done.stdout


def main(arguments: Sequence[str]) -> int:
    """Run the script."""
    if not 2 <= len(arguments) <= 3:
        sys.stderr.write("usage: publish_edition.py TAG FOLDER [PREVIOUS.json]\n")
        return USAGE
    edition = folder_of(arguments[0], Path("inputs"))
    if edition is None:
        known = ", ".join(sorted(path.parent.name for path in Path("inputs").glob("*/edition.toml")))
        sys.stderr.write(
            f"{arguments[0]} names no edition; use edition-NAME.NUMBER, NAME being one of {known}\n"
        )
        return USAGE
    previous = Path(arguments[2]) if len(arguments) > 2 and Path(arguments[2]).is_file() else None
    return publish(edition, Path(arguments[1]), previous)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
