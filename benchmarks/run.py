"""Measure reportgen against the naive way: whole processes, A B A B, so that all meet the same machine.

    python benchmarks/run.py [FOLDER] [--rounds N] [--only JOB] [--peers PYTHON] [-o RESULTS.md]

Four comparisons over the reports of FOLDER (default: the newest folder in inputs/):

- read:      `reportgen extract --to json`, the whole structure; against benchmarks/naive.py --read-only,
             which is pdfplumber's `extract_words`, and against the peers that are installed (peers.py)
- build:     `reportgen build --no-cache`, all formats and the companion; against benchmarks/naive.py, which
             sets the pages of the chapters as PDF and DOCX, and against the same with equal work: as many
             words as stand in our document and its companion
- corrected: `reportgen build` after one word of a sentence that the document quotes was corrected, each time
             another; against both
- unchanged: `reportgen build` with nothing to do; against `python -c pass`

The naive way counts no pages for its Word file. So “reportgen” is measured without LibreOffice, which counts
them where it is installed (REPORTGEN_OFFICE is empty: the numbers are estimated, all else is made);
“reportgen with LibreOffice” is the same with it, and has ratios of its own.

All Python code is compiled first: where .pyc files are missing or old and PYTHONDONTWRITEBYTECODE is set,
each process compiles anew. Each round runs one after the other; the first round warms up and is not counted.
Time and memory are those of cost.py: CPU in seconds, wall in seconds, peak in MiB of the largest single
process. A ratio is other / reportgen of the same round, so above 1 reportgen is the better; given are the
median and the range over the rounds.
"""

from __future__ import annotations

import argparse
import compileall
import datetime
import os
import platform
import shutil
import statistics
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import peers  # noqa: E402
from benchmarks.cost import Cost, adopt_orphans, measure  # noqa: E402
from reportgen.edition.decision_files import amendments, corrections  # noqa: E402
from reportgen.model import codec  # noqa: E402
from reportgen.model.compilation import Compilation  # noqa: E402
from reportgen.model.decisions import Correction  # noqa: E402
from reportgen.stages.ground.analysis import analyse  # noqa: E402
from reportgen.writers.word import office_pages  # noqa: E402

NAIVE = ROOT / "benchmarks" / "naive.py"
OURS = "reportgen"
NUMBERED = "reportgen with LibreOffice"
EQUAL = "naive, equal work"
FEWEST_WORDS = 6
"""Words by which a sentence is found in a report."""
JOBS = ("read", "build", "corrected", "unchanged")
TIMES = 20
"""How often a thing that takes milliseconds is done in one measurement."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One job done in several ways, reportgen's first: the costs of the counted rounds in order."""

    job: str
    costs: Mapping[str, Sequence[Cost]]


@dataclass(frozen=True, slots=True)
class Edition:
    """The reports to be read, and where to write.

    Attributes:
        folder: a copy of the edition, so that it can be corrected.
        scratch: a folder for results.
    """

    folder: Path
    scratch: Path

    @property
    def pdfs(self) -> list[str]:
        """The reports."""
        return sorted(map(str, self.folder.glob("*.pdf")))

    def ours(self, *words: str) -> list[str]:
        """Return a command of reportgen."""
        return [sys.executable, "-m", "reportgen", "-q", *words]

    def unnumbered(self, *words: str) -> list[str]:
        """Return a command of reportgen that finds no LibreOffice."""
        return [shutil.which("env") or "/usr/bin/env", f"{office_pages.SETTING}=", *self.ours(*words)]

    def naive(self, *words: str) -> list[str]:
        """Return the command of the naive way."""
        return [sys.executable, str(NAIVE), str(self.folder), str(self.scratch / "naive"), *words]


Way = Callable[[], list[str]]
"""Makes ready, uncounted, and returns the command to be counted."""


