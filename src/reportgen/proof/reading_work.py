"""What is done in a process of its own: a source, or a published PDF, read to text."""

from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from .. import manifest
from ..readers import attachments
from . import engines, pdf_file, witness
from .pdf_file import PublishedPages


def read_one(path: Path, reader: str, published: str) -> str:
    """Read a PDF with the engine `reader` and return what it says as JSON.

    Args:
        path: the file.
        reader: name of the engine.
        published: path of the published PDF; all others are sources.

    Raises:
        InputError: the file cannot be read.
    """
    reading = engines.read(reader, path)
    if str(path) == published:
        content = attachments.read(path).get(manifest.FILE_NAME)
        told = content.decode("utf-8", "replace") if content is not None else None
        return _pages().dump_json(pdf_file.read(reading, told)).decode("utf-8")
    return witness.dump(witness.see(reading, reader))


def parse_pages(content: str) -> PublishedPages:
    """Return the published PDF that `read_one` has read."""
    return _pages().validate_json(content)


@cache
def _pages() -> TypeAdapter[PublishedPages]:
    return TypeAdapter(PublishedPages)
