"""Tables of one width below one another, read as one with the heading or line of text between them: parted.

The second one begins where its head stands: the words of the first head again, or, below a line of its own, a
row that looks as the first head does.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...model.document import Line
from ...model.geometry import union
from .cells import FoundTable, make, spans
from .style import BodyStyle, line_style

# Filled cells of a head at least, and rows of each table.
_CELLS, _ROWS = 2, 2
# Sizes of type from baseline to baseline at most within a cell.
_STEP = 1.6

_Row = Sequence[Sequence[Line]]


def parted(tables: Sequence[FoundTable], body: BodyStyle) -> list[FoundTable]:
    """Return the tables, those that were read as one each by itself; what stands between them is in none.

    Args:
        tables: of one page.
        body: the body style.
    """
    return [part for table in tables for part in _parts(table, body)]


def _parts(table: FoundTable, body: BodyStyle) -> Iterator[FoundTable]:
    rows = table.cells
    starts = [at for at in range(_ROWS, len(rows) - 1) if _begins(rows, at, body)]
    ends = [0, *starts, len(rows)]
    if not starts or any(end - start < _ROWS for start, end in pairwise(ends)):
        yield table
        return
    for start, end in pairwise(ends):
        title = _title(rows[end - 1], body) if end < len(rows) else []
        yield _without(table.page, rows[start:end], title, body)


def _begins(rows: Sequence[_Row], at: int, body: BodyStyle) -> bool:
    """Return whether a row is the head of another table."""
    head, row = rows[0], rows[at]
    if min(_filled(head), _filled(row)) < _CELLS:
        return False
    if _texts(row) == _texts(head):
        return sum(text[:1].isalpha() for text in _texts(head)) >= _CELLS
    figures = any(char.isdecimal() for text in _texts(row) for char in text)
    alike = _is_bold(head, body) and _is_bold(row, body) and not _is_bold(rows[at + 1], body)
    return alike and not figures and bool(_title(rows[at - 1], body))


def _title(row: _Row, body: BodyStyle) -> list[Line]:
    """Return the lines at the foot of a row that are no cell: alone there, and apart or of another look."""
    full = [sorted(cell, key=lambda line: line.baseline) for cell in row if cell]
    if len(full) == 1:
        return full[0]
    for cell in full:
        foot = max(line.bbox[3] for other in full if other is not cell for line in other)
        for above, line in pairwise(cell):
            apart = line.baseline - above.baseline > _STEP * above.size
            if line.bbox[1] >= foot and (apart or line_style(line, body) != line_style(above, body)):
                return [other for other in cell if other.baseline >= line.baseline]
    return []


def _without(page: int, rows: Sequence[_Row], title: Sequence[Line], body: BodyStyle) -> FoundTable:
    """Return the table of some rows without the lines of a title at its foot."""
    left = {id(line) for line in title}
    kept = [tuple(tuple(line for line in cell if id(line) not in left) for cell in row) for row in rows]
    cells = tuple(row for row in kept if any(row))
    lines = tuple(line for row in cells for cell in row for line in cell)
    columns = spans(lines, body)
    if len(columns) > len(cells[0]):  # the title stood over several of them
        tops = [min(line.bbox[1] for cell in row for line in cell) for row in cells]
        return make(page, lines, tops, columns)
    return FoundTable(page, lines, union(line.bbox for line in lines), cells)


def _filled(row: _Row) -> int:
    return sum(map(bool, row))


def _texts(row: _Row) -> list[str]:
    return [" ".join(line.text for line in cell).strip() for cell in row]


def _is_bold(row: _Row, body: BodyStyle) -> bool:
    return all(line_style(line, body).bold for cell in row for line in cell)
