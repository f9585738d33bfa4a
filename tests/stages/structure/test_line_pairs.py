"""Two lines: one is close below the other, would have had room for its word, or is moved down by a sign."""

from reportgen.stages.structure.line_pairs import stretch
from tests.stages.trees import LEFT, Setter, line, prose


def test_a_raised_sign_stretches_the_step_to_its_line_and_no_other() -> None:
    plain, marked = line("The register is kept", LEFT, 100), line("as it was", LEFT, 114, mark="1")
    assert stretch(plain, marked) > 0
    assert stretch(plain, plain) == stretch(marked, plain) == 0


def _texts(first: str, second: str, paragraphs: str) -> list[str]:
    made = Setter(paragraphs)
    for part in range(6):
        made.paragraph(prose(part, 3))
    made.lines(first, second, space=7 if paragraphs == "gap" else 0)
    for part in range(10, 16):
        made.paragraph(prose(part, 3))
    return [text for kind, text in made.blocks() if kind == "paragraph"]


def test_a_line_that_had_room_for_the_next_word_ends_its_paragraph() -> None:
    first = "The register of recruiters is kept by the inspectorate of the port."
    assert first in _texts(first, "Buyers ask for a copy of it in each of the two languages.", "indent")


def test_a_wide_word_that_did_not_surely_fit_begins_no_paragraph_where_first_lines_are_indented() -> None:
    first = "The register of recruiters is kept by all the inspectors of the ports on both sides."
    texts = _texts(
        first, "Members ill will still fill it till it is full, if all will list it still.", "indent"
    )
    assert any(f"{first} Members" in text for text in texts)
