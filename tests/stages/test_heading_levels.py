"""Heading styles of one weight are ranked by the document, never by chance."""

from itertools import permutations

from reportgen.stages.headings import FoundHeading, levels
from reportgen.stages.style import LineStyle
from reportgen.stages.witnesses import Witnesses

STYLE = LineStyle(14.0, True, False, False, 0, "garamond")
STYLES = [STYLE, STYLE._replace(family="futura"), STYLE._replace(family="palatino")]
SILENT = Witnesses({}, {})


def test_what_the_document_shows_first_ranks_higher() -> None:
    for order in permutations(STYLES):
        found = [FoundHeading((), f"Heading {n}", style, 4.0) for n, style in enumerate((*order, *order))]
        assert levels(found, SILENT) == [1, 2, 3, 1, 2, 3]


def test_what_is_larger_ranks_higher_wherever_it_stands() -> None:
    found = [
        FoundHeading((), "Heading", style, 4.0) for style in (STYLE, STYLE._replace(size=20.0), *STYLES[1:])
    ]
    assert levels(found, SILENT) == [2, 1, 3, 4]
