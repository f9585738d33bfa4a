"""Takes the moment of making out of a PDF, so that the same words give the same file."""

import re
from hashlib import sha256
from pathlib import Path

_DATE = re.compile(rb"(/(?:CreationDate|ModDate)\s*\(D:)(\d{14})([^)]*)(\))")
_ID = re.compile(rb"(/ID\s*\[\s*<)([0-9A-Fa-f]+)(>\s*<)([0-9A-Fa-f]+)(>)")
_CHECKSUM = re.compile(rb"(/DocChecksum\s*/)([0-9A-F]+)")
FIXED = b"20211122000000"


def fix(pdf: Path) -> None:
    """Set dates and identifiers in place; no byte moves, so offsets in the file stay right."""
    data = pdf.read_bytes()
    data = _DATE.sub(lambda m: m[1] + FIXED + re.sub(rb"\d", b"0", m[3]) + m[4], data)
    data = _CHECKSUM.sub(lambda m: m[1] + b"0" * len(m[2]), data)
    blank = _ID.sub(lambda m: m[1] + b"0" * len(m[2]) + m[3] + b"0" * len(m[4]) + m[5], data)
    digest = sha256(blank).hexdigest().encode().upper() * 2
    data = _ID.sub(lambda m: m[1] + digest[: len(m[2])] + m[3] + digest[: len(m[4])] + m[5], data)
    pdf.write_bytes(data)
