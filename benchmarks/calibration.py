"""Measure doubt: of the passages that are read wrong, how many are asked about, and how often for nothing.

    python benchmarks/calibration.py FOLDER [-j 2] [--faults 2] [--seed 1] [--cache FOLDER] [--json FILE]

FOLDER holds reports with their truth, as `python -m tests.typesetting --seed 1 --count 3 --out FOLDER` writes
them. Each is read and held against its truth; then faults of every kind (reading_faults.py) are put into the
reading, one at a time. Counted are:

- wrong: paragraphs and list items of the truth that stand in no block word for word; not those that differ in
  nothing but spaces, which some typesetters drop;
- asked: those of them that a question names: its place meets a block that holds words of the passage, or it
  quotes words of the passage and names its page;
- for nothing: questions that concern no wrong passage, on 100 right ones.

Counted are questions of doubt only (CODES): those of vocabulary and place are none. Behind a fault, only
questions count that were not there without it, and only passages that were right without it.
"""

from __future__ import annotations

import argparse
import json
import pickle
import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from pydantic import TypeAdapter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.reading_faults import FAULTS, Fault, UnfitError, put_in  # noqa: E402
from reportgen.model.document import Block, Document, Furniture, Question, Reading  # noqa: E402
from reportgen.model.provenance import AnyEvidence, boxes_of  # noqa: E402
from reportgen.readers import choice  # noqa: E402
from reportgen.stages.structure import build  # noqa: E402
from reportgen.vocabularies.spelling import Speller  # noqa: E402
from tests.typesetting.score import folded, matched  # noqa: E402
from tests.typesetting.truth import Truth, TruthItem  # noqa: E402

CODES = frozenset(
    {"doubt", "hidden-words", "line-end-hyphen", "note-mark", "page-join", "paragraph-ends", "unread-letters"}
    | {"other-signs", "words-left-out", "words-set-apart"}
)
"""Questions of doubt: the words, their order or their division could be wrong."""
SHINGLE = 8
"""Words that a block shares with a passage, one behind the other, where it holds a part of it."""
TRIES = 8
"""Places tried for one fault."""
TRUTH = TypeAdapter(Truth)
_QUOTED = re.compile("“([^”]*)”")


@dataclass
class Count:
    """What was counted; `silent` names wrong passages that nobody asks about."""

    right: int = 0
    wrong: int = 0
    asked: int = 0
    questions: int = 0
    nothing: Counter[str] = field(default_factory=Counter)
    silent: list[str] = field(default_factory=list)

    def add(self, other: Count) -> None:
        """Add what was counted elsewhere."""
        self.right += other.right
        self.wrong += other.wrong
        self.asked += other.asked
        self.questions += other.questions
        self.nothing += other.nothing
        self.silent += other.silent


Counts = dict[str, Count]
"""Name of a fault, "" for readings as they are → what was counted."""


class Judged:
    """A document held against the truth of its report."""

    def __init__(self, document: Document, truth: Truth) -> None:
        self.document = document
        self.blocks = [it for it in document.blocks if it.type in ("paragraph", "list_item")]
        wanted, found = [folded(it.text) for it in truth.body], [folded(it.text) for it in self.blocks]
        pairs = matched(wanted, found)
        self.right = {at for at, _ in pairs}
        self.good = {id(self.blocks[at]) for _, at in pairs}
        bare = {text.replace(" ", "") for text in found}
        spaced = {at for at, text in enumerate(wanted) if text.replace(" ", "") in bare}
        self.wrong = [at for at in range(len(wanted)) if at not in self.right and at not in spaced]

    def asked(self, item: TruthItem, questions: Iterable[Question]) -> bool:
        """Return whether a question names a passage that is wrong."""
        words = folded(item.text)
        places = [place for it in self._suspects(words, item) for place in it.evidence]
        return any(_meets(question, places) or _quotes(question, words, item) for question in questions)

    def _suspects(self, words: str, item: TruthItem) -> Iterator[Block | Furniture]:
        """Yield what holds words of a passage, or on its page all of few, and is no right passage itself."""
        shingles = set(_shingles(words))
        few = len(words.split()) < SHINGLE
        for it in (*self.document.blocks, *self.document.furniture):
            text = folded(it.text)
            if id(it) not in self.good and (
                _is_part(text, words)
                or not shingles.isdisjoint(_shingles(text))
                or (few and words in text and item.page_start in {box.page for box in boxes_of(it.evidence)})
            ):
                yield it


