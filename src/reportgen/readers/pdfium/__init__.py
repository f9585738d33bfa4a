"""PDF → pages of styled lines, by PDFium: the fast engine.

PDFium is C code fed with strangers' files: run it in a process of its own (`isolation`).
"""

from ..files import BeyondError
from .document import read

__all__ = ["BeyondError", "read"]
