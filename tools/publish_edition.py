"""Build an edition for publishing, prove its documents, and lay out what a release page attaches.

    python tools/publish_edition.py edition-2021.1 release [PREVIOUS.json [ITS-TAG]]
    python tools/publish_edition.py --last edition-2021.1 < TAGS

The tag names the folder of `inputs/`, and after a full stop the number of the edition's release; a bare
folder name does too. An open point stops it, as `reportgen build --release` does, and says which; so does a
file that is not sealed. The folder gets the files, `SHA256SUMS`, `verdict.txt` and `notes.md`; with the
compilation of the last release, the notes say what has changed since, and `changes.txt` says all of it.

`--last` names the release to compare with, of those whose tags are read, the newest first: the last of this
edition, else that of the newest earlier edition; nothing where there is none.

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
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_BUILD = "build"
"""Folder below the target in which the edition is built."""
CHANGES = "changes.txt"
LONGEST = 100_000
"""Characters of changes in the notes; a release page holds 125 000 in all."""


def folder_of(tag: str, inputs: Path) -> Path | None:
    """Return the edition's folder that a tag names; None where there is none."""
    match = _TAG.fullmatch(tag.removeprefix("refs/tags/"))
    names = [match["edition"], match[0]] if match else []
    return next((inputs / name for name in names if (inputs / name / "edition.toml").is_file()), None)


def edition_of(tag: str) -> tuple[str, int] | None:
    """Return the edition that a release's tag names, and the release's number; None for other tags."""
    match = _TAG.fullmatch(tag)
    if match is None or not tag.startswith("edition-"):
        return None
    return match["edition"], int(match["number"] or 0)


def last_release(tag: str, tags: Iterable[str]) -> str | None:
    """Return the release to compare with: the last of this edition, else of the newest earlier one.

    An edition is earlier by the year in its name; of several of one year that with the same name but for the
    year comes first, then the one released last.

    Args:
        tag: of the release to make.
        tags: of all releases, the newest first.
    """
    name, number = edition_of(f"edition-{tag.removeprefix('edition-')}") or ("", 0)
    known = [(found, edition) for found in tags if found != tag and (edition := edition_of(found))]
    own = [(at, found) for found, (other, at) in known if other == name and (not number or at < number)]
    if own:
        return max(own)[1]
    earlier = [
        ((year, _without_year(other) == _without_year(name)), found)
        for found, (other, _) in known
        if (year := _year(other)) and year < _year(name)
    ]
    return max(earlier, key=lambda row: row[0])[1] if earlier else None


def _year(name: str) -> int:
    found = _YEAR.search(name)
    return int(found[0]) if found else 0


def _without_year(name: str) -> str:
    return _YEAR.sub("", name, count=1)


def publish(edition: Path, target: Path, previous: Path | None = None, since: str = "") -> int:
    """Build, prove and lay out an edition.

    Args:
        edition: its folder.
        target: gets what is attached to the release; made where it is missing.
        previous: the compilation of the release to compare with.
        since: what that is, for the notes.

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
    (target / "notes.md").write_text(notes(compilation, changes, since), "utf-8")
    if changes.strip():
        (target / CHANGES).write_text(changes, "utf-8")
    attached = [path for path in sorted(target.iterdir()) if path.name != "notes.md"]
    (target / "SHA256SUMS").write_text(checksums(attached), "utf-8")
    return 0


def described(since: str, tag: str) -> str:
    """Return what is compared with, in words: the last release of the edition, or of an earlier one."""
    before, now = edition_of(since), edition_of(f"edition-{tag.removeprefix('edition-')}")
    if before is None or now is None:
        return "the last release"
    if before[0] == now[0]:
        return f"the last release, {since}"
    return f"the release of the edition before, {since}"


def notes(compilation: dict[str, Any], changes: str, since: str = "") -> str:
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
        lines += [f"## Since {since or 'the last release'}", "", "```text", *_beginning(changes.strip()), ""]
    return "\n".join(lines)


def _beginning(changes: str) -> Iterable[str]:
    """Yield the lines of changes that a release page has room for, and the end of their block."""
    kept = changes if len(changes) <= LONGEST else changes[: changes.rfind("\n", 0, LONGEST) + 1].rstrip()
    yield from (kept, "```")
    if kept != changes:
        yield f"\nThe other changes: `{CHANGES}`."


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
    if arguments[:1] == ["--last"] and len(arguments) == 2:
        sys.stdout.write(last_release(arguments[1], sys.stdin.read().split()) or "")
        return 0
    if not 2 <= len(arguments) <= 4:
        sys.stderr.write(
            "usage: publish_edition.py TAG FOLDER [PREVIOUS.json [ITS-TAG]], or --last TAG < TAGS\n"
        )
        return USAGE
    edition = folder_of(arguments[0], Path("inputs"))
    if edition is None:
        known = ", ".join(sorted(path.parent.name for path in Path("inputs").glob("*/edition.toml")))
        sys.stderr.write(
            f"{arguments[0]} names no edition; use edition-NAME.NUMBER, NAME being one of {known}\n"
        )
        return USAGE
    previous = Path(arguments[2]) if len(arguments) > 2 and Path(arguments[2]).is_file() else None
    since = described(arguments[3] if len(arguments) > 3 else "", arguments[0])
    return publish(edition, Path(arguments[1]), previous, since)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