def compare(job: str, ways: Mapping[str, Way], rounds: int, scratch: Path) -> Comparison:
    """Do a job in all ways in turn, `rounds` times after one warm-up."""
    costs: dict[str, list[Cost]] = {name: [] for name in ways}
    for number in range(rounds + 1):
        found = {name: measure(way(), scratch / "log") for name, way in ways.items()}
        note = "warm-up" if number == 0 else f"{number}/{rounds}"
        walls = ", ".join(f"{name} {cost.wall:.2f} s" for name, cost in found.items())
        print(f"{job} {note}: {walls}", file=sys.stderr)
        if number:
            for name, cost in found.items():
                costs[name].append(cost)
    return Comparison(job, costs)


def reading(edition: Edition, python: str) -> dict[str, Way]:
    """Return the ways to read all reports."""
    ours = edition.ours("extract", *edition.pdfs, "--to", "json", "-o", str(edition.scratch / "documents"))
    others = peers.commands(python, str(edition.scratch / "peers"), edition.pdfs)
    found = {OURS: ours, "extract_words": edition.naive("--read-only"), **others}
    return {name: _always(command) for name, command in found.items()}


def building(edition: Edition) -> dict[str, Way]:
    """Return the ways to build with nothing kept from before."""
    output = edition.scratch / "build"
    words = ("build", str(edition.folder), "-o", str(output), "--no-cache")
    ours = {OURS: edition.unnumbered(*words)}
    if office_pages.program():
        ours[NUMBERED] = edition.ours(*words)
    measure(ours[OURS], edition.scratch / "log")
    return {**{name: _always(command) for name, command in ours.items()}, **_naive(edition, output)}


def _naive(edition: Edition, output: Path) -> dict[str, Way]:
    """Return the naive way, and the same with as many words as the Word files of a folder hold."""
    import pypandoc

    words = edition.scratch / "words.txt"
    texts = [pypandoc.convert_file(str(path), "plain", extra_args=["--wrap=none"])
             for path in sorted(output.glob("*.docx"))]  # fmt: skip
    lines = [line for text in texts for line in text.splitlines() if line.strip()]
    words.write_text("\n".join(lines), encoding="utf-8")
    return {"naive": _always(edition.naive()), EQUAL: _always(edition.naive("--words", str(words)))}


def correcting(edition: Edition) -> dict[str, Way]:
    """Return the ways to build after one word of a quoted sentence was corrected, each time another."""
    output, numbered = edition.scratch / "corrected", edition.scratch / "corrected-numbered"
    ours = {OURS: edition.unnumbered("build", str(edition.folder), "-o", str(output))}
    if office_pages.program():
        ours[NUMBERED] = edition.ours("build", str(edition.folder), "-o", str(numbered))
    for build in ours.values():
        measure(build, edition.scratch / "log")
    compilation = codec.load_compilation(output / "global-priorities.json")
    entries = cycle(quoted(compilation))
    file = edition.folder / corrections.FILE_NAME
    before = file.read_bytes() if file.exists() else b""

    def corrected(build: list[str]) -> Way:
        def way() -> list[str]:
            file.write_bytes(before)
            amendments.append(edition.folder, next(entries))
            return build

        return way

    ways = {name: corrected(build) for name, build in ours.items()}
    return {**ways, **_naive(edition, output)}


def quoted(compilation: Compilation) -> list[Correction]:
    """Return entries that change a word each, in the sentences that a document quotes."""
    entries = []
    for quotation in analyse(compilation).quotations:
        words = quotation.words.split()
        place = next((n for n, word in enumerate(words) if word.isalpha() and len(word) > 4), None)
        if place is not None and len(words) >= FEWEST_WORDS:
            entries.append(
                Correction(
                    quote=" ".join(words),
                    action="set",
                    field="text",
                    was=words[place],
                    value=f"{words[place]}x",
                    by="benchmark",
                    on="2031-06-01",
                    why="to measure",
                )
            )
    return entries


def idling(edition: Edition) -> dict[str, Way]:
    """Return the ways to do nothing, many times, since once is too short to be measured."""
    output = str(edition.scratch / "unchanged")
    build = edition.ours("build", str(edition.folder), "-o", output)
    measure(build, edition.scratch / "log")
    return {
        OURS: _always(_repeated(build)),
        "python -c pass": _always(_repeated([sys.executable, "-c", "pass"])),
    }


