"""A passage is put at another place of its chapter; words that were set apart are brought back in."""

import pytest

from reportgen.model.compilation import Compilation
from reportgen.model.decisions import Correction, DecidedCorrection
from reportgen.model.document import Block, Document, DocumentSource, Furniture, PageFacts
from reportgen.model.provenance import Evidence
from reportgen.stages.corrections.context import SO_BY_NOW
from reportgen.stages.corrections.correct import Corrected, correct
from tests.stages.corrections.passages import (
    FIRST,
    SECOND,
    THIRD,
    VOCABULARY,
    compiled,
    corrected_by,
    made_report,
)

ASIDE = "Shelters of the region close at noon; members asked that they be open at night."
BEFORE = "The forum met for three days, and ninety people came."
HEAD = "A hotline in nine languages is to be paid by all governments together."


def _moved(quote: str, value: str, **more: object) -> tuple[DecidedCorrection, list[list[str]]]:
    outcome, _, done = corrected_by(Correction(quote=quote, action="move", value=value, **more))  # type: ignore[arg-type]
    return outcome, _texts(done)


def _texts(done: Corrected) -> list[list[str]]:
    return [[item.text for item in section.items] for section in done.compilation.reports[0].sections]


def test_a_passage_goes_behind_another_of_its_section() -> None:
    outcome, texts = _moved("Wages are to be paid", "Recruiters without a licence")
    assert outcome.outcome == "applied"
    assert texts[1] == [SECOND, THIRD, FIRST]
    assert outcome.before == "Priority Actions for Governments"
    assert outcome.item == "asia/governments/3"


def test_a_passage_goes_behind_a_heading_of_another_section() -> None:
    outcome, texts = _moved("Inspectors need", "Priority Actions for Companies")
    assert outcome.outcome == "applied"
    assert texts[1] == [FIRST, THIRD]
    assert texts[2][0] == SECOND
    _, texts = _moved("Inspectors need", "Priority Actions for Governments")
    assert texts[1] == [SECOND, FIRST, THIRD]


def test_what_stands_there_already_is_not_moved() -> None:
    outcome, texts = _moved("Inspectors need", "Wages are to be paid on the day")
    assert (outcome.outcome, outcome.reason) == ("applied", SO_BY_NOW)
    assert texts[1] == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("words that nobody wrote", "no passage or heading of the chapter has the words"),
        ("in 2 places, not here", "no passage or heading"),
        ("licence", "give more of them"),
    ],
)
def test_where_it_is_to_go_must_be_one_place(value: str, reason: str) -> None:
    listed = made_report(FIRST, SECOND, "Each licence has a number.", "Without a licence nobody recruits.")
    correction = Correction(quote="Wages are to be paid", action="move", value=value)
    outcome, texts, _ = corrected_by(correction, compilation=compiled(listed))
    assert outcome.outcome == "held"
    assert outcome.reason is not None
    assert reason in outcome.reason
    assert texts[0] == FIRST


def test_the_later_of_two_moves_counts() -> None:
    done = correct(
        compiled(),
        [
            Correction(quote="Wages are to be paid", action="move", value="Recruiters without", line=1),
            Correction(quote="Wages are to be paid", action="move", value="Inspectors need", line=5),
        ],
        (),
        VOCABULARY,
    )
    first, second = done.compilation.corrections
    assert (first.outcome, second.outcome) == ("held", "applied")
    assert first.reason == "line 5 decides otherwise; keep one of the two"
    assert _texts(done)[1] == [SECOND, FIRST, THIRD]


