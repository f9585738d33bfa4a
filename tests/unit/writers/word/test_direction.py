"""A run that turns the direction of writing is embedded, so that its neighbours keep their order."""

from __future__ import annotations

from reportgen.writers.word import direction, ooxml
from reportgen.writers.word.ooxml import w


def test_only_runs_that_turn_are_embedded_and_no_word_changes() -> None:
    paragraph = ooxml.element("p")
    paragraph.extend([ooxml.text_run("a "), ooxml.text_run("\u202eb", "Strong"), ooxml.text_run(" c")])
    direction.isolate(paragraph)
    assert [child.tag for child in paragraph] == [w("r"), w("dir"), w("r")]
    assert paragraph[1].get(w("val")) == "ltr"
    assert ooxml.text_of(paragraph) == "a \u202eb c"
