"""Files that travel inside a PDF (ISO 32000-1, 7.11.4)."""

from pathlib import Path

from .objects import BROKEN, of_file


def read(path: Path) -> dict[str, bytes]:
    """Return the files embedded in a PDF by name; none where the file or its list is broken."""
    pdf = of_file(path)
    files = pdf.attachments if pdf else {}
    try:
        return {name: attached.get_file().read_bytes() for name, attached in files.items()}
    except BROKEN:
        return {}
