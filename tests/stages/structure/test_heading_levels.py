"""Levels of headings: alike is level, larger is higher, what counts on is of one level."""

from itertools import permutations

from reportgen.stages.structure.heading_levels import levels
from reportgen.stages.structure.headings import FoundHeading
from reportgen.stages.structure.style import LineStyle
from reportgen.stages.structure.witnesses import Witnesses

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


def test_chapters_that_count_on_are_of_one_level_whatever_their_ink() -> None:
    blue, orange = STYLE._replace(size=18.0, color=0x2040A0), STYLE._replace(size=18.0, color=0xE07020)
    section = STYLE._replace(size=12.0)
    texts = (("1. Hours", blue), ("1.1 Nights", section), ("2. Wages", orange), ("3. Debt", blue))
    found = [FoundHeading((), text, style, 4.0) for text, style in texts]
    assert levels(found, SILENT) == [1, 2, 1, 1]


def test_items_that_count_on_in_a_clearly_smaller_style_stay_below() -> None:
    large, small = STYLE._replace(size=18.0), STYLE._replace(size=12.0)
    found = [
        FoundHeading((), text, style, 4.0)
        for text, style in (("1. Hours", large), ("2. Wages", large), ("3. Paid late", small))
    ]
    assert levels(found, SILENT) == [1, 1, 2]
