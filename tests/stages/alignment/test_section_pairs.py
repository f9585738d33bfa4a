"""Sections correspond by heading, by what stands under them, or by both."""

from collections.abc import Mapping

import pytest

from reportgen.model.compilation import Section, Subregion
from reportgen.stages.alignment.section_pairs import pair_sections


def section(heading: str, subregion: str | None = None) -> Section:
    sub = Subregion(subregion, subregion, subregion) if subregion else None
    return Section(heading, heading, sub, "actions", (), ())


def paired(
    old: list[Section], new: list[Section], shared: Mapping[tuple[int, int], int] | None = None
) -> list[tuple[int, int, bool]]:
    return [(it.old, it.new, it.moved) for it in pair_sections(old, new, shared or {})]


A, B, C = section("Priority Issues"), section("Actions for Governments"), section("Actions for Donors")


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([A, B, C], [A, B, C], [(0, 0, False), (1, 1, False), (2, 2, False)]),
        ([A, B], [A, section("Actions for the Governments"), C], [(0, 0, False), (1, 1, False)]),
        ([A], [section("Next Steps")], []),
        ([], [A], []),
    ],
)
def test_by_their_headings(
    old: list[Section], new: list[Section], pairs: list[tuple[int, int, bool]]
) -> None:
    assert paired(old, new) == pairs


def test_a_renamed_section_is_known_by_what_stands_under_it() -> None:
    new = [A, section("What We Ask of Those Who Rule")]
    assert paired([A, B], new, {(0, 0): 100, (1, 1): 100}) == [(0, 0, False), (1, 1, False)]
    assert paired([A, B], new, {(0, 0): 100}) == [(0, 0, False)]


def test_the_lighter_of_two_that_changed_places_has_moved() -> None:
    assert paired([A, B], [B, A], {(0, 1): 10, (1, 0): 500}) == [(0, 1, True), (1, 0, False)]


def test_the_same_heading_in_two_subregions() -> None:
    old = [section("Actions", "europe"), section("Actions", "caribbean")]
    new = [section("Actions", "caribbean"), section("Actions", "europe")]
    assert {(one, other) for one, other, _ in paired(old, new)} == {(0, 1), (1, 0)}
