"""A line that begins with a head and ends with words that go on below it is no heading."""

from dataclasses import replace

from reportgen.model.document import Line
from reportgen.stages.structure.run_in import is_run_in
from tests.stages.trees import BOLD, LEFT, PITCH, line


def _mixed(head: str, words: str, size: float = 10.0) -> Line:
    first = line(head, LEFT, 200, size=12, face=BOLD)
    second = line(words, first.bbox[2], 200, size=size)
    box = (first.bbox[0], first.bbox[1], second.bbox[2], first.bbox[3])
    return replace(first, runs=(*first.runs, *second.runs), bbox=box)


BELOW = line("others copy what was found.", LEFT, 200 + PITCH)


def test_plain_words_behind_a_head_go_on_below() -> None:
    assert is_run_in(_mixed("Sharing ", "Lets"), BELOW)


def test_heads_alone_ends_of_sentences_and_new_sentences_are_none() -> None:
    assert not is_run_in(line("Sharing what was found", LEFT, 200, size=12, face=BOLD), BELOW)
    assert not is_run_in(_mixed("Sharing ", "is asked for."), BELOW)
    assert not is_run_in(_mixed("Sharing ", "Lets"), line("Others copy it.", LEFT, 200 + PITCH))


def test_a_line_without_words_is_none() -> None:
    assert not is_run_in(line("  ", LEFT, 200, size=12, face=BOLD), BELOW)


def test_words_set_otherwise_than_those_below_belong_to_the_head() -> None:
    assert not is_run_in(_mixed("Sharing ", "at sea", size=12.0), BELOW)
    assert not is_run_in(_mixed("Sharing ", "Lets"), line("others copy it.", LEFT, 200 + 3 * PITCH))
