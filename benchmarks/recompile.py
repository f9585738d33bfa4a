"""Measure how soon one more decision is seen: review of an edition again, with a memory and without.

    python benchmarks/recompile.py [FOLDER] [--entries N …] [--rounds N]

For each number of entries in `corrections.yaml` (default: 0, 60, 240): the readings are at hand, one entry
of each kind in turn is added, and the edition is reviewed again, by turns with a memory that was there
before and without one, so that both meet the same machine. Printed: median (range) of wall time in
milliseconds, CPU time in milliseconds, and the ratio without / with of the same round.

The entries quote eight words of passages that are taken in turn; every sixth is of one kind (key term,
answer, theme, text, confirm, kind). Chosen by a fixed seed.
"""

from __future__ import annotations

import argparse
import random
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from reportgen.edition import newest, review
from reportgen.edition.decision_files import amendments, corrections
from reportgen.model.compilation import Compilation, Item
from reportgen.model.decisions import Correction
from reportgen.model.provenance import pages_of
from reportgen.system.cache import Cache
from reportgen.system.memory import Memory

ENTRIES = (0, 60, 240)
ROUNDS = 12
QUOTED = 8
"""Words that an entry quotes."""
BY = {"by": "benchmark", "on": "2031-06-01", "why": "to measure"}


def decisions(compilation: Compilation, seed: int = 1) -> Iterator[Correction]:
    """Yield decisions about the passages of a compilation in turn, of six kinds in turn, without end."""
    choose = random.Random(seed)
    items = [item for report in compilation.reports for section in report.sections for item in section.items]
    number = 0
    while True:
        item = items[number % len(items)]
        yield _decision(item, number % 6, choose)
        number += 1


def _decision(item: Item, kind: int, choose: random.Random) -> Correction:
    words = item.text.split(" ")
    start = choose.randrange(max(1, len(words) - QUOTED))
    quote, word = " ".join(words[start : start + QUOTED]), words[min(start + 2, len(words) - 1)]
    page = next(iter(pages_of(item.evidence)), None)
    fields: tuple[dict[str, str], ...] = (
        {"action": "key-term", "value": word},
        {"action": "answer"},
        {"action": "set", "field": "themes", "value": "demand"},
        {"action": "set", "field": "text", "was": word, "value": f"{word}s"},
        {"action": "confirm"},
        {"action": "set", "field": "kind", "value": "bullet"},
    )
    return Correction(quote=quote, page=page, **fields[kind], **BY)  # type: ignore[arg-type]


def measure(folder: Path, cache: Cache, present: int, rounds: int) -> list[tuple[float, float, float, float]]:
    """Return for each round wall and CPU seconds of a review with memory, then without."""
    (folder / corrections.FILE_NAME).unlink(missing_ok=True)
    stream = decisions(review.review(folder, 2, cache=cache).read)
    amendments.append_many(folder, [next(stream) for _ in range(present)])
    memory = Memory()
    review.review(folder, 2, cache=cache, memory=memory)
    found = []
    for _ in range(rounds):
        amendments.append(folder, next(stream))
        found.append((*_timed(folder, cache, memory), *_timed(folder, cache, None)))
    return found


def _timed(folder: Path, cache: Cache, memory: Memory | None) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    review.review(folder, 2, cache=cache, memory=memory)
    return time.perf_counter() - wall, time.process_time() - cpu


def row(present: int, found: Sequence[tuple[float, float, float, float]]) -> str:
    """Return a line of the table."""
    with_memory, cpu, without, _ = (sorted(one) for one in zip(*found, strict=True))
    ratio = statistics.median(other / own for own, _, other, _ in found)
    return (
        f"| {present} | {statistics.median(with_memory) * 1e3:.0f} ({with_memory[0] * 1e3:.0f}–"
        f"{with_memory[-1] * 1e3:.0f}) | {statistics.median(cpu) * 1e3:.0f} | "
        f"{statistics.median(without) * 1e3:.0f} | {ratio:.1f} |"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How soon one more decision is seen.")
    parser.add_argument("folder", nargs="?", type=Path, help="an edition (default: the newest in inputs/)")
    parser.add_argument("--entries", type=int, nargs="+", default=ENTRIES, help="entries that are there")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="decisions that are added")
    options = parser.parse_args()
    edition = options.folder or newest.choose(Path("inputs")).folder
    print("| entries | with memory, wall ms | CPU ms | without, wall ms | without / with |")
    print("| --- | --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(shutil.copytree(edition, Path(scratch) / "edition"))
        cache = Cache(Path(scratch) / "kept")
        for present in options.entries:
            print(row(present, measure(folder, cache, present, options.rounds)), flush=True)


if __name__ == "__main__":
    main()
