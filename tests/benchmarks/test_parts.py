"""The parts of a build add up to the whole; what is part of a part is not counted twice."""

from pathlib import Path

import pytest

from benchmarks import parts


def test_parts_and_the_rest_are_the_whole() -> None:
    notes = [
        {"part": "parts set", "cpu": 3.0, "lines": 0},
        {"part": "… of that, laid out", "cpu": 2.0, "lines": 1500},
        {"part": "checks", "cpu": 1.0, "lines": 0},
        {"part": "checks", "cpu": 1.0, "lines": 0},
    ]
    rows = parts.table(notes, 10.0).splitlines()
    assert "| checks | 2 | 2.00 | 20% |" in rows
    assert "| reading, imports, writing, the rest |  | 5.00 | 50% |" in rows
    assert rows[-1] == "1500 lines were laid out, 2.00 ms each."


def test_what_a_function_cost_is_noted_though_it_fails(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    path.touch()
    journal = parts.Journal(path)
    assert journal.wrapped(lambda number: number + 1, "checks")(1) == 2
    with pytest.raises(ZeroDivisionError):
        journal.wrapped(lambda: 1 / 0, "checks")()
    assert [note["part"] for note in journal.read()] == ["checks", "checks"]


def test_what_is_measured_is_there() -> None:
    from importlib import import_module

    for module, functions in parts.PARTS.items():
        for name in functions:
            holder: object = import_module(module)
            for piece in name.split("."):
                holder = getattr(holder, piece)
            assert callable(holder)
