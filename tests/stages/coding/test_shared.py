"""What several regions print in nearly the same words is found; the same formula alone is not."""

import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.model.compilation import Report, SentencePlace, SharedSentence
from reportgen.stages.alignment.similarity import similarity
from reportgen.stages.coding import code, copies, shared
from reportgen.stages.coding.copies import SharedRules
from reportgen.system.memory import Memory
from tests.stages.coding.texts import CODEBOOK, GAZETTEER, compilation, report

RULES = SharedRules()
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


def _one_by_one(reports: Sequence[Report]) -> list[SharedSentence]:
    """The shared sentences, found by comparing each sentence with each."""
    found = list(shared._sentences(reports, CODEBOOK, GAZETTEER, RULES, Memory()))
    alike = {}
    for one, other in combinations(range(len(found)), 2):
        (region, _, first), (elsewhere, _, second) = found[one], found[other]
        if region != elsewhere and copies.are_one(first.wording, second.wording, RULES):
            alike[one, other] = round(similarity(first.printed, second.printed), 3)
    groups = [{at} for at in range(len(found))]
    for pair in alike:
        together = [group for group in groups if group & set(pair)]
        groups = [*(group for group in groups if group not in together), set().union(*together)]
    return [
        SharedSentence(
            min(value for (one, _), value in alike.items() if one in group),
            tuple(
                SentencePlace(found[at][1], found[at][2].span.start, found[at][2].span.end)
                for at in sorted(group)
            ),
        )
        for group in sorted(groups, key=min)
        if len(group) > 1
    ]


SAID = (
    "the shelters in {} should be paid for by governments for three years",
    "Moreover, the shelters in {} should be paid for by governments for all of three years",
    "Participants noted that interpreters in {} are paid by the court and not by the employer",
    "interpreters are paid by the courts and never by employers in {} and elsewhere",
    "governments in {} should ratify the convention and name recruiters without a licence",
    "we met for three days and wrote this chapter in the evenings of {}",
)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(("africa", "asia", "mena", "latin-america")),
            st.lists(
                st.tuples(st.sampled_from(SAID), st.sampled_from(("Nepal", "Asia", "mines"))), max_size=4
            ),
        ),
        unique_by=lambda it: it[0],
        max_size=4,
    )
)
def test_what_is_shared_is_what_comparing_each_sentence_with_each_finds(
    said: list[tuple[str, list[tuple[str, str]]]],
) -> None:
    reports = [
        report(
            *(f"{words.format(place)[:1].upper()}{words.format(place)[1:]}." for words, place in texts),
            region=it,
        )
        for it, texts in said
    ]
    expected = _one_by_one(reports)
    assert list(shared.find(reports, CODEBOOK, GAZETTEER)) == expected
    memory = Memory()
    for some in (reports[:1], reports, reports[1:], reports):
        found = shared.find(some, CODEBOOK, GAZETTEER, memory=memory)
        assert list(found) == (expected if some is reports else _one_by_one(some))


def test_a_thousand_equal_sentences_are_one_group_without_pairs() -> None:
    same = COPY.format(place="mines")
    reports = [report(*([same] * 60), region=f"region-{n}") for n in range(20)]
    tracemalloc.start()
    (group,) = shared.find(reports, CODEBOOK, GAZETTEER)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (group.similarity, len(group.places)) == (1.0, 1200)
    assert most < 8_000_000, "memory grows with the pairs"
