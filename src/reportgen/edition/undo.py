"""The edition as it would be if decisions were taken back: seen before it is done."""

from collections.abc import Sequence
from pathlib import Path

from ..system.memory import Memory
from . import build
from .build import Progress, Reviewed
from .decision_files import amendments, corrections
from .review import no_progress


def try_without(
    folder: Path,
    written: Sequence[str],
    jobs: int | None = None,
    progress: Progress = no_progress,
    memory: Memory | None = None,
) -> Reviewed:
    """Return the edition as it would be without some entries of `corrections.yaml`; nothing is written.

    `amendments.remove` then takes them out.

    Args:
        folder: the edition's folder.
        written: the text of each entry, exactly as it was read (`amendments.texts`).
        jobs: processes at once; as many as there are processors by default.
        progress: called as work goes on.
        memory: what was read and found before; nothing by default.

    Raises:
        UsageError: the folder is no edition.
        DataError: an entry does not stand so any more, or a file of the edition does not validate.
    """
    taken = amendments.find(folder, written)
    rest = [entry for index, entry in enumerate(corrections.load(folder, memory)) if index not in taken]
    return build.review(folder, jobs, progress, rest, memory)
