"""A document as it is to be set: what is said of its parts, and which page the contents name."""

from dataclasses import replace

import pytest

from reportgen.writers.print.composition import (
    Composition,
    notes_of,
    set_parts_of,
    warnings_of,
)
from reportgen.writers.print.jobs import WITHOUT_SUBSETTER, Job, NamedPlace, SetPart
from reportgen.writers.print.pdf import compose
from reportgen.writers.sheet import MEASURE, SHEETS
from tests import compilations

PART = SetPart(b"", 1, (), (), (), ())


def test_warnings_are_said_once_and_notes_are_none() -> None:
    parts = [replace(PART, warnings=("odd glyph", WITHOUT_SUBSETTER)), replace(PART, warnings=("odd glyph",))]
    assert warnings_of(parts) == ("odd glyph",)
    assert notes_of(parts) == (WITHOUT_SUBSETTER,)
    assert notes_of([PART]) == ()


def test_a_link_that_leads_nowhere_is_a_warning() -> None:
    there = replace(PART, places=(NamedPlace("a", 0, 0, 0),), links=("a", "b"))
    (line,) = warnings_of([there])
    assert line == "a link leads to 'b', which is no place in the document"


@pytest.mark.parametrize("name", SHEETS)
def test_every_sheet_keeps_the_measure(name: str) -> None:
    sheet = SHEETS[name]
    margin = sheet.style.split("margin: ")[1].split("}")[0].replace("mm", "").split()
    right, left = float(margin[1]), float(margin[3])
    assert left + MEASURE + right == pytest.approx(sheet.width, abs=0.01)


@pytest.fixture(scope="module")
def composition(tmp_path_factory: pytest.TempPathFactory) -> Composition:
    return compose(compilations.realistic(), compilations.make_logos(tmp_path_factory.mktemp("assets")))


def test_it_travels_as_plain_values(composition: Composition) -> None:
    assert Composition.load(composition.dump()) == composition


def test_the_contents_are_set_last_and_stand_behind_the_front(composition: Composition) -> None:
    asked: list[Job] = []

    def setter(jobs: list[Job]) -> list[SetPart]:
        """Give each part two pages, the contents one, and every place that the contents lead to."""
        asked.extend(jobs)
        anchors = composition.parts.contents_anchors()
        places = tuple(NamedPlace(anchor, 1, 0, 0) for anchor in anchors)
        return [replace(PART, pages=2, places=places) for _ in jobs] if len(jobs) > 1 else [PART]

    furniture, bound = set_parts_of(composition, setter)  # type: ignore[arg-type]
    assert [part.pages for part in bound][:3] == [2, 1, 2]
    assert furniture.pages == 2
    # front 2, contents 1: the second page of the first chapter is page 5
    assert 'content: "5"' in asked[-1].own_style
