"""`reportgen sign`: somebody accepts a chapter's words."""

import argparse
import datetime

from ..errors import UsageError
from . import arguments, messages

_DETAILS = """\
Records in sign-off.yaml who accepts which chapter, bound to its words as they are
built. When words change later, only the changed priorities lose their sign-off."""


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    sign = commands.add("sign", "record that somebody accepts a chapter's words", run, _DETAILS)
    arguments.add_edition(sign)
    arguments.add_regions(sign)
    sign.add_argument("--all", action="store_true", help="all chapters that are there")
    sign.add_argument("--by", required=True, metavar="WHO", help="who accepts them")
    sign.add_argument(
        "--on", type=arguments.date, metavar="DATE", help="date, such as 2021-12-01 (default: today)"
    )


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        UsageError: neither regions nor --all, or both.
    """
    from ..edition import accept
    from ..edition.decision_files import signoff
    from . import progress

    if bool(options.region) == options.all:
        raise UsageError("name the chapters with --region, or all of them with --all")
    folder = arguments.edition(options)
    on = options.on or datetime.date.today().isoformat()
    with progress.shown(messages.is_quiet(options)) as drawn:
        done = accept.sign(folder, options.region or None, by=options.by, on=on, progress=drawn)
    for signed in done:
        report, before = signed.report, signed.before
        messages.show(f"{report.region.name}: {signed.passages} passages signed by {options.by} on {on}")
        if before is not None:
            changes = f"{len(before.changed)} changed, {len(before.gone)} gone"
            messages.show(f"  signed before by {before.by} on {before.on}; since then {changes}")
        for point in signed.open:
            page = f", p. {point.page}" if point.page else ""
            messages.say(f"still open: {report.region.id}{page}: {point.message}")
        for held in signed.held:
            messages.say(f"note: {accept.held_line(held)}")
    messages.say(f"→ {folder / signoff.FILE_NAME}")
    return 0
