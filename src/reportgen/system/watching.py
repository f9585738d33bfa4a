"""Watches an edition and says when it has changed."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ..errors import DependencyError

QUIET_MS = 100
"""A change counts once nothing more has come for so long: programs save a file in several steps."""
LOOK_MS = 500
"""How often to look whether the watching is to end."""


def changes(folders: list[Path]) -> Iterator[tuple[str, ...]]:
    """Watch from now on, and yield the names of files that changed below `folders`; Ctrl-C ends it.

    What changes while the caller is busy is yielded afterwards.

    Raises:
        DependencyError: watchfiles is missing.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        raise DependencyError("--watch needs the package watchfiles; run `make setup`") from error
    changes = watch(
        *folders, step=QUIET_MS, rust_timeout=LOOK_MS, yield_on_timeout=True, raise_interrupt=False
    )
    next(changes, None)  # the watching starts with the first look
    return _named({Path(path).name for _, path in batch} for batch in changes)


def _named(batches: Iterable[set[str]]) -> Iterator[tuple[str, ...]]:
    for batch in batches:
        names = tuple(sorted(name for name in batch if not name.startswith((".", "~"))))
        if names:
            yield names
