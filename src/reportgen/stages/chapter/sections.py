"""The blocks of the priorities chapter → its sections, with items, key terms and notes."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace

from ...model.compilation import Item, KeyTerm, Note, Section, SectionKind, Subregion
from ...model.diagnostics import Diagnostic
from ...model.document import Block, NoteMark
from ...model.inline_runs import styled
from ...vocabularies.vocabulary import HeadingWords, Vocabulary
from .meanings import HeadingMeaning, bare, classify

# Characters of a section's id at most, where it is made of a heading's words.
_SLUG = 60


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_SLUG].strip("-") or "section"


def _key_terms(block: Block) -> tuple[KeyTerm, ...]:
    """Return the bold phrases of a block; spans separated by white space only are one."""
    spans: list[tuple[int, int]] = []
    begin = 0
    for run in block.runs:
        end = begin + len(run.text)
        if run.bold and run.text.strip():
            if spans and not block.text[spans[-1][1] : begin].strip():
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((begin, end))
        begin = end
    out = []
    for start, end in spans:
        text = block.text[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        if any(char.isalnum() for char in block.text[start:end]):
            out.append(KeyTerm(block.text[start:end], start, end))
    return tuple(out)


def item_of(block: Block, name: str) -> Item:
    """Return a block as an item of a chapter.

    Args:
        block: a list item becomes a bullet, any other block a paragraph.
        name: the item's id.
    """
    bullet = block.type == "list_item"
    return Item(
        name,
        "bullet" if bullet else "paragraph",
        block.text,
        _key_terms(block),
        evidence=block.evidence,
        marker=block.marker if bullet else None,
        level=block.level if bullet else 0,
        runs=styled(block.text, block.runs),
        marks=_marks(block),
        confidence=block.confidence,
        doubts=block.doubts,
    )


def _marks(block: Block) -> tuple[NoteMark, ...]:
    """Return the marks of notes, right behind their words: white space between is the line's."""
    return tuple(replace(mark, at=len(block.text[: mark.at].rstrip())) for mark in block.marks)


class SectionBuilder:
    """Collects sections while the chapter's blocks go by.

    Attributes:
        sections: those opened so far.
        diagnostics: what is left to ask.
    """

    def __init__(
        self, region: str, chapter: Block, words: HeadingWords, vocabulary: Vocabulary, file: str
    ) -> None:
        """Start without a section.

        Args:
            region: id of the region.
            chapter: the chapter's heading.
            words: heading words of the document's language.
            vocabulary: audiences and places.
            file: path to name in diagnostics.
        """
        self._region, self._chapter, self._vocabulary, self._file = region, chapter, vocabulary, file
        self._words = words
        self.sections: list[Section] = []
        self.diagnostics: list[Diagnostic] = []
        self._ids: set[str] = set()
        self._subregion: Subregion | None = None
        self._sub_level = 0
        self._under_sub = False
        self._pending: Block | None = None
        self._parents: list[tuple[int, SectionKind]] = []

    def _id(self, *parts: str) -> str:
        base = "/".join([self._region, *([self._subregion.id] if self._subregion else []), "-".join(parts)])
        name, number = base, 2
        while name in self._ids:
            name, number = f"{base}-{number}", number + 1
        self._ids.add(name)
        return name

    def heading(self, block: Block) -> None:
        """Open the section that a heading announces."""
        self._pending = None
        meaning = classify(block.text, self._words, self._vocabulary)
        if meaning.subregion is not None:
            place = self._vocabulary.subregions[meaning.subregion]
            self._subregion = Subregion(place.id, place.name, block.text, evidence=block.evidence)
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

    def _question(self, code: str, message: str, remedy: str, block: Block) -> None:
        where = block.evidence[0] if block.evidence else None
        page, box, paragraph = (where.page, where.bbox, where.paragraph) if where else (None, None, None)
        self.diagnostics.append(
            Diagnostic("question", code, message, remedy, self._file, page, box, paragraph=paragraph)
        )

    def _ask(self, block: Block, meaning: HeadingMeaning) -> None:
        if meaning.audiences:
            message = (
                f"The heading “{block.text}” names something besides the audiences found in it: "
                f"“{meaning.leftover}”"
            )
        else:
            message = (
                f"The vocabulary does not know the heading “{block.text}”; "
                "it is printed as it stands, without an audience"
            )
        self._question("unknown-heading", message, "add its words to vocabulary.toml", block)

    def _overview(self, heading: Block) -> Section:
        return Section(
            self._id("overview"), heading.text, self._subregion, "overview", (), (), (), heading.evidence
        )

    def _section(self) -> Section:
        """Return the open section; text right under a chapter or sub-chapter heading opens an overview."""
        if self._pending is not None:
            self.sections.append(self._overview(self._pending))
            self._pending = None
        elif not self.sections:
            self.sections.append(self._overview(self._chapter))
        return self.sections[-1]

    def content(self, block: Block) -> None:
        """Add a paragraph, list item or note to the open section."""
        section = self._section()
        if block.type in ("paragraph", "list_item"):
            item = item_of(block, f"{section.id}/{len(section.items) + 1}")
            self.sections[-1] = replace(section, items=(*section.items, item))
            return
        if block.type not in ("footnote", "aside", "caption", "table", "figure", "contents"):
            return
        self._note(section, block)
        if block.type == "table":
            message = (
                "A table stands in the priorities chapter; it is printed where it stands, and its cells are "
                "no priorities"
            )
            self._question("table-in-chapter", message, "look whether it holds priorities", block)

    def _note(self, section: Section, block: Block) -> None:
        """Add a note to a section of the chapter."""
        behind = section.items[-1].id if section.items else None
        note = Note(
            block.type,  # type: ignore[arg-type]
            block.text,
            block.evidence,
            block.rows,
            id=block.id,
            source_number=block.marker,
            after=behind,
            runs=styled(block.text, block.runs),
        )
        at = self.sections.index(section)
        self.sections[at] = replace(section, notes=(*section.notes, note))

    def fetch(self, blocks: Iterable[Block]) -> None:
        """Add the footnotes that marks of the chapter belong to and that stand outside it, as endnotes do."""
        there = {note.id for section in self.sections for note in section.notes}
        outside = {block.id: block for block in blocks if block.type == "footnote" and block.id not in there}
        for section in tuple(self.sections):
            for item in section.items:
                for mark in item.marks:
                    if mark.note in outside:
                        self._note(self.sections[self._at(section.id)], outside.pop(mark.note))

    def _at(self, name: str) -> int:
        return next(index for index, section in enumerate(self.sections) if section.id == name)
