"""Tables of the Word document fill the measure, and their rows stay whole."""

from reportgen.writers.word import ooxml, tables
from reportgen.writers.word.ooxml import Element, w

MEASURE = 7000


def _table(columns: int, *rows: tuple[str, ...], widths: tuple[int, ...] = ()) -> Element:
    """A table as pandoc writes it."""
    table, grid = ooxml.element("tbl"), ooxml.element("tblGrid")
    table.append(ooxml.element("tblPr"))
    grid.extend([ooxml.element("gridCol", w=width) for width in widths or [100] * columns])
    table.append(grid)
    for texts in rows:
        row = ooxml.element("tr")
        for text in texts:
            cell, properties, paragraph = ooxml.element("tc"), ooxml.element("tcPr"), ooxml.element("p")
            if len(texts) == 1 < columns:
                properties.append(ooxml.element("gridSpan", val=columns))
            paragraph.append(ooxml.element("pPr"))
            paragraph.append(ooxml.text_run(text))
            cell.extend([properties, paragraph])
            row.append(cell)
        table.append(row)
    return table


def _finished(table: Element) -> Element:
    body = ooxml.element("body")
    body.append(table)
    tables.finish(body, MEASURE)
    return table


def _widths(table: Element) -> list[int]:
    return [int(str(column.get(w("w")))) for column in table.iter(w("gridCol"))]


def test_columns_share_the_measure_by_the_root_of_their_longest_text() -> None:
    widths = _widths(_finished(_table(2, ("a" * 100, "b" * 4))))
    assert abs(sum(widths) - MEASURE) <= 2
    assert widths[0] > 2 * widths[1]


def test_widths_that_the_template_states_are_kept() -> None:
    table = _table(2, ("a" * 100, "b" * 4), widths=(100, 300))
    properties = table.find(w("tblPr"))
    assert properties is not None
    properties.append(ooxml.element("tblW", w=5000, type="pct"))
    assert _widths(_finished(table)) == [MEASURE // 4, 3 * MEASURE // 4]


def test_rows_are_not_split_over_pages() -> None:
    table = _finished(_table(2, ("a", "b"), ("c", "d")))
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in table.iter(w("tr")))


def test_a_row_over_all_columns_stays_with_the_row_below() -> None:
    table = _finished(_table(2, ("heading",), ("a", "b")))
    first, second = table.iter(w("tr"))
    assert [len(list(row.iter(w("keepNext")))) for row in (first, second)] == [1, 0]


def test_heads_of_many_columns_stand_upright_and_those_of_few_do_not() -> None:
    for columns, upright in ((tables.MANY, 0), (tables.MANY + 1, tables.MANY)):
        table = _finished(_table(columns, tuple("abcdefghijkl"[:columns]), tuple("1" * columns)))
        assert len(list(table.iter(w("textDirection")))) == upright


def test_a_row_is_as_long_as_its_longest_cell_over_the_whole_measure() -> None:
    table = _table(2, ("x" * 10, "y" * 40), ("x" * 40, ""), widths=(50, 50))
    lines = [len(line) for line in tables.lines_of(table)]
    assert lines[0] == lines[1] >= 80


def test_a_table_is_described_by_the_words_around_it() -> None:
    body, heading, text = ooxml.element("body"), ooxml.element("p"), ooxml.element("p")
    ooxml.set_style(heading, "Heading2")
    heading.append(ooxml.text_run("The forums"))
    text.append(ooxml.text_run("Some text."))
    table = _table(2, ("Forum", "Dates"), ("Africa", "July"))
    body.extend([heading, text, table])
    tables.finish(body, MEASURE)
    assert _said(table) == {"tblCaption": "The forums", "tblDescription": "Forum, Dates"}


def test_a_table_without_words_around_it_has_no_description() -> None:
    assert _said(_finished(_table(2, ("", "")))) == {}


def _said(table: Element) -> dict[str, str | None]:
    names = ("tblCaption", "tblDescription")
    found = {name: table.find(f"{w('tblPr')}/{w(name)}") for name in names}
    return {name: element.get(w("val")) for name, element in found.items() if element is not None}
