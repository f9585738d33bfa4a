"""A published companion as PDF: set as the document is, with quotations instead of chapters."""

from pathlib import Path

from ..model.compilation import Compilation
from ..writers.html.pages import render_companion_print
from . import expected_file
from .expected_file import Expected, Setting
from .pdf_form import Published, printed, published, read

__all__ = ["Published", "expect", "published", "read"]


def expect(compilation: Compilation, assets: Path) -> Expected:
    """Return what the companion must say."""
    setting = Setting(render_companion_print, printed, quotes_only=True)
    return expected_file.expect(compilation, assets, setting)
