"""A document → the report of its priorities chapter, by the words of the vocabulary.

The chapter is found by its heading; whatever stands in it goes into the report. A heading that the
vocabulary does not know keeps its words, names no audience, and raises a question.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ..diagnostics import Diagnostic
from ..model import Block, Document
from ..schema import Evidence, Item, KeyTerm, Note, Region, Report, Section, SectionKind, Source, Subregion
from ..vocabulary import HeadingWords, Vocabulary
from . import facts


@dataclass(frozen=True, slots=True)
class Wishes:
    """What people decided in the edition file for one report.

    Attributes:
        region: id of the region, where detection would get it wrong.
        chapter: words of the chapter's heading, where it is not found.
    """

    region: str | None = None
    chapter: str | None = None


@dataclass(frozen=True, slots=True)
class HeadingMeaning:
    """What the vocabulary makes of a section heading.

    Attributes:
        known: False where the meaning is left open.
        leftover: words that the vocabulary does not explain.
        lead: it starts as headings of priorities do ("Priority Actions for …"), whoever follows.
    """

    kind: SectionKind
    audiences: tuple[str, ...] = ()
    subregion: str | None = None
    known: bool = True
    leftover: str = ""
    lead: bool = False


_NUMBER = re.compile(
    r"^\s*(?:(?:chapter|section|part)\s+)?(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Za-z])[.):]?\s+(?=\S)", re.I
)


def bare(text: str) -> str:
    """Return a heading without number, closing punctuation and doubled space."""
    stripped = re.sub(r"^\s*(?:\d+(?:\.\d+)*|[IVXLC]+(?=[.):])|[A-Z](?=[.)]))[.):]?\s+(?=\S)", "", text)
    return " ".join(stripped.split()).strip(" :.–—-")


def _is_one_of(text: str, terms: Sequence[str]) -> bool:
    folded = text.casefold().replace("’", "'")
    return any(folded == term.casefold() for term in terms)


def classify(text: str, words: HeadingWords, vocabulary: Vocabulary) -> HeadingMeaning:
    """Return what a heading inside the priorities chapter means."""
    title = bare(text)
    place = _subregion(title, words, vocabulary)
    if place is not None:
        return HeadingMeaning("overview", subregion=place)
    if _is_one_of(title, words.overview):
        return HeadingMeaning("overview")
    if _is_one_of(title, words.issues):
        return HeadingMeaning("issues")
    if _is_one_of(title, words.actions):
        return HeadingMeaning("actions")
    folded = title.casefold()
    for lead in sorted([*words.actions, *words.issues], key=len, reverse=True):
        if not folded.startswith(lead.casefold()):
            continue
        rest = _after_link(title[len(lead) :], words)
        kind: SectionKind = "issues" if lead in words.issues and lead not in words.actions else "actions"
        if rest is not None:
            audiences, leftover = _audiences(rest, words, vocabulary)
            known = bool(audiences) and not leftover
            return HeadingMeaning(kind, audiences, known=known, leftover=leftover, lead=True)
    audiences, leftover = _audiences(title, words, vocabulary)
    if audiences and not leftover:
        return HeadingMeaning("actions", audiences)
    return HeadingMeaning("issues", (), known=False, leftover=title)


def _after_link(rest: str, words: HeadingWords) -> str | None:
    """Return what follows "relating to" and the like, None where no such word follows."""
    text = rest.strip()
    if text[:1] in ":–—-":
        return text[1:].strip()
    for link in sorted(words.links, key=len, reverse=True):
        match = re.match(rf"{re.escape(link)}(?!\w)\s*", text, re.I)
        if match:
            return text[match.end() :]
    return None


def _audiences(text: str, words: HeadingWords, vocabulary: Vocabulary) -> tuple[tuple[str, ...], str]:
    """Return the audiences that a text names, in order, and the words that none of them explains."""
    found = vocabulary.audience_finder.find(text)
    ids = tuple(dict.fromkeys(match.id for match in found))
    rest = text
    for match in reversed(found):
        rest = f"{rest[: match.start]} {rest[match.end :]}"
    for finder in (vocabulary.region_finder, vocabulary.subregion_finder):
        for match in reversed(finder.find(rest)):
            rest = f"{rest[: match.start]} {rest[match.end :]}"
    left = [word for word in re.findall(r"[\w&'’-]+", rest) if word.casefold() not in words.filler]
    return ids, " ".join(left)


def _subregion(title: str, words: HeadingWords, vocabulary: Vocabulary) -> str | None:
    """Return the sub-region whose sub-chapter a heading opens: its name, with or without "priorities"."""
    found = vocabulary.subregion_finder.find(title)
    if not found:
        return None
    rest = title
    for match in reversed(found):
        rest = f"{rest[: match.start]} {rest[match.end :]}"
    allowed = {word.casefold() for term in words.priorities for word in term.split()} | {
        *words.filler,
        *(word for link in words.links for word in link.split()),
        "priorities",
    }
    left = [word for word in re.findall(r"[\w&'’-]+", rest) if word.casefold() not in allowed]
    ids = {match.id for match in found}
    return found[0].id if not left and len(ids) == 1 else None


def find_region(document: Document, chapter: str | None, vocabulary: Vocabulary) -> str | None:
    """Return the region that the chapter's heading, else the title, else the headings name most.

    A title such as "Europe, North America and the Caribbean" is one term, longer than "North America";
    so the longest words win.
    """
    counts: dict[str, float] = {}
    sources = [
        (chapter or "", 4.0),
        (document.source.title or "", 2.0),
        (document.source.file.replace("-", " ").replace("_", " "), 0.5),
    ]
    sources += [
        (block.text, 1.0) for block in document.blocks if block.evidence and block.evidence[0].page == 1
    ]
    sources += [(block.text, 0.2) for block in document.blocks if block.type == "heading"]
    for text, weight in sources:
        for match in vocabulary.region_finder.find(text):
            counts[match.id] = counts.get(match.id, 0.0) + weight * (match.end - match.start)
    if not counts:
        return None
    return max(counts, key=lambda region: (counts[region], -vocabulary.order(region)))


@dataclass(slots=True)
class _Candidate:
    start: int
    score: float
    reasons: list[str] = field(default_factory=list)


def find_chapter(document: Document, vocabulary: Vocabulary, wishes: Wishes = Wishes()) -> int | None:
    """Return the index of the heading that opens the priorities chapter, None where there is none."""
    words = vocabulary.heading_words(document.source.language)
    blocks = document.blocks
    if wishes.chapter is not None:
        wanted = bare(wishes.chapter).casefold()
        return next(
            (at for at, b in enumerate(blocks) if b.type == "heading" and bare(b.text).casefold() == wanted),
            None,
        )
    best: _Candidate | None = None
    for at, block in enumerate(blocks):
        if block.type != "heading":
            continue
        candidate = _Candidate(at, _chapter_score(document, at, words, vocabulary))
        if candidate.score >= 3 and (best is None or candidate.score > best.score):
            best = candidate
    return best.start if best else None


def _chapter_score(document: Document, at: int, words: HeadingWords, vocabulary: Vocabulary) -> float:
    """Weigh a heading: its words, a region's name in it, and the sections that follow under it."""
    block = document.blocks[at]
    title = bare(block.text)
    if _is_one_of(title, words.after) or _is_one_of(title, words.overview):
        return 0.0
    folded = title.casefold()
    speaks = any(
        re.search(rf"(?<!\w){re.escape(term.casefold())}(?!\w)", folded) for term in words.priorities
    )
    places = vocabulary.region_finder.find(title)
    rest = title
    for match in reversed(places):
        rest = f"{rest[: match.start]} {rest[match.end :]}"
    extra = [
        word
        for word in re.findall(r"[^\W\d_]+", rest.casefold())
        if word not in words.filler
        and word not in words.links
        and not any(word in term.casefold().split() for term in [*words.priorities, *words.priorities_alone])
    ]
    sections = _sections_under(document, at, words, vocabulary)
    score = 0.0
    if speaks and places and not extra:
        score += 5
    elif _is_one_of(title, words.priorities_alone):
        score += 4
    elif speaks:
        score += 2
    score += min(4, 2 * sections)
    meaning = classify(block.text, words, vocabulary)
    if meaning.subregion is not None and not (
        places and len({match.id for match in places}) == 1 and sections >= 2
    ):
        score -= 1
    if meaning.known and meaning.kind in ("actions", "issues") and meaning.audiences:
        score -= 4
    return score - 0.3 * (block.level - 1)


