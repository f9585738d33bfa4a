"""What was built last of an edition, and whether it is of the files as they are now."""

import datetime
from typing import NamedTuple

from ..edition import manifest
from ..edition.review import Reviewed
from ..errors import DataError
from .room import Room


class LastBuild(NamedTuple):
    """What was built last.

    Attributes:
        is_draft: whether anything was open.
        at: date and time, local.
        changed: files of the edition that have changed since.
    """

    is_draft: bool
    at: str
    changed: tuple[str, ...]


def last_build(room: Room, reviewed: Reviewed) -> LastBuild | None:
    """Return what was built last of an edition; None where nothing was, or nobody can tell."""
    path = room.target / manifest.FILE_NAME
    try:
        built = manifest.load(path)
        changed = manifest.changed_since(built, reviewed)
        at = datetime.datetime.fromtimestamp(path.stat().st_mtime).isoformat(" ", "minutes")
    except (DataError, OSError):
        return None
    return LastBuild(bool(built.get("draft")), at, changed)
