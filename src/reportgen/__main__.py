"""`python -m reportgen` is the command `reportgen`."""

import sys

from .unchanged import nothing_to_do


def main() -> int:
    """Run the command line of this process and return the exit status."""
    if nothing_to_do(sys.argv[1:]):
        return 0
    from .cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
