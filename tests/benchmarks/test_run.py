"""The results state apart what LibreOffice's numbers cost."""

from pathlib import Path

from benchmarks import run
from benchmarks.cost import Cost


def cost(seconds: float) -> Cost:
    return Cost(cpu=seconds, wall=seconds, peak=1.0)


def test_ratios_are_stated_with_and_without_libreoffice() -> None:
    costs = {run.OURS: [cost(2)], run.NUMBERED: [cost(4)], "naive": [cost(8)]}
    rows = run.table([run.Comparison("build", costs)]).splitlines()
    assert [row for row in rows if "/" in row] == [
        "| build | **naive / reportgen** | 4.00× (4.00–4.00) | 4.00× (4.00–4.00) | 1.00× (1.00–1.00) |",
        "| build | **naive / reportgen with LibreOffice** "
        "| 2.00× (2.00–2.00) | 2.00× (2.00–2.00) | 1.00× (1.00–1.00) |",
    ]


def test_a_command_that_is_to_count_no_pages_finds_no_libreoffice(tmp_path: Path) -> None:
    edition = run.Edition(tmp_path, tmp_path)
    command = edition.unnumbered("build")
    assert command[1] == "REPORTGEN_OFFICE="
    assert command[2:] == edition.ours("build")
    assert Path(command[0]).is_absolute(), "it is started without a shell"


def test_what_others_have_measured_stays_in_the_results(tmp_path: Path) -> None:
    results = tmp_path / "RESULTS.md"
    assert run.sections_of(results) == ""
    results.write_text("# Results\n\nold\n", encoding="utf-8")
    assert run.sections_of(results) == ""
    results.write_text("# Results\n\nold\n\n## Watching\n\n95 ms\n\n## Desk\n", encoding="utf-8")
    assert run.sections_of(results) == "\n## Watching\n\n95 ms\n\n## Desk\n"
