"""Words that do not stand where they are claimed: where else they stand, or how they differ."""

from __future__ import annotations

import pytest

from reportgen.model.provenance import Evidence, Locator
from reportgen.proof.claim import Claim
from reportgen.proof.elsewhere import explain, find, shown
from reportgen.proof.witness import Witness, see
from tests.compilations import SENTENCES
from tests.stages.trees import Setter

PARAGRAPHS = [" ".join(it.replace("**", "") for it in SENTENCES[n : n + 3]) for n in (0, 3, 6)]


@pytest.fixture(scope="module")
def witness() -> Witness:
    """Three pages of one paragraph each."""
    made = Setter()
    for number, text in enumerate(PARAGRAPHS):
        if number:
            made.turn()
        made.heading(f"Chapter {number}", size=16)
        made.paragraph(text)
    return see(made.reading(), "pdfium")


def claim(text: str, page: int) -> Claim:
    return Claim("item", "africa/s1/1", text, text, "africa.pdf", (Evidence(page, (72, 90, 540, 300)),))


@pytest.mark.parametrize("page", [1, 2, 3])
def test_the_page_on_which_words_start(witness: Witness, page: int) -> None:
    assert find(PARAGRAPHS[page - 1], witness) == Locator(page)
    assert find("words that nobody prints anywhere", witness) is None


def test_words_on_another_page_are_said_to_stand_there(witness: Witness) -> None:
    found = explain(claim(PARAGRAPHS[2], 1), witness, ())
    assert (found.code, found.source_page, found.item) == ("not-where-claimed", 3, "africa/s1/1")
    assert "(page 1), but on page 3" in found.message


def test_a_changed_word_is_named_with_the_printed_one(witness: Witness) -> None:
    words = PARAGRAPHS[1].split()
    said = " ".join([*words[:5], "quicksilver", *words[6:]])
    found = explain(claim(said, 2), witness, ())
    assert (found.code, found.source_page) == ("not-in-source", 2)
    assert "“quicksilver”" in found.message
    assert words[5].strip(".,;") in found.message


@pytest.mark.parametrize(
    ("cut", "said"), [(True, "the report also says"), (False, "the report does not say")]
)
def test_words_left_out_or_put_in_are_named(witness: Witness, cut: bool, said: str) -> None:
    words = PARAGRAPHS[1].split()
    text = " ".join(words[:5] + words[7:] if cut else [*words[:5], "quicksilver", *words[5:]])
    assert said in explain(claim(text, 2), witness, ()).message


def test_a_long_quotation_is_cut_in_the_middle() -> None:
    assert shown(["one", "two", "three"]) == "one two three"
    assert shown([str(n) for n in range(20)]) == "0 1 2 3 4 5 … 14 15 16 17 18 19"
