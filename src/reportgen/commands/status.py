"""`reportgen status`: where an edition stands, on one screen."""

import argparse
import json

from . import arguments, messages


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    status = commands.add("status", "show where an edition stands: read, corrected, signed off", run)
    arguments.add_edition(status)
    status.add_argument("--json", action="store_true", help="as JSON")


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    from ..edition import build, status
    from . import progress

    folder = arguments.edition(options)
    with progress.shown(messages.is_quiet(options)) as drawn:
        reviewed = build.review(folder, build.default_jobs(), drawn)
    messages.log(reviewed.diagnostics, options)
    for error in reviewed.errors:
        messages.refuse(error)
    shown = status.status_of(reviewed)
    if options.json:
        print(json.dumps(status.as_json(shown), ensure_ascii=False, indent=2))
    else:
        progress.show_status(shown, verbose=getattr(options, "verbose", False))
    return reviewed.errors[0].exit_code if reviewed.errors else 0
