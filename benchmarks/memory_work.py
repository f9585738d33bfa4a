"""What a worker does while its memory is measured; importable by the worker."""

from pathlib import Path

from reportgen import extraction
from reportgen.system.isolation.limits import resident


def prepare() -> None:
    """Load what reading needs."""
    extraction.prepare()


def read(path: Path) -> str:
    """Read a source and return the bytes of memory held before it, after all those before were let go."""
    before = resident()
    extraction.document_json(path)
    return str(before)