def _sections_under(document: Document, at: int, words: HeadingWords, vocabulary: Vocabulary) -> int:
    """Return how many headings below this one are sections of priorities (not plain overviews)."""
    level = document.blocks[at].level
    count = 0
    for block in document.blocks[at + 1 :]:
        if block.type != "heading":
            continue
        meaning = classify(block.text, words, vocabulary)
        section = meaning.known and (bool(meaning.audiences) or meaning.kind == "issues")
        if block.level <= level and not section:
            break
        count += section
    return count


def _end(document: Document, start: int, words: HeadingWords, vocabulary: Vocabulary) -> int:
    """Return the index behind the chapter's last block.

    A heading of the chapter's own level ends it unless it is a section of priorities set in the same
    style; a heading that always stands after it ends it at any level of its sections.
    """
    blocks = document.blocks
    level = blocks[start].level
    section_level = None
    for at in range(start + 1, len(blocks)):
        block = blocks[at]
        if block.type != "heading":
            continue
        title = bare(block.text)
        meaning = classify(block.text, words, vocabulary)
        if section_level is None and block.level > level:
            section_level = block.level
        if _is_one_of(title, words.after) and block.level <= (section_level or level):
            return at
        section = meaning.known and (
            bool(meaning.audiences) or meaning.kind == "issues" or meaning.subregion is not None
        )
        flat = section_level is None and (section or (meaning.kind == "overview" and meaning.known))
        named = meaning.lead or (section and bool(meaning.audiences))
        if block.level <= level and not flat and not named:
            return at
    return len(blocks)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "section"


