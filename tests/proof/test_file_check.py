"""Words of a file against those it must say: what the page's own layout does to them is no change."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.proof.claim import Claim
from reportgen.proof.expected_file import Expected
from reportgen.proof.file_check import check
from reportgen.proof.stream import FileBlock, FilePlace, Stream, of_blocks
from reportgen.proof.words import FoldedWord

ENTRIES = ("see www.example.org/forum/notes.", "then act.")


def expected(*entries: str) -> Expected:
    """A list with these entries, whatever their bullets."""
    stream = of_blocks([FileBlock(((text, False),), bullet="") for text in entries], "block")
    return Expected(stream, (None,) * len(stream.words), (), frozenset(), frozenset(), None)


def printed(*lines: str) -> Stream:
    """A page with these lines."""
    words = [FoldedWord(text, ends_line=text == line.split()[-1]) for line in lines for text in line.split()]
    return Stream(tuple(words), (FilePlace("page 1", 1),))


@pytest.mark.parametrize(
    "lines",
    [
        ("• see www.example.org/forum/notes.", "• then act."),
        ("• see www.example.org/forum/", "notes.", "• then act."),
        ("see www.example.org/", "forum/", "notes.", "– then act."),
    ],
)
def test_bullets_and_the_ends_of_lines_are_no_words(lines: tuple[str, ...]) -> None:
    assert check(expected(*ENTRIES), printed(*lines)) == []


def test_an_address_may_stand_first_behind_its_bullet() -> None:
    found = printed("• act.", "• www.example.org/", "notes. • now.")
    assert check(expected("act.", "www.example.org/notes.", "now."), found) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("• see www.example.org/forum/notes. –", "• then act."),
        ("• see – www.example.org/forum/notes.", "• then act."),
        ("• see www.example.org/forum/ notes.", "• then act."),
        ("• see www.example.org/forum/", "note.", "• then act."),
        ("• see www.example.org/forum/", "notes.", "• then • act."),
    ],
)
def test_other_marks_and_spaces_are_named(lines: tuple[str, ...]) -> None:
    assert len(check(expected(*ENTRIES), printed(*lines))) == 1


def test_a_file_that_shows_no_bullets_has_none_among_its_words() -> None:
    blocks = [FileBlock(((text, False),)) for text in ("act.", "– now.")]
    findings = check(expected("act.", "now."), of_blocks(blocks, "paragraph"))
    assert [finding.message for finding in findings] == ["“–” is in no source"]


PASSAGES = (
    "Wages are paid on the day they are earned.",
    "Courts listen to those who were harmed first.",
    "Interpreters sit beside them and are paid too.",
    "Donors fund what was promised for ten years.",
)


def owned(*texts: str) -> Expected:
    """Passages, each of a claim, with a mark behind that belongs to none."""
    stream = of_blocks([FileBlock(((f"{text} #", False),)) for text in texts], "block")
    claims = [Claim("item", f"asia/overview/{n}", text, text, "asia.pdf") for n, text in enumerate(texts, 1)]
    owners = tuple(None if word.text == "#" else claims[word.place] for word in stream.words)
    return Expected(stream, owners, (), frozenset(), frozenset(), None)


@pytest.mark.parametrize("doubled", [(0,), (1,), (0, 1), (1, 2), (0, 1, 2)])
def test_passages_that_stand_there_once_more_are_named_each(doubled: tuple[int, ...]) -> None:
    texts = [*PASSAGES, *(PASSAGES[at] for at in doubled)]
    found = of_blocks([FileBlock(((f"{text} #", False),)) for text in texts], "block")
    findings = check(owned(*PASSAGES), found)
    assert {finding.code for finding in findings} == {"words-twice"}
    assert [finding.item for finding in findings] == [f"asia/overview/{at + 1}" for at in doubled]


def test_a_passage_once_more_is_named_though_the_next_word_is_divided_otherwise() -> None:
    """In print its last word and the number of the next entry may make one word."""
    texts = ("(1) Labor officers come often.", *PASSAGES)
    printed_so = (f"{PASSAGES[2]}(1)Labor officers come often.", *PASSAGES)
    found = of_blocks([FileBlock(((f"{text} #", False),)) for text in printed_so], "block")
    first = next(iter(check(owned(*texts), found)))
    assert (first.code, first.item) == ("words-twice", "asia/overview/4")


def test_words_of_several_passages_are_in_no_source() -> None:
    other = "Wages are paid to those who were harmed first and sit beside them for ten years."
    found = of_blocks([FileBlock(((f"{text} #", False),)) for text in (*PASSAGES, other)], "block")
    assert [finding.code for finding in check(owned(*PASSAGES), found)] == ["frame"]


HEADED = ("Priorities for donors", "Fund what was promised.", "Stay for ten years.")


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        (("Priorities for donors", "Now fund what was promised.", "Stay for ten years."), 2),
        (("Priorities for donors", "now Fund what was promised.", "Stay for ten years."), 2),
        (("Priorities for donors", "Fund what was promised. Soon.", "Stay for ten years."), 2),
        (("Priorities for donors today", "Fund what was promised.", "Stay for ten years."), 1),
        (("Priorities for donors", "Fund what was promised.", "We Stay for ten years."), 3),
        (("Priorities for donors", "Fund what was promised.", "We • Stay for ten years."), 3),
    ],
)
@pytest.mark.parametrize("on_pages", [True, False])
def test_added_words_belong_to_the_passage_they_stand_in(
    lines: tuple[str, ...], named: int, on_pages: bool
) -> None:
    stream = of_blocks([FileBlock(((text, False),)) for text in HEADED], "block")
    claims = [Claim("item", f"asia/overview/{n}", text, text, "asia.pdf") for n, text in enumerate(HEADED, 1)]
    owners = tuple(claims[word.place] for word in stream.words)
    wanted = Expected(stream, owners, (), frozenset(), frozenset(), None)
    found = (
        printed(*lines) if on_pages else of_blocks([FileBlock(((it, False),)) for it in lines], "paragraph")
    )
    assert {finding.item for finding in check(wanted, found)} == {f"asia/overview/{named}"}


def test_of_two_passages_with_the_same_middle_the_one_that_is_doubled_is_named() -> None:
    middle = "the courts listen to those who were harmed before they listen to anyone else"
    texts = (f"It was noted that {middle}.", f"In Asia {middle}, and ministers listen too.")
    for at, text in enumerate(texts):
        found = of_blocks([FileBlock(((f"{it} #", False),)) for it in (*texts, text)], "block")
        assert [finding.item for finding in check(owned(*texts), found)] == [f"asia/overview/{at + 1}"]


@pytest.mark.parametrize(("bold", "printed_bold"), [("", 3), ("www", 0), ("www", 3)])
def test_bold_is_compared_in_words_that_lines_divide(bold: str, printed_bold: int) -> None:
    text = "see www.example.org/forum/notes. then act."
    stream = of_blocks([FileBlock((("see ", False), (bold, True), (text[4 + len(bold) :], False)))], "block")
    claim = Claim("item", "asia/overview/1", text, text, "asia.pdf")
    must = Expected(stream, (claim,) * len(stream.words), (), frozenset(), frozenset(), None)
    page = printed("see www.example.org/", "forum/notes. then act.")
    first, address, *others = page.words
    page = replace(page, words=(first, replace(address, strong=printed_bold), *others))
    named = [(it.code, it.item) for it in check(must, page)]
    assert named == ([("bold", "asia/overview/1")] if len(bold) != printed_bold else [])
