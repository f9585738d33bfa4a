"""Heads that are centred over columns set flush left, in tables whose cells the source may name."""

from pathlib import Path

import pytest

from tests.typesetting.printed import ENGINES, read

pytestmark = pytest.mark.middle

TEXT = "The forum heard from workers of six ports, who spoke of wages, of debts and of the law at sea. " * 2
ROWS = (
    ("Port", "Crews", "Cases"),
    ("Harbour one", "12", "4"),
    ("Harbour two", "9", "2"),
    ("Harbour three", "31", "11"),
)


def _table() -> str:
    rows = [
        "".join(f"<{tag}>{cell}</{tag}>" for cell in row)
        for row, tag in zip(ROWS, ("th", "td", "td", "td"), strict=True)
    ]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_head_stands_over_its_column_though_over_none_of_its_words(engine: str, tmp_path: Path) -> None:
    style = (
        "table{width:100%;border-collapse:collapse;margin:9pt 0}th{text-align:center}"
        "td,th{border:1px solid;padding:3pt}"
    )
    [table] = [
        block
        for block in read(f"<p>{TEXT}</p>{_table()}<p>{TEXT}</p>", style, engine, tmp_path).blocks
        if block.type == "table"
    ]
    assert table.rows == ROWS


def test_a_tagged_head_needs_no_rules(tmp_path: Path) -> None:
    style = "table{width:100%;margin:9pt 0}th{text-align:center}"
    document = read(f"<p>{TEXT}</p>{_table()}<p>{TEXT}</p>", style, "chromium", tmp_path)
    assert [block.rows for block in document.blocks if block.type == "table"] == [ROWS]
