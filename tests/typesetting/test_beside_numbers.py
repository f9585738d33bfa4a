"""Large or coloured numbers beside the passages that they count, typeset by two engines."""

from pathlib import Path

import pytest

from tests.typesetting.printed import ENGINES, read

pytestmark = pytest.mark.middle

TEXT = "The forum heard from workers of six ports, who spoke of wages, of debts and of the law at sea. " * 3
PRINCIPLES = (
    "We share a belief that the prudent use of the sea should be an important engine of growth for all "
    "who live on its coasts, and that it creates harm where it is not managed.",
    "We affirm that the ports of a country are in the domain of its own government, which exercises it for "
    "the people.",
    "We recognise that the wages of crews are paid over many years and can depend on the price of a catch.",
    "We underline the importance of lists that are open to those whose names stand on them.",
    "We believe that the payment of fees by those who recruit should be shown by all companies of a "
    "country, and that nobody who works at sea should pay for it.",
    "We are committed to high standards of openness in public life and in business.",
)
LOOKS = {
    "large": "b{font:normal 900 30pt/1 sans-serif;color:#0a6}",
    "circle": (
        "b{display:block;font:normal bold 10pt/20pt 'DejaVu Serif',serif;color:#fff;background:#0a6;"
        "border-radius:10pt;width:20pt;text-align:center}"
    ),
}


@pytest.mark.parametrize("align", ["middle", "top"])
@pytest.mark.parametrize("look", list(LOOKS))
@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("engine", ENGINES)
def test_a_number_beside_a_passage_is_its_marker(
    engine: str, columns: int, look: str, align: str, tmp_path: Path
) -> None:
    items = "".join(
        f"<div class=i><i><b>{number}</b></i><span>{text}</span></div>"
        for number, text in enumerate(PRINCIPLES, 1)
    )
    style = (
        f".c{{columns:{columns};column-gap:24pt}}"
        f".i{{display:table;break-inside:avoid;margin:0 0 10pt}}.i *{{vertical-align:{align}}}{LOOKS[look]}"
        "i{display:table-cell;padding-right:9pt}span{display:table-cell;font:10.5pt/1.35 sans-serif}"
    )
    blocks = read(f"<p>{TEXT}</p><div class=c>{items}</div><p>{TEXT}</p>", style, engine, tmp_path).blocks
    listed = [(block.marker, block.text) for block in blocks if block.type == "list_item"]
    assert listed == [(str(number), text) for number, text in enumerate(PRINCIPLES, 1)]
    assert {block.level for block in blocks if block.type == "list_item"} == {1}


@pytest.mark.parametrize("engine", ENGINES)
def test_large_figures_with_words_of_their_own_stay_as_they_are(engine: str, tmp_path: Path) -> None:
    figures = ((12, "ports were visited"), (40, "crews were heard"), (7, "laws were read"))
    items = "".join(f"<p><b>{number}</b> {words}</p>" for number, words in figures)
    blocks = read(
        f"<p>{TEXT}</p>{items}<p>{TEXT}</p>", "b{font:900 24pt sans-serif;color:#0a6}", engine, tmp_path
    ).blocks
    assert not [block for block in blocks if block.type == "list_item"]
