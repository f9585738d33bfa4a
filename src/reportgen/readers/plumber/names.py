"""Names of PDF objects as text."""

from typing import Any

from pdfminer.psparser import PSLiteral


def literal(value: Any) -> str:
    """Return the text of a PDF name."""
    if isinstance(value, PSLiteral):
        return value.name if isinstance(value.name, str) else value.name.decode("latin-1")
    return str(value)
