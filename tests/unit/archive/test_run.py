"""A stream of sources goes into a sink: what is there is skipped, what fails is noted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from reportgen.archive.run import SHOWN_ERRORS, Tally, read
from reportgen.archive.sources import SourceFile
from reportgen.errors import InputError, ReportgenError
from reportgen.system.isolation import Outcome


def _work(path: Path) -> str:
    return path.name


class _Executor:
    """Does the work here; files named `bad…` fail, those named `odd…` give nothing."""

    def map_files(self, work: object, paths: Iterable[Path]) -> Iterator[tuple[int, Outcome]]:
        for at, path in enumerate(paths):
            if path.name.startswith("bad"):
                yield at, Outcome(path, error=InputError(f"{path}: bad"))
            elif path.name.startswith("odd"):
                yield at, Outcome(path)
            else:
                yield at, Outcome(path, _work(path), sha256="1")


class _Sink:
    def __init__(self, has: tuple[str, ...] = ()) -> None:
        self.there, self.taken, self.refused = has, [], []  # type: ignore[var-annotated]

    def has(self, source: SourceFile) -> bool:
        return source.path.name in self.there

    def take(self, source: SourceFile, result: str, digest: str) -> None:
        self.taken.append((source.path.name, result, digest))

    def refuse(self, source: SourceFile, error: ReportgenError) -> None:
        self.refused.append((source.path.name, str(error)))


def _sources(*names: str) -> list[SourceFile]:
    return [SourceFile(Path(name), name) for name in names]


def test_everything_is_done_once_and_counted() -> None:
    sink, steps = _Sink(("b",)), []  # type: ignore[var-annotated]
    tally = read(_work, _sources("a", "b", "bad", "c"), _Executor(), sink, steps.append)  # type: ignore[arg-type]
    assert sink.taken == [("a", "a", "1"), ("c", "c", "1")]
    assert sink.refused == [("bad", "bad: bad")]
    assert (tally.done, tally.skipped, tally.failed, tally.exit_code) == (2, 1, 1, InputError.exit_code)
    assert steps == [1, 2, 3, 4]


def test_a_source_without_result_or_error_is_a_fault() -> None:
    sink = _Sink()
    tally = read(_work, _sources("odd"), _Executor(), sink)  # type: ignore[arg-type]
    assert sink.refused == [("odd", "odd: no result")]
    assert tally.exit_code == ReportgenError.exit_code


def test_of_many_errors_the_first_are_kept_and_all_counted() -> None:
    tally = Tally()
    for at in range(SHOWN_ERRORS + 5):
        tally.add(InputError(str(at)))
    assert (tally.failed, len(tally.errors), str(tally.errors[-1])) == (SHOWN_ERRORS + 5, SHOWN_ERRORS, "19")


@pytest.mark.parametrize("order", [0, 1])
def test_a_fault_of_ours_is_the_worst_error(order: int) -> None:
    tally = Tally()
    for error in [InputError("a"), ReportgenError("b")][:: 1 - 2 * order]:
        tally.add(error)
    assert tally.exit_code == ReportgenError.exit_code == 1
