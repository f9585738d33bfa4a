"""What several regions print in nearly the same words is found; the same formula alone is not."""

from dataclasses import replace

from reportgen.model.compilation import SharedSentence
from reportgen.stages.coding import code
from tests.stages.coding.texts import CODEBOOK, GAZETTEER, compilation, report

COPY = (
    "Participants worked in small groups and were asked to name the three changes that would make the "
    "greatest difference for workers in {place} before the end of the decade."
)


def _shared(**texts: str) -> list[tuple[float, list[str]]]:
    """Code one report a region; the shared sentences as similarity and words."""
    made = compilation([report(text, region=region.replace("_", "-")) for region, text in texts.items()])
    found = code.code(made, CODEBOOK, GAZETTEER).shared
    words = {f"{region.replace('_', '-')}/section/1": text for region, text in texts.items()}
    return [
        (it.similarity, [words[place.item][place.start : place.end] for place in it.places]) for it in found
    ]


def test_a_copy_is_found_with_its_place() -> None:
    same = COPY.format(place="mines")
    found = _shared(africa=f"We met. {same}", asia=f"{same} Nobody left early.")
    assert found == [(1.0, [same, same])]


def test_a_copy_edited_for_another_region_is_found() -> None:
    africa, asia = COPY.format(place="Africa"), COPY.format(place="Southeast Asia")
    edited = asia.replace("three changes", "changes").replace("greatest", "biggest")
    found = _shared(africa=africa, asia=f"Moreover, {edited}")
    assert [words for _, words in found] == [[africa, f"Moreover, {edited}"]]
    assert 0.7 <= found[0][0] < 1


def test_an_extended_copy_is_found() -> None:
    short = COPY.format(place="mines")
    longer = short.replace(
        "for workers", "for men, women and children, for migrants and for all other workers"
    )
    assert [words for _, words in _shared(africa=short, asia=longer)] == [[short, longer]]


def test_copies_of_several_regions_stand_together() -> None:
    same = COPY.format(place="mines")
    other = COPY.format(place="factories and workshops")
    found = _shared(africa=same, asia=other, mena=same)
    assert [words for _, words in found] == [[same, other, same]]


def test_the_same_formula_is_no_copy() -> None:
    formula = "There is a need for governments in the region to increase the {}."
    assert not _shared(
        africa=formula.format("number of shelters for boys"), asia=formula.format("wages of labor inspectors")
    )
    formula = "It was recommended that governments in the region increase the {}."
    assert not _shared(
        africa=formula.format("number of shelters for boys"), asia=formula.format("wages of labor inspectors")
    )
    assert not _shared(
        mena="Governments should invest more in research and in data on trafficking.",
        latin_america="Governments should invest more in shelters and in legal aid for survivors.",
    )


def test_a_frame_of_speech_is_passed_over() -> None:
    said = "better pay for community monitors would keep them in their posts for longer than a year."
    found = _shared(africa=f"It was noted that {said}", asia=f"Moreover, participants agreed that {said}")
    assert [len(words) for _, words in found] == [2]


def test_short_sentences_must_be_the_same() -> None:
    short = "These recommendations are listed below in order."
    assert _shared(africa=short, asia=short) == [(1.0, [short, short])]
    assert not _shared(africa=short, asia="These priorities are listed below in full.")
    assert not _shared(africa="They agreed.", asia="They agreed.")


def test_a_sentence_that_one_region_repeats_is_not_shared() -> None:
    same = COPY.format(place="mines")
    made = compilation([report(same, same, region="africa"), report("We met.", region="asia")])
    assert code.code(made, CODEBOOK, GAZETTEER).shared == ()


def test_overviews_are_compared_too() -> None:
    same = COPY.format(place="mines")
    reports = [report(same, region=region, kind="overview") for region in ("africa", "asia")]
    found = code.code(compilation(reports), CODEBOOK, GAZETTEER).shared
    assert [place.item for it in found for place in it.places] == ["africa/section/1", "asia/section/1"]


def test_the_order_of_reports_orders_groups_and_places_only() -> None:
    same = COPY.format(place="mines")
    reports = [report(same, region=region) for region in ("africa", "asia", "mena")]

    def sets(found: tuple[SharedSentence, ...]) -> list[tuple[float, set[str]]]:
        return [(it.similarity, {place.item for place in it.places}) for it in found]

    made = compilation(reports)
    turned = replace(made, reports=tuple(reversed(reports)))
    one = code.code(made, CODEBOOK, GAZETTEER).shared
    other = code.code(turned, CODEBOOK, GAZETTEER).shared
    assert sets(one) == sets(other)
    assert [place.item for place in other[0].places] == [
        "mena/section/1", "asia/section/1", "africa/section/1",
    ]  # fmt: skip
