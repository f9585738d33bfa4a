"""Measure reportgen against the naive way: whole processes, A B A B, so that both meet the same machine.

    python benchmarks/run.py [FOLDER] [--rounds N] [-o RESULTS.md]

Two comparisons over the reports of FOLDER (default: the newest folder in inputs/):

- build: `reportgen build --no-cache --to pdf,docx` and benchmarks/naive.py
- read:  `reportgen extract --to json` and benchmarks/naive.py --read-only

Each round runs one after the other; the first round warms up and is not counted. Time and memory are
those that the operating system counted for the process and all that it started (`wait4`; on Linux also
what outlives its parent, such as a server that forks workers; on macOS that is not counted): CPU in
seconds, wall in seconds, peak in MiB of the largest single process. A ratio is naive / reportgen of the
same round, so above 1 reportgen is the better; given are the median and the range over the rounds.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import datetime
import os
import platform
import resource
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NAIVE = ROOT / "benchmarks" / "naive.py"
MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024
"""Bytes in one unit of ru_maxrss: macOS counts bytes, Linux KiB."""
PR_SET_CHILD_SUBREAPER = 36
"""Linux: orphans of our children become our own children, so that they can be counted (prctl(2))."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process and its children cost."""

    cpu: float  # seconds, user and system
    wall: float  # seconds
    peak: float  # MiB, of the largest process


@dataclass(frozen=True, slots=True)
class Comparison:
    """One job done both ways, the costs of the counted rounds in order."""

    job: str
    ours: list[Cost]
    naive: list[Cost]


_ADOPTING: list[bool] = []
"""Not empty once orphans are adopted: only then may all children be waited for."""


def adopt_orphans() -> None:
    """Become the parent of whatever outlives a measured process, where the system can do that."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        _ADOPTING.append(True)


def orphans() -> Iterator[resource.struct_rusage]:
    """Wait for adopted processes to end and yield what each cost with its children."""
    if not _ADOPTING:
        return
    with contextlib.suppress(ChildProcessError):
        while True:
            yield os.wait4(-1, 0)[2]


def measure(command: list[str], log: Path) -> Cost:
    """Run a command to its end and return its cost.

    Raises:
        SystemExit: the command failed; its last words are in the message.
    """
    start = time.perf_counter()
    with log.open("wb") as words:
        process = os.posix_spawn(
            command[0],
            command,
            os.environ,
            file_actions=[(os.POSIX_SPAWN_DUP2, words.fileno(), stream) for stream in (1, 2)],
        )
        _, status, usage = os.wait4(process, 0)
    wall = time.perf_counter() - start
    usages = [usage, *orphans()]
    if status:
        last = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        sys.exit(f"failed with {os.waitstatus_to_exitcode(status)}: {' '.join(command)}\n{last}")
    return Cost(
        cpu=sum(used.ru_utime + used.ru_stime for used in usages),
        wall=wall,
        peak=max(used.ru_maxrss for used in usages) * MAXRSS_BYTES / 2**20,
    )


def compare(job: str, ours: list[str], naive: list[str], rounds: int, scratch: Path) -> Comparison:
    """Run both commands in turn, `rounds` times after one warm-up."""
    costs: list[tuple[Cost, Cost]] = []
    for number in range(rounds + 1):
        pair = (measure(ours, scratch / "log"), measure(naive, scratch / "log"))
        note = "warm-up" if number == 0 else f"{number}/{rounds}"
        print(f"{job} {note}: wall {pair[0].wall:.2f} s, naive {pair[1].wall:.2f} s", file=sys.stderr)
        costs.append(pair)
    return Comparison(job, [pair[0] for pair in costs[1:]], [pair[1] for pair in costs[1:]])


def ratio(comparison: Comparison, value: Callable[[Cost], float]) -> str:
    """Return naive / reportgen as `median× (min–max)` over the rounds."""
    ratios = [value(b) / value(a) for a, b in zip(comparison.ours, comparison.naive, strict=True)]
    return f"{statistics.median(ratios):.2f}× ({min(ratios):.2f}–{max(ratios):.2f})"


def table(comparisons: list[Comparison]) -> str:
    """Return the results as a Markdown table."""
    rows = ["| job | way | CPU s | wall s | peak MiB |", "| --- | --- | ---: | ---: | ---: |"]
    for comparison in comparisons:
        for way, costs in (("reportgen", comparison.ours), ("naive", comparison.naive)):
            cpu, wall, peak = (
                statistics.median(value(cost) for cost in costs)
                for value in (lambda c: c.cpu, lambda c: c.wall, lambda c: c.peak)
            )
            rows.append(f"| {comparison.job} | {way} | {cpu:.2f} | {wall:.2f} | {peak:.0f} |")
        ratios = [ratio(comparison, value) for value in (lambda c: c.cpu, lambda c: c.wall, lambda c: c.peak)]
        rows.append(f"| {comparison.job} | **naive / reportgen** | {' | '.join(ratios)} |")
    return "\n".join(rows)


def machine() -> str:
    """Return the kind of machine, without its name."""
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"
    )


def newest_edition() -> Path:
    """Return the newest folder in inputs/."""
    editions = sorted(path for path in (ROOT / "inputs").iterdir() if path.is_dir())
    if not editions:
        sys.exit("inputs/ holds no edition; name a folder of PDFs")
    return editions[-1]


def main() -> None:
    """Read the command line, measure, and write the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", help="an edition: a folder of PDFs with edition.toml")
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds (default: 5)")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "benchmarks" / "RESULTS.md")
    arguments = parser.parse_args()
    folder = arguments.folder or newest_edition()
    pdfs = sorted(map(str, folder.glob("*.pdf")))
    if not pdfs:
        sys.exit(f"{folder}: no PDFs")
    adopt_orphans()
    before = machine()
    scratch = Path(tempfile.mkdtemp(prefix="reportgen-bench-"))
    try:
        ours, naive = [sys.executable, "-m", "reportgen", "-q"], [sys.executable, str(NAIVE), str(folder)]
        comparisons = [
            compare(
                "build",
                [*ours, "build", str(folder), "-o", str(scratch / "build"), "--to", "pdf,docx", "--no-cache"],
                [*naive, str(scratch / "naive")],
                arguments.rounds,
                scratch,
            ),
            compare(
                "read",
                [*ours, "extract", *pdfs, "--to", "json", "-o", str(scratch / "documents")],
                [*naive, str(scratch / "naive"), "--read-only"],
                arguments.rounds,
                scratch,
            ),
        ]
    finally:
        shutil.rmtree(scratch)
    today = datetime.datetime.now(datetime.UTC).date()
    results = (
        f"# Benchmark results\n\n{today}; {before}; {len(pdfs)} reports; "
        f"medians of {arguments.rounds} rounds.\n\n{table(comparisons)}\n\n"
        "What is measured, and how, stands at the top of [run.py](run.py); "
        "the naive way is [naive.py](naive.py). Made by `make bench`.\n"
    )
    arguments.output.write_text(results, encoding="utf-8")
    print(results)


if __name__ == "__main__":
    main()
