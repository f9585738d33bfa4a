"""Signs of running headers: what repeats at one height, what counts the pages, where the text ends."""

import pytest

from reportgen.stages.structure.body_styles import find_bodies
from reportgen.stages.structure.furniture_signs import Signs, gather, is_folio, mask, opens_text
from tests.stages.trees import BOLD, LEFT, Setter, line, prose

from .pages import BODY, page


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Page 12 of 40", "page # of #"),
        ("xii", "#"),
        ("– iv –", "– # –"),  # the dashes stand
        ("Annual Report 2021", "annual report #"),
        ("The mix of civil law", "the mix of civil law"),  # "mix" is a word in a line of five
    ],
)
def test_lines_that_differ_in_their_numbers_only_are_masked_alike(text: str, masked: str) -> None:
    assert mask(text) == masked


def _signs(made: Setter) -> tuple[Signs, dict[str, int]]:
    """The signs of a report, and the id of the last line of each text."""
    pages = made.reading().pages
    bodies = find_bodies(pages)
    assert bodies is not None
    return gather(pages, bodies), {it.text: id(it) for found in pages for it in found.lines}


def _report() -> Setter:
    made = Setter()
    for part in range(24):
        made.paragraph(prose(part, 5))
    made.everywhere("Forum Report", LEFT, 50)
    made.everywhere("#", 300, 760)
    return made


def test_what_stands_on_every_page_at_one_height_repeats() -> None:
    made = _report()
    signs, ids = _signs(made)
    assert signs.pages == made.page >= 3
    assert signs.repeats[ids["Forum Report"]] == set(range(1, made.page + 1))
    assert signs.words["Forum Report"] == made.page


def test_the_frame_is_that_of_the_running_text_not_of_the_header() -> None:
    signs, _ = _signs(_report())
    top, _ = signs.frame
    assert top == pytest.approx(96 - 7.6)


def test_numbers_that_count_the_pages_are_folios_and_others_are_not() -> None:
    made = _report()
    signs, ids = _signs(made)
    assert {ids[str(number)] for number in range(1, made.page + 1)} <= signs.folios
    [number, words] = line("2", 300, 760), line("Forum Report", LEFT, 50)
    assert (is_folio(number, signs), is_folio(words, signs)) == (True, False)


def test_a_small_line_with_a_mark_looks_like_a_note() -> None:
    made = _report()
    made.put("3 See the register of the port authority.", LEFT, 720, size=8)
    made.put("a small line without any mark at all", LEFT, 400, size=8)
    signs, ids = _signs(made)
    assert ids["3 See the register of the port authority."] in signs.notes
    assert ids["a small line without any mark at all"] not in signs.notes


@pytest.mark.parametrize(
    ("style", "step", "opens"),
    [({"face": BOLD}, 20, True), ({"size": 14}, 20, True), ({}, 20, False), ({"face": BOLD}, 60, False)],
)
def test_a_heading_opens_the_text_right_below_it(style: dict, step: float, opens: bool) -> None:  # type: ignore[type-arg]
    head = line("Next steps", LEFT, 100, **style)
    text = line("Inspectors who know the harvest calendar arrive early.", LEFT, 100 + step)
    assert opens_text(head, page(head, text), BODY) is opens
