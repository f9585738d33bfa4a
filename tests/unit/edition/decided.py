"""Decisions about a small edition, and the reading of it that people accepted."""

from pathlib import Path

from reportgen.edition import accepted, build
from reportgen.model.decisions import Correction

DROP = Correction(quote="Donors should fund", action="drop", by="desk", on="2031-06-01", why="said elsewhere")


def outcomes(folder: Path) -> list[str]:
    """What became of each correction."""
    return [one.outcome for one in build.review(folder, 1).compilation.corrections]


def accepted_with_other_words(folder: Path) -> None:
    """Make the accepted reading one of an earlier version, in which a priority had other words."""
    path = accepted.path_of(folder, "africa")
    text = path.read_text("utf-8")
    assert "for more than a single year at a time." in text
    path.write_text(text.replace("for more than a single year at a time.", "every second year."), "utf-8")