def _is_part(text: str, words: str) -> bool:
    """Return whether a short text is a part of a passage."""
    return len(text) > 3 and len(text.split()) < SHINGLE and text in words


def _shingles(text: str) -> Iterator[str]:
    words = text.split()
    for at in range(max(1, len(words) - SHINGLE + 1)):
        yield " ".join(words[at : at + SHINGLE])


def _meets(question: Question, places: Sequence[AnyEvidence]) -> bool:
    return any(
        a.page == b.page
        and a.bbox[0] < b.bbox[2]
        and b.bbox[0] < a.bbox[2]
        and a.bbox[1] < b.bbox[3]
        and b.bbox[1] < a.bbox[3]
        for a in boxes_of(question.evidence)
        for b in boxes_of(places)
    )


def _quotes(question: Question, words: str, item: TruthItem) -> bool:
    """Return whether a question quotes words of a passage, and names its page."""
    first, last = item.page_start, item.page_end
    pages = {place.page for place in boxes_of(question.evidence)}
    if first is not None and last is not None and not pages & set(range(first, last + 1)):
        return False
    quoted = [part.strip(" …") for part in _QUOTED.findall(question.reason)]
    return any(part and part in words for part in quoted)


def doubts(document: Document) -> list[Question]:
    """Return a document's questions of doubt."""
    return [question for question in document.questions if question.code in CODES]


def as_read(document: Document, truth: Truth) -> Count:
    """Count what a document shows as it was read."""
    judged, questions = Judged(document, truth), doubts(document)
    wrong = [truth.body[at] for at in judged.wrong]
    silent = [item for item in wrong if not judged.asked(item, questions)]
    idle = [it for it in questions if not any(judged.asked(item, [it]) for item in wrong)]
    return Count(
        right=len(judged.right),
        wrong=len(wrong),
        asked=len(wrong) - len(silent),
        questions=len(questions),
        nothing=Counter(it.code for it in idle),
        silent=[_named(truth, item) for item in silent],
    )


def with_fault(fault: Fault, reading: Reading, clean: Document, truth: Truth, rng: Random) -> Count:
    """Count what one fault makes wrong; nothing where it finds no place or makes nothing wrong."""
    before = Judged(clean, truth)
    texts = [folded(it.text) for it in before.blocks if id(it) in before.good]
    known = {(it.code, it.reason) for it in clean.questions}
    for _ in range(TRIES):
        try:
            document = put_in(fault, reading, texts, rng)
        except UnfitError:
            continue
        judged = Judged(document, truth)
        wrong = [truth.body[at] for at in judged.wrong if at in before.right]
        if not wrong:
            continue
        new = [it for it in doubts(document) if (it.code, it.reason) not in known]
        silent = [item for item in wrong if not judged.asked(item, new)]
        return Count(
            wrong=len(wrong),
            asked=len(wrong) - len(silent),
            questions=len(new),
            silent=[_named(truth, item) for item in silent],
        )
    return Count()


def _named(truth: Truth, item: TruthItem) -> str:
    return f"{truth.file} p. {item.page_start}: {item.text[:50]} … {item.text[-30:]}"


def measure(path: Path, faults: int, seed: int, cache: Path | None, only: str = "") -> Counts:
    """Count what one report shows as it is read, and with each kind of fault.

    Args:
        path: the PDF; its truth lies beside it.
        faults: of each kind.
        seed: chooses their places, with the file's name.
        cache: folder that keeps readings.
        only: faults whose names hold these words.
    """
    truth = TRUTH.validate_json(path.with_suffix(".truth.json").read_bytes())
    reading = _reading(path, cache)
    clean = build.build(reading, Speller)
    counts = {"": as_read(clean, truth)}
    for fault in (it for it in FAULTS if only in it.name):
        counts[fault.name] = Count()
        for number in range(faults):
            rng = Random(f"{seed} {path.name} {fault.name} {number}")
            counts[fault.name].add(with_fault(fault, reading, clean, truth, rng))
    return counts


