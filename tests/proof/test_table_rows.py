"""Which row of a file is which row of the build."""

from reportgen.proof.table_rows import Matched, match

ROWS = [(str(n), f"the words of priority {n}", "africa", "7") for n in range(6)]


def test_equal_rows_are_pairs() -> None:
    assert match(ROWS, ROWS) == Matched(pairs={n: n for n in range(6)})


def test_empty_cells_at_the_end_of_a_row_may_be_left_out() -> None:
    assert match([("a", "b", "")], [("a", "b")]).pairs == {0: 0}


def test_a_changed_row_stays_the_same_row() -> None:
    found = [*ROWS[:2], ("2", "other words", "africa", "7"), *ROWS[3:]]
    assert match(ROWS, found) == Matched(pairs={n: n for n in range(6)})


def test_a_moved_row_is_no_other_row() -> None:
    assert match(ROWS, [*ROWS[1:], ROWS[0]]).moved == [(0, 5)]


def test_a_row_once_more_in_the_place_of_another_is_not_that_other_changed() -> None:
    found = match(ROWS, [*ROWS[:3], ROWS[0], *ROWS[4:]])
    assert (found.twice, found.missing, found.added) == ([(0, 3)], [3], [])


def test_a_row_of_nobody_is_added_and_a_row_that_is_gone_is_missing() -> None:
    found = match(ROWS, [*ROWS[:-1], ("x", "words of somebody else", "asia", "1")])
    assert (found.missing, found.added) == ([5], [5])


def test_rows_of_another_build_go_by_their_order() -> None:
    mine = [(f"a{n}",) for n in range(300)]
    theirs = [(f"b{n}",) for n in range(300)]
    assert match(mine, theirs).pairs == {n: n for n in range(300)}
