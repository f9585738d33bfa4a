"""Heads in the line in which their passage begins: larger, bold and in a colour, before a few plain words."""

from pathlib import Path

import pytest

from tests.typesetting.printed import ENGINES, read

pytestmark = pytest.mark.middle

HEADS = ("Sharing of what was found", "No changes to what was said", "No trade in what was given")
PASSAGE = (
    "Lets others copy and pass on the lists that the crews made, as long as they say who made them and "
    "ask before they change a name on them."
)
TEXT = "The forum heard from workers of six ports, who spoke of wages, of debts and of the law at sea. " * 3


@pytest.mark.parametrize("engine", ENGINES)
def test_the_sentence_is_not_cut_behind_its_first_words(engine: str, tmp_path: Path) -> None:
    style = ".narrow{width:230pt}b{font-size:12.5pt;color:#173}"
    told = "".join(f"<p><b>{head}</b> {PASSAGE.replace(' ', '<br>', 1)}</p>" for head in HEADS)
    body = f"<p>{TEXT}</p><h2>What it means</h2><div class=narrow>{told}</div><p>{TEXT}</p>"
    blocks = read(body, style, engine, tmp_path).blocks
    assert [block.text for block in blocks if "others" in block.text] == [
        f"{head} {PASSAGE}" for head in HEADS
    ]
    assert [block.text for block in blocks if block.type == "heading"] == ["What it means"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_heading_in_two_weights_stays_one(engine: str, tmp_path: Path) -> None:
    """The words below it begin with a small letter, and are set otherwise."""
    style = "h2{font-size:15pt;font-weight:400}"
    body = f"<p>{TEXT}</p><h2><b>Crews</b> of the sea</h2><p>eighteen of them spoke. {TEXT}</p>"
    blocks = read(body, style, engine, tmp_path).blocks
    assert [block.text for block in blocks if block.type == "heading"] == ["Crews of the sea"]
