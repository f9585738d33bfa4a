"""Two tables of one width with a heading, caption or line of text between them, typeset by two engines."""

from pathlib import Path

import pikepdf
import pytest

from reportgen import extraction
from tests.typesetting.printed import ENGINES, read

pytestmark = pytest.mark.middle

TEXT = "The forum heard from workers of six ports, who spoke of wages, of debts and of the law at sea. " * 2
HEAD, OTHER = ("Port", "Crews", "Cases"), ("Law", "Year", "Parties")
FIRST = (("Harbour one", "12", "4"), ("Harbour two", "9", "2"), ("Harbour three", "31", "11"))
SECOND = (("Wages at sea", "2019", "14"), ("Rest and leave", "2021", "9"), ("Recruitment", "2024", "22"))
STYLES = {
    "rules": "tr{border-bottom:.7pt solid}th{border-top:1pt solid}table{border-collapse:collapse}",
    "paint": (
        "tr:nth-child(odd) td{background:#e8eef5}th{background:#1f4e79;color:#fff}"
        "table{border-collapse:collapse}"
    ),
    "plain": "",
}
BETWEEN = {
    "Smaller inlets": "<h3>Smaller inlets</h3>",
    "Table 2. Smaller inlets of the coast": "<p><i>Table 2. Smaller inlets of the coast</i></p>",
    "The second table counts what the six ports of this coast have said of the law.": (
        "<p>The second table counts what the six ports of this coast have said of the law.</p>"
    ),
}


def _table(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    cells = ["".join(f"<th>{cell}</th>" for cell in head)]
    cells += ["".join(f"<td>{cell}</td>" for cell in row) for row in rows]
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


@pytest.mark.parametrize("words", list(BETWEEN), ids=["heading", "caption", "line"])
@pytest.mark.parametrize("style", list(STYLES))
@pytest.mark.parametrize("engine", ENGINES)
def test_each_table_is_one_by_itself(engine: str, style: str, words: str, tmp_path: Path) -> None:
    body = f"<p>{TEXT}</p>{_table(HEAD, FIRST)}{BETWEEN[words]}{_table(OTHER, SECOND)}<p>{TEXT}</p>"
    look = f"table{{width:100%;margin:0 0 12pt}}td,th{{padding:3pt 6pt;text-align:left}}{STYLES[style]}"
    read(body, look, engine, tmp_path)
    blocks = extraction.read_document(_untagged(tmp_path / "page.pdf")).blocks
    assert [block.rows for block in blocks if block.type == "table"] == [(HEAD, *FIRST), (OTHER, *SECOND)]
    kinds = {block.text: block.type for block in blocks}
    assert words in kinds


def _untagged(path: Path) -> Path:
    """Save a PDF without its structure tree, which would tell the cells."""
    plain = path.with_name("plain.pdf")
    with pikepdf.open(path) as pdf:
        for key in ("/StructTreeRoot", "/MarkInfo"):
            if key in pdf.Root:
                del pdf.Root[key]
        pdf.save(plain)
    return plain