def _document() -> Document:
    """A structure with words before the chapter, a paragraph that it lost, and a line taken for a page's."""

    def block(text: str, page: int, top: float, kind: str = "paragraph") -> Block:
        return Block(kind, text, (), (Evidence(page, (72, top, 500, top + 40)),))  # type: ignore[arg-type]

    report = made_report(FIRST, SECOND, THIRD)
    blocks = [block(BEFORE, 1, 100), Block("heading", report.heading, (), report.evidence, 1)]
    for section in report.sections:
        blocks.append(Block("heading", section.heading, (), section.evidence, 2))
        blocks += [Block("paragraph", item.text, (), item.evidence) for item in section.items]
    blocks.insert(6, block(ASIDE, 4, 200))
    furniture = (Furniture(HEAD, "header", (Evidence(5, (72, 20, 500, 30)),)),)
    pages = tuple(PageFacts(number, 600, 800, str(number)) for number in range(1, 10))
    return Document(DocumentSource("asia.pdf", "0" * 64, 9, "en"), pages, tuple(blocks), furniture)


def _restored(*corrections: Correction) -> tuple[tuple[DecidedCorrection, ...], Corrected]:
    structures = {"asia.pdf": _document()}
    done = correct(compiled(), corrections, (), VOCABULARY, structures=structures)
    return done.compilation.corrections, done


def test_words_that_were_lost_come_back_where_the_source_has_them() -> None:
    (outcome,), done = _restored(Correction(quote="Shelters of the region close", action="restore", why="x"))
    assert outcome.outcome == "applied"
    assert _texts(done)[1] == [FIRST, ASIDE, SECOND, THIRD]
    item = done.compilation.reports[0].sections[1].items[1]
    assert (item.origin, item.source_text, item.evidence[0].page) == ("source", None, 4)
    assert outcome.evidence == item.evidence


def test_words_outside_of_the_chapter_need_a_place() -> None:
    (outcome,), done = _restored(Correction(quote="ninety people came", action="restore", why="x"))
    assert outcome.outcome == "held"
    assert "say with value" in (outcome.reason or "")
    (outcome,), done = _restored(
        Correction(quote="ninety people came", action="restore", value="Wages are to be paid", why="x")
    )
    assert outcome.outcome == "applied"
    assert _texts(done)[1] == [FIRST, BEFORE, SECOND, THIRD]


def test_a_line_taken_for_a_running_head_comes_back() -> None:
    (outcome,), done = _restored(Correction(quote="A hotline in nine languages", action="restore", why="x"))
    assert outcome.outcome == "applied"
    assert HEAD in _texts(done)[1]


def test_what_came_back_can_be_decided_about() -> None:
    outcomes, done = _restored(
        Correction(quote="Shelters of the region close", action="restore", why="x"),
        Correction(quote="open at night", action="key-term"),
        Correction(quote="Shelters of the region", action="move", value="Recruiters without", why="x"),
    )
    assert [it.outcome for it in outcomes] == ["applied"] * 3
    assert _texts(done)[1] == [FIRST, SECOND, THIRD, ASIDE]
    assert done.compilation.reports[0].sections[1].items[3].key_terms[0].text == "open at night"


def test_what_stands_in_the_chapter_needs_no_restoring() -> None:
    (outcome,), _ = _restored(Correction(quote="Inspectors need", action="restore", why="x"))
    assert (outcome.outcome, outcome.reason) == ("applied", SO_BY_NOW)


def test_words_that_are_nowhere_are_orphaned_and_near_ones_shown() -> None:
    (gone,), _ = _restored(Correction(quote="nobody has ever written this", action="restore", why="x"))
    assert gone.outcome == "orphaned"
    (near,), _ = _restored(
        Correction(quote="Shelters of the region shut at noon; members asked", action="restore", why="x")
    )
    assert near.outcome == "held"
    assert near.candidate is not None
    assert near.candidate.page == 4


def test_other_actions_do_not_see_words_outside_of_the_chapter() -> None:
    (outcome,), done = _restored(Correction(quote="Shelters of the region close", action="drop", why="x"))
    assert outcome.outcome in ("orphaned", "held")
    assert _texts(done)[1] == [FIRST, SECOND, THIRD]


def test_without_the_decision_all_is_as_it_was() -> None:
    _, done = _restored()
    plain: Compilation = compiled()
    assert done.compilation.reports == plain.reports