def _reading(path: Path, cache: Path | None) -> Reading:
    kept = cache / f"{path.stem}.pickle" if cache is not None else None
    if kept is not None and kept.exists():
        found: Reading = pickle.loads(kept.read_bytes())
        return found
    reading, _ = choice.read(path)
    assert isinstance(reading, Reading)
    if kept is not None:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(reading))
    return reading


def total(counts: Iterable[Counts]) -> Counts:
    """Add up what was counted in many reports."""
    whole: Counts = {}
    for one in counts:
        for name, count in one.items():
            whole.setdefault(name, Count()).add(count)
    return whole


def table(counts: Counts, reports: int) -> Iterator[str]:
    """Yield the lines of the result."""
    read = counts[""]
    idle = sum(read.nothing.values())
    codes = ", ".join(f"{code} {number}" for code, number in sorted(read.nothing.items())) or "none"
    yield f"{reports} reports, {read.right + read.wrong} passages: {read.right} right, {read.wrong} wrong."
    yield f"Of the wrong ones {_share(read.asked, read.wrong)} are asked about."
    share = f"{100 * idle / max(1, read.right):.2f}"
    yield f"Questions for nothing: {idle}, {share} on 100 right passages ({codes})."
    yield ""
    yield "| fault put in | passages wrong | asked about | |"
    yield "| --- | ---: | ---: | ---: |"
    faults = {name: count for name, count in counts.items() if name}
    for name, count in faults.items():
        yield _row(name, count)
    yield _row("all", total([{"": count} for count in faults.values()]).get("", Count()))


def _row(name: str, count: Count) -> str:
    return f"| {name} | {count.wrong} | {count.asked} | {100 * count.asked / max(1, count.wrong):.0f} % |"


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / max(1, whole):.0f} %)"


def reports_of(folder: Path) -> list[Path]:
    """Return the PDFs below a folder that have their truth beside them."""
    return sorted(path for path in folder.rglob("*.pdf") if path.with_suffix(".truth.json").exists())


def main(argv: Collection[str] | None = None) -> int:
    """Read the command line, measure every report, print what was counted; 2 where there is none."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="reports with their truth, also in folders below it")
    parser.add_argument("-j", "--jobs", type=int, default=2, help="reports measured at once (default: 2)")
    parser.add_argument("--faults", type=int, default=2, help="of each kind in each report (default: 2)")
    parser.add_argument("--seed", type=int, default=1, help="chooses the faults' places (default: 1)")
    parser.add_argument("--only", default="", help="only faults whose names hold these words")
    parser.add_argument("--cache", type=Path, help="folder that keeps readings; for work on the structure")
    parser.add_argument("--silent", type=int, default=5, help="silent passages of each kind to name")
    parser.add_argument("--json", type=Path, help="file for all figures and all silent passages")
    args = parser.parse_args(None if argv is None else list(argv))
    paths = reports_of(args.folder)
    if not paths:
        print(f"{args.folder}: no report with its truth beside it", file=sys.stderr)
        return 2
    job = partial(measure, faults=args.faults, seed=args.seed, cache=args.cache, only=args.only)
    if args.jobs == 1:
        counts = total(map(job, paths))
    else:
        with ProcessPoolExecutor(args.jobs) as pool:
            counts = total(pool.map(job, paths))
    print("\n".join(table(counts, len(paths))))
    for name, count in counts.items():
        for line in count.silent[: args.silent]:
            print(f"silent: {name or 'as read'}: {line}")
    if args.json:
        shown = {name: {**vars(it), "nothing": dict(it.nothing)} for name, it in counts.items()}
        args.json.write_text(json.dumps(shown, indent=1, ensure_ascii=False), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
