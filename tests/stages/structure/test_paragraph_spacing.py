"""What a document does between its paragraphs in clear cases decides the others."""

from tests.stages.trees import Setter, prose

from .pages import around, texts_of


def test_where_space_parts_paragraphs_a_line_without_it_goes_on() -> None:
    """A ragged line may end early at a full stop; the document's own space says what is a paragraph."""
    made = Setter("gap")
    for part in range(12):
        made.paragraph(f"{prose(part, 3)} That was all.")
    made.lines(
        "The members of the working group spoke of it twice, and of money too. All agreed.",
        "But the chair closed the session.",
        space=7,
    )
    around(made, 30)
    texts = texts_of(made)
    assert any("All agreed. But the chair closed" in text for text in texts)
