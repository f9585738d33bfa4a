"""What a run has to say: warnings and questions with a place, a code and what to do."""

from dataclasses import dataclass, field
from typing import Literal

from .geometry import BBox
from .provenance import PARAGRAPH, AnyEvidence, Evidence, Locator, ParagraphEvidence

Severity = Literal["error", "warning", "question", "note"]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One remark.

    Attributes:
        severity: error (a report is missing), warning (look at the result), question (a decision that
            could be wrong), note (for information).
        code: short stable name such as `unknown-heading`.
        message: one sentence for people.
        remedy: what to do, "" where nothing is needed.
        file: path as the user gave it, None for remarks on the whole edition.
        page: physical page from 1.
        bbox: place on the page, points, top-left origin.
        paragraph: number of the paragraph, from 1, in a source without pages of its own.
    """

    severity: Severity
    code: str
    message: str
    remedy: str = ""
    file: str | None = None
    page: int | None = None
    bbox: BBox | None = None
    paragraph: int | None = field(default=None, kw_only=True)

    @property
    def where(self) -> Locator:
        """The page or paragraph that it is about."""
        return Locator(self.page, self.paragraph)

    @property
    def evidence(self) -> AnyEvidence | None:
        """The place that it is about, None where it names none."""
        if self.paragraph is not None:
            return ParagraphEvidence(self.paragraph, self.page)
        return Evidence(self.page, self.bbox) if self.page is not None and self.bbox is not None else None

    def plain(self) -> dict[str, object]:
        """Return its fields as plain values, for JSON; a paragraph only where it is about one."""
        fields: dict[str, object] = {
            "severity": self.severity,
            "code": self.code,
            "message": self.message,
            "remedy": self.remedy,
            "file": self.file,
            "page": self.page,
            "bbox": list(self.bbox) if self.bbox else None,
        }
        return fields if self.paragraph is None else fields | {"paragraph": self.paragraph}

    def __str__(self) -> str:
        """Return `file:page: severity[code]: message; what to do`; `file:¶41` where paragraphs count."""
        number = f"{PARAGRAPH}{self.paragraph}" if self.paragraph is not None else self.page
        place = f"{self.file or 'edition'}{f':{number}' if number else ''}"
        message = self.message.rstrip(".")
        return f"{place}: {self.severity}[{self.code}]: {message}{f'; {self.remedy}' if self.remedy else ''}"
