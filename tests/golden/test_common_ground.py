"""What the regions share in the sample edition and in the originals: verbatim, and every number its list."""

import io
import json
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from reportgen.model.compilation import Compilation
from reportgen.stages.ground.analysis import CommonGround, analyse
from reportgen.stages.ground.priorities import shared_places
from reportgen.stages.ground.quotations import WHOLE_WORDS
from reportgen.stages.ground.weight import Weighing
from reportgen.writers.data import workbook
from tests.golden import codings

HERE = Path(__file__).resolve().parent
REPORTS = ("africa", "asia", "latin-america", "mena", "europe-north-america-caribbean")


@pytest.fixture(scope="module", params=["samples", "originals"])
def truths(request: pytest.FixtureRequest) -> list[Path]:
    """The truth files of an edition."""
    if request.param == "samples":
        return [HERE / "samples" / f"{name}.truth.json" for name in REPORTS]
    corpus: Path = request.getfixturevalue("corpus")
    return [corpus / "2021" / f"{name}.truth.json" for name in REPORTS]


@pytest.fixture(scope="module")
def compilation(truths: list[Path]) -> Compilation:
    """The edition, coded."""
    return codings.coded(truths)


@pytest.fixture(scope="module")
def ground(compilation: Compilation) -> CommonGround:
    """What its regions share."""
    return analyse(compilation)


@pytest.fixture(scope="module")
def printed(truths: list[Path]) -> dict[str, list[str]]:
    """Region → the texts of its chapter as they are printed."""
    found = {}
    for path in truths:
        truth = json.loads(path.read_text("utf-8"))
        found[truth["region"]["id"]] = [
            item["text"] for section in truth["priorities"] for item in section["items"]
        ]
    return found


def test_quotations_stand_in_the_reports(ground: CommonGround, printed: dict[str, list[str]]) -> None:
    assert len(ground.quotations) > 60
    for it in ground.quotations:
        assert any(it.words in text for text in printed[it.priority.region]), it.text
        assert 0 < len(it.words.split()) <= WHOLE_WORDS
        coding = next(theme for theme in it.priority.item.themes if theme.id == it.theme)
        assert coding.strength == "strong"
        assert any(span.start < it.end and it.start < span.end for span in coding.evidence), it.text


def test_asks_stand_in_the_reports(ground: CommonGround, printed: dict[str, list[str]]) -> None:
    places = [
        place
        for audience in ground.agenda
        for group in audience.groups
        for ask in group.asks
        for place in ask.places
    ]
    assert len(places) > 100
    for place in places:
        assert any(place.text in text for text in printed[place.priority.region])
    assert Counter((it.priority.id, it.span) for it in places) == Counter(
        (it.id, span) for it in ground.priorities for span in it.item.asks
    )


def test_numbers_are_their_lists(compilation: Compilation, ground: CommonGround) -> None:
    weighing = Weighing(ground.themes)
    shared = shared_places(compilation.shared, ground.priorities, weighing.carries)
    strong = Counter(
        (coding.id, priority.region)
        for priority in ground.priorities
        for coding in priority.item.themes
        if weighing.carries(priority, coding) and not shared.counted_elsewhere(priority.id, coding)
    )
    for found in (ground.by_forum, ground.by_region):
        counted: Counter[tuple[str, str]] = Counter()
        for row in found.rows:
            for cell in row.cells:
                ids = [it.id for it in cell.asked]
                assert len(set(ids)) == len(ids)
                counted[row.theme.id, cell.column.report] += len(ids)
        assert +counted == strong
    assert sum(len(level.rows) for level in ground.levels) + len(ground.nobody) == len(ground.themes)


def test_copies_are_no_second_voice(compilation: Compilation, ground: CommonGround) -> None:
    """A coding is left out only if all its words stand in sentences that an earlier priority prints."""
    order = {it.id: number for number, it in enumerate(ground.priorities)}
    for row in ground.by_forum.rows:
        for cell in row.cells:
            for priority in cell.shared:
                coding = next(it for it in priority.item.themes if it.id == row.theme.id)
                for span in coding.evidence:
                    copies = [
                        sentence
                        for sentence in compilation.shared
                        for place in sentence.places
                        if place.item == priority.id and place.start <= span.start < place.end
                    ]
                    assert any(
                        order.get(place.item, len(order)) < order[priority.id]
                        for sentence in copies
                        for place in sentence.places
                    )


def test_the_workbook_agrees_with_the_matrix(compilation: Compilation, ground: CommonGround) -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook.xlsx_bytes(compilation)), read_only=True)
    head, *rows = book["Codings"].iter_rows(values_only=True)
    at = {name: i for i, name in enumerate(head)}
    counted = Counter((row[at["theme"]], row[at["region"]]) for row in rows if row[at["counted"]] == "yes")
    for row in ground.by_forum.rows:
        for cell in row.cells:
            assert counted[row.theme.id, cell.column.label] == len(cell.asked)
