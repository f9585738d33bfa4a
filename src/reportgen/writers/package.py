"""Office packages (DOCX): read their parts, write them back with the same bytes every time."""

import io
import zipfile
from collections.abc import Mapping

CONTENT_TYPES = "[Content_Types].xml"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date of the ZIP format, given to every member."""

_COMPRESSION_LEVEL = 9


def read(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def write(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of `parts`: content types first, the rest by name, no dates."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=lambda it: (it != CONTENT_TYPES, it)):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.external_attr = 0o644 << 16
            archive.writestr(member, parts[name], zipfile.ZIP_DEFLATED, _COMPRESSION_LEVEL)
    return buffer.getvalue()
