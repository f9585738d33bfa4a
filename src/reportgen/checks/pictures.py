"""Images without alternative text: a person who cannot see them hears nothing, or a file's name."""

import re
from collections.abc import Iterator

from ..schema import Edition
from .finding import Finding
from .passages import EDITION_FILE

_FILE_NAME = re.compile(
    r"\.(?:png|jpe?g|gif|svg|webp|tiff?)$|^(?:image|img|logo|picture|figure)[\s_-]*\d*$", re.I
)


def says_nothing(text: str | None) -> bool:
    """Tell whether an alternative text is missing, or is a file's name or a bare “image 1”."""
    return not text or not text.strip() or bool(_FILE_NAME.search(text.strip()))


def of_edition(edition: Edition) -> Iterator[Finding]:
    """Yield a note for each logo of `edition.toml` without a useful `alt`."""
    for organization in (*edition.sponsors, *edition.organizers):
        if organization.logo and says_nothing(organization.alt):
            said = f"its alt “{organization.alt}” says nothing" if organization.alt else "it has no alt"
            yield Finding(
                "note",
                "check-logo-alt",
                f"the logo of {organization.name}: {said}; readers who cannot see it hear “Logo of …” only",
                f'add  alt = "…"  to {organization.name}: what the logo shows, usually the name',
                EDITION_FILE,
                group="images",
            )
