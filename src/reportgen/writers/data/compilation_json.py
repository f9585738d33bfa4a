"""The compilation as JSON: every sentence with its source, for programs, and for the proof."""

from ..publication import Made, Publication


def make(publication: Publication) -> Made:
    """Return the JSON file."""
    return Made(publication.text)
