"""Try the proof on falsified files: how many are named, and does a clean build ever raise an alarm?

    python benchmarks/mutations.py [--editions N] [--each N] [--clean N] [--seed N] [--jobs N] [--keep FOLDER]
        [-o FILE]

Editions of random reports, typeset by every engine at hand, are built; then one small thing is changed in
a published file (a word, a mark, a paragraph, a page reference, bold), `reportgen verify` reads it, and a
finding must name the passage, and of a PDF the page too. The manifest's hashes are left out: they would
find any change at once. Written are the falsifications named, of those tried, by kind and format, and the
alarms over clean builds: right ones, where the build is not what was typeset, and false ones. Another seed
gives other reports, designs and changes.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.proof.builds import Alarm, Build, alarms, decide, engines_at_hand, make  # noqa: E402
from tests.proof.mutations import FORMS, KINDS, Trial, trials  # noqa: E402
from tests.proof.test_mutations import CLEAN, EACH, EDITIONS  # noqa: E402

APART = 1000
"""Numbers of editions between two seeds."""
SHOWN = 3
"""Alarms of one build that are listed."""
NOTES = (
    "Of passages with the very same words any may be named; nothing tells which of them was changed.",
    "Where a passage changes places with one of about its length, either may be named; both have moved.",
)
"""What the counts allow."""

HEAD = """# The proof on falsified files

{editions} editions of 3 random reports each, set by {engines},
are built; then one small thing is changed in a published file, and `reportgen verify` reads it. Counted is
what a finding names: the id of the changed passage, and of a PDF also the page on which it stands. The
manifest's fingerprints are left out; they would find any change at once. Words and paragraphs are changed
in the files themselves, those of a PDF before it is set.

These builds and {clean} others are also proven as they are. An alarm there is *right* where the build is not
what was typeset: its reading has made a mistake, and the proof says so. All others are *false*.

