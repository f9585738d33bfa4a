"""`reportgen render`: formats from a compilation."""

import argparse
from pathlib import Path

from . import arguments, messages


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    render = commands.add(
        "render", "write formats from a compilation (global-priorities.json); reads no PDF", run
    )
    render.add_argument("compilation", type=Path, metavar="COMPILATION.json")
    arguments.add_formats(render)
    render.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help="folder for the results (default: the compilation's)"
    )
    render.add_argument(
        "--assets", type=Path, metavar="DIR", help="folder of the logos (default: the compilation's)"
    )


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    from ..edition import build
    from . import progress

    target = options.output or options.compilation.parent
    with progress.shown(messages.is_quiet(options)) as drawn:
        files, diagnostics = build.render(
            options.compilation, target, options.to, options.assets, progress=drawn
        )
    messages.report(diagnostics, options)
    messages.log(diagnostics, options)
    if not messages.is_quiet(options):
        for path in files:
            messages.say(f"→ {path}")
    return 0
