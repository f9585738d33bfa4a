"""The benchmark writes the counts of its trials, and fails where a correction was misplaced."""

from pathlib import Path

import pytest

from benchmarks import revisions

from .trial import Case, Trial


def case(name: str, must: str, verdict: str, outcome: str = "applied") -> Case:
    return Case(1, name, must, verdict, outcome, "", "words")  # type: ignore[arg-type]


def trial(*cases: Case) -> Trial:
    return Trial(1, ("split", "moved", "split"), cases, (), 0, 2)


def test_the_results_are_counted() -> None:
    cases = (
        case("drop", "apply", "applied"),
        case("drop", "apply", "missed", "held"),
        case("join", "withhold", "withheld", "orphaned"),
        case("join", "either", "applied"),
    )
    lines = revisions.report([trial(*cases)], 60, 0).splitlines()
    assert "| with the accepted reading | 4 | 1 | 1 | 1 | 1 | 0 | 0 |" in lines
    assert "| drop | 2 | 1 | 1 | 0 | 0 | 0 | 0 |" in lines
    assert "| join | 2 | 0 | 0 | 1 | 1 | 0 | 0 |" in lines
    assert "| split | 2 |" in lines
    assert any("50.00% of those that must be applied are, 75.00% of all" in line for line in lines)
    assert any("2 applied, 1 held, 1 orphaned" in line for line in lines)


@pytest.mark.parametrize(("verdict", "code"), [("applied", 0), ("misplaced", 1)])
def test_a_misplaced_correction_is_a_failure(
    verdict: str,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    class Here:
        """Runs in this process what the benchmark gives to others."""

        def __init__(self, _: int) -> None: ...
        def __enter__(self) -> "Here":
            return self

        def __exit__(self, *_: object) -> None: ...

        @staticmethod
        def map(_: object, seeds: range) -> list[list[Trial]]:
            return [[trial(case("drop", "apply", verdict))] for _ in seeds]

    monkeypatch.setattr(revisions, "ProcessPoolExecutor", Here)
    output = tmp_path / "REVISIONS.md"
    assert revisions.main(["--versions", "3", "-o", str(output)]) == code
    assert "3 second versions of 3 random reports" in output.read_text("utf-8")
    assert ("misplaced in version 1: drop" in capsys.readouterr().err) == bool(code)
