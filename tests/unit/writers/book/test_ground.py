"""The chapter "Common ground": its entries are quotations, its references are places of the document."""

from dataclasses import replace

import pytest

from reportgen.model.compilation import Compilation
from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.ground import ANCHOR, GroundChapter, GroundEntry, chapter_of
from tests import coded

ENGLISH = phrases_for("en")
MADE = coded.coded()
TEXTS = {item.id: item.text for report in MADE.reports for part in report.sections for item in part.items}


def _chapter(made: Compilation = MADE) -> GroundChapter:
    found = chapter_of(made, ENGLISH)
    assert found is not None
    return found


def _entries(chapter: GroundChapter) -> list[GroundEntry]:
    parts = (*chapter.levels, *chapter.agenda)
    return [entry for part in parts for group in part.groups for entry in group.entries]


def test_every_entry_is_words_of_its_priority() -> None:
    entries = _entries(_chapter())
    assert entries
    for entry in entries:
        words = "".join(run.text for run in entry.runs)
        assert words in TEXTS[entry.place.id]
        assert not (entry.cut_before and TEXTS[entry.place.id].startswith(words))
        assert not (entry.cut_after and TEXTS[entry.place.id].endswith(words))
    assert any(entry.cut_before or entry.cut_after for entry in entries)


def test_an_ask_that_two_regions_print_alike_stands_once_and_names_both() -> None:
    [entry] = [
        entry
        for part in _chapter().agenda
        for group in part.groups
        for entry in group.entries
        if "".join(run.text for run in entry.runs) == coded.ALIKE
    ]
    assert len(entry.also) == 1
    assert TEXTS[entry.also[0].id] == coded.ALIKE_TOO


def test_the_index_names_places_with_their_priorities() -> None:
    named = {line.label: line for part in _chapter().index for line in part.lines}
    [(section, (priority,))] = named["group"].sections
    assert section in priority.id
    assert "group" in TEXTS[priority.id]


def test_contents_name_parts_that_the_chapter_has() -> None:
    contents = _chapter().contents
    assert contents
    assert len({place for _, place in contents}) == len(contents)


@pytest.mark.parametrize(
    "made",
    [
        replace(MADE, edition=replace(MADE.edition, common_ground=False)),
        replace(MADE, reports=MADE.reports[:1]),
        replace(MADE, reports=()),
    ],
    ids=["not wanted", "one region", "none"],
)
def test_without_anything_to_compare_there_is_no_chapter(made: Compilation) -> None:
    assert chapter_of(made, ENGLISH) is None


def test_the_chapter_has_one_place_in_every_format() -> None:
    assert _chapter().anchor == ANCHOR == "common-ground"
