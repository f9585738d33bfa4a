"""Writes random reports with their truth: `python -m tests.typesetting --seed 1 --count 20 --out DIR`."""

import argparse
import sys
from pathlib import Path

from .design import Design
from .engines import LIMITS, available, engine
from .finish import finish
from .harder import harder_design, harder_report
from .random_design import random_design
from .random_report import random_report
from .truth import Truth

EDITION = """title = "Random reports {first} to {last}"
series = "Typeset for reading back"
year = 2026
language = "en"
introduction = \"\"\"
Random words, typeset by {engine} to measure how well reports are read back.
\"\"\"
"""


def main(argv: list[str] | None = None) -> int:
    """Write the reports asked for; 2 where an engine is unknown."""
    parser = argparse.ArgumentParser(prog="python -m tests.typesetting", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="first seed")
    parser.add_argument("--count", type=int, default=5, help="reports for each engine")
    parser.add_argument("--out", type=Path, required=True, help="folder; one folder below it for each engine")
    parser.add_argument("--engine", default=",".join(LIMITS), help="names, separated by commas")
    parser.add_argument("--harder", action="store_true", help="designs and passages that are hard to read")
    args = parser.parse_args(argv)
    names = args.engine.split(",")
    if unknown := set(names) - set(LIMITS):
        parser.error(f"unknown engine {', '.join(sorted(unknown))}; there are {', '.join(LIMITS)}")
    for name in names:
        if not available(name):
            print(f"{name}: not installed, left out", file=sys.stderr)
            continue
        write_set(name, range(args.seed, args.seed + args.count), args.out / name, args.harder)
    lists = (path.read_text("utf-8") for path in sorted(args.out.glob("*/README.md")))
    (args.out / "README.md").write_text("".join(("# Random reports and their designs\n\n", *lists)), "utf-8")
    return 0


def write_set(name: str, seeds: range, folder: Path, harder: bool = False) -> None:
    """Write one report a seed, its truth, a list of traits and an edition file into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = []
    for seed in seeds:
        design, truth = write_report(name, seed, folder, harder=harder)
        lines.append(f"- `{name}/{truth.file}`: {truth.region['id']}, {truth.pages} pages, {traits(design)}")
        print(lines[-1], flush=True)
    head = EDITION.format(first=seeds[0], last=seeds[-1], engine=name)
    (folder / "edition.toml").write_text(head, "utf-8")
    listed = folder / "README.md"
    listed.write_text("\n".join(lines) + "\n", "utf-8")


def write_report(name: str, seed: int, folder: Path, *, harder: bool = False) -> tuple[Design, Truth]:
    """One random report in a random design, both decided by the seed; a `harder` one is hard to read."""
    design = random_design(seed * 7919 + len(name), LIMITS[name])
    report = random_report(seed * 31 + len(name))
    if harder:
        design, report = harder_design(design, seed), harder_report(report, seed)
    report = finish(report, design)
    path = folder / f"{name}-{seed:03d}.pdf"
    truth = engine(name)(report, design, path)
    truth.write(path.with_suffix(".truth.json"))
    return design, truth


def traits(design: Design) -> str:
    """What is particular about a design, in words."""
    first, second = design.headings[:2]
    words = [
        design.page,
        f"{design.columns} column{'s' if design.columns > 1 else ''}",
        f"{design.body_family} {design.body_weight}/{design.bold_weight} {design.body_size} pt",
        design.align + (" hyphenated" if design.hyphenate else ""),
        f"paragraphs by {design.paragraph}",
        f"h1 {design.heading_family} ×{first.size} {first.case} {first.align}"
        + (" letter-spaced" if first.tracking else "")
        + (" on colour" if first.ground else ""),
        f"h2 ×{second.size} {second.case} {second.align}" + (" underlined" if second.underline else ""),
        f"header {design.header}",
        f"footer {design.footer}",
    ]
    flags = {
        "numbered": design.numbered,
        "fake bold": design.synthetic_bold,
        "drop caps": design.drop_cap,
        "chapters run on": not design.chapter_break,
        "odd/even": design.odd_even,
        "roman front": design.roman_front,
        f"sponsor lines on {design.sponsor_lines} pages": design.sponsor_lines != "none",
        "untagged": not design.tagged,
        "no bookmarks": not design.bookmarks,
        "watermark": design.watermark is not None,
        "coloured bold": design.bold_color,
        "loose breaks": design.loose_breaks,
        f"typed capitals to level {design.typed_caps}": design.typed_caps > 0,
        "side tab": design.side_tab,
        "hard spaces": design.hard_spaces,
        "decomposed accents": design.decomposed,
        "line numbers": design.line_numbers,
    }
    return ", ".join(
        (*words, *(flag for flag, on in flags.items() if on), f"bullets {' '.join(design.bullets)}")
    )


if __name__ == "__main__":
    sys.exit(main())
