"""The readings that people last accepted: one small JSON file a region, kept beside the sources.

They show what a correction was made on, so that a new version of a source can be merged three ways.
"""

from pathlib import Path

from ..model import codec
from ..model.compilation import Report
from ..system import output
from ..system.memory import Memory, by_content

FOLDER = "accepted"
"""Below the edition's folder; committed like the corrections."""


def load(folder: Path, memory: Memory | None = None) -> tuple[Report, ...]:
    """Return the accepted readings of an edition, by region; none where none is kept.

    Args:
        folder: the edition's folder.
        memory: what was loaded before; nothing by default.

    Raises:
        DataError: a file does not validate.
    """
    paths = sorted((folder / FOLDER).glob("*.json"))
    return tuple(by_content(codec.load_report, path, memory) for path in paths)


def path_of(folder: Path, region: str) -> Path:
    """Return where a region's accepted reading is kept."""
    return folder / FOLDER / f"{region}.json"


def write(folder: Path, report: Report) -> Path:
    """Keep a reading as the accepted one of its region.

    Args:
        folder: the edition's folder.
        report: as read, without corrections.

    Raises:
        OutputError: it cannot be written.
    """
    path = path_of(folder, report.region.id)
    output.make_folder(path.parent)
    output.write(path, codec.dump_report(report).encode("utf-8"))
    return path
