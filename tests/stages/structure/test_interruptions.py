"""A quotation that stands between two halves of a sentence is no part of it."""

from reportgen.model.document import Face
from tests.stages.trees import BOLD, LEFT, PITCH, Setter, prose

ITALIC = Face("Example-Italic", 400, True, "example")
QUOTE = ("Nobody asked us before", "what we would need")


def _interrupted(size: float = 14, face: Face = ITALIC, rows: tuple[str, ...] = QUOTE) -> Setter:
    """A paragraph with other lines in its middle, as wide as the text and without a frame."""
    made = Setter()
    for part in range(4):
        made.paragraph(prose(part, 4))
    made.lines(
        "The hostels are inspected before the crews arrive and after they have left, and what inspectors",
        "see is written down in both languages, so that those who live there can read what is said about",
        space=7,
    )
    made.y += PITCH
    for text in rows:
        made.y += 1.3 * size
        made.put(text, LEFT, made.y, size=size, face=face)
    made.y += PITCH
    made.lines(
        "their rooms, and answer it before the season ends and everybody leaves for the other province."
    )
    made.paragraph(prose(6, 4))
    return made


def test_the_sentence_goes_on_behind_a_quotation_as_wide_as_the_text() -> None:
    blocks = _interrupted().blocks()
    assert any("what is said about their rooms, and answer it" in text for _, text in blocks)
    assert ("aside", " ".join(QUOTE)) in blocks


def test_a_tall_quotation_interrupts_too() -> None:
    rows = tuple(f"Sentence {n} of all that was said there" for n in range(9))
    blocks = _interrupted(rows=rows).blocks()
    assert any("what is said about their rooms, and answer it" in text for _, text in blocks)


def test_a_heading_behind_a_whole_sentence_stays_one() -> None:
    made = Setter()
    made.paragraph(prose(1, 4))
    made.heading("Hours and wages", size=14)
    made.paragraph(prose(2, 4))
    made.heading("Courts", size=14, face=BOLD)
    made.paragraph(prose(3, 4))
    assert [kind for kind, _ in made.blocks()] == [
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]
