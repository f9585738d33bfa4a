"""A structure as CommonMark: every character stands for itself, read back by another parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reportgen.model.document import Block, BlockType, Inline
from reportgen.writers import markdown
from tests.checks.editions import document, table


def block(kind: BlockType, *runs: Inline | str, level: int = 0, marker: str | None = None) -> Block:
    made = tuple(Inline(run) if isinstance(run, str) else run for run in runs)
    return Block(kind, "".join(run.text for run in made), made, (), level, marker)


def render(*blocks: Block) -> str:
    return markdown.render(document("africa", blocks))


@pytest.mark.parametrize(
    ("made", "text"),
    [
        (block("heading", "A *heading*", level=2), "## A \\*heading\\*"),
        (block("heading", "Deep", level=9), "###### Deep"),
        (block("paragraph", "a ", Inline("bold ", bold=True), "end"), "a **bold** end"),
        (block("paragraph", Inline("both", bold=True, italic=True)), "***both***"),
        (block("paragraph", "# no heading"), "\\# no heading"),
        (block("paragraph", "1. no list"), "1\\. no list"),
        (block("paragraph", "- no list"), "\\- no list"),
        (block("list_item", "entry", level=2, marker="•"), "  - entry"),
        (block("list_item", "entry", level=1, marker="(3)"), "3. entry"),
        (block("footnote", "A note.", marker="*"), "> \\* A note."),
        (block("aside", "Aside."), "> Aside."),
        (block("caption", "Caption"), "*Caption*"),
        (table([("a|b", "c"), ("d",)]), "| a\\|b | c |\n| --- | --- |\n| d |  |"),
    ],
)
def test_each_kind_of_block(made: Block, text: str) -> None:
    assert render(made) == text + "\n"


def test_entries_of_a_list_stand_close_and_other_blocks_apart() -> None:
    entry = block("list_item", "e", level=1, marker="•")
    assert render(block("paragraph", "p"), entry, entry, block("paragraph", "q")) == "p\n\n- e\n- e\n\nq\n"


@given(st.text("ab*_[]<>#-+=~`\\1.) ", min_size=1, max_size=30).filter(lambda it: it.strip()))
def test_every_character_stands_for_itself(text: str) -> None:
    words = " ".join(text.split())
    shown = []
    for token in MarkdownIt().parse(render(block("paragraph", words))):
        assert token.type in ("paragraph_open", "inline", "paragraph_close")
        shown += [child.content for child in token.children or ()]
    assert "".join(shown) == words
