"""One name in two spellings: accents, hyphens, capitals and slips are found, inflections are not."""

import pytest

from reportgen.checks.passages import CheckedPassage
from reportgen.checks.spellings import is_slip, spellings

from .editions import introduced, said


def notes(*passages: CheckedPassage, published_only: bool = False) -> list[str]:
    return [one.message for one in spellings(passages, published_only=published_only)]


@pytest.mark.parametrize(
    ("one", "other", "spelled"),
    [
        ("We thank Águeda Molina for it.", "There Agueda Molina spoke.", ("Águeda Molina", "Agueda Molina")),
        ("We met Ana Ruiz-Peña there.", "Ana Ruiz Peña spoke.", ("Ana Ruiz-Peña", "Ana Ruiz Peña")),
        ("He heard Ana Belmazi speak.", "It was Ana Belmasi then.", ("Ana Belmazi", "Ana Belmasi")),
        ("On the Sirte Protocol it rests.", "The Sirte protocol.", ("Sirte Protocol", "Sirte protocol")),
        ("They use the app HelpNOW daily.", "It is called HelpNow by all.", ("HelpNOW", "HelpNow")),
        (
            "It joined the International Labour Bureau then.",
            "It left the International Labor Bureau then.",
            ("International Labour Bureau", "International Labor Bureau"),
        ),
    ],
    ids=["accent", "hyphen", "slip", "capital", "inner capital", "British and American"],
)  # fmt: skip
def test_variants_of_a_name_are_found(one: str, other: str, spelled: tuple[str, str]) -> None:
    found = list(spellings([said(one, 4), said(other, 9)]))
    assert len(found) == 1
    assert {f"“{it}”" in found[0].message for it in spelled} == {True}
    assert found[0].page in (4, 9)
    assert f"on p. {13 - (found[0].page or 0)}" in found[0].message
    assert (found[0].severity, found[0].code, found[0].group) == ("note", "check-spelling", "facts")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In the Latin America of today, work is found.", "The Latin American countries agreed."),
        ("They met the Minister of Labour there.", "They met in the Ministry of Labour there."),
        ("Some live in North Macedonia today.", "Some live in South Macedonia today."),
        ("It was said in Group One of three.", "It was said in Group Two of three."),
        ("The Mexican coalition spoke.", "A Mexicana song was sung."),
        ("They visited Gambia in spring.", "They visited Zambia in spring."),
        ("We thank José Ortega for it.", "We thank Jose Miranda for it."),
        ("It says Priority Actions twice.", "It says priority actions twice."),
        ("He said that Labour inspectors came.", "It was labour that he meant."),
        ("The coalition’s Sirte Protocol holds.", "The coalition's Sirte Protocol holds."),
        ("PRIORITIES OF THE DAKAR COALITION", "It was the Dakar Coalition that spoke."),
        ("Dakar Coalition . . . . . . . 12", "It was the DAKAR COALITION that spoke."),
    ],
)
def test_other_words_are_not_taken_for_variants(one: str, other: str) -> None:
    assert notes(said(one), said(other)) == []


def test_headings_may_capitalise_as_they_like() -> None:
    heading = CheckedPassage(
        "Actions for the Sirte Protocol", "africa.pdf", 4, region="africa", running=False
    )
    assert notes(heading, said("It broke the Sirte protocol twice.")) == []


def test_a_place_spelled_once_otherwise_is_found_and_two_names_of_equal_weight_are_not() -> None:
    usual = [said("The convening in Essaouira will follow.", page, region="asia") for page in range(2, 6)]
    assert notes(*usual, introduced("It ends in Essaouera, we hope.")) == [
        "“Essaouera” here, “Essaouira” in asia.pdf, pp. 2, 3, 4 and 5"
    ]
    assert notes(*usual, *(introduced("It ends in Essaouera, we hope.") for _ in range(3))) == []


def test_what_the_document_shows_comes_first_and_the_rest_can_be_left_out() -> None:
    apart = [said("It rests on the Sirte Protocol."), said("It broke the Sirte protocol.", 9)]
    assert notes(*apart) and notes(*apart, published_only=True) == []
    usual_only = [*apart, said("See the Sirte Protocol.", item="africa/s1/1")]
    assert notes(*usual_only, published_only=True) == []
    other = [*usual_only, said("See the Sirte protocol.", 22, item="africa/s1/2")]
    found = list(spellings(other, published_only=True))
    assert [(one.item, one.page) for one in found] == [("africa/s1/2", 22)]
    assert "correction" in found[0].remedy


def test_a_variant_is_said_once() -> None:
    passages = [
        said(f"It rests on the Sirte {word}.", page)
        for page in (3, 4, 5)
        for word in ("Protocol", "protocol")
    ]
    assert len(notes(*passages)) == 1


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("essaouira", "essaouera", True),
        ("belmazine", "belmaizne", True),
        ("caribbean", "caribean", True),
        ("organization", "organisation", True),
        ("america", "american", False),
        ("americas", "american", False),
        ("nation", "nations", False),
        ("minister", "ministry", False),
        ("mission", "missing", False),
        ("lopez", "lópez", False),
    ],
)
def test_a_slip_is_one_letter_and_no_inflection(one: str, other: str, expected: bool) -> None:
    assert is_slip(one, other) is expected
    assert is_slip(other, one) is expected
