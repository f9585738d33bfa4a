"""Watches an edition and says when it has changed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import DependencyError

QUIET_MS = 50
"""A change counts once nothing more has come for so long: programs save a file in several steps."""
LOOK_MS = 500
"""How often to look whether the watching is to end."""


def changes(folders: list[Path]) -> Iterator[tuple[Path, ...]]:
    """Watch from now on, and yield the files that changed below `folders`; Ctrl-C ends it.

    What changes while the caller is busy is yielded afterwards.

    Raises:
        DependencyError: watchfiles is missing.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise DependencyError("--watch needs the package watchfiles; run `make setup`") from error
    batches = watch(
        *folders, step=QUIET_MS, rust_timeout=LOOK_MS, yield_on_timeout=True, raise_interrupt=False
    )
    next(batches, None)  # the watching starts with the first look
    return _visible({Path(path) for _, path in batch} for batch in batches)


def _visible(batches: Iterable[set[Path]]) -> Iterator[tuple[Path, ...]]:
    for batch in batches:
        paths = tuple(sorted(path for path in batch if not path.name.startswith((".", "~"))))
        if paths:
            yield paths
