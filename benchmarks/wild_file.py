"""What one PDF without truth shows: read in a process of its own, so that time and memory are the file's.

    python benchmarks/wild_file.py FILE [--cache FOLDER] [--peers PYTHON]

Prints one line of JSON.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks import wild_peers  # noqa: E402
from benchmarks.wild_words import Passage, Torn, Witness, lost, repeated, seen, torn, words  # noqa: E402
from reportgen.model.document import Document  # noqa: E402

RUNNING = ("paragraph", "list_item", "heading", "aside", "footnote", "caption")
APART_ONCE = 4
"""Words of a running header or footer from which it is asked why it stands once only."""
PEER_LIMIT = 120.0
"""Seconds that another program may take for a file."""
SHOWN = 12
"""Places of each kind that are kept for people to look at."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one file shows; words are counted, places name their page."""

    file: str
    pages: int = 0
    words: int = 0
    body: int = 0
    held: int = 0
    lost: int = 0
    pairs: int = 0
    torn: int = 0
    once: int = 0
    unknown: int = 0
    doubted: int = 0
    questions: int = 0
    cpu: float = 0.0
    memory: float = 0.0
    kinds: dict[str, int] = field(default_factory=dict)
    peers: dict[str, list[int]] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)
    error: str | None = None


def witnesses(path: Path, cache: Path | None) -> list[Witness]:
    """Return what pdfminer.six and PDFium see by themselves; kept in `cache` by the bytes of the file."""
    name = hashlib.sha256(path.read_bytes()).hexdigest()
    kept = cache / f"{name}.json" if cache else None
    if kept and kept.is_file():
        return [Witness(tuple(pages)) for pages in json.loads(kept.read_text("utf-8"))]
    found = [Witness(tuple(_pdfminer(path))), Witness(tuple(_pdfium(path)))]
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps([one.pages for one in found]), "utf-8")
    return found


def _pdfminer(path: Path) -> list[str]:
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LTTextContainer

    return [
        "".join(part.get_text() for part in page if isinstance(part, LTTextContainer))
        for page in extract_pages(path)
    ]


def _pdfium(path: Path) -> list[str]:
    import pypdfium2

    pages = pypdfium2.PdfDocument(path)
    return [page.get_textpage().get_text_range().replace("\r", "") for page in pages]


def read(path: Path) -> tuple[Document, float, float]:
    """Return the document as read, the CPU seconds and the peak memory in MiB that it took."""
    from reportgen.extraction import prepare, read_document

    prepare()
    start = time.process_time()
    document = read_document(path)
    used = time.process_time() - start
    return document, used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def passages(document: Document) -> list[Passage]:
    """Return the texts of a document that run on."""
    return [
        Passage(block.text, tuple(evidence.page for evidence in block.evidence), block.type)
        for block in document.blocks
        if block.type in RUNNING
    ]


def block_texts(document: Document) -> list[str]:
    """Return the words of all blocks, marks and cells too."""
    out = []
    for block in document.blocks:
        out += [block.text, block.marker or "", *(cell for row in block.rows for cell in row)]
    return out


def once(document: Document) -> list[tuple[int, str]]:
    """Return (page, words) of running headers and footers that stand once: such are rather text."""
    kept = [item for item in document.furniture if item.role in {"header", "footer", "logo", "folio"}]
    masks = Counter(_plain(item.text) for item in kept)
    return [
        (item.evidence[0].page, item.text)
        for item in kept
        if len(item.text.split()) >= APART_ONCE and masks[_plain(item.text)] == 1
    ]


def _plain(text: str) -> str:
    return " ".join(words("".join(char for char in text if not char.isdecimal())))


def held(pages: Sequence[Counter[str]], running: Counter[str], texts: Sequence[str]) -> tuple[int, int]:
    """Return (words of the body, how many of them stand in `texts`); running headers are no body."""
    body: Counter[str] = Counter()
    for page in pages:
        body += page
    body -= running
    body = Counter({word: count for word, count in body.items() if not word.isdecimal()})
    have: Counter[str] = Counter()
    for text in texts:
        have.update(words(text))
    letters = "".join("".join(words(text)) for text in texts)
    found = sum(
        min(count, have[word]) if have[word] else count * (word in letters) for word, count in body.items()
    )
    return body.total(), found


