"""Running text beside a chart whose labels stand at heights of their own, typeset by two engines."""

from pathlib import Path

import pytest

from tests.typesetting.printed import ENGINES, read

pytestmark = pytest.mark.middle

TEXT = (
    "Few households of the coast can afford the boats that the new rules ask for, and few ministries can pay "
    "for them. Some ports make early strides all the same, and the price of engines falls from year to year. "
    "The survey covers the ports of six seas, and it asks what the crews earn, who pays the fees, and what "
    "becomes of a complaint when the ship has left."
)
ITEMS = (
    "The northern ports trail the others in the move to written contracts, and the main reason is the price.",
    "More than half of the ports have a target in their plans, and five of them have pledged a date for it.",
    "The inspectors of the southern ports receive the highest scores, which is four points of five at most.",
)
BARS = (("Northern sea", 139), ("Inner strait", 120), ("Eastern cape", 88), ("Lagoon", 122), ("Delta", 23))


def _chart(right: bool) -> str:
    place = "right:100%;margin-right:4pt" if right else "right:100%;width:58pt"
    rows = "".join(
        f"<div style='position:relative;height:25pt'><b style='position:absolute;width:{share}pt;height:8pt;"
        f"background:#639'></b><i style='position:absolute;{place}'>{name}</i>"
        f"<i style='position:absolute;left:{share + 4}pt'>{share / 100}</i></div>"
        for name, share in BARS
    )
    return f"<div class=c><h3>Scores of the ports by sea</h3><div style='margin-left:66pt'>{rows}</div></div>"


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("engine", ENGINES)
def test_labels_of_a_chart_never_stand_in_a_sentence_beside_it(
    engine: str, right: bool, tmp_path: Path
) -> None:
    items = "".join(f"<li>{item}</li>" for item in ITEMS)
    body = f"<h1>Executive summary</h1>{_chart(right)}<p>{TEXT}</p><ul>{items}</ul>"
    style = (
        "h1{font-size:20pt}h3{font-size:12pt;margin:0 0 12pt}i{font:8.5pt sans-serif;white-space:nowrap}"
        "p,ul{width:255pt;font-size:10pt}ul{padding-left:12pt}li{margin:0 0 4pt}"
        ".c{position:absolute;left:275pt;top:95pt;width:210pt}"
    )
    blocks = read(body, style, engine, tmp_path).blocks
    assert [block.text for block in blocks if block.type == "list_item"] == list(ITEMS)
    assert TEXT in [block.text for block in blocks]
    assert "Scores of the ports by sea" in [block.text for block in blocks]
