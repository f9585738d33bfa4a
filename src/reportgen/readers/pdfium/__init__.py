"""PDF → pages of styled lines, by PDFium: the fast engine.

PDFium is C code fed with strangers' files: run it in a process of its own (`isolation`).
"""

from .document import NAME, BeyondError, read

__all__ = ["NAME", "BeyondError", "read"]
