"""Shared sentences: what several regions print in nearly the same words."""

from collections.abc import Sequence

from ...codebook import Codebook
from ...gazetteer import Gazetteer
from ...schema import Report, SharedSentence


def find(reports: Sequence[Report], codebook: Codebook, gazetteer: Gazetteer) -> tuple[SharedSentence, ...]:
    """Return groups."""
    return ()
