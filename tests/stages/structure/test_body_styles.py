"""Running text has a style of its own on some pages: what stands out there is told from that."""

from reportgen.model.document import Face
from reportgen.stages.structure.body_styles import find_bodies
from tests.stages.trees import LEFT, PITCH, SIZE, Setter, line, prose, wrapped

WHITE = 0xFFFFFF
OTHER = Face("Second-Light", 300, False, "second")


def _dark_pages(count: int = 5) -> Setter:
    """Light pages in one face, then short dark pages in another, whose text starts near the top."""
    made = Setter()
    for part in range(12):
        made.paragraph(prose(part, 6))
    for number in range(count):
        made.turn()
        for at, words in enumerate(wrapped(prose(number, 3), 330, 11)):
            made.put(words, 204, 60 + at * 15, size=11, face=OTHER, color=WHITE)
    return made


def test_a_page_in_another_ink_has_a_body_of_its_own() -> None:
    made = _dark_pages()
    bodies = find_bodies(made.reading().pages)
    assert bodies is not None
    assert (bodies.main.size, bodies.main.color) == (SIZE, 0)
    assert bodies.of(made.page).color == WHITE
    assert bodies.of(1) is bodies.main


def test_running_text_of_a_second_ink_is_no_furniture() -> None:
    made = _dark_pages()
    document = made.document()
    assert document.furniture == ()
    assert [b.text for b in document.blocks if b.evidence[0].page == made.page] == [prose(4, 3)]


def test_two_long_lines_in_display_type_are_no_body() -> None:
    made = Setter()
    for part in range(12):
        made.paragraph(prose(part, 6))
    made.turn()
    for at in range(2):
        made.put("What we ask of governments, of buyers and of ourselves", LEFT, 200 + 24 * at, size=20)
    bodies = find_bodies(made.reading().pages)
    assert bodies is not None
    assert bodies.pages == {}


def test_the_step_of_smaller_text_is_its_own() -> None:
    made = Setter()
    made.paragraph(prose(1, 8))
    for at in range(4):
        made.put("A line of smaller text that is as long as running text is.", LEFT, 400 + 10 * at, size=8)
    bodies = find_bodies(made.reading().pages)
    assert bodies is not None
    assert bodies.pitch(line("small", LEFT, 400, size=8)) == 10
    assert bodies.pitch(line("usual", LEFT, 400)) == PITCH
