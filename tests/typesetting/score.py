"""Compares what was read from a PDF with the truth about it."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from reportgen.model.compilation import Item, Report, Section
from reportgen.model.document import Document

from .truth import Truth, TruthItem, TruthSection

_NUMBER = re.compile(r"^(\d{1,2}(\.\d+)*|[ivxlc]+)[.)]?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of what was found and, in words, what was not.

    Attributes:
        items: paragraphs and bullets read exactly; white space counts as one space.
        words: words of the truth that stand in the result in the same order.
        spurious: items that the truth does not have.
        leaks: furniture inside items.
        mismatches: one line for each difference.
    """

    headings: int = 0
    headings_total: int = 0
    headings_spurious: int = 0
    items: int = 0
    items_total: int = 0
    spurious: int = 0
    words: int = 0
    words_total: int = 0
    words_spurious: int = 0
    bold_right: int = 0
    bold_wrong: int = 0
    bold_missing: int = 0
    pages: int = 0
    kinds: int = 0
    homes: int = 0
    leaks: int = 0
    mismatches: tuple[str, ...] = field(default=())

    @property
    def exact(self) -> float:
        """Share of items read exactly."""
        return self.items / self.items_total if self.items_total else 1.0

    @property
    def bold(self) -> float:
        """F1 of the key terms."""
        both = 2 * self.bold_right
        seen = both + self.bold_wrong + self.bold_missing
        return both / seen if seen else 1.0

    def __add__(self, other: "Score") -> "Score":
        counts = {
            name: getattr(self, name) + getattr(other, name)
            for name in self.__dataclass_fields__  # each is a number or a tuple
        }
        return Score(**counts)


def folded(text: str) -> str:
    """Text with white space as single spaces, composed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def heading_words(text: str) -> str:
    """A heading without number and capitals, which are the designer's."""
    return _NUMBER.sub("", folded(text).casefold())


def score_report(report: Report | None, truth: Truth) -> Score:
    """The priorities chapter as read, None where reading failed, against the truth."""
    sections: Sequence[Section] = report.sections if report else ()
    wanted = [(item, section) for section in truth.priorities for item in section.items]
    found = [(item, section) for section in sections for item in section.items]
    headings = [heading_words(s.heading) for s in truth.priorities]
    read_headings = [heading_words(s.heading) for s in sections]
    head = matched(headings, read_headings)
    texts, read_texts = [folded(i.text) for i, _ in wanted], [folded(i.text) for i, _ in found]
    pairs = matched(texts, read_texts)
    before = " ".join(texts).split()
    after = " ".join(read_texts).split()
    words = len(matched(before, after))
    body = "\n".join(read_texts)
    right, wrong, missing = _bold_counts([(wanted[a][0], found[b][0]) for a, b in pairs])
    lost = [wanted[a][0] for a in range(len(wanted)) if a not in {a for a, _ in pairs}]
    return Score(
        headings=len(head),
        headings_total=len(truth.priorities),
        headings_spurious=len(sections) - len(head),
        items=len(pairs),
        items_total=len(wanted),
        spurious=len(found) - len(pairs),
        words=words,
        words_total=len(before),
        words_spurious=len(after) - words,
        bold_right=right,
        bold_wrong=wrong,
        bold_missing=missing + sum(len(item.bold) for item in lost),
        pages=sum(_same_pages(wanted[a][0], found[b][0]) for a, b in pairs),
        kinds=sum(wanted[a][0].type == found[b][0].kind for a, b in pairs),
        homes=sum(_same_home(wanted[a][1], found[b][1]) for a, b in pairs),
        leaks=sum(body.count(line) for line in truth.furniture if len(line) > 3),
        mismatches=tuple(_differences(truth.file, (texts, read_texts), (headings, read_headings))),
    )


def score_document(document: Document, truth: Truth) -> Score:
    """All headings after the contents page and all paragraphs and bullets, against the truth."""
    headings = [heading_words(h.text) for h in truth.outline if not h.front_matter]
    read = [heading_words(b.text) for b in document.blocks if b.type == "heading"]
    wanted = [folded(item.text) for item in truth.body]
    found = [folded(b.text) for b in document.blocks if b.type in ("paragraph", "list_item")]
    pairs = matched(wanted, found)
    head = matched(headings, read)
    return Score(
        headings=len(head),
        headings_total=len(headings),
        items=len(pairs),
        items_total=len(wanted),
        mismatches=tuple(_differences(truth.file, (wanted, found), (headings, read))),
    )


def matched(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Indices of texts that stand in both, in one order."""
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return [(m.a + k, m.b + k) for m in matcher.get_matching_blocks() for k in range(m.size)]


def _bold_counts(pairs: Iterable[tuple[TruthItem, Item]]) -> tuple[int, int, int]:
    right = wrong = missing = 0
    for item, read in pairs:
        wanted = Counter(folded(term).casefold() for term in item.bold)
        found = Counter(folded(t.text).casefold() for t in read.key_terms if t.origin == "source")
        right += (wanted & found).total()
        wrong += (found - wanted).total()
        missing += (wanted - found).total()
    return right, wrong, missing


def _same_pages(item: TruthItem, read: Item) -> bool:
    if item.page_start is None:  # the truth does not know
        return True
    pages = [evidence.page for evidence in read.evidence]
    return bool(pages) and (min(pages), max(pages)) == (item.page_start, item.page_end)


def _same_home(wanted: TruthSection, read: Section) -> bool:
    same = heading_words(wanted.heading) == heading_words(read.heading) and wanted.kind == read.kind
    return same and wanted.subregion == (read.subregion.name if read.subregion else None)


def _differences(
    file: str, items: tuple[Sequence[str], Sequence[str]], headings: tuple[Sequence[str], Sequence[str]]
) -> Iterable[str]:
    for kind, (wanted, found) in (("heading", headings), ("item", items)):
        pairs = matched(wanted, found)
        kept, seen = {a for a, _ in pairs}, {b for _, b in pairs}
        for index, text in enumerate(wanted):
            if index not in kept:
                yield f"{file}: {kind} not found: {text[:160]}"
        if kind == "item" or len(found) < 3 * len(wanted):
            for index, text in enumerate(found):
                if index not in seen:
                    yield f"{file}: {kind} not in the truth: {text[:160]}"
