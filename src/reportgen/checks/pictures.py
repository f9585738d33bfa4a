"""Images without alternative text: a person who cannot see them hears nothing, or a file's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..model.compilation import Edition
from .finding import Finding
from .passages import EDITION_FILE
from .subjects import EditionWords, FinishedPdf

if TYPE_CHECKING:  # every build checks logos, and none needs pdfminer for it
    from ..readers.figures import Figure

REMEDY = "give the logo an alt in edition.toml and build again"
_FILE_NAME = re.compile(
    r"\.(?:png|jpe?g|gif|svg|webp|tiff?)$|^(?:image|img|logo|picture|figure)[\s_-]*\d*$", re.I
)


def says_nothing(text: str | None) -> bool:
    """Return whether an alternative text is missing, or is a file's name or a bare “image 1”."""
    return not text or not text.strip() or bool(_FILE_NAME.search(text.strip()))


def check_logos(words: EditionWords) -> Iterator[Finding]:
    """Yield logos without a useful `alt`."""
    return of_edition(words.compilation.edition)


def check_figures(finished: FinishedPdf) -> Iterator[Finding]:
    """Yield figures of the finished PDF without useful alternative text."""
    return of_pdf(finished.figures, finished.file)


def of_edition(edition: Edition) -> Iterator[Finding]:
    """Yield a note for each logo of `edition.toml` without a useful `alt`."""
    for organization in (*edition.sponsors, *edition.organizers):
        if organization.logo and says_nothing(organization.alt):
            said = f"has an alt that says nothing: “{organization.alt}”" if organization.alt else "has no alt"
            heard = organization.alt or f"Logo: {organization.name}"
            yield Finding(
                "note",
                "check-logo-alt",
                f"the logo of {organization.name} {said}; who cannot see it hears “{heard}”",
                'write  alt = "…"  beside it: the words in the picture, usually the name',
                EDITION_FILE,
                group="images",
            )


def of_pdf(figures: Iterable[Figure], file: str) -> Iterator[Finding]:
    """Yield a warning for each figure of the rendered PDF that has no useful alternative text.

    Args:
        figures: those of its structure tree.
        file: its name.
    """
    for figure in figures:
        if says_nothing(figure.alternative):
            said = f"only “{figure.alternative}” as" if figure.alternative else "no"
            message = f"a picture has {said} alternative text"
            yield Finding("warning", "check-pdf-alt", message, REMEDY, file, figure.page, group="images")
