"""What a run has to say: warnings and questions with a place, a code and what to do."""

from dataclasses import dataclass
from typing import Literal

from .geometry import BBox

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
    """

    severity: Severity
    code: str
    message: str
    remedy: str = ""
    file: str | None = None
    page: int | None = None
    bbox: BBox | None = None

    def __str__(self) -> str:
        """Return `file:page: severity[code]: message; what to do`."""
        place = f"{self.file or 'edition'}{f':{self.page}' if self.page else ''}"
        message = self.message.rstrip(".")
        return f"{place}: {self.severity}[{self.code}]: {message}{f'; {self.remedy}' if self.remedy else ''}"
