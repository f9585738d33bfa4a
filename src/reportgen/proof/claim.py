"""The compilation as a list of claims: these words stand in that source, in that box or paragraph.

Corrections are taken back where the compilation keeps the printed words; what people added is no claim.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from ..model.compilation import Compilation, Item, Note, Report, Section, Subregion
from ..model.provenance import AnyEvidence, Locator, locator_of

ClaimKind = Literal["chapter", "subregion", "section", "item", "note"]


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of the document and where they come from.

    Attributes:
        id: of the item, section or region.
        text: as published.
        printed: as the source prints them; "" where people added them.
        bold: half-open ranges of `text` that are bold.
        evidence: where they stand; empty for headings of chapters and sub-regions.
        bullet: printed bullet or number before them.
        title: what our document prints in place of a heading; "" where it prints the heading.
        marks: of footnotes, as (place in `text`, number).
    """

    kind: ClaimKind
    id: str
    text: str
    printed: str
    source: str
    evidence: tuple[AnyEvidence, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    bullet: str = ""
    title: str = ""
    marks: tuple[tuple[int, str], ...] = ()

    @property
    def shown(self) -> "Claim":
        """The claim as our document prints it."""
        if self.title:
            return replace(self, text=self.title)
        shown = self
        for at, number in sorted(self.marks, reverse=True):
            shown = shown._with_mark(at, number)
        return shown

    def _with_mark(self, place: int, number: str) -> "Claim":
        """Return the claim with a mark among its words; a bold phrase around it is two."""
        text = self.text[:place] + number + self.text[place:]
        more = len(number)
        bold: list[tuple[int, int]] = []
        for start, end in self.bold:
            if end <= place:
                bold.append((start, end))
            elif start >= place:
                bold.append((start + more, end + more))
            else:
                bold += [(start, place), (place + more, end + more)]
        return replace(self, text=text, bold=tuple(bold))

    @property
    def editorial(self) -> bool:
        """Whether people, not the source, supplied all of it."""
        return not self.printed

    @property
    def where(self) -> Locator:
        """The first page or paragraph of the source that it claims."""
        return locator_of(self.evidence)

    @property
    def place(self) -> str:
        """That place in words: "page 22" or "¶ 41"."""
        where = self.where
        return f"¶ {where.paragraph}" if where.paragraph is not None else f"page {where.page}"

    def pieces(self) -> Iterable[tuple[str, bool]]:
        """Yield the text in pieces of one weight; `Lettering` of words.py knows True as bold."""
        index = 0
        for start, end in sorted(self.bold):
            if start < index:
                continue
            yield self.text[index:start], False
            yield self.text[start:end], True
            index = end
        yield self.text[index:], False


def claims_of(compilation: Compilation) -> tuple[tuple[Claim, ...], ...]:
    """Return the claims of each report in reading order; notes stand in order at the end."""
    return tuple(claims_of_report(report) for report in compilation.reports)


def claims_of_report(report: Report) -> tuple[Claim, ...]:
    """Return the claims of one report in reading order; notes stand in order at the end."""
    return tuple(_claims(report))


def _claims(report: Report) -> Iterable[Claim]:
    file = report.source.file
    numbers = {note.id: note.number for section in report.sections for note in section.notes}
    sections = report.sections
    chapter = _printed(report.heading, report.source_heading)
    opening = _evidence_of(report.heading, sections[:1], None)
    title = report.title or ""
    yield Claim("chapter", report.region.id, report.heading, chapter, file, opening, title=title)
    for subregion, group in groupby(sections, key=lambda section: section.subregion):
        division = tuple(group)
        above = report.heading
        if subregion is not None:
            above = subregion.heading
            name = f"{report.region.id}/{subregion.id}"
            where = _evidence_of(above, division, subregion)
            yield Claim("subregion", name, above, above, file, where, title=subregion.title or "")
        for number, section in enumerate(division):
            if number or section.heading != above:
                yield _section(section, file)
            for item in section.items:
                yield _item(item, file, numbers)
    for section in sections:
        for number, note in enumerate(section.notes, 1):
            yield _note(note, f"{section.id}/note/{number}", file)


def _evidence_of(
    heading: str, sections: Sequence[Section], subregion: Subregion | None
) -> tuple[AnyEvidence, ...]:
    """Return where a heading stands, if text right under it made a section of its own."""
    first = sections[0] if sections else None
    if first is None or first.heading != heading or first.subregion != subregion:
        return ()
    return first.evidence


def _printed(text: str, source_text: str | None) -> str:
    return text if source_text is None else source_text


def _section(section: Section, file: str) -> Claim:
    printed = _printed(section.heading, section.source_heading)
    title = section.title or ""
    return Claim("section", section.id, section.heading, printed, file, section.evidence, title=title)


def _item(item: Item, file: str, numbers: Mapping[str, int | None]) -> Claim:
    printed = "" if item.origin == "editorial" else _printed(item.text, item.source_text)
    bold = tuple((term.start, term.end) for term in item.key_terms)
    marks = tuple((mark.at, str(numbers[mark.note])) for mark in item.marks if numbers.get(mark.note))
    bullet = item.marker or ""
    return Claim("item", item.id, item.text, printed, file, item.evidence, bold, bullet, marks=marks)


def _note(note: Note, name: str, file: str) -> Claim:
    cells = "\n".join(cell for row in note.rows for cell in row)
    return Claim("note", name, cells or note.text, cells or note.text, file, note.evidence)
