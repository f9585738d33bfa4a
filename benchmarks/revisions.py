"""Measure what becomes of corrections when a region sends a new version of its report.

    python benchmarks/revisions.py [--versions N] [--seed N] [--corrections N] [--jobs N] [-o REVISIONS.md]

Random reports are typeset and read, corrections over all actions are made on the reading, the reports are
edited as authors do (typos mended, words changed, paragraphs inserted, removed, split, joined and moved,
headings renamed) and typeset again in another design, read again, and corrected. As every word of the
random reports is numbered, it is known where each correction must land (tests/simulation/). Written are
the counts: how many were applied where they must, how many wait for people, and how many were applied to
other words than meant, with the accepted reading at hand and without it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.simulation.trial import COUNT, FIRSTS, Case, Trial, run, score  # noqa: E402

HEAD = """# Corrections over second versions

{versions} second versions of {firsts} random reports × up to {count} corrections each; every number
can be made again with `python benchmarks/revisions.py --seed {seed}`. “Must”: the quoted words are still
there and mean the same. “Must not”: the words, or what was decided about, are gone or changed. “May”: the
words are there, the passage around them is another.
"""


def trials(number: int, seed: int, versions: int, count: int, bare: bool) -> list[Trial]:
    """Return the trials of one first version; the seed says which ones they are altogether."""
    second = range(seed + number, seed + versions, FIRSTS)
    with tempfile.TemporaryDirectory() as folder:
        return list(run(seed + number, second, Path(folder), count=count, bare=bare))


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table, numbers to the right."""
    lines = [list(map(str, header)), ["---", *["---:"] * (len(header) - 1)]]
    lines += [list(map(str, row)) for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def verdicts(cases: Sequence[Case]) -> list[object]:
    """Return the counts of one row."""
    found = score(cases).verdicts
    must = [found[f"apply {verdict}"] for verdict in ("applied", "missed")]
    may = [found[f"either {verdict}"] for verdict in ("applied", "withheld")]
    wrong = sum(count for name, count in found.items() if name.endswith("misplaced"))
    return [len(cases), *must, found["withhold withheld"], *may, wrong]


def report(found: Sequence[Trial], count: int, seed: int) -> str:
    """Return the results as Markdown."""
    header = (
        "", "corrections", "must: applied", "must: held or orphaned", "must not: held or orphaned",
        "may: applied", "may: held or orphaned", "misplaced",
    )  # fmt: skip
    cases = [case for trial in found for case in trial.cases]
    bare = [case for trial in found for case in trial.bare]
    rows = [("with the accepted reading", cases), *([("without it", bare)] if bare else [])]
    text = HEAD.format(versions=len(found), firsts=min(len(found), FIRSTS), count=count, seed=seed)
    text += "\n" + table(header, [[name, *verdicts(some)] for name, some in rows])
    for name, some in rows:
        result = score(some)
        outcomes = Counter(case.outcome for case in some)
        text += (
            f"\n{name.capitalize()}: {result.anchored:.2%} of those that must be applied are, "
            f"{result.right:.2%} of all are applied where they must or wait where they must; "
            f"{result.misplaced} misplaced; outcomes: "
            + ", ".join(f"{outcomes[it]} {it}" for it in ("applied", "held", "orphaned"))
            + ".\n"
        )
    lost = sum(trial.lost for trial in found)
    unread = sum(trial.unread for trial in found)
    text += f"\nLost, or with more than one outcome: {lost}. Passages not read to the letter: {unread}.\n"
    text += "\n## By action, with the accepted reading\n\n"
    names = sorted({case.name for case in cases})
    text += table(header, [[name, *verdicts([it for it in cases if it.name == name])] for name in names])
    edits = Counter(edit for trial in found for edit in trial.edits)
    text += "\n## What the authors did\n\n"
    return text + table(("edit", "times"), edits.most_common())


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the simulation and write the results; 1 where a correction was lost or misplaced."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--versions", type=int, default=200, help="second versions")
    parser.add_argument("--seed", type=int, default=0, help="of the first of the first versions")
    parser.add_argument("--corrections", type=int, default=COUNT, help="corrections of each version")
    parser.add_argument("--jobs", type=int, default=2, help="processes at once")
    parser.add_argument("--no-bare", action="store_true", help="only with the accepted reading")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "benchmarks" / "REVISIONS.md")
    options = parser.parse_args(arguments)
    told = {"seed": options.seed, "versions": options.versions, "count": options.corrections}
    work = partial(trials, **told, bare=not options.no_bare)
    found: list[Trial] = []
    numbers = range(min(FIRSTS, options.versions))
    with ProcessPoolExecutor(options.jobs) as pool:
        for some in pool.map(work, numbers):
            found += some
            if sys.stderr.isatty():
                print(f"\r{len(found)} of {options.versions}", end="", file=sys.stderr)
    text = report(found, options.corrections, options.seed)
    options.output.write_text(text, encoding="utf-8")
    print(text)
    cases = [case for trial in found for case in trial.cases]
    for case in cases:
        if case.verdict == "misplaced":
            print(
                f"misplaced in version {case.version}: {case.name}: {case.note}: {case.quote}",
                file=sys.stderr,
            )
    return int(score(cases).misplaced > 0 or any(trial.lost for trial in found))


if __name__ == "__main__":
    sys.exit(main())
