"""Priorities are the items of issues and actions; a sentence that regions share counts once."""

from dataclasses import replace

from reportgen.model.compilation import SentencePlace, SharedSentence, Theme
from reportgen.model.provenance import Evidence, Span
from reportgen.stages.ground.priorities import priorities_of, shared_places
from tests.checks.editions import BOX, compilation, report

TEXT = "Pay fair wages. Open more shelters."
PAY = Theme("pay", "strong", (Span(0, 15),))


def made(*themes: Theme):  # type: ignore[no-untyped-def]
    """Two regions that print the same text, with the same themes."""
    reports = []
    for region in ("africa", "asia"):
        one = report(region, TEXT)
        item = replace(one.sections[0].items[0], themes=themes)
        reports.append(replace(one, sections=(replace(one.sections[0], items=(item,)),)))
    sentence = SharedSentence(1.0, tuple(SentencePlace(f"{it}/s1/1", 0, 15) for it in ("africa", "asia")))
    return replace(compilation(*reports), shared=(sentence,))


def test_items_of_overviews_are_no_priorities() -> None:
    one = report("africa", "Words.")
    overview = replace(one, sections=(replace(one.sections[0], kind="overview"),))
    assert priorities_of(compilation(overview)) == ()
    assert [it.id for it in priorities_of(compilation(one))] == ["africa/s1/1"]


def test_pages_are_named_once_in_order() -> None:
    one = report("africa", "Words.")
    places = tuple(Evidence(page, BOX) for page in (9, 8, 9))
    item = replace(one.sections[0].items[0], evidence=places)
    (priority,) = priorities_of(
        compilation(replace(one, sections=(replace(one.sections[0], items=(item,)),)))
    )
    assert (priority.pages, priority.region) == ((8, 9), "africa")


def test_a_shared_sentence_counts_for_the_first_that_prints_it() -> None:
    compiled = made(PAY)
    shared = shared_places(compiled.shared, priorities_of(compiled))
    assert not shared.counted_elsewhere("africa/s1/1", PAY)
    assert shared.counted_elsewhere("asia/s1/1", PAY)


def test_what_people_confirmed_or_set_and_what_stands_elsewhere_counts() -> None:
    compiled = made(PAY)
    shared = shared_places(compiled.shared, priorities_of(compiled))
    own = Theme("pay", "strong", (Span(16, 35),))
    for theme in (replace(PAY, confirmed=True), replace(PAY, evidence=()), own):
        assert not shared.counted_elsewhere("asia/s1/1", theme)


def test_a_part_of_a_shared_sentence_is_in_it_and_its_neighbour_is_not() -> None:
    compiled = made()
    shared = shared_places(compiled.shared, priorities_of(compiled))
    assert shared.at("asia/s1/1", Span(4, 10)) == compiled.shared[0]
    assert shared.at("asia/s1/1", Span(0, 17)) == compiled.shared[0]
    assert shared.at("asia/s1/1", Span(16, 35)) is None
    assert shared.at("mena/s1/1", Span(0, 15)) is None
