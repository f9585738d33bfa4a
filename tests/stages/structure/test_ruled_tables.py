"""Tables between rules: their cells are no text, and the text around them is none of their cells."""

from reportgen.model.document import Shape
from tests.stages.trees import BOLD, LEFT, PITCH, Setter, prose

from .pages import around


def test_a_table_is_kept_out_of_the_text() -> None:
    made = Setter()
    for part in range(4):
        made.paragraph(prose(part, 4))
    rows = (
        ("Country", "Registered", "Participated"),
        ("Kenya", "14", "11"),
        ("Ghana", "9", "8"),
        ("Peru", "7", "2"),
    )
    made.y += 20
    for row in rows:
        made.y += 18
        for x, cell in zip((LEFT, 250, 400), row, strict=True):
            made.put(cell, x, made.y)
        made.shapes[1].append(Shape("rule", (LEFT, made.y + 5, 540, made.y + 5.5), 0))
    made.y += 20
    for part in range(10, 20):
        made.paragraph(prose(part, 4))
    document = made.document()
    tables = [block for block in document.blocks if block.type == "table"]
    assert [table.rows for table in tables] == [rows]
    assert "Kenya" not in " ".join(block.text for block in document.blocks if block.type == "paragraph")


def test_a_line_of_text_right_above_a_table_is_none_of_its_cells() -> None:
    made = Setter("gap")
    around(made, 0, 3)
    made.lines(
        "The members of the working group spoke of interpreters in most of the",
        "proceedings, as the years had shown.",
        space=7,
    )
    made.y += PITCH
    made.put("Table: what was named most by all the groups", LEFT, made.y, size=8)
    rules = [made.y + 3]
    for left, right in (("Subject", "Named by"), ("Trust between offices", "87 %"), ("Wages", "21 %")):
        made.y += 16
        made.put(left, LEFT, made.y).put(right, LEFT + 150, made.y)
        rules.append(made.y + 4)
    for height in rules:
        made.shapes[made.page].append(Shape("rule", (LEFT, height, LEFT + 440, height)))
    made.y += 14
    around(made, 20, 4)
    texts = [text for kind, text in made.blocks() if kind == "paragraph"]
    assert any(text.endswith("in most of the proceedings, as the years had shown.") for text in texts)


def test_the_pieces_of_a_justified_line_below_a_table_are_none_of_its_cells() -> None:
    made = Setter("gap")
    around(made, 0, 3)
    rules = []
    made.y += 2 * PITCH
    for left, right in (("Subject", "Named by"), ("Trust between offices", "87 %"), ("Wages", "21 %")):
        rules.append(made.y - 11)
        made.put(left, LEFT + 4, made.y).put(right, LEFT + 250, made.y)
        made.y += 16
    for height in rules:
        made.shapes[made.page].append(Shape("area", (LEFT, height, LEFT + 440, height + 16), 0xEEEEEE))
    made.y += 2
    made.put("– Representatives of the unions", LEFT, made.y).put(
        "spoke of what the recom-", LEFT + 250, made.y
    )
    made.lines("mendations of the year before had come to.", x=LEFT + 12)
    around(made, 20, 4)
    assert [text for kind, text in made.blocks() if kind == "list_item"] == [
        "Representatives of the unions spoke of what the recom-mendations of the year before had come to."
    ]


def test_lines_on_which_the_cells_of_every_column_go_on_are_one_row() -> None:
    made = Setter()
    around(made, 0, 3)
    made.y += 2 * PITCH
    rules = [made.y - 10]
    rows = (
        (
            ("What was found in all of the", "ports of both sides"),
            ("What the groups asked for from", "those who answer for it"),
        ),
        (
            ("Wages that are paid after the", "season has ended"),
            ("Payment on the day on which the", "crew comes to land"),
        ),
    )
    for left, right in rows:
        for first, second in zip(left, right, strict=True):
            made.put(first, LEFT, made.y).put(second, LEFT + 220, made.y)
            made.y += PITCH
        rules.append(made.y - 9)
        made.y += 4
    for height in rules:
        made.shapes[1].append(Shape("rule", (LEFT, height, LEFT + 440, height)))
    made.y += 10
    around(made, 10, 3)
    [table] = [block for block in made.document().blocks if block.type == "table"]
    assert table.rows == tuple(tuple(" ".join(cell) for cell in row) for row in rows)


def test_a_heading_between_two_tables_of_one_width_is_none_of_their_rows() -> None:
    made = Setter()
    around(made, 0, 3)
    rows = (("Role", "Background"), ("Clerk", "Keeps the list."), ("Guard", "Keeps the gate."))
    for title in ("Day one: law", "Day two: debt"):
        made.y += 40
        made.put(title, LEFT, made.y, size=13, face=BOLD)
        made.shapes[1].append(Shape("rule", (LEFT, made.y + 8, LEFT + 400, made.y + 8)))
        for left, right in rows:
            made.y += 20
            made.put(left, LEFT, made.y).put(right, LEFT + 100, made.y)
            made.shapes[1].append(Shape("rule", (LEFT, made.y + 5, LEFT + 400, made.y + 5)))
    made.y += 20
    around(made, 20, 3)
    tables = [block.rows for block in made.document().blocks if block.type == "table"]
    assert tables == [rows, rows]


def test_tables_side_by_side_in_two_columns_are_two() -> None:
    made = Setter()
    around(made, 0, 3)
    top = made.y
    rows = (("Role", "Background"), ("Clerk", "Keeps the list."), ("Guard", "Keeps the gate."))
    for x in (LEFT, LEFT + 232):
        made.y = top + (0 if x == LEFT else 1)
        for left, right in rows:
            made.y += 20
            made.put(left, x, made.y).put(right, x + 100, made.y)
            made.shapes[1].append(Shape("rule", (x, made.y + 5, x + 222, made.y + 5)))
    made.y += 20
    around(made, 20, 3)
    tables = [block.rows for block in made.document().blocks if block.type == "table"]
    assert tables == [rows, rows]
