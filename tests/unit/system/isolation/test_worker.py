"""A worker reads one source after the other, each within its limits; after a bug it ends."""

from collections import Counter
from pathlib import Path

import pytest

from reportgen.system.isolation import Limits
from tests.unit.system.isolation import works
from tests.unit.system.isolation.runs import SHORT_WORK, run


@pytest.mark.middle
def test_time_is_counted_for_each_source() -> None:
    """Four times 0.7 s in one process, where each source may use 1 s."""
    found = {it.result for it in run(works.labour, SHORT_WORK, tuple(map(Path, "abcd")), jobs=1)}
    assert len(found) == 1
    assert None not in found


def test_a_process_makes_room_for_a_fresh_one() -> None:
    paths = tuple(Path(f"{number}.pdf") for number in range(10))
    limits = Limits(memory=1 << 30, cpu=60, wall=120, sources=3)
    found = Counter(it.result for it in run(works.pid, limits, paths, jobs=1))
    assert sorted(found.values()) == [1, 3, 3, 3]


def test_a_reading_process_writes_no_file(tmp_path: Path) -> None:
    (outcome,) = run(works.write, paths=(tmp_path / "a.pdf",))
    assert outcome.result is None
    left = tmp_path / "a.left"
    assert not left.exists() or left.stat().st_size == 0


def test_a_bug_looks_like_one_and_costs_its_file_only() -> None:
    one, bad, two = run(works.stumble)
    assert (one.result, bad.result, two.result) == ("one.pdf", None, "two.pdf")
    assert bad.error is not None
    assert bad.error.exit_code == 1
    assert str(bad.error).startswith("bad.pdf: internal error: ZeroDivisionError: a step of nothing")
