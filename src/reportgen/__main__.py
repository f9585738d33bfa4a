"""`python -m reportgen` is the command `reportgen`."""

import gc
import sys

from .system import streams
from .system.stamp import nothing_to_do

_FEW_COLLECTIONS = 50_000
"""New objects until garbage is looked for; Python's 700 fit programs whose objects are not all alive: trees
of reports are, and a twentieth of a build went into looking for what nobody had dropped."""


_INTERRUPTED = 130
"""Exit status after Ctrl-C."""


def main() -> int:
    """Run the command line of this process and return the exit status."""
    streams.prepare()
    if nothing_to_do(sys.argv[1:]):
        return 0
    gc.set_threshold(_FEW_COLLECTIONS)
    try:
        from .cli import main as run

        return run()
    except KeyboardInterrupt:  # before the command line could say so itself
        sys.stderr.write("interrupted\n")
        return _INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
