"""Try the proof on falsified files: how many are named, and does a clean build ever raise an alarm?

    python benchmarks/mutations.py [--editions N] [--each N] [--clean N] [-o FILE]

Editions of random reports, typeset by every engine at hand, are built; then one small thing is changed in
a published file (a word, a paragraph, a page reference, bold), `reportgen verify` reads it, and a finding
must name the priority. The manifest's hashes are left out: they would find any change at once. Prints a
table in Markdown: falsifications named, of those tried, by kind and format; alarms over clean builds.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.proof.builds import Build, build_edition, engines_at_hand, make_edition  # noqa: E402
from tests.proof.mutations import FORMS, KINDS, mutate, named, proof_of  # noqa: E402
from tests.proof.test_mutations import CLEAN, EACH, EDITIONS, alarms  # noqa: E402


def main(argv: list[str] | None = None) -> int:
    """Run the trial; 1 where anything was missed or raised a false alarm."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--editions", type=int, default=EDITIONS, help="editions that are falsified")
    parser.add_argument("--each", type=int, default=EACH, help="mutations of a kind, format and edition")
    parser.add_argument("--clean", type=int, default=CLEAN, help="clean builds")
    parser.add_argument("-o", "--output", type=Path, help="write the table there too")
    options = parser.parse_args(argv)
    began = time.monotonic()
    tried: Counter[tuple[str, str]] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    false: list[str] = []
    with tempfile.TemporaryDirectory(prefix="reportgen-mutations-") as name:
        base = Path(name)
        for number in range(options.editions):
            build = made(base, number)
            falsify(build, options.each, base, tried, missed)
            say(f"edition {number}: {sum(tried.values())} tried, {sum(missed.values())} missed")
        for number in range(options.clean):
            found = alarms(made(base, 100 + number))
            false += found
            say(f"clean build {number}: {len(found)} alarms", *found)
    text = table(tried, missed, options.clean, len(false), time.monotonic() - began)
    print(text)
    if options.output:
        options.output.write_text(text + "\n", encoding="utf-8")
    return 1 if missed or false else 0


def made(base: Path, number: int) -> Build:
    """An edition of random reports, built."""
    folder = make_edition(base / f"edition-{number}", number, engines_at_hand())
    return build_edition(folder, base / f"out-{number}")


def falsify(
    build: Build, each: int, base: Path, tried: Counter[tuple[str, str]], missed: Counter[tuple[str, str]]
) -> None:
    """Try mutations of every kind and format on one edition."""
    for form in FORMS:
        for kind in KINDS:
            for number in range(each):
                mutation = mutate(build, kind, form, number, base)
                proof = proof_of(build, mutation)
                tried[kind, form] += 1
                if proof.sealed or not named(mutation, proof):
                    missed[kind, form] += 1
                    say(f"missed: {form} {kind}: {mutation.seen}", *map(str, proof.findings))
                mutation.path.unlink()


def table(
    tried: Counter[tuple[str, str]], missed: Counter[tuple[str, str]], clean: int, false: int, seconds: float
) -> str:
    """The outcome as Markdown."""
    lines = [f"| what was changed | {' | '.join(FORMS)} |", f"| --- |{' ---: |' * len(FORMS)}"]
    for kind in KINDS:
        cells = [f"{tried[kind, form] - missed[kind, form]} / {tried[kind, form]}" for form in FORMS]
        lines.append(f"| {kind} | {' | '.join(cells)} |")
    found = sum(tried.values()) - sum(missed.values())
    lines.append("")
    lines.append(
        f"{found} of {sum(tried.values())} falsifications named; {false} false alarms over {clean} clean "
        f"builds in {len(FORMS)} formats; {seconds:.0f} s."
    )
    return "\n".join(lines)


def say(*lines: str) -> None:
    """Write lines to stderr."""
    print(*lines, sep="\n  ", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
