"""Doubt is measured as it is said: what is wrong, what is asked about, and what is asked for nothing."""

from pathlib import Path
from random import Random

import pytest

from benchmarks import calibration
from benchmarks.calibration import Count, Judged, as_read, reports_of, table, total
from benchmarks.reading_faults import FAULTS, UnfitError, put_in
from reportgen.model.document import Block, Document, DocumentSource, Inline, Question
from reportgen.model.provenance import Evidence
from reportgen.stages.structure import build
from reportgen.vocabularies.spelling import Speller
from tests.stages.structure.pages import COLUMN, SECOND
from tests.stages.trees import LEFT, Setter, prose
from tests.typesetting.truth import Truth, TruthItem

ONE = "Wages that are paid on the day leave little room for debt among those who work."
TWO = "Every permit names one employer of many, and the boats come and go all the year."
PLACES = (Evidence(1, (60, 100, 500, 120)), Evidence(1, (60, 140, 500, 160)))


def document(*texts: str, questions: tuple[Question, ...] = ()) -> Document:
    blocks = tuple(
        Block("paragraph", text, (Inline(text),), (place,))
        for text, place in zip(texts, PLACES, strict=False)
    )
    return Document(DocumentSource("a.pdf", "", 1, "en"), (), blocks, (), questions)


def truth(*texts: str) -> Truth:
    body = tuple(TruthItem("paragraph", text, page_start=1, page_end=1) for text in texts)
    return Truth("a.pdf", "typst", {}, "en", "", "", "", None, (), "", (), (), 1, body)


def asked(place: Evidence, code: str = "doubt") -> Question:
    return Question(code, "It was read with doubt.", (place,))


def test_a_question_at_the_place_of_a_wrong_passage_is_about_it() -> None:
    wrong = document(ONE, TWO.replace("one employer", "one"), questions=(asked(PLACES[1]),))
    count = as_read(wrong, truth(ONE, TWO))
    assert (count.right, count.wrong, count.asked, count.nothing.total()) == (1, 1, 1, 0)


def test_a_question_elsewhere_is_asked_for_nothing_and_the_passage_is_silent() -> None:
    wrong = document(ONE, TWO.replace("one employer", "one"), questions=(asked(PLACES[0]),))
    count = as_read(wrong, truth(ONE, TWO))
    assert (count.wrong, count.asked, dict(count.nothing)) == (1, 0, {"doubt": 1})
    assert count.silent == [f"a.pdf p. 1: {TWO[:50]} … {TWO[-30:]}"]


def test_words_that_are_quoted_count_where_no_block_holds_the_passage() -> None:
    quoted = Question("words-left-out", "“names one employer of many” stands on the page.", (PLACES[1],))
    assert as_read(document(ONE, questions=(quoted,)), truth(ONE, TWO)).asked == 1
    other = Question(
        "words-left-out", "“names one employer of many” stands there.", (Evidence(9, (0, 0, 1, 1)),)
    )
    assert as_read(document(ONE, questions=(other,)), truth(ONE, TWO)).asked == 0


def test_questions_of_vocabulary_are_no_doubts() -> None:
    assert as_read(document(ONE, questions=(asked(PLACES[0], "unknown-heading"),)), truth(ONE)).questions == 0


def test_a_passage_that_differs_in_spaces_only_is_not_wrong() -> None:
    assert Judged(document(ONE.replace("the day", "theday")), truth(ONE)).wrong == []


def test_counts_are_added_and_shown() -> None:
    one = {"": Count(right=99, wrong=1, asked=1), "line dropped": Count(wrong=2, asked=1)}
    lines = list(table(total([one, one]), 2))
    assert lines[0] == "2 reports, 200 passages: 198 right, 2 wrong."
    assert lines[1] == "Of the wrong ones 2 of 2 (100 %) are asked about."
    assert lines[-1] == "| all | 4 | 2 | 50 % |"


def test_reports_without_a_truth_are_not_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    assert reports_of(tmp_path) == []
    assert calibration.main([str(tmp_path)]) == 2
    assert "no report with its truth" in capsys.readouterr().err


def test_every_fault_changes_what_is_read_where_it_finds_a_place() -> None:
    made = Setter("indent")
    for part in range(20):
        if part == 17:
            made.turn()
        if part % 6 == 0:
            made.heading(f"Chapter {part}")
        made.paragraph(prose(7 * part, 7))
        if part % 5 == 0:
            made.bullet(prose(300 + part, 2)).bullet(prose(400 + part, 2))
    for part in range(2):  # a line that is moved to the other side meets another column there
        made.turn()
        for column in (LEFT, SECOND):
            made.column(column, COLUMN).paragraph(prose(500 + 9 * part + int(column), 8))
    reading = made.reading()
    clean = build.build(reading, Speller)
    right = [block.text for block in clean.blocks if block.type in ("paragraph", "list_item")]
    changed = set()
    for fault in FAULTS:
        for number in range(24):
            try:
                document = put_in(fault, reading, right, Random(number))
            except UnfitError:
                continue
            if [block.text for block in document.blocks] != [block.text for block in clean.blocks]:
                changed.add(fault.name)
                break
    assert {fault.name for fault in FAULTS} == changed
