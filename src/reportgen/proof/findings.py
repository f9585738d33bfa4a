"""What the proof says: findings, editorial additions, remarks, and the verdict."""

from dataclasses import dataclass, field
from typing import Literal, TypedDict

from ..model.json_text import ABSENT
from ..model.provenance import Locator

FindingCode = Literal[
    "words-changed",
    "words-missing",
    "words-added",
    "words-moved",
    "words-twice",
    "not-in-source",
    "not-where-claimed",
    "out-of-order",
    "left-out",
    "box-too-large",
    "bold",
    "style",
    "reference",
    "contents",
    "coding",
    "facts",
    "frame",
    "source-changed",
    "manifest",
    "not-read",
]
AdditionKind = Literal["correction", "key-term", "heading", "added", "dropped", "frame"]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One thing that is not as it is claimed.

    Attributes:
        code: short stable name.
        message: one sentence for people.
        remedy: what to do.
        place: where in the published file: "page 7", "paragraph 31", an id; "" where it is not there.
        page: page of a published PDF, from 1.
        item: id of the item or section concerned.
        source: file name of the report.
        source_page: page of the report, from 1.
        source_paragraph: paragraph of a report without pages of its own, from 1.
    """

    code: FindingCode
    message: str
    remedy: str
    place: str = ""
    page: int | None = None
    item: str | None = None
    source: str | None = None
    source_page: int | None = None
    source_paragraph: int | None = field(default=None, metadata=ABSENT)

    def __str__(self) -> str:
        """Return the finding as one line."""
        where = [self.place] if self.place else []
        if self.item and self.item != self.place:
            where.append(self.item)
        if self.source:
            where.append(self.source + self._in_source())
        head = ", ".join(where)
        return f"{head + ': ' if head else ''}{self.message}; {self.remedy}"

    def _in_source(self) -> str:
        if self.source_paragraph is not None:
            return f" ¶ {self.source_paragraph}"
        return f" page {self.source_page}" if self.source_page else ""


class SourceLocation(TypedDict):
    """Where a discrepancy is in a report."""

    source_page: int | None
    source_paragraph: int | None


def located(where: Locator) -> SourceLocation:
    """Return a place of a report as fields of a discrepancy."""
    return {"source_page": where.page, "source_paragraph": where.paragraph}


@dataclass(frozen=True, slots=True)
class Addition:
    """Words or marks that people, not the sources, put into the document.

    Attributes:
        name: what it is, in one line.
        item: id of the item or section.
        words: how many words it adds to the document.
    """

    kind: AdditionKind
    name: str
    item: str | None = None
    words: int = 0


@dataclass(frozen=True, slots=True)
class Proof:
    """The outcome of a verification.

    Attributes:
        file: name of the published file.
        reader: engine that read the sources (and a published PDF) for the proof.
        built_with: engine that made the build; None where nothing says so.
        words: regional words that the document claims to quote.
        proven: those of them that were found in the sources, where they are claimed, and in the file.
        findings: what is wrong, the most serious first.
        additions: editorial additions by name.
        remarks: what people should know, without breaking the seal.
    """

    file: str
    reader: str
    built_with: str | None
    words: int
    proven: int
    findings: tuple[Discrepancy, ...]
    additions: tuple[Addition, ...]
    remarks: tuple[str, ...] = ()

    @property
    def sealed(self) -> bool:
        """Whether everything is as claimed."""
        return not self.findings
