"""What the regions share: every number has its list, every quotation its words."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.compilation import Compilation, Item, Report, Theme
from reportgen.model.provenance import Span
from reportgen.model.vocabulary_facts import NameFacts
from reportgen.stages.ground.analysis import CommonGround, analyse
from reportgen.stages.ground.matrix import Cell, Matrix
from reportgen.stages.ground.priorities import priorities_of, shared_places
from reportgen.stages.ground.quotations import WHOLE_WORDS, Quotation
from tests import coded, compilations

AFRICA, ASIA, LATIN_AMERICA, MENA, EUROPE = (it.region.id for it in coded.reports())


@pytest.fixture(scope="module")
def ground() -> CommonGround:
    """The coded compilation, analysed."""
    return analyse(coded.coded())


def numbers(found: Matrix) -> dict[str, dict[str, int]]:
    """Theme → column → number, without zeros."""
    return {
        row.theme.id: {cell.column.id: len(cell.asked) for cell in row.cells if cell.asked}
        for row in found.rows
    }


def cells(found: Matrix) -> Iterator[tuple[str, Cell]]:
    """Every cell with its theme."""
    for row in found.rows:
        for cell in row.cells:
            yield row.theme.id, cell


def test_five_forums(ground: CommonGround) -> None:
    assert numbers(ground.by_forum) == {
        "funding": {AFRICA: 1, ASIA: 1, LATIN_AMERICA: 1, MENA: 1, EUROPE: 2},
        "training": {AFRICA: 1, LATIN_AMERICA: 1, MENA: 1, EUROPE: 1},
        "shelter": {AFRICA: 1, ASIA: 1},
        "media": {MENA: 1},
        "research": {},
        "travel": {},
    }


def test_regions_with_subregions(ground: CommonGround) -> None:
    columns = [column.id for column in ground.by_region.columns]
    assert columns == [
        AFRICA, ASIA, LATIN_AMERICA, MENA, f"{EUROPE}/international", f"{EUROPE}/caribbean",
    ]  # fmt: skip
    funding = next(row for row in ground.by_region.rows if row.theme.id == "funding")
    assert [len(cell.asked) for cell in funding.cells] == [1, 1, 1, 1, 1, 1]
    assert funding.columns == 6
    assert ground.counts_subregions


def test_priorities_outside_subregions_count_for_the_region() -> None:
    compilation = coded.coded()
    europe = compilation.reports[4]
    first = replace(europe.sections[1], subregion=None)
    mixed = replace(europe, sections=(europe.sections[0], first, *europe.sections[2:]))
    found = analyse(replace(compilation, reports=(*compilation.reports[:4], mixed)))
    columns = {column.id: column for column in found.by_region.columns}
    assert EUROPE in columns
    row = next(row for row in found.by_region.rows if row.theme.id == "funding")
    by_id = {cell.column.id: [it.id for it in cell.asked] for cell in row.cells}
    assert by_id[EUROPE] == [f"{first.id}/1"]
    assert len(by_id[f"{EUROPE}/caribbean"]) == 1


def test_levels_go_from_all_to_one(ground: CommonGround) -> None:
    levels = [(it.forums, it.of, [row.theme.id for row in it.rows]) for it in ground.levels]
    assert levels == [
        (5, 5, ["funding"]),
        (4, 5, ["training"]),
        (2, 5, ["shelter"]),
        (1, 5, ["media"]),
    ]
    assert [theme.id for theme in ground.nobody] == ["research", "travel"]


def test_what_rests_on_a_shared_sentence_alone_counts_once(ground: CommonGround) -> None:
    shelter = next(row for row in ground.by_forum.rows if row.theme.id == "shelter")
    apart = {cell.column.id: (len(cell.asked), len(cell.shared)) for cell in shelter.cells}
    assert (apart[ASIA], apart[MENA], apart[AFRICA]) == ((1, 0), (0, 1), (1, 0))


def test_a_coding_that_people_confirmed_counts_in_a_shared_sentence_too() -> None:
    def confirm(item: Item) -> Item:
        return replace(item, themes=tuple(replace(it, confirmed=True) for it in item.themes))

    found = analyse(_mapped(coded.coded(), confirm))
    shelter = next(row for row in found.by_forum.rows if row.theme.id == "shelter")
    assert [len(cell.asked) for cell in shelter.cells] == [1, 1, 0, 1, 0]
    assert found.confirmed == found.codings > 0


def test_silences(ground: CommonGround) -> None:
    said = {it.column.id: ([x.id for x in it.named], [x.id for x in it.uncounted]) for it in ground.silences}
    assert said[ASIA] == (["training"], ["media"])
    assert said[MENA] == (["shelter"], [])
    assert said[AFRICA] == ([], ["media"])


def _mapped(compilation: Compilation, change: Callable[[Item], Item]) -> Compilation:
    def report(it: Report) -> Report:
        return replace(
            it,
            sections=tuple(replace(part, items=tuple(map(change, part.items))) for part in it.sections),
        )

    return replace(compilation, reports=tuple(map(report, compilation.reports)))


def _counted(compilation: Compilation, theme: str, place: str) -> list[str]:
    """The ids behind a number, counted by hand: strong, not resting on shared sentences alone."""
    alike = [(it.item, it.start, it.end) for sentence in compilation.shared for it in sentence.places]

    def copied(item: Item, coding: Theme) -> bool:
        # in the tests' compilation all copies of one sentence ask for the same
        return bool(coding.evidence) and all(
            any(name == item.id and a <= span.start and span.end <= b for name, a, b in alike[1:])
            for span in coding.evidence
        )

    return [
        item.id
        for report in compilation.reports
        for part in report.sections
        if part.kind != "overview"
        and place in (report.region.id, f"{report.region.id}/{part.subregion.id}" if part.subregion else "")
        for item in part.items
        for coding in item.themes
        if coding.id == theme
        and coding.strength == "strong"
        and (coding.confirmed or not copied(item, coding))
    ]


@pytest.mark.parametrize("rule", ["by_forum", "by_region"])
def test_every_number_is_its_list(rule: str, ground: CommonGround) -> None:
    compilation = coded.coded()
    found: Matrix = getattr(ground, rule)
    for theme, cell in cells(found):
        assert [it.id for it in cell.asked] == _counted(compilation, theme, cell.column.id)
    for row in found.rows:
        assert row.columns == sum(bool(cell.asked) for cell in row.cells)


def test_one_quotation_for_each_theme_and_forum(ground: CommonGround) -> None:
    expected = [
        (row.theme.id, cell.column.id) for row in ground.by_forum.rows for cell in row.cells if cell.asked
    ]
    assert [(it.theme, it.priority.region) for it in ground.quotations] == expected


def words_of(text: str) -> list[str]:
    """Its words."""
    return text.split()


def check_verbatim(it: Quotation) -> None:
    """A quotation is a stretch of whole words of its item, short, with an ellipsis where it is cut."""
    text = it.priority.item.text
    assert it.words
    assert text[it.start : it.end] == it.words
    assert len(words_of(it.words)) <= WHOLE_WORDS
    assert it.start == 0 or text[it.start - 1].isspace()
    rest = text[it.end :]
    assert not rest or not rest[0].isalnum()
    assert it.text == ("… " if it.cut_before else "") + it.words + (" …" if it.cut_after else "")


def test_quotations_are_verbatim(ground: CommonGround) -> None:
    for it in ground.quotations:
        check_verbatim(it)


def test_quotations_show_what_they_stand_for(ground: CommonGround) -> None:
    said = {(it.theme, it.priority.region): it.text for it in ground.quotations}
    assert said["funding", AFRICA] == "Governments should fund it from fines."
    assert said["shelter", AFRICA] == "The group wants a fund for shelters."
    assert said["training", LATIN_AMERICA] == coded.SAME_ASK
    long = said["funding", ASIA]
    assert long.endswith(" …")
    assert "fund the shelters" in long
    assert long.removesuffix(" …") in coded.LONG


def test_a_sentence_of_its_own_is_quoted_before_a_shared_one() -> None:
    item = coded.priority(
        f"{coded.ALIKE} Shelters on the coast should open in winter.",
        strong={"shelter": "two beds free"},
        asks=(coded.ALIKE, "Shelters on the coast should open in winter."),
    )
    own = item.text.index("Shelters on the coast")
    theme = replace(item.themes[0], evidence=(*item.themes[0].evidence, Span(own, own + 8)))
    compilation = coded.coded()
    asia = compilation.reports[1]
    place = asia.sections[1].items[1].id
    part = replace(
        asia.sections[1],
        items=(asia.sections[1].items[0], replace(item, id=place, themes=(theme,))),
    )
    changed = replace(asia, sections=(asia.sections[0], part, *asia.sections[2:]))
    found = analyse(replace(compilation, reports=(compilation.reports[0], changed, *compilation.reports[2:])))
    quoted = [it.text for it in found.quotations if (it.theme, it.priority.region) == ("shelter", ASIA)]
    assert quoted == ["Shelters on the coast should open in winter."]


LETTERS = st.text("abcdefghijéñ'-", min_size=1, max_size=9)
SENTENCES = st.lists(
    st.lists(LETTERS, min_size=1, max_size=60).flatmap(
        lambda words: st.sampled_from([",", ";", ":", ""]).map(
            lambda mark: (
                " ".join([words[0].capitalize(), *(f"{it}{mark}" for it in words[1:-1]), *words[-1:]]) + "."
            )
        )
    ),
    min_size=1,
    max_size=4,
)


@given(SENTENCES, st.data())
def test_any_text_gives_a_verbatim_quotation(sentences: list[str], data: st.DataObject) -> None:
    text = " ".join(sentences)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 80)))
    report = compilations.report(0)
    item = replace(
        report.sections[1].items[0],
        text=text,
        key_terms=(),
        themes=(Theme("x", "strong", (Span(start, end),), confirmed=True),),
    )
    part = replace(report.sections[1], items=(item,))
    compilation = Compilation(compilations.EDITION, (replace(report, sections=(part,)),))
    (found,) = analyse(compilation).quotations
    check_verbatim(found)
    seen = start + len(text[start:end]) - len(text[start:end].lstrip())
    if seen < end and text[seen].isalpha():
        assert found.start <= seen < found.end


def test_every_ask_stands_once(ground: CommonGround) -> None:
    printed = [
        (place.priority.id, place.span)
        for audience in ground.agenda
        for group in audience.groups
        for ask in group.asks
        for place in ask.places
    ]
    expected = [(it.id, span) for it in ground.priorities for span in it.item.asks]
    assert Counter(printed) == Counter(expected)
    for audience in ground.agenda:
        for ask in audience.asks:
            for place in ask.places:
                assert place.text == place.priority.item.text[place.span.start : place.span.end]


def test_an_ask_that_several_regions_print_stands_once_with_all_places(ground: CommonGround) -> None:
    governments = ground.agenda[0]
    assert (governments.audience, governments.label) == ("governments", "National governments")
    repeated = {
        ask.text: ([it.priority.region for it in ask.places], ask.similarity)
        for ask in governments.asks
        if len(ask.places) > 1
    }
    assert repeated == {
        coded.SAME_ASK: ([AFRICA, LATIN_AMERICA], 1.0),
        coded.ALIKE: ([ASIA, MENA], 0.98),
    }


def test_asks_are_grouped_by_what_they_are_about(ground: CommonGround) -> None:
    governments = ground.agenda[0]
    assert [group.theme for group in governments.groups] == ["funding", "training", "shelter"]
    assert [ask.text for ask in governments.groups[1].asks] == [coded.SAME_ASK]


def test_a_second_audience_is_led_to_its_asks(ground: CommonGround) -> None:
    movement = next(it for it in ground.agenda if it.audience == "regional-movement")
    assert movement.groups == ()
    (there,) = movement.elsewhere
    assert (there.audience, there.label, there.to) == (
        "governments",
        "National governments",
        "regional-movement",
    )
    assert [ask.text for ask in there.asks] == [coded.LONG, coded.ALIKE, "A budget line is needed."]
    assert len(movement.asks) == 3


def test_an_audience_that_no_list_knows_gets_a_readable_label() -> None:
    found = analyse(replace(coded.coded(), audiences=()))
    assert found.agenda[0].label == "Governments"
    assert found.agenda[-1].audience is None


def test_the_index_lists_what_the_numbers_count(ground: CommonGround) -> None:
    for entry in ground.theme_index:
        strong = [
            it.id
            for it in ground.priorities
            for coding in it.item.themes
            if (coding.id, coding.strength) == (entry.id, "strong")
        ]
        assert [it.id for it in entry.priorities] == strong
    assert [(it.id, it.label) for it in ground.instruments] == [("palermo-protocol", "Donors")]
    assert [it.id for it in ground.places] == ["KE", "PE"]


def test_overviews_are_no_priorities() -> None:
    compilation = compilations.realistic()
    overview = {
        part.id for report in compilation.reports for part in report.sections if part.kind == "overview"
    }
    assert overview
    assert not overview & {it.section.id for it in priorities_of(compilation)}


def test_themes_without_a_codebook_are_counted_by_their_ids() -> None:
    found = analyse(replace(coded.coded(), codebook=None))
    assert [theme.id for theme in found.themes] == ["funding", "media", "research", "shelter", "training"]
    assert found.is_comparable


@pytest.mark.parametrize(
    "compilation",
    [
        Compilation(compilations.EDITION, ()),
        Compilation(compilations.EDITION, (), codebook=coded.CODEBOOK),
        Compilation(compilations.EDITION, coded.reports()[:1], codebook=coded.CODEBOOK),
        compilations.realistic(),
    ],
    ids=["nothing", "no report", "one region", "no strong theme"],
)
def test_nothing_to_compare(compilation: Compilation) -> None:
    assert not analyse(compilation).is_comparable


def test_a_region_without_priorities_is_no_party() -> None:
    first, second = coded.reports()[:2]
    empty = replace(second, sections=second.sections[:1])
    found = analyse(Compilation(compilations.EDITION, (first, empty), codebook=coded.CODEBOOK))
    assert not found.is_comparable


def test_the_same_compilation_gives_the_same_result() -> None:
    assert analyse(coded.coded()) == analyse(coded.coded())


def test_shared_places_know_a_sentence_by_most_of_its_words() -> None:
    compilation = coded.coded()
    shared = shared_places(compilation.shared, priorities_of(compilation))
    place = compilation.shared[0].places[0]
    assert shared.at(place.item, Span(place.start, place.end)) is compilation.shared[0]
    assert shared.at(place.item, Span(place.end, place.end + 10)) is None
    assert shared.at("nowhere", Span(place.start, place.end)) is None


def test_the_index_calls_places_by_their_names() -> None:
    named = replace(coded.coded(), names=(NameFacts("PE", "Peru"),))
    assert [(it.id, it.label) for it in analyse(named).places] == [("KE", "group"), ("PE", "Peru")]
