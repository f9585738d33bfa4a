"""`reportgen check`: what to look at before a release."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ReviewError
from . import arguments, messages

if TYPE_CHECKING:
    from ..checks import Finding
    from ..edition.check import Checked

_DETAILS = """\
Looks at the words, the facts and the finished PDF and Word file as a careful reader
would, and says what to do about each finding. Files of the last build are checked
where they are current; else they are rendered for the check. Nothing is changed.
The exit code is 0 when there are only notes, 5 when there are warnings."""


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    check = commands.add("check", "look for what should be mended before a release", run, _DETAILS)
    arguments.add_edition(check)
    check.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help="folder of the last build (default: build/<edition>)"
    )
    check.add_argument("--json", action="store_true", help="the findings as JSON")


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    from ..edition import build, check
    from . import progress

    folder = arguments.edition(options)
    target = options.output or Path("build") / folder.resolve().name
    with progress.shown(messages.is_quiet(options) or options.json) as drawn:
        reviewed = build.review(folder, build.default_jobs(), drawn)
        checked = check.check(reviewed, target, drawn)
    for error in reviewed.errors:
        messages.refuse(error)
    messages.log(checked.findings, options)
    if options.json:
        print(json.dumps(_plain(checked, str(folder)), ensure_ascii=False, indent=2))
    else:
        _show(checked, options)
        if not messages.is_quiet(options):
            messages.say(progress.verdict(reviewed.compilation))
    if reviewed.errors:
        return reviewed.errors[0].exit_code
    warned = any(finding.severity == "warning" for finding in checked.findings)
    return ReviewError.exit_code if warned else 0


def _show(checked: "Checked", options: argparse.Namespace) -> None:
    from ..checks import GROUPS

    for group, title in GROUPS.items():
        findings = [finding for finding in checked.findings if finding.group == group]
        if findings:
            for line in (title, *(line for one in findings for line in _lines(one)), ""):
                messages.show(line)
    messages.show(_counted(checked.findings))
    if not messages.is_quiet(options):
        made = f"the files in {checked.folder}" if checked.folder else "files rendered for this check"
        messages.say(f"checked: words, facts, and {made}")


def _lines(finding: "Finding") -> Iterator[str]:
    """Yield a finding as people read it: where, what, and what to do."""
    place = f"{finding.file or 'edition'}{f', {finding.where}' if finding.where else ''}"
    item = f" ({finding.item})" if finding.item else ""
    yield f"  {finding.severity + ':':<8} {place}{item}: {finding.message}"
    if finding.remedy:
        yield f"           → {finding.remedy}"


def _counted(findings: Sequence["Finding"]) -> str:
    counts = Counter(finding.severity for finding in findings)
    parts = [f"{counts[name]} {name}{'' if counts[name] == 1 else 's'}" for name in ("warning", "note")]
    return ", ".join(parts) if findings else "nothing found"


def _plain(checked: "Checked", edition: str) -> dict[str, object]:
    """Return the findings as plain values."""
    counts = Counter(finding.severity for finding in checked.findings)
    return {
        "edition": edition,
        "folder": str(checked.folder) if checked.folder else None,
        "warnings": counts["warning"],
        "notes": counts["note"],
        "findings": [
            {"group": finding.group, **finding.plain(), "item": finding.item} for finding in checked.findings
        ],
    }
