"""A sheet says where in a report words stand, by pages or by paragraphs."""

from reportgen.model.provenance import Evidence, ParagraphEvidence
from reportgen.writers.data.sheet import WHERE, Sheet, SheetColumn, arranged, located, where_of

BOX = (72.0, 100.0, 300.0, 112.0)
COLUMNS = (SheetColumn("id", 12), SheetColumn("text", 60, wrap=True))
ROWS = (("a/1", "Words.", 3, 4, None, None), ("a/2", "More.", None, None, 7, 7))


def test_words_stand_on_first_and_last_pages_and_paragraphs() -> None:
    assert where_of([Evidence(4, BOX), Evidence(3, BOX)]) == (3, 4, None, None)
    assert where_of([ParagraphEvidence(7), ParagraphEvidence(9, 2)]) == (2, 2, 7, 9)
    assert where_of([]) == (None, None, None, None)


def test_columns_for_paragraphs_stand_only_where_some_report_counts_them() -> None:
    sheet = located("Items", COLUMNS, ROWS, paragraphs=True)
    assert [column.name for column in sheet.columns] == ["id", "text", *[it.name for it in WHERE]]
    assert sheet.rows == ROWS
    without = located("Items", COLUMNS, ROWS, paragraphs=False)
    assert [column.name for column in without.columns] == ["id", "text", "first page", "last page"]
    assert without.rows == (("a/1", "Words.", 3, 4), ("a/2", "More.", None, None))


def test_columns_to_print_come_first_in_their_order_and_lose_no_cell() -> None:
    columns = tuple(SheetColumn(name, 8) for name in ("id", "text", "page"))
    sheet = arranged(Sheet("Items", columns, (("a/1", "Words.", 3),)), ("page", "text", "nowhere"))
    assert [column.name for column in sheet.columns] == ["page", "text", "id"]
    assert sheet.rows == ((3, "Words.", "a/1"),)
    assert sheet.printed == 2
