"""A hyphen at a line's end is undone where it is the line's, and kept where it is the word's."""

from collections.abc import Sequence

import pytest

from reportgen.stages.structure import hyphens
from reportgen.vocabularies.spelling import Speller
from tests.stages.trees import Setter, line, prose

ENGLISH = Speller("en")


def _joined(left: str, right: str, words: Sequence[str] = ()) -> tuple[str, bool]:
    """The word over the line's end, and whether that was sure."""
    rows = [*words, *BREAKS]
    found = hyphens.gather(line(text, 72, 100 + 14 * n) for n, text in enumerate(rows))
    decision = hyphens.decide(left, right, found, ENGLISH)
    assert decision is not None
    return left.rstrip(hyphens.HYPHENS).split()[-1] + decision.joint + right.split(maxsplit=1)[
        0
    ], decision.sure


BREAKS = (
    "government and migration, recruitment and employment",
    "the govern-",
    "ment of mi-",
    "gration and re-",
    "cruitment spoke of em-",
    "ployment then",
)
"""Lines of a document that does break words at line ends."""


def test_the_documents_own_words_decide() -> None:
    assert _joined("an anti-", "slavery law", ["the anti-slavery law"]) == ("anti-slavery", True)
    assert _joined("an anti-", "slavery law", ["the antislavery law"]) == ("antislavery", True)
    assert _joined("is trauma-", "informed", ["trauma-informed care"]) == ("trauma-informed", True)


@pytest.mark.parametrize(
    ("left", "right", "sure"),
    [("their health-", "care", True), ("the work-", "force", True), ("an anti-", "slavery law", False)],
)
def test_a_compound_that_is_rare_as_one_word_is_asked_about(left: str, right: str, sure: bool) -> None:
    assert _joined(left, right)[1] is sure


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("built with high-", "tech tools", "high-tech"),
        ("for cross-", "sectoral work", "cross-sectoral"),
        ("data on-", "chain and", "on-chain"),
        ("the go-", "to market", "go-to"),
        ("of ad-", "blockers", "ad-blockers"),
    ],
)
def test_pieces_that_are_words_and_make_none_keep_their_hyphen_and_are_asked_about(
    left: str, right: str, word: str
) -> None:
    assert _joined(left, right) == (word, False)


@pytest.mark.parametrize(("left", "right"), [("a cryp-", "tosystem"), ("of permis-", "sioned")])
def test_pieces_that_are_no_words_are_joined_without_a_question(left: str, right: str) -> None:
    assert _joined(left, right)[1] is True


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("for recruit-", "ment now", "recruitment"),
        ("the organi-", "zation", "organization"),
        ("under-", "standing", "understanding"),
        ("of interna-", "tional law", "international"),
    ],
)
def test_a_broken_word_is_mended(left: str, right: str, word: str) -> None:
    assert _joined(left, right)[0] == word


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("the survivor-", "led council", "survivor-led"),
        ("a decision-", "making body", "decision-making"),
        ("in sub-", "Saharan Africa", "sub-Saharan"),
        ("the COVID-", "19 years", "COVID-19"),
        ("target 8-", "7 of it", "8-7"),
    ],
)
def test_a_compound_keeps_its_hyphen(left: str, right: str, word: str) -> None:
    assert _joined(left, right)[0] == word


def test_a_name_in_capitals_holds_no_hyphen_of_its_own() -> None:
    assert _joined("convening in Mar-", "rakesh in winter")[0] == "Marrakesh"


def test_a_soft_hyphen_always_goes() -> None:
    assert _joined("the survivor\u00ad", "led council", ["survivor-led"]) == ("survivorled", True)


@pytest.mark.parametrize("sign", ["-", "\u2010"])
def test_a_soft_hyphen_with_a_sign_of_its_own_goes_with_it(sign: str) -> None:
    assert _joined(f"the minis\u00ad{sign}", "try of labor") == ("ministry", True)


def test_a_document_that_breaks_no_words_keeps_every_hyphen() -> None:
    words = hyphens.gather([line("all of it stands whole", 72, 100)])
    decision = hyphens.decide("the recruit-", "ment of", words, ENGLISH)
    assert decision is not None
    assert (decision.joint, decision.sure) == ("-", True)


def test_a_weighed_decision_says_so() -> None:
    word, sure = _joined("a nobody-", "knows place")
    assert word in ("nobody-knows", "nobodyknows")
    assert not sure


def test_a_line_without_a_hyphen_needs_no_decision() -> None:
    words = hyphens.gather([line("all of it stands whole", 72, 100)])
    assert hyphens.decide("the end of a line", "and a new one", words, ENGLISH) is None
    assert hyphens.decide("a dash at the end –", "and a new one", words, ENGLISH) is None


@pytest.mark.parametrize(
    ("left", "right", "joint"),
    [("peer", "review", " "), ("states/", "regions", ""), ("2019–", "2021", ""), ("words —", "more", " ")],
)
def test_what_stands_between_two_lines(left: str, right: str, joint: str) -> None:
    assert hyphens.between(line(left, 72, 100), line(right, 72, 114)) == joint


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("see https://example.org/the-town-", "square", "https://example.org/the-town-square"),
        ("www.example.org/a-", "b", "www.example.org/a-b"),
        ("at www.exam-", "ple.org/forum", "www.example.org/forum"),
        ("the-town-square-", "doesnt exist", "the-town-square-doesnt"),
        ("of misuse-of-", "private information", "misuse-of-private"),
        ("a well-inten-", "tioned plan", "well-intentioned"),
    ],
)
def test_a_hyphen_stays_in_addresses_and_in_words_that_hold_one(left: str, right: str, word: str) -> None:
    assert _joined(left, right)[0] == word


def test_an_address_over_three_lines_keeps_its_hyphens_and_has_no_space() -> None:
    made = Setter()
    made.paragraph(prose(1, 4))
    made.lines(
        "The rules were read at https://example.org/the-",
        "town-square-",
        "doesnt-",
        "exist/",
        "now by us.",
        space=7,
    )
    assert "https://example.org/the-town-square-doesnt-exist/now by us." in made.blocks()[1][1]


def test_a_sentence_that_ends_in_an_address_ends_there() -> None:
    made = Setter()
    made.paragraph(prose(1, 4))
    made.lines(
        "More stands at www.example.org/more and at the very much longer http://www.example.org.",
        "Everybody reads it.",
        space=7,
    )
    assert made.blocks()[1][1].endswith("http://www.example.org. Everybody reads it.")


@pytest.mark.parametrize(
    ("left", "right", "word"),
    [
        ("and peer-", "to-peer training", "peer-to-peer"),
        ("the day-", "to-day work", "day-to-day"),
        ("by the govern-", "ment-led team", "government-led"),
    ],
)
def test_a_word_whose_other_piece_holds_a_hyphen_keeps_its_own_between_words(
    left: str, right: str, word: str
) -> None:
    assert _joined(left, right) == (word, True)