Seed {seed}, {date}: `python benchmarks/mutations.py {command}`, {minutes} in {jobs}.
"""


@dataclass
class Outcome:
    """What was tried, and what the proof said of it."""

    tried: Counter[tuple[str, str]] = field(default_factory=Counter)
    missed: list[Trial] = field(default_factory=list)
    besides: int = 0
    builds: int = 0
    decided: int = 0
    words: int = 0
    false: dict[str, list[Alarm]] = field(default_factory=dict)
    right: dict[str, list[Alarm]] = field(default_factory=dict)

    def add(self, trial: Trial) -> None:
        """Count a falsified file."""
        self.tried[trial.mutation.kind, trial.mutation.form] += 1
        self.besides += bool(trial.besides)
        if trial.missed:
            self.missed.append(trial)
            say("missed", str(trial))

    def take(self, other: Outcome) -> None:
        """Count what another has counted."""
        self.tried += other.tried
        self.missed += other.missed
        self.false |= other.false
        self.right |= other.right
        self.besides += other.besides
        self.builds += other.builds
        self.decided += other.decided
        self.words += other.words

    def add_clean(self, build: Build) -> None:
        """Count a build that nobody has changed."""
        found, name = alarms(build), build.folder.name
        self.builds += 1
        self.decided += bool(build.compilation.corrections)
        self.words += build.prove("json").words
        right, false = [it for it in found if it.right], [it for it in found if not it.right]
        if right:
            self.right[name] = right
        if false:
            self.false[name] = false
        say(f"{name} as built: {len(false)} false alarms, {len(right)} right", *listed(found))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the trial; 1 where anything was missed or raised a false alarm."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--editions", type=int, default=EDITIONS, help="editions that are falsified")
    parser.add_argument("--each", type=int, default=EACH, help="mutations of a kind, format and edition")
    parser.add_argument("--clean", type=int, default=CLEAN, help="further builds that are left as they are")
    parser.add_argument("--seed", type=int, default=0, help="other reports, designs and changes")
    parser.add_argument("--jobs", type=int, default=1, help="editions at once")
    parser.add_argument("--keep", type=Path, help="folder for the builds that raise an alarm")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "benchmarks" / "MUTATIONS.md")
    options = parser.parse_args(arguments)
    began, outcome, first = time.monotonic(), Outcome(), options.seed * APART
    falsified = range(first, first + options.editions)
    untouched = range(falsified.stop, falsified.stop + options.clean)
    with ProcessPoolExecutor(options.jobs) as pool:
        done = [pool.submit(run, number, options.each, options.keep) for number in falsified]
        done += [pool.submit(run, number, 0, options.keep) for number in untouched]
        for one in done:
            outcome.take(one.result())
            say(f"{sum(outcome.tried.values())} tried, {len(outcome.missed)} missed; {outcome.builds} builds")
    head = HEAD.format(
        editions=options.editions,
        engines=", ".join(engines_at_hand()),
        seed=options.seed,
        clean=options.clean,
        command=command(options),
        date=time.strftime("%Y-%m-%d"),
        minutes=f"{(time.monotonic() - began) / 60:.0f} minutes",
        jobs="one process" if options.jobs == 1 else f"{options.jobs} processes",
    )
    options.output.write_text("\n".join([head, *table(outcome), "", *verdict(outcome), ""]), "utf-8")
    return 1 if outcome.missed or outcome.false else 0


def run(number: int, each: int, keep: Path | None = None) -> Outcome:
    """Build the edition of a number, and falsify it so often in each way; every other is only corrected.

    Where it raises an alarm, it is copied to the folder `keep`.
    """
    outcome = Outcome()
    with tempfile.TemporaryDirectory(prefix="reportgen-mutations-") as name:
        build = make(Path(name), number, engines_at_hand())
        outcome.add_clean(build if each or number % 2 else decide(build, number))
        if keep is not None and (outcome.false or outcome.right):
            shutil.copytree(name, keep / str(number), dirs_exist_ok=True)
        for form in FORMS if each else ():
            for kind in KINDS:
                for trial in trials(build, kind, form, each, Path(name)):
                    outcome.add(trial)
            say(f"{build.folder.name} {form}: {len(outcome.missed)} missed")
    return outcome


def table(outcome: Outcome) -> Iterable[str]:
    """Yield the counts by kind and format as lines of Markdown."""
    missed = Counter((it.mutation.kind, it.mutation.form) for it in outcome.missed)
    yield f"| what was changed | {' | '.join(FORMS)} |"
    yield f"| --- |{' ---: |' * len(FORMS)}"
    for kind in KINDS:
        tried = [outcome.tried[kind, form] for form in FORMS]
        cells = [f"{n - missed[kind, form]} / {n}" for n, form in zip(tried, FORMS, strict=True)]
        yield f"| {kind} | {' | '.join(cells)} |"


def verdict(outcome: Outcome) -> Iterable[str]:
    """Yield what the counts say as lines of Markdown."""
    tried = sum(outcome.tried.values())
    yield f"- {tried - len(outcome.missed)} of {tried} falsifications are named, each at its place."
    yield f"- {outcome.besides} of them raise findings about other passages too."
    right = len(outcome.right.keys() - outcome.false.keys())
    yield (
        f"- {len(outcome.false)} of {outcome.builds} clean builds raise a false alarm in any of the "
        f"{len(FORMS)} formats, {right} only right ones; {outcome.decided} have people's corrections, all "
        f"together {outcome.words} regional words."
    )
    yield from (f"- {it}" for it in NOTES)
    if outcome.missed:
        yield "\n## Missed\n"
        yield from (f"- {it}" for it in outcome.missed)
    for title, alarmed in (("False alarms", outcome.false), ("Right alarms", outcome.right)):
        if alarmed:
            yield f"\n## {title}\n"
            yield from (f"- {name}: {it}" for name, own in alarmed.items() for it in listed(own))


def listed(found: Sequence[Alarm]) -> Iterable[str]:
    """Yield the first of many alarms in words, and how many are left out."""
    for it in found[:SHOWN]:
        yield f"{', '.join(it.forms)}: {it.finding}" + (f" (right: {it.right})" if it.right else "")
    if len(found) > SHOWN:
        yield f"and {len(found) - SHOWN} more"


def command(options: argparse.Namespace) -> str:
    """Return the arguments that give these reports and changes again."""
    own = {"seed": None, "editions": EDITIONS, "each": EACH, "clean": CLEAN}
    given = {it: getattr(options, it) for it in own}
    return " ".join(f"--{it} {value}" for it, value in given.items() if value != own[it])


def say(*lines: str) -> None:
    """Write lines to stderr."""
    print(*lines, sep="\n  ", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
