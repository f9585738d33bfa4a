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
    [forum] = named["group"].forums
    [priority] = forum.places
    assert priority.region == forum.region
    assert "group" in TEXTS[priority.id]


def test_a_reference_is_a_region_and_a_page_and_says_so_in_words() -> None:
    place = _entries(_chapter())[0].place
    assert place.full == f"{place.region}, {place.pages}"
    assert place.described == f"page {place.pages.removeprefix('p. ')} of the report of {place.region}"


def test_the_short_chapter_quotes_what_is_most_widely_shared() -> None:
    chapter = _chapter()
    assert chapter.shared == chapter.levels[:1]
    assert not chapter.is_full
    assert set(chapter.contents[1:]) < set(chapter.lookups)
    full = _chapter(replace(MADE, edition=replace(MADE.edition, common_ground_length="full")))
    assert full.is_full
    assert full.contents[1:] == full.lookups


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
