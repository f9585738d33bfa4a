"""The order of the merged document, and the small rules of its parts."""

from dataclasses import replace

import pytest

from reportgen.model.compilation import Compilation, KeyTerm, Participation
from reportgen.writers.book import compose, passages
from reportgen.writers.book.chapter_text import Block, Paragraph
from reportgen.writers.book.lists import BulletList, ListEntry
from reportgen.writers.book.passages import PrintedRun
from tests import compilations


def test_runs_joined_are_the_text() -> None:
    text = "The word الحرية stands here, twice bold"
    runs = passages.runs_of(text, (KeyTerm("stands here", 16, 27), KeyTerm("here, twice", 23, 34)))
    assert "".join(run.text for run in runs) == text
    assert "".join(run.text for run in runs if run.strong) == "stands here, twice"
    assert [run.text for run in runs if run.right_to_left] == ["الحرية"]


def test_no_text_no_runs() -> None:
    assert passages.runs_of("") == ()
    assert passages.runs_of("a") == (PrintedRun("a"),)


def blocks_of(*bullets: tuple[str | None, int]) -> list[Block]:
    """The blocks of a section whose items have these markers and levels; None is a paragraph."""
    base = compilations.report(0).sections[1]
    items = tuple(
        compilations.item(f"x/{i}", f"Item {i}.", (1,), marker, level)
        for i, (marker, level) in enumerate(bullets)
    )
    report = replace(compilations.report(0), sections=(replace(base, items=items),))
    return list(
        compose.compose(Compilation(compilations.EDITION, (report,))).chapters[0].divisions[0].parts[0].blocks
    )


def shape(block: Block) -> object:
    """A paragraph as "p", a list as its type and its entries with their children."""
    if isinstance(block, Paragraph):
        return "p"
    assert isinstance(block, BulletList)
    kind = f"{block.numbering}{block.start}" if block.numbering else "•"
    return (kind, *(nested(it) for it in block.entries))


def nested(entry: ListEntry) -> object:
    """The shapes of the lists under an entry."""
    return [shape(it) for it in entry.children]


def test_bullets_nest_by_level() -> None:
    found = blocks_of(("•", 1), ("–", 2), ("–", 2), ("·", 3), ("•", 1), (None, 0), ("•", 1))
    assert [shape(it) for it in found] == [("•", [("•", [], [("•", [])])], []), "p", ("•", [])]


def test_a_list_may_begin_with_a_deep_bullet() -> None:
    assert [shape(it) for it in blocks_of(("–", 2), ("•", 1))] == [("•", [], [])]


def test_numbers_make_numbered_lists() -> None:
    found = blocks_of(("1.", 1), ("2.", 1), ("•", 1), ("5)", 1), ("6)", 1), ("1.", 1))
    assert [shape(it) for it in found] == [("11", [], []), ("•", []), ("15", [], []), ("11", [])]


@pytest.mark.parametrize(
    ("markers", "kind"),
    [
        (("(a)", "(b)"), "a1"),
        (("i.", "ii."), "i1"),
        (("h", "i", "j"), "a8"),
        (("IV)", "V)"), "I4"),
        (("A", "B"), "A1"),
    ],
)
def test_letters_and_roman_numbers(markers: tuple[str, ...], kind: str) -> None:
    (found,) = blocks_of(*((marker, 1) for marker in markers))
    assert shape(found) == (kind, *([] for _ in markers))


def test_printed_markers_are_kept_where_they_say_something() -> None:
    (found,) = blocks_of(("2.1", 1), ("•", 1), ("'); }", 1))
    assert isinstance(found, BulletList)
    assert [it.marker for it in found.entries] == ["2.1", None, None]


def test_facts_leave_no_hole() -> None:
    report = replace(
        compilations.report(0),
        participation=Participation(registered=94, participated=1, countries_represented=1),
    )
    chapter = compose.compose(Compilation(compilations.EDITION, (report,))).chapters[0]
    assert chapter.facts == (
        ("3–5 May 2031", "pp. 9–13 of the report"),
        ("94 registered", "1 participated from 1 country"),
    )
    bare = replace(report, participation=None, source=replace(report.source, dates=None), sections=())
    assert compose.compose(Compilation(compilations.EDITION, (bare,))).chapters[0].facts == ()


def test_a_heading_that_the_subregion_says_is_printed_once() -> None:
    parts = compose.compose(compilations.hostile()).chapters[0].divisions[1].parts
    assert [it.heading for it in parts] == [None, "A Heading without Text"]
