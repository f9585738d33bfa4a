"""Which version of a report is used, as a step that can be taken back while both files are kept.

What a step takes away (the old bytes, the accepted reading, a new file that was not wanted) lies beside the
journal, in a folder of the step; those of the region's latest step are kept.
"""

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..edition import accept, accepted, intake
from ..edition.unused import REPLACED
from ..errors import ReviewError
from ..model.compilation import Report
from ..system import files, output
from .journal import FOLDER, Step
from .refused import RefusedError
from .room import Room, now

USED, KEPT = "step.version_used", "step.old_file_kept"
"""Keys of the texts that name the two steps."""
_STORE = "versions"
_ACCEPTED = "accepted.json"
_NEW = "new"
_GONE = "the files of this version are kept no longer; drop the report that is to be used on the board"
_REPLACED = "the report has another version since; it is left alone"


def choose(room: Room, report: Report, by: str, *, old: bool) -> Step:
    """Use the new version of a report from now on, or put the old file back.

    Args:
        room: the edition.
        report: the chapter of the new version.
        by: who decides.
        old: the old file is put back.

    Raises:
        RefusedError: there is no old file, or decisions of the chapter wait: they come first.
        ReportgenError: a file cannot be written.
    """
    with room.lock:
        file, region = report.source.file, report.region
        if intake.replaced(room.folder, file) is None:
            raise RefusedError("no new version of this report waits for a decision")
        step = Step(0, now(), by, KEPT if old else USED, region.name, region.id)
        step = room.journal.begin(replace(step, file=file, sha256=report.source.sha256))
        _do(room, step)
        return room.journal.note(step, "done")


def undo(room: Room, step: Step) -> None:
    """Take a step back: both files are there again, and people are asked again which is used.

    Raises:
        RefusedError: the report has another version since, or the files are kept no longer.
        OutputError: a file cannot be written.
    """
    store, path = _store(room, step), room.folder / step.file
    kept = _copies(store)
    if not kept:
        raise RefusedError(_GONE)
    present = _sha256(path)
    if step.what == USED and (present != step.sha256 or not _is_accepted(room, step)):
        raise RefusedError(_REPLACED)
    if step.what == KEPT and present not in [_sha256(copy) for copy in kept]:
        raise RefusedError(_REPLACED)
    place = room.folder / REPLACED
    output.make_folder(place)
    for copy in kept:
        output.write(place / copy.name, copy.read_bytes())
    if step.what == KEPT:
        output.write(path, (store / _NEW).read_bytes())
    elif (store / _ACCEPTED).is_file():
        output.write(accepted.path_of(room.folder, step.region), (store / _ACCEPTED).read_bytes())
    else:
        accepted.path_of(room.folder, step.region).unlink(missing_ok=True)


def redo(room: Room, step: Step) -> None:
    """Do a step again that was taken back.

    Raises:
        RefusedError: the report has another version since, or decisions of its chapter wait.
        OutputError: a file cannot be written.
    """
    is_there = intake.replaced(room.folder, step.file) is not None
    if not is_there or _sha256(room.folder / step.file) != step.sha256:
        raise RefusedError(_REPLACED)
    _do(room, step)


def is_done(room: Room, step: Step) -> bool:
    """Return whether a step that was begun has been done to its end."""
    is_new = _sha256(room.folder / step.file) == step.sha256
    if step.what == KEPT:
        return not is_new
    return is_new and _is_accepted(room, step) and intake.replaced(room.folder, step.file) is None


def _do(room: Room, step: Step) -> None:
    _keep(room, step)
    if step.what == KEPT:
        intake.put_back(room.folder, step.file)
        return
    try:
        accept.accept(room.folder, [step.region])
    except ReviewError as error:
        raise RefusedError(str(error)) from error
    intake.forget(room.folder, step.file)


def _keep(room: Room, step: Step) -> None:
    """Keep what a step takes away; what an earlier one about the region took away is let go."""
    for other in room.journal.steps():
        if other.sha256 and other.region == step.region:
            shutil.rmtree(_store(room, other), ignore_errors=True)
    store = _store(room, step)
    output.make_folder(store)
    for copy in intake.all_replaced(room.folder, step.file):
        output.write(store / copy.name, copy.read_bytes())
    reading = accepted.path_of(room.folder, step.region)
    if reading.is_file():
        output.write(store / _ACCEPTED, reading.read_bytes())
    if step.what == KEPT:
        output.write(store / _NEW, (room.folder / step.file).read_bytes())


def _store(room: Room, step: Step) -> Path:
    return room.folder / FOLDER / _STORE / str(step.number)


def _copies(store: Path) -> Sequence[Path]:
    """Return the old files that a step keeps, the latest last."""
    paths = store.iterdir() if store.is_dir() else ()
    copies = [path for path in paths if path.name not in (_ACCEPTED, _NEW)]
    return sorted(copies, key=lambda path: path.stat().st_mtime_ns)


def _is_accepted(room: Room, step: Step) -> bool:
    """Return whether the accepted reading is of the new version."""
    readings = accepted.load(room.folder, room.memory)
    return any(it.region.id == step.region and it.source.sha256 == step.sha256 for it in readings)


def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(files.read(path)).hexdigest()
    except OSError:
        return ""
