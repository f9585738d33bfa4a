"""`reportgen info`: versions of everything that shapes the result."""

import argparse
import json
import platform

from ..readers.kinds import all_engines
from ..writers.formats import FORMATS
from . import arguments


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    info = commands.add("info", "show the versions of everything that shapes the result", run)
    info.add_argument("--json", action="store_true", help="as JSON")


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    from importlib.metadata import version

    from .. import __version__
    from ..system import resources

    facts: dict[str, str] = {
        "reportgen": __version__,
        "python": platform.python_version(),
    }
    facts |= {name: version(name) for engine in all_engines() for name in engine.needs}
    for form in FORMATS:
        if form.programs:
            facts |= form.load().versions()
    fonts = sorted(path.name for path in (resources.templates() / "fonts").glob("*.[to]tf"))
    if options.json:
        print(json.dumps({**facts, "fonts": fonts}, indent=2))
        return 0
    for name, value in facts.items():
        print(f"{name:14}{value}")
    print(f"{'fonts':14}{', '.join(fonts)}")
    return 0
