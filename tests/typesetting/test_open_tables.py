"""Tables with few rules or none beside columns of text: rows, heads, and the text kept out of them."""

from pathlib import Path

import pytest

from tests.typesetting.printed import ENGINES, read

pytestmark = pytest.mark.middle

SENTENCE = "The forum heard from workers of six ports, who spoke of wages, of debts and of the law at sea. "
FIGURES = (
    ("", "2022", "2021"),
    ("Inspectors at sea", "119 %", "123 %"),
    ("Vessels in port", "56 %", "61 %"),
    ("Cases heard", "403", "372"),
    ("Courts of the sea", "1", "5"),
    ("Crews with a paper of their own", "18 %", "16 %"),
)
STYLE = (
    "table{width:100%;border-spacing:0;margin:12pt 0}td{padding:3pt 0}"
    "td+td{width:62pt;text-align:right}.two{columns:2;column-gap:16pt}"
)


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    return f"<table>{''.join(f'<tr>{_cells(row)}</tr>' for row in rows)}</table>"


def _cells(row: tuple[str, ...]) -> str:
    return "".join(f"<td>{cell}</td>" for cell in row)


def _untagged(monkeypatch: pytest.MonkeyPatch) -> None:
    """The source's tags would tell rows and cells."""
    monkeypatch.setattr("reportgen.stages.structure.tables.find_tagged", lambda *_: [])


@pytest.mark.parametrize("engine", ENGINES)
def test_figures_flush_right_are_rows_below_their_heads(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Few digits begin elsewhere than many, and the second column of figures stands far from the first."""
    _untagged(monkeypatch)
    text = f"<div class=two><p>{SENTENCE * 6}</p></div>"
    document = read(f"{text}{_table(FIGURES)}{text}", STYLE, engine, tmp_path)
    assert [block.rows for block in document.blocks if block.type == "table"] == [FIGURES]


@pytest.mark.parametrize("engine", ENGINES)
def test_the_end_of_a_passage_above_a_table_is_no_head(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _untagged(monkeypatch)
    rows = tuple((f"10.{at}", SENTENCE.split(",", maxsplit=1)[0] + f" {at}.") for at in range(1, 6))
    style = "td{padding:4pt 0}td:first-child{width:50pt}.in{margin:0 0 0 50pt}table{border-spacing:0}"
    words = "Offer of a letter to the crews, as the forum had asked for in its last report, of January."
    document = read(f"<p class=in>{words}</p>{_table(rows)}", style, engine, tmp_path)
    assert words in [block.text for block in document.blocks]


@pytest.mark.parametrize("engine", ENGINES)
def test_columns_of_text_between_a_rule_and_a_table_of_its_width_are_no_row(
    engine: str, tmp_path: Path
) -> None:
    """The rule below a title, a painted title of a table, its head rule and its foot have one width."""
    style = (
        f"{STYLE}h1{{border-bottom:1pt solid #b00;margin:0 0 14pt}}.bar{{background:#b00;color:#fff;"
        "padding:2pt;margin:14pt 0 0}table{margin:0;border-bottom:.75pt solid #b00}"
        "tr:first-child td{border-bottom:.75pt solid #b00}h2{font-size:11pt;margin:6pt 0}"
    )
    passages = [f"{head} {SENTENCE * 5}".strip() for head in ("First.", "Second.", "Third.", "Fourth.")]
    text = "".join(f"<h2>Risk of a kind</h2><p>{passage}</p>" for passage in passages)
    body = f"<h1>Report</h1><div class=two>{text}</div><p class=bar>Shares</p>{_table(FIGURES)}"
    blocks = read(body, style, engine, tmp_path).blocks
    assert [block.text for block in blocks if block.type == "paragraph" and len(block.text) > 90] == passages
    [table] = [block for block in blocks if block.type == "table"]
    assert table.rows is not None
    assert table.rows[-5:] == FIGURES[1:]
