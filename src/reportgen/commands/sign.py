"""`reportgen sign`: somebody accepts a chapter's words, or looks it through for a theme."""

import argparse
import datetime

from ..errors import UsageError
from . import arguments, messages

_DETAILS = """\
Records in sign-off.yaml who accepts which chapter, bound to its words as they are
built. When words change later, only the changed priorities lose their sign-off.

With --looked-through it records, as a decision of its own, that somebody has read a
chapter and that it does not raise a theme. Only then the document says “not raised”,
and only as long as the chapter has these words. --undo takes such a decision back."""


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    sign = commands.add("sign", "record that somebody accepts a chapter's words", run, _DETAILS)
    arguments.add_edition(sign)
    arguments.add_regions(sign)
    sign.add_argument("--all", action="store_true", help="all chapters that are there")
    sign.add_argument("--by", default="", metavar="WHO", help="who accepts them, or has looked")
    sign.add_argument(
        "--looked-through",
        action="append",
        default=[],
        metavar="THEME",
        help="sign nothing: the chapter does not raise this theme of the codebook; may be repeated",
    )
    sign.add_argument("--undo", action="store_true", help="take back what --looked-through said")
    sign.add_argument(
        "--on", type=arguments.date, metavar="DATE", help="date, such as 2021-12-01 (default: today)"
    )


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        UsageError: neither regions nor --all, or both; or nobody is named.
    """
    if options.undo and not options.looked_through:
        raise UsageError(
            "--undo belongs to --looked-through; to take a signature back, delete its entry in sign-off.yaml"
        )
    if not options.by and not options.undo:
        raise UsageError("the following arguments are required: --by; see `reportgen sign --help`")
    return _look(options) if options.looked_through else _sign(options)


def _sign(options: argparse.Namespace) -> int:
    from ..edition import accept
    from ..edition.decision_files import signoff
    from . import progress

    if bool(options.region) == options.all:
        raise UsageError("name the chapters with --region, or all of them with --all")
    folder = arguments.edition(options)
    on = _date(options)
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


def _look(options: argparse.Namespace) -> int:
    """Record, or take back, for which themes a chapter was looked through.

    Raises:
        UsageError: not exactly one region is named.
    """
    from ..edition import look_through
    from ..edition.decision_files import signoff
    from . import progress

    if len(options.region) != 1 or options.all:
        raise UsageError("--looked-through is about one chapter; name it with --region")
    (region,) = options.region
    folder, themes = arguments.edition(options), options.looked_through
    if options.undo:
        look_through.take_back(folder, region, themes)
        messages.show(f"{region}: taken back: {', '.join(themes)}")
    else:
        with progress.shown(messages.is_quiet(options)) as drawn:
            report = look_through.record(
                folder, region, themes, by=options.by, on=_date(options), progress=drawn
            )
        messages.show(
            f"{report.region.name}: looked through by {options.by}, not raised: {', '.join(themes)}"
        )
    messages.say(f"→ {folder / signoff.FILE_NAME}")
    return 0


def _date(options: argparse.Namespace) -> str:
    """Return the date that is named, else today's."""
    on: str | None = options.on
    return on or datetime.date.today().isoformat()
