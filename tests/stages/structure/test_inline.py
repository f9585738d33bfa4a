"""Words keep their style, whatever lines and spaces they were set with."""

from reportgen.stages.structure.inline import InlineStyle, Piece, runs_of
from tests.stages.trees import Setter

from .pages import around


def test_bold_words_keep_their_place() -> None:
    made = Setter()
    around(made, 0)
    made.paragraph(
        "Members asked for **mutual legal assistance** in less than thirty days, and wanted the **peer "
        "review process that states agreed upon** to be public. **Funds**, they said, come first."
    )
    around(made, 20)
    block = next(block for block in made.document().blocks if "mutual legal" in block.text)
    assert [run.text for run in block.runs if run.bold] == [
        "mutual legal assistance",
        "peer review process that states agreed upon",
        "Funds",
    ]
    assert "".join(run.text for run in block.runs) == block.text


BOLD_STYLE = InlineStyle(bold=True)
PLAIN = InlineStyle()


def _runs(*pieces: tuple[str, InlineStyle]) -> list[tuple[str, bool]]:
    found, _ = runs_of([Piece(*piece) for piece in pieces])
    return [(run.text, run.bold) for run in found]


def test_spaces_between_bold_words_are_bold_and_those_around_them_are_not() -> None:
    assert _runs(
        ("asked for ", PLAIN),
        ("legal", BOLD_STYLE),
        (" ", PLAIN),
        ("assistance ", BOLD_STYLE),
        ("now", PLAIN),
    ) == [
        ("asked for ", False),
        ("legal assistance", True),
        (" now", False),
    ]


def test_white_space_is_folded_and_the_ends_are_trimmed() -> None:
    assert _runs(("  Wages ", PLAIN), (" and hours \u00ad", PLAIN)) == [("Wages and hours ", False)]


def test_each_piece_says_how_much_text_stands_before_it() -> None:
    _, places = runs_of([Piece("  Wages ", PLAIN), Piece("", PLAIN), Piece("late", BOLD_STYLE)])
    assert places == [0, 6, 6]