def _key_terms(block: Block) -> tuple[KeyTerm, ...]:
    """Return the bold phrases of a block; spans apart by white space only are one."""
    spans: list[tuple[int, int]] = []
    at = 0
    for run in block.runs:
        end = at + len(run.text)
        if run.bold and run.text.strip():
            if spans and not block.text[spans[-1][1] : at].strip():
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((at, end))
        at = end
    out = []
    for start, end in spans:
        text = block.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        if any(char.isalnum() for char in block.text[start:end]):
            out.append(KeyTerm(block.text[start:end], start, end))
    return tuple(out)


class _Builder:
    """Collects sections while the chapter's blocks go by."""

    def __init__(self, region: str, chapter: Block, language: str, vocabulary: Vocabulary, file: str) -> None:
        self.region, self.chapter, self.vocabulary, self.file = region, chapter, vocabulary, file
        self.words = vocabulary.heading_words(language)
        self.sections: list[Section] = []
        self.diagnostics: list[Diagnostic] = []
        self._ids: set[str] = set()
        self._subregion: Subregion | None = None
        self._sub_level = 0
        self._under_sub = False
        self._pending: Block | None = None
        self._parents: list[tuple[int, SectionKind]] = []

    def _id(self, *parts: str) -> str:
        base = "/".join([self.region, *([self._subregion.id] if self._subregion else []), "-".join(parts)])
        name, number = base, 2
        while name in self._ids:
            name, number = f"{base}-{number}", number + 1
        self._ids.add(name)
        return name

    def heading(self, block: Block) -> None:
        """Open the section that a heading announces."""
        self._close_pending()
        meaning = classify(block.text, self.words, self.vocabulary)
        if meaning.subregion is not None:
            place = self.vocabulary.subregions[meaning.subregion]
            self._subregion = Subregion(place.id, place.name, block.text)
            self._sub_level, self._under_sub = block.level, False
            self._pending, self._parents = block, []
            return
        if self._subregion is not None:
            if block.level > self._sub_level:
                self._under_sub = True
            elif block.level < self._sub_level or self._under_sub:
                self._subregion = None
        self._parents = [parent for parent in self._parents if parent[0] < block.level]
        kind = meaning.kind
        if not meaning.known:
            kind = self._parents[-1][1] if self._parents and not meaning.audiences else kind
            self._ask(block, meaning)
        self._parents.append((block.level, kind))
        names = meaning.audiences or ((kind,) if meaning.known else (_slug(bare(block.text)),))
        self.sections.append(
            Section(
                self._id(*names), block.text, self._subregion, kind, meaning.audiences, (), (), block.evidence
            )
        )

    def _ask(self, block: Block, meaning: HeadingMeaning) -> None:
        if meaning.audiences:
            message = f"The heading “{block.text}” names something besides the audiences found in it: “{meaning.leftover}”"
        else:
            message = f"The vocabulary does not know the heading “{block.text}”; it is printed as it stands, without an audience"
        where = block.evidence[0] if block.evidence else None
        self.diagnostics.append(
            Diagnostic(
                "question",
                "unknown-heading",
                message,
                "add its words to vocabulary.toml",
                self.file,
                where.page if where else None,
                where.bbox if where else None,
            )
        )

    def _close_pending(self) -> None:
        self._pending = None

    def _section(self) -> Section:
        """Return the open section; text right under a chapter or sub-chapter heading opens an overview."""
        if self._pending is not None:
            block, self._pending = self._pending, None
            self.sections.append(
                Section(
                    self._id("overview"), block.text, self._subregion, "overview", (), (), (), block.evidence
                )
            )
        elif not self.sections:
            self.sections.append(
                Section(
                    self._id("overview"),
                    self.chapter.text,
                    None,
                    "overview",
                    (),
                    (),
                    (),
                    self.chapter.evidence,
                )
            )
        return self.sections[-1]

    def content(self, block: Block) -> None:
        """Add a paragraph, list item or note to the open section."""
        section = self._section()
        if block.type in ("paragraph", "list_item"):
            bullet = block.type == "list_item"
            item = Item(
                f"{section.id}/{len(section.items) + 1}",
                "bullet" if bullet else "paragraph",
                block.text,
                _key_terms(block),
                evidence=block.evidence,
                marker=block.marker if bullet else None,
                level=block.level if bullet else 0,
            )
            self.sections[-1] = replace(section, items=(*section.items, item))
            return
        kind = block.type
        assert kind in ("footnote", "aside", "caption", "table")
        note = Note(kind, block.text, block.evidence, block.rows)
        self.sections[-1] = replace(section, notes=(*section.notes, note))
        if kind == "table":
            where = block.evidence[0]
            self.diagnostics.append(
                Diagnostic(
                    "question",
                    "table-in-chapter",
                    "A table stands in the priorities chapter; its cells are listed in the annex, not in the text",
                    "look whether it holds priorities",
                    self.file,
                    where.page,
                    where.bbox,
                )
            )


