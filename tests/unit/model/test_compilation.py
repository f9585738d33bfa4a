"""The compilation is a value: immutable, a draft while anything is open, equal where all is equal."""

from dataclasses import FrozenInstanceError, replace

import pytest

from reportgen.model.decisions import OpenPoint
from tests import compilations

MADE = compilations.realistic()


def test_anything_open_makes_a_draft() -> None:
    assert not replace(MADE, open=()).is_draft
    assert replace(MADE, open=(OpenPoint("question", "look at it"),)).is_draft


def test_it_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        MADE.reports = ()  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        MADE.reports[0].sections[0].items[0].text = "other words"  # type: ignore[misc]


def test_it_is_equal_where_everything_in_it_is() -> None:
    assert compilations.realistic() == MADE
    assert hash(compilations.realistic()) == hash(MADE)
    item = MADE.reports[0].sections[0].items[0]
    section = replace(MADE.reports[0].sections[0], items=(replace(item, text=f"{item.text}."),))
    assert replace(MADE, reports=(replace(MADE.reports[0], sections=(section,)),)) != MADE


def test_ids_lead_from_the_region_over_the_section_to_the_item() -> None:
    ids = [
        (report.region.id, section.id, item.id)
        for report in MADE.reports
        for section in report.sections
        for item in section.items
    ]
    assert len({item for _, _, item in ids}) == len(ids)
    for region, section, item in ids:
        assert section.startswith(f"{region}/")
        assert item.startswith(f"{section}/")
