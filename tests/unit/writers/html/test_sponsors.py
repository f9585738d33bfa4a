"""Logos of any proportion are of one weight, sponsors have room, and the organizer is never lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.model.compilation import Compilation, Organization
from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.logos import Logo
from reportgen.writers.html import sponsors
from reportgen.writers.html.sponsors import ShownMarks, SponsorMark
from tests import compilations

PHRASES = phrases_for("en")


def millimetres(width: int, height: int) -> tuple[float, float]:
    found = SponsorMark("x", "x", Logo("image/png", b"", width, height)).footer_millimetres
    return round(found[0] / sponsors.FOOTER_LOGO, 2), round(found[1] / sponsors.FOOTER_LOGO, 2)


def shown(count: int, organizers: int = 1) -> ShownMarks:
    edition = replace(
        compilations.EDITION,
        sponsors=tuple(Organization(f"Sponsor number {n}") for n in range(count)),
        organizers=tuple(Organization(f"Organizer number {n}") for n in range(organizers)),
    )
    return sponsors.shown(Compilation(edition, ()), PHRASES, Path())


def names(groups: tuple[sponsors.MarkGroup, ...]) -> list[str]:
    return [mark.name for group in groups for mark in group.organizations]


def test_a_wide_logo_is_lower_and_no_logo_is_too_tall_or_too_wide() -> None:
    assert millimetres(100, 100) == (1.0, 1.0)
    width, height = millimetres(400, 100)
    assert width == pytest.approx(4 * height, abs=0.05) and height < 0.6
    assert millimetres(10, 1000)[1] == sponsors.TALLEST
    assert millimetres(3000, 100)[0] == sponsors.WIDEST


@pytest.mark.parametrize("count", [1, 11, 12, 60])
def test_every_sponsor_stands_on_the_cover_or_on_a_page_of_its_own(count: int) -> None:
    found = shown(count)
    assert sorted(names(found.on_cover + found.apart)) == sorted(
        ["Organizer number 0", *(f"Sponsor number {n}" for n in range(count))]
    )
    assert bool(found.apart) == (count + 1 > sponsors.FULL)
    assert "Organizer number 0" in names(found.on_cover)


@pytest.mark.parametrize("count", [2, 10, 60])
def test_the_footer_keeps_to_its_band_and_always_names_the_organizer(count: int) -> None:
    found = shown(count)
    room = sum(mark.footer_room for group in found.footer for mark in group.organizations)
    assert room <= sponsors.FOOTER_ROOM
    assert "Organizer number 0" in names(found.footer)
    assert names(found.footer) == (names(found.on_cover) if count == 2 else ["Organizer number 0"])


def test_of_too_many_organizers_the_footer_names_the_first() -> None:
    found = names(shown(0, 40).footer)
    assert 0 < len(found) < 40
    assert found == [f"Organizer number {n}" for n in range(len(found))]
