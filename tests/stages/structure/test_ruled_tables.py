"""Tables between rules: their cells are no text, and the text around them is none of their cells."""

from reportgen.model.document import Shape
from tests.stages.trees import BOLD, LEFT, PITCH, REGULAR, Setter, prose

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


def test_a_heading_over_all_columns_between_two_tables_of_one_width_parts_them() -> None:
    made = Setter("gap")
    around(made, 0, 3)
    made.y += 2 * PITCH
    for title in ("", "The second day: what was said of money and of data"):
        if title:
            made.put(title, LEFT, made.y, face=BOLD)
            made.y += 24
        for at, (left, right) in enumerate(
            (
                ("Role", "Background"),
                ("Speaker", "Works on remedies."),
                ("Chair", "Runs a shelter."),
            )
        ):
            made.put(left, LEFT, made.y, face=REGULAR if at else BOLD)
            made.put(right, LEFT + 180, made.y, face=REGULAR if at else BOLD)
            made.shapes[made.page].append(Shape("rule", (LEFT, made.y + 5, 540, made.y + 5.5), 0))
            made.y += 18
        made.y += 14
    around(made, 20, 4)
    document = made.document()
    tables = [block.rows for block in document.blocks if block.type == "table"]
    assert [rows[0] for rows in tables] == [("Role", "Background")] * 2
    assert [len(rows) for rows in tables] == [3, 3]
    assert not [it for it in document.questions if it.code == "page-join"]


def test_pieces_of_a_justified_line_that_goes_on_below_the_last_rule_are_no_row() -> None:
    made = Setter("gap")
    around(made, 0, 3)
    made.y += 2 * PITCH
    for left, right in (("Subject", "Named by"), ("Trust", "87 %"), ("Wages", "21 %"), ("Housing", "9 %")):
        made.put(left, LEFT, made.y).put(right, LEFT + 150, made.y)
        made.shapes[made.page].append(Shape("rule", (LEFT, made.y + 4, LEFT + 300, made.y + 4)))
        made.y += 16
    made.put("Partnerships", LEFT, made.y + 2).put("of the public and the", LEFT + 150, made.y + 2)
    made.y += 2
    made.lines("private sector were named as a condition of it by many.")
    around(made, 20, 4)
    texts = [text for kind, text in made.blocks() if kind == "paragraph"]
    assert any(text.startswith("Partnerships of the public and the private sector") for text in texts)


def test_a_list_between_rules_is_no_table() -> None:
    made = Setter("gap")
    around(made, 0, 3)
    made.y += 2 * PITCH
    for number, words in enumerate(("Speed", "Liquidity", "Hardware", "Security"), 1):
        made.put(f"{number}.", LEFT, made.y).put(words, LEFT + 24, made.y)
        made.shapes[made.page].append(Shape("rule", (LEFT, made.y + 4, LEFT + 300, made.y + 4)))
        made.y += 16
    around(made, 20, 4)
    kinds = [kind for kind, _ in made.blocks()]
    assert kinds.count("list_item") == 4
    assert "table" not in kinds
