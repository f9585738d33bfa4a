"""Objects of a PDF file as WeasyPrint builds them, before they are written.

The only importer of pydyf, which comes with WeasyPrint.
"""

from collections.abc import Iterable, Mapping
from typing import Any


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
