"""Objects of a PDF file as WeasyPrint builds them, before they are written.

The only importer of pydyf, which comes with WeasyPrint.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from ...errors import RenderError


def dictionary(entries: Mapping[str, Any]) -> Any:
    """Return a dictionary."""
    import pydyf  # type: ignore[import-untyped]

    return pydyf.Dictionary(entries)


def array(items: Iterable[Any] = ()) -> Any:
    """Return an array."""
    import pydyf

    return pydyf.Array(items)


def text(words: str) -> Any:
    """Return a text string."""
    import pydyf

    return pydyf.String(words)


def stream(content: bytes, entries: Mapping[str, Any]) -> Any:
    """Return a compressed stream."""
    import pydyf

    return pydyf.Stream([content], pydyf.Dictionary(entries), compress=True)


def resolve(reference: object, pdf: Any) -> Any:
    """Return the object behind an indirect `reference` such as b"12 0 R".

    Raises:
        RenderError: it is none.
    """
    if not isinstance(reference, bytes):
        raise RenderError(f"PDF: unexpected structure element {reference!r}; use the locked WeasyPrint")
    return pdf.objects[int(reference.split()[0])]


def element(kid: object, pdf: Any) -> Any:
    """Return the structure element that a kid of another one is; None where it is marked content."""
    found = resolve(kid, pdf) if isinstance(kid, bytes) else None
    return found if isinstance(found, dict) and "S" in found else None