def normalize(
    document: Document, vocabulary: Vocabulary, wishes: Wishes = Wishes(), file: str | None = None
) -> tuple[Report | None, tuple[Diagnostic, ...]]:
    """Return the report of a document's priorities chapter, and what is left to ask.

    Args:
        document: the structure of a source.
        vocabulary: regions, headings, audiences.
        wishes: what people decided for this source.
        file: path to name in diagnostics.

    Returns:
        None in place of the report where no priorities chapter or no region is found; the
        diagnostics then hold an error that says so.
    """
    name = file or document.source.file
    start = find_chapter(document, vocabulary, wishes)
    if start is None:
        asked = f" “{wishes.chapter}”" if wishes.chapter else ""
        message = f"no priorities chapter{asked} is found"
        remedy = 'name its heading in edition.toml: chapter = "…" under [[report]]'
        return None, (Diagnostic("error", "no-chapter", message, remedy, name),)
    chapter = document.blocks[start]
    region = wishes.region or find_region(document, chapter.text, vocabulary)
    if region is None or region not in vocabulary.regions:
        message = (
            "the region is not recognised" if region is None else f"the vocabulary has no region “{region}”"
        )
        remedy = 'name it in edition.toml: region = "…" under [[report]]'
        return None, (Diagnostic("error", "no-region", message, remedy, name),)
    words = vocabulary.heading_words(document.source.language)
    builder = _Builder(region, chapter, document.source.language, vocabulary, name)
    for block in document.blocks[start + 1 : _end(document, start, words, vocabulary)]:
        if block.type == "heading":
            builder.heading(block)
        else:
            builder.content(block)
    place = vocabulary.regions[region]
    source = document.source
    report = Report(
        Region(place.id, place.name),
        chapter.text,
        Source(
            source.file,
            source.sha256,
            source.pages,
            source.language,
            source.title,
            facts.forum_dates(document, vocabulary),
        ),
        facts.participation(document, vocabulary),
        tuple(builder.sections),
    )
    return report, tuple(_asked(document, report, name) + builder.diagnostics + _empty(report, name))


def _asked(document: Document, report: Report, name: str) -> list[Diagnostic]:
    """Return the reading's questions; those outside the chapter are notes."""
    boxes = [evidence for section in report.sections for item in section.items for evidence in item.evidence]
    out = []
    for question in document.questions:
        inside = any(_touches(where, boxes) for where in question.evidence)
        first = question.evidence[0] if question.evidence else None
        out.append(
            Diagnostic(
                "question" if inside else "note",
                question.code,
                question.reason,
                "compare with the source" if inside else "",
                name,
                first.page if first else None,
                first.bbox if first else None,
            )
        )
    return out


def _touches(where: Evidence, boxes: Sequence[Evidence]) -> bool:
    middle = (where.bbox[0] + where.bbox[2]) / 2, (where.bbox[1] + where.bbox[3]) / 2
    return any(
        box.page == where.page
        and box.bbox[0] - 1 <= middle[0] <= box.bbox[2] + 1
        and box.bbox[1] - 1 <= middle[1] <= box.bbox[3] + 1
        for box in boxes
    )


def _empty(report: Report, name: str) -> list[Diagnostic]:
    if any(section.items for section in report.sections):
        return []
    return [
        Diagnostic(
            "warning",
            "empty-chapter",
            f"the chapter “{report.heading}” holds no text",
            "look at the source",
            name,
        )
    ]
