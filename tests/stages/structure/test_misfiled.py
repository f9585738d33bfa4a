"""Words that were set apart and stand like running text are asked about; others are not."""

from reportgen.model.document import Furniture, Line, Question, Reading
from reportgen.model.provenance import Evidence
from reportgen.stages.structure.blocks import SetApart, set_apart
from reportgen.stages.structure.misfiled import ask
from tests.stages.trees import BOLD, LEFT, PITCH, SIZE, line

from .pages import BODIES, page

WORDS = "and the wages of those who work on the boats"
TEXT = tuple(line(f"{WORDS} {at}", LEFT, 200 + at * PITCH) for at in range(4))


def asked(
    apart: tuple[Furniture, ...] = (), beside: tuple[SetApart, ...] = (), more: tuple[Line, ...] = ()
) -> list[Question]:
    reading = Reading("a.pdf", "0" * 64, (page(*TEXT, *more),))
    return ask(reading, apart, beside, TEXT, BODIES)


def filed(found: Line, role: str = "footer") -> Furniture:
    return Furniture(found.text, role, (Evidence(1, found.bbox),))  # type: ignore[arg-type]


def test_a_line_filed_as_footer_right_below_text_is_asked_about() -> None:
    last = line("come and go, paid late.", LEFT, 200 + 4 * PITCH)
    [question] = asked(apart=(filed(last),), more=(last,))
    assert question.code == "words-set-apart"
    assert question.reason.startswith("“come and go, paid late.” was set apart as a running footer")
    assert question.evidence[0].page == 1


def test_what_stands_on_several_pages_is_furniture() -> None:
    last = line("The boats 7", LEFT, 200 + 4 * PITCH)
    other = Furniture("The boats 8", "footer", (Evidence(2, last.bbox),))
    assert asked(apart=(filed(last), other), more=(last,)) == []


def test_what_stands_away_from_the_text_or_looks_otherwise_is_not_asked_about() -> None:
    away = line("come and go, paid late.", LEFT, 200 + 8 * PITCH)
    small = line("come and go, paid late.", LEFT, 200 + 4 * PITCH, size=0.7 * SIZE)
    bold = line("come and go, paid late.", LEFT, 200 + 4 * PITCH, face=BOLD)
    folio = line("17", LEFT, 200 + 4 * PITCH)
    for found in (away, small, bold, folio):
        assert asked(apart=(filed(found),), more=(found,)) == []


def test_lines_of_the_texts_own_look_filed_as_a_note_or_figure_are_asked_about() -> None:
    last = line("come and go, paid late.", LEFT, 200 + 4 * PITCH)
    for kind, called in (
        ("footnote", "a footnote"),
        ("aside", "a pull quote"),
        ("figure", "words of a figure"),
    ):
        [question] = asked(beside=(set_apart(kind, [last]),))  # type: ignore[arg-type]
        assert f"was set apart as {called}" in question.reason
    assert asked(beside=(set_apart("caption", [last]),)) == []
