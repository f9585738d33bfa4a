"""Measure reading at archive scale: does time grow with the number of files, and memory not at all?

    python benchmarks/archive.py [FOLDER] [-n 200] [--rounds 2] [-o ARCHIVE.md]

The archive is N PDFs made from those of FOLDER (default: the newest folder in inputs/), each with bytes of
its own. Measured are whole processes, `reportgen extract ARCHIVE --to json -o RESULTS`:

- one worker over N/4, N/2 and N files: a file should cost the same however many there are;
- one worker and two over N/2 files, one after the other in each round: two should be nearly twice as fast;
- the memory of one worker, which is never replaced, from file to file.

CPU and wall time are those of the process and all that it started (see run.py), in seconds.
"""

from __future__ import annotations

import argparse
import datetime
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import memory_work  # noqa: E402 (after the path)
from benchmarks.run import Cost, adopt_orphans, machine, measure, newest_edition  # noqa: E402
from reportgen.system.isolation import Limits, LocalWorkers  # noqa: E402

SETTLED = 10
"""Files after which a worker has met what most files need: the goal counts from there."""
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory of a worker, in MiB: after the first file, after SETTLED files, at the end, at most."""

    first: float
    settled: float
    last: float
    most: float


def make(originals: list[Path], count: int, folder: Path) -> None:
    """Write `count` PDFs, a hundred in a folder; a comment behind the end makes each another file."""
    contents = [path.read_bytes() for path in originals]
    for number in range(count):
        path = folder / f"{number // 100:03}" / f"{number:05}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(contents[number % len(contents)] + b"\n%% copy %d\n" % number)


def extract(files: list[Path], jobs: int, scratch: Path) -> Cost:
    """Read files in a process of its own; its results are deleted."""
    listing = scratch / "list"
    listing.write_text("".join(f"{path}\n" for path in files), encoding="utf-8")
    results = scratch / "results"
    command = [sys.executable, "-m", "reportgen", "-q", "extract", "--files-from", str(listing)]
    cost = measure([*command, "--to", "json", "-o", str(results), "-j", str(jobs)], scratch / "log")
    shutil.rmtree(results)
    return cost


def memory(files: list[Path]) -> Memory:
    """Read files in one worker and return its memory."""
    limits = Limits(sources=len(files) + 1)
    found: list[float] = []
    for _, outcome in LocalWorkers(1, limits).map_files(memory_work.read, iter(files)):
        if outcome.result is None:
            sys.exit(str(outcome.error))
        found.append(int(outcome.result) / MIB)
    return Memory(found[1], found[min(SETTLED, len(found) - 1)], found[-1], max(found))


def results(files: list[Path], rounds: int, scratch: Path) -> Iterator[str]:
    """Measure, and yield the lines of the report."""
    count = len(files)
    yield from ("| files | CPU s | wall s | CPU ms a file |", "| ---: | ---: | ---: | ---: |")
    each = []
    for part in (count // 4, count // 2, count):
        cost = extract(files[:part], 1, scratch)
        each.append(1000 * cost.cpu / part)
        print(f"{part} files: {cost.cpu:.1f} s CPU, {cost.wall:.1f} s wall", file=sys.stderr)
        yield f"| {part} | {cost.cpu:.1f} | {cost.wall:.1f} | {each[-1]:.0f} |"
    yield f"\nA file among {count} costs {each[-1] / each[0]:.2f}× one among {count // 4} (CPU).\n"
    pairs = []
    for number in range(rounds):
        pairs.append((extract(files[: count // 2], 1, scratch), extract(files[: count // 2], 2, scratch)))
        one, two = pairs[-1]
        print(f"round {number + 1}: {one.wall:.1f} s, two workers {two.wall:.1f} s", file=sys.stderr)
    ratios = [one.wall / two.wall for one, two in pairs]
    more = statistics.median(two.cpu / one.cpu for one, two in pairs)
    span = f"{min(ratios):.2f}–{max(ratios):.2f}, {count // 2} files, {rounds} round{'s'[rounds == 1 :]}"
    yield (
        f"Two workers are {statistics.median(ratios):.2f}× as fast as one ({span}), at {more:.2f}× its CPU.\n"
    )
    held = memory(files)
    yield (
        f"Memory of one worker that reads all {count}: {held.first:.0f} MiB after the first file, "
        f"{held.settled:.1f} after {SETTLED}, {held.last:.1f} at the end ({held.last - held.settled:+.1f}), "
        f"{held.most:.1f} at most."
    )


def main() -> None:
    """Read the command line, measure, and write the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", help="PDFs to make the archive from")
    parser.add_argument("-n", "--number", type=int, default=200, help="files, at least 40 (default: 200)")
    parser.add_argument("--rounds", type=int, default=2, help="of one worker and two (default: 2)")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "benchmarks" / "ARCHIVE.md")
    arguments = parser.parse_args()
    originals = sorted((arguments.folder or newest_edition()).glob("*.pdf"))
    if not originals or arguments.number < 4 * SETTLED:
        parser.error("no PDFs there" if not originals else f"at least {4 * SETTLED} files")
    adopt_orphans()
    before = machine()
    scratch = Path(tempfile.mkdtemp(prefix="reportgen-archive-"))
    try:
        make(originals, arguments.number, scratch / "archive")
        lines = list(results(sorted((scratch / "archive").rglob("*.pdf")), arguments.rounds, scratch))
    finally:
        shutil.rmtree(scratch)
    today = datetime.datetime.now(datetime.UTC).date()
    text = (
        f"# Reading an archive\n\n{today}; {before}; "
        f"{arguments.number} files made from {len(originals)} reports.\n\n"
        + "\n".join(lines)
        + "\n\nWhat is measured, and how, stands at the top of [archive.py](archive.py).\n"
    )
    arguments.output.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