def compare(path: Path, cache: Path | None, python: str, others: Sequence[Witness]) -> dict[str, list[int]]:
    """Return for each peer [words of the body held, pairs, pairs torn]; none where it failed."""
    out = {}
    running = repeated(others[0]) | repeated(others[1])
    for name in wild_peers.installed(python):
        text = _kept(path, cache, python, name)
        if text is not None:
            _, have = held(seen(others), running, [text])
            pairs, broken = torn(wild_peers.passages(text), others)
            out[name] = [have, pairs, len(broken)]
    return out


def _kept(path: Path, cache: Path | None, python: str, name: str) -> str | None:
    """Return a peer's plain text of a file, from `cache` where it was asked before."""
    place = cache / f"{hashlib.sha256(path.read_bytes()).hexdigest()}.{name}.md" if cache else None
    if place and place.is_file():
        return wild_peers.plain(place.read_text("utf-8"))
    text = wild_peers.markdown(python, name, path, PEER_LIMIT)
    if text is not None and place:
        place.write_text(text, "utf-8")
    return None if text is None else wild_peers.plain(text)


def look(path: Path, cache: Path | None, python: str | None = None) -> Seen:
    """Read one file and compare it with what the witnesses see."""
    document, cpu, memory = read(path)
    others = witnesses(path, cache)
    pages = seen(others)
    blocks = block_texts(document)
    apart = [item.text for item in document.furniture]
    missing = lost(pages, [*blocks, *apart])
    pairs, broken = torn(passages(document), others)
    alone = once(document)
    body, have = held(pages, repeated(others[0]) | repeated(others[1]), blocks)
    kinds: Counter[str] = Counter()
    for block in document.blocks:
        kinds[block.type] += len(block.text.split())
    for item in document.furniture:
        kinds[item.role] += len(item.text.split())
    everything = "".join([*blocks, *apart])
    compared = compare(path, cache, python, others) if python else {}
    return Seen(
        str(path),
        document.source.pages,
        sum(page.total() for page in pages),
        body,
        have,
        sum(map(len, missing.values())),
        pairs,
        len(broken),
        sum(len(text.split()) for _, text in alone),
        everything.count("\ufffd"),
        sum(block.confidence < 1 for block in document.blocks),
        len(document.questions),
        round(cpu, 3),
        round(memory, 1),
        dict(kinds),
        compared,
        _places(missing, broken, alone),
    )


def _places(
    missing: dict[str, list[int]], broken: Sequence[Torn], alone: Sequence[tuple[int, str]]
) -> dict[str, list[str]]:
    by_page: dict[int, list[str]] = {}
    for word, numbers in missing.items():
        for number in numbers:
            by_page.setdefault(number, []).append(word)
    worst = sorted(by_page.items(), key=lambda entry: -len(entry[1]))
    return {
        "lost": [f"p. {number}: {' '.join(found[:SHOWN])}" for number, found in worst[:SHOWN]],
        "torn": [f"p. {spot.page} {spot.kind}: … {spot.words} …" for spot in broken[:SHOWN]],
        "once": [f"p. {page}: {text[:120]}" for page, text in alone[:SHOWN]],
    }


def main() -> None:
    """Look at one file and print what it shows."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--cache", type=Path, help="folder that keeps what the other extractors see")
    parser.add_argument("--peers", help="Python of an environment that has other programs (wild_peers.py)")
    arguments = parser.parse_args()
    from reportgen.errors import ReportgenError

    try:
        found: dict[str, Any] = asdict(look(arguments.file, arguments.cache, arguments.peers))
    except ReportgenError as error:
        found = asdict(Seen(str(arguments.file), error=str(error)))
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
