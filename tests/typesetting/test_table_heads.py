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


WIDE_ROWS = (
    ("", "Share of all crews heard", "Share of crews heard at sea"),
    ("Harbour one", "12 %", "4 %"),
    ("Harbour two", "9 %", "2 %"),
    ("", "21 %", "6 %"),
)


def _cell(text: str, tag: str) -> str:
    return f"<{tag}>{f'<p>{text}</p>' if text else ''}</{tag}>"


@pytest.mark.parametrize("engine", ENGINES)
def test_rows_with_nothing_in_their_first_column_are_rows_where_the_source_names_them(
    engine: str, tmp_path: Path
) -> None:
    """Narrow heads of several lines come so near one another that a gap does not part them."""
    style = (
        "table{margin:9pt 0;border-collapse:collapse}td,th{padding:0 2pt 3pt;text-align:left;font-weight:400}"
        "table p{margin:0}th{width:60pt}"
    )
    rows = [
        "".join(_cell(text, tag) for text in row)
        for row, tag in zip(WIDE_ROWS, ("th", "td", "td", "td"), strict=True)
    ]
    table = f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    document = read(f"<p>{TEXT}</p>{table}<p>{TEXT}</p>", style, engine, tmp_path, tagged=True)
    assert [block.rows for block in document.blocks if block.type == "table"] == [WIDE_ROWS]
