"""`reportgen accept`: the present reading becomes the base that later versions are compared with."""

import argparse

from . import arguments, messages

_DETAILS = """\
When a region sends a new version of its report, the program compares three things:
the reading accepted last, the new reading, and the corrections. This command takes
the present reading as the accepted one. Signing a chapter does so too."""


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    accept = commands.add(
        "accept", "take the present reading as the base of later comparisons", run, _DETAILS
    )
    arguments.add_edition(accept)
    arguments.add_regions(accept)


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    from ..edition.accept import accept
    from . import progress

    folder = arguments.edition(options)
    with progress.shown(messages.is_quiet(options)) as drawn:
        done = accept(folder, options.region or None, progress=drawn)
    for path, new in done:
        messages.show(f"{path}: {'accepted' if new else 'accepted already, unchanged'}")
    return 0
