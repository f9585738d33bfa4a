"""`reportgen info`: versions of everything that shapes the result."""

import argparse
import json
import platform
from pathlib import Path
from typing import Any

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
    cage = _cage()
    if options.json:
        print(json.dumps({**facts, "fonts": fonts, "cage": cage}, indent=2))
        return 0
    for name, value in facts.items():
        print(f"{name:14}{value}")
    print(f"{'fonts':14}{', '.join(fonts)}")
    print(f"{'cage':14}{_in_words(cage)}")
    return 0


def _cage() -> dict[str, Any]:
    """Return which measures hold in a process that reads a report."""
    from ..system import isolation
    from ..system.isolation.cage import told

    ((_, outcome),) = isolation.map_files(told, [Path(__file__)], 1)
    facts: dict[str, Any] = json.loads(outcome.result or "{}")
    return facts


def _in_words(cage: dict[str, Any]) -> str:
    """Return the measures for people: those that hold, and those that this system lacks."""
    landlock, user = cage.get("landlock"), cage.get("user")
    measures = {
        f"runs as {user}": bool(user),
        "no new privileges": cage.get("no_new_privileges"),
        "memory hidden": cage.get("not_dumpable"),
        f"Landlock {landlock or ''}".strip(): landlock,
        "seccomp": cage.get("seccomp"),
    }
    if not user:
        del measures[f"runs as {user}"]  # it is somebody's already
    lacking = [name for name, holds in measures.items() if not holds]
    held = ", ".join(name for name, holds in measures.items() if holds) or "none"
    return held + (f"; not on this system: {', '.join(lacking)}" if lacking else "")
