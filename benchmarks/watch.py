"""Measure how soon a corrected word is in the files that `reportgen build --watch` keeps current.

    python benchmarks/watch.py [FOLDER] [--rounds N] [--seed N]

A copy of the edition is watched. Each round changes one word of a sentence, chosen by the seed, by one more
entry in `corrections.yaml`, saved as an editor saves; timed is how long it takes until each file is replaced
by one that holds it. Printed: median, 95th percentile and range of wall time in milliseconds, and the CPU
time of all processes by round.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportgen.edition import build, newest
from reportgen.edition.decision_files import amendments
from reportgen.model.compilation import Compilation
from reportgen.model.decisions import Correction
from reportgen.model.provenance import pages_of

ROUNDS = 30
FILES = ("json", "html", "docx", "pdf")
LOOK = 0.004
"""Seconds between two looks at the files."""
PATIENCE = 120.0
"""Seconds after which a file counts as never made."""
READY = "watching for changes"
QUOTED = 9
"""Words that an entry quotes."""
_WORD = re.compile(r"[a-z]{5,}")


def corrections(compilation: Compilation, seed: int) -> Iterator[Correction]:
    """Yield entries that change one word each, in different passages as long as there are any."""
    choose = random.Random(seed)
    items = [item for report in compilation.reports for section in report.sections for item in section.items]
    choose.shuffle(items)
    for item in items:
        words = item.text.split(" ")
        places = [place for place, word in enumerate(words) if _WORD.fullmatch(word)]
        if not places:
            continue
        place = choose.choice(places)
        start = max(0, min(place - 3, len(words) - QUOTED))
        quote = " ".join(words[start : start + QUOTED])
        page = next(iter(pages_of(item.evidence)), None)
        if item.text.count(quote) == 1 and quote.split(" ").count(words[place]) == 1:
            yield Correction(
                quote=quote, page=page, action="set", field="text", was=words[place],
                value=f"{words[place]}x", by="benchmark", on="2031-06-01", why="to measure",
            )  # fmt: skip


def _stamps(target: Path) -> dict[str, tuple[int, int]]:
    stats = {name: (target / f"global-priorities.{name}").stat() for name in FILES}
    return {name: (stat.st_ino, stat.st_mtime_ns) for name, stat in stats.items()}


def measure(folder: Path, target: Path, rounds: int, seed: int) -> list[dict[str, float]]:
    """Return for each round the seconds until each file was replaced, and `cpu`."""
    compilation = build.review(folder).compilation
    command = [sys.executable, "-u", "-m", "reportgen", "build", str(folder), "-o", str(target), "--watch"]
    watched = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert watched.stdout is not None
    try:
        _wait(watched.stdout)
        results = []
        for _, entry in zip(range(rounds), corrections(compilation, seed), strict=False):
            before = _stamps(target)
            began = time.perf_counter()
            amendments.append(folder, entry)
            results.append(_until_replaced(target, before, began))
            _wait(watched.stdout)
        return results
    finally:
        watched.terminate()
        watched.wait(10)


def _wait(said: Iterator[str]) -> None:
    for line in said:
        if READY in line:
            return
    sys.exit("the watching has ended")


def _until_replaced(target: Path, before: dict[str, tuple[int, int]], began: float) -> dict[str, float]:
    seconds: dict[str, float] = {}
    while len(seconds) < len(FILES):
        now = _stamps(target)
        for name in FILES:
            if name not in seconds and now[name] != before[name]:
                seconds[name] = time.perf_counter() - began
        if time.perf_counter() - began > PATIENCE:
            sys.exit(f"not replaced: {', '.join(set(FILES) - set(seconds))}")
        time.sleep(LOOK)
    return seconds


def row(name: str, seconds: Sequence[float]) -> str:
    """Return a line of the table."""
    ordered = sorted(value * 1e3 for value in seconds)
    late = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    return f"| {name} | {statistics.median(ordered):.0f} | {late:.0f} | {ordered[0]:.0f}–{ordered[-1]:.0f} |"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How soon a corrected word is in the watched files.")
    parser.add_argument("folder", nargs="?", type=Path, help="an edition (default: the newest in inputs/)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="corrections, one after the other")
    parser.add_argument("--seed", type=int, default=1, help="chooses the words")
    options = parser.parse_args()
    edition = options.folder or newest.choose(Path("inputs")).folder
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(shutil.copytree(edition, Path(scratch) / "edition"))
        results = measure(folder, Path(scratch) / "built", options.rounds, options.seed)
    print("| file | median ms | 95th percentile | range |")
    print("| --- | ---: | ---: | ---: |")
    for name in FILES:
        print(row(name, [result[name] for result in results]))


if __name__ == "__main__":
    main()