def _repeated(command: list[str]) -> list[str]:
    code = (
        "import subprocess, sys\nfor _ in range(int(sys.argv[1])): subprocess.run(sys.argv[2:], check=True)"
    )
    return [sys.executable, "-c", code, str(TIMES), *command]


def _always(command: list[str]) -> Way:
    return lambda: command


def ratios(comparison: Comparison, other: str, value: Callable[[Cost], float], own: str = OURS) -> str:
    """Return other / own as `median× (min–max)` over the rounds."""
    pairs = zip(comparison.costs[own], comparison.costs[other], strict=True)
    found = [value(b) / value(a) for a, b in pairs]
    return f"{statistics.median(found):.2f}× ({min(found):.2f}–{max(found):.2f})"


VALUES: tuple[Callable[[Cost], float], ...] = (lambda c: c.cpu, lambda c: c.wall, lambda c: c.peak)


def table(comparisons: Sequence[Comparison]) -> str:
    """Return the results as a Markdown table."""
    rows = ["| job | way | CPU s | wall s | peak MiB |", "| --- | --- | ---: | ---: | ---: |"]
    for comparison in comparisons:
        for way, costs in comparison.costs.items():
            cpu, wall, peak = (statistics.median(value(cost) for cost in costs) for value in VALUES)
            rows.append(f"| {comparison.job} | {way} | {cpu:.2f} | {wall:.2f} | {peak:.0f} |")
        own = [name for name in (OURS, NUMBERED) if name in comparison.costs]
        pairs = [(other, name) for name in own for other in comparison.costs if other not in own]
        for other, name in pairs:
            cells = " | ".join(ratios(comparison, other, value, name) for value in VALUES)
            rows.append(f"| {comparison.job} | **{other} / {name}** | {cells} |")
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


def compile_all() -> None:
    """Compile the program and its libraries, so that no way pays for it."""
    for place in (ROOT / "src", ROOT / "benchmarks", Path(sysconfig.get_path("purelib"))):
        compileall.compile_dir(place, quiet=2)


def measured(folder: Path, jobs: Sequence[str], rounds: int, python: str) -> list[Comparison]:
    """Do the jobs over an edition."""
    adopt_orphans()
    scratch = Path(tempfile.mkdtemp(prefix="reportgen-bench-"))
    try:
        edition = Edition(scratch / folder.name, scratch)
        shutil.copytree(folder, edition.folder)
        makers: dict[str, Callable[[], dict[str, Way]]] = {
            "read": lambda: reading(edition, python),
            "build": lambda: building(edition),
            "corrected": lambda: correcting(edition),
            "unchanged": lambda: idling(edition),
        }
        return [compare(job, makers[job](), rounds, scratch) for job in jobs]
    finally:
        shutil.rmtree(scratch)


def main() -> None:
    """Read the command line, measure, and write the results."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", help="an edition: a folder of PDFs with edition.toml")
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds (default: 5)")
    parser.add_argument("--only", choices=JOBS, action="append", help="this job (default: all)")
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="a Python that has peers")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "benchmarks" / "RESULTS.md")
    arguments = parser.parse_args()
    folder = arguments.folder or newest_edition()
    count = len(list(folder.glob("*.pdf")))
    if not count:
        sys.exit(f"{folder}: no PDFs")
    compile_all()
    before = machine()
    found = measured(folder, arguments.only or JOBS, arguments.rounds, arguments.peers)
    today = datetime.datetime.now(datetime.UTC).date()
    results = (
        f"# Benchmark results\n\n{today}; {before}, {os.getloadavg()[0]:.1f} at the end; {count} reports; "
        f"medians of {arguments.rounds} rounds, and their range.\n\n{table(found)}\n\n"
        "What is measured, and how, stands at the top of [run.py](run.py); the naive way is "
        f"[naive.py](naive.py). Each way of “unchanged” is run {TIMES} times. Made by `make bench`.\n"
    )
    arguments.output.write_text(results + sections_of(arguments.output), encoding="utf-8")
    print(results)


def sections_of(path: Path) -> str:
    """Return the sections of earlier results: what other programs have measured stays."""
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    _, heading, sections = text.partition("\n## ")
    return heading + sections


if __name__ == "__main__":
    main()
