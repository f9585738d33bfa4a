"""A quotation of "Common ground" must be verbatim in the priority that its link names."""

import pytest

from reportgen.proof.expected_file import Expected
from reportgen.proof.quotation_check import check
from reportgen.proof.stream import FileBlock, of_blocks
from tests.checks.editions import compilation, report

MADE = compilation(report("africa", "Members asked for fair pay, and for “safe” shelters."))
ENTRY = frozenset({"entries"})


def found(quotation: str, target: str = "africa/s1/1", classes: frozenset[str] = ENTRY) -> list[str]:
    blocks = (
        FileBlock(((quotation, False), ("Africa", True)), tag="td", classes=classes),
        FileBlock((("p. 20", False),), tag="td", classes=classes | {"places"}, target=target),
    )
    stream = of_blocks(blocks, "paragraph")
    made = Expected(stream, (), (), frozenset(), frozenset(), None)
    return [it.message for it in check(made, MADE)]


@pytest.mark.parametrize(
    "quotation",
    ["Members asked for fair pay", "… asked for fair pay, and …", "safe shelters", "… “safe” shelters.", ""],
)
def test_words_in_one_piece_cut_at_words(quotation: str) -> None:
    assert found(quotation) == []


@pytest.mark.parametrize(
    "quotation", ["asked for pay", "asked for unfair pay", "embers asked", "pay and safe"]
)
def test_other_words_are_named(quotation: str) -> None:
    assert found(quotation) == [f"the quotation “{quotation}” is not in the words of the priority"]


def test_a_link_that_leads_to_no_priority_is_named() -> None:
    assert found("fair pay", "asia/s1/1") == ["the quotation “fair pay” names no priority of the document"]


def test_words_outside_of_the_entries_are_no_quotations() -> None:
    assert found("anything at all", classes=frozenset()) == []
