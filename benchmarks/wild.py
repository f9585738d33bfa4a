"""Measure reading on PDFs without truth: what other extractors see and reportgen does not, and what it tears.

    python benchmarks/wild.py FOLDER [-j 2] [--limit SECONDS] [--worst 15] [--cache FOLDER] [--json FILE]
                              [--peers PYTHON]

Every PDF below FOLDER is read in a process of its own (wild_file.py) and compared with the words that
pdfminer.six and PDFium see by themselves:

- lost:   words that both see and that stand in no block and in no furniture;
- torn:   neighbouring words of one paragraph, list item, heading or note that neither has side by side;
- once:   words set apart as running header or footer that stand once, digits apart: such are rather text;
- U+FFFD: letters that no font explains;
- doubt:  blocks with a confidence below 1;
- held:   share of the body's words (those that repeat as furniture left out) that stand in blocks;
- CPU seconds and peak MiB of reading, for each file.

With --peers, the interpreter of an environment that has opendataloader, pdf_oxide, liteparse or pymupdf4llm:
what these hold and tear, over the files that all of them read.

There is no truth here: a high figure is a place to look at, not a fault.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOOK = ROOT / "benchmarks" / "wild_file.py"

Row = dict[str, Any]


def look(path: Path, limit: float, cache: Path | None, peers: str | None = None) -> Row:
    """Return what one file shows; `error` says why where it could not be read or took too long."""
    command = [sys.executable, str(LOOK), str(path), *(["--cache", str(cache)] if cache else [])]
    command += ["--peers", peers] if peers else []
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return {"file": str(path), "error": f"more than {limit:.0f} seconds"}
    try:
        found: Row = json.loads(done.stdout)
    except ValueError:
        lines = done.stderr.strip().splitlines() or [f"exit {done.returncode}"]
        return {"file": str(path), "error": lines[-1]}
    return found


def gather(folder: Path, jobs: int, limit: float, cache: Path | None, peers: str | None = None) -> list[Row]:
    """Look at every PDF below a folder, in the order of their names."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() == ".pdf")
    with ThreadPoolExecutor(jobs) as pool:
        return list(pool.map(lambda path: look(path, limit, cache, peers), files))


def summary(rows: Sequence[Row], worst: int) -> Iterator[str]:
    """Yield the lines of the report: totals, then the worst files with their places."""
    read = [row for row in rows if not row["error"]]
    yield f"{len(rows)} PDFs, {len(read)} read, {sum(row['pages'] for row in read)} pages"
    for row in rows:
        if row["error"]:
            yield f"  not read: {row['file']}: {row['error']}"
    if not read:
        return
    total = {key: sum(row[key] for row in read) for key in read[0] if isinstance(read[0][key], int | float)}
    yield (
        f"words {total['words']}, lost {_share(total['lost'], total['words'])}; "
        f"body {total['body']}, held in blocks {_share(total['held'], total['body'])}"
    )
    yield (
        f"pairs {total['pairs']}, torn {_share(total['torn'], total['pairs'])}; "
        f"set apart once {total['once']} words; U+FFFD {total['unknown']}; "
        f"doubted blocks {total['doubted']}; questions {total['questions']}"
    )
    yield (
        f"CPU {total['cpu']:.1f} s, {1000 * total['cpu'] / total['pages']:.1f} ms a page; "
        f"peak {max(row['memory'] for row in read):.0f} MiB"
    )
    yield from against_peers(read)
    for key, title in (("lost", "lost"), ("torn", "torn"), ("once", "set apart once"), ("unknown", "U+FFFD")):
        yield from _worst(read, key, title, worst)


def against_peers(read: Sequence[Row]) -> Iterator[str]:
    """Yield what each peer holds and tears, and reportgen beside it, over the files that all of them read."""
    names = sorted({name for row in read for name in row.get("peers", {})})
    shared = [row for row in read if names and set(row["peers"]) == set(names)]
    if not shared:
        return
    body = sum(row["body"] for row in shared)
    yield f"\n{len(shared)} files that all read, {body} words of the body: held; torn of pairs"
    figures = {"reportgen": [sum(row[key] for row in shared) for key in ("held", "pairs", "torn")]}
    for name in names:
        figures[name] = [sum(column) for column in zip(*(row["peers"][name] for row in shared), strict=True)]
    for name, (held, pairs, torn) in figures.items():
        yield f"  {name:18} held {_share(held, body)}; torn {_share(torn, pairs)}"


def _share(part: float, whole: float) -> str:
    return f"{part:.0f} = {100 * part / max(1, whole):.3f} %"


def _worst(rows: Sequence[Row], key: str, title: str, worst: int) -> Iterator[str]:
    """Yield the files with most of one kind, and their places."""
    chosen = [row for row in sorted(rows, key=lambda row: -row[key])[:worst] if row[key]]
    if chosen:
        yield f"\n{title}: the worst files"
    for row in chosen:
        yield f"  {row[key]:6} {row['file']} ({row['pages']} pages, {row['words']} words)"
        yield from (f"         {place}" for place in row["places"].get(key, [])[:4])


def main() -> None:
    """Read the command line, look at every file, print and keep what they show."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="PDFs, also in folders below it")
    parser.add_argument("-j", "--jobs", type=int, default=2, help="files read at once (default: 2)")
    parser.add_argument("--limit", type=float, default=180.0, help="seconds for one file (default: 180)")
    parser.add_argument("--worst", type=int, default=15, help="files of each kind to name (default: 15)")
    parser.add_argument("--cache", type=Path, help="folder that keeps what the other extractors see")
    parser.add_argument("--json", type=Path, help="file for all figures and places")
    parser.add_argument("--peers", help="Python of an environment that has other programs")
    arguments = parser.parse_args()
    rows = gather(arguments.folder, arguments.jobs, arguments.limit, arguments.cache, arguments.peers)
    if not rows:
        sys.exit(f"{arguments.folder}: no PDFs")
    if arguments.json:
        arguments.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
    print("\n".join(summary(rows, arguments.worst)))


if __name__ == "__main__":
    main()
