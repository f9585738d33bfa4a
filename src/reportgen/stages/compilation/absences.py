"""What people did not find in a chapter that they looked through, and whether it still holds.

Codings cannot prove that a forum does not raise a theme: the codebook knows words, not meaning. Only somebody
who has looked the chapter through can say it, and only of the words that stood there.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from ...model.compilation import Report
from ...model.decisions import LookedThrough
from . import acceptance

_WORDS_ONLY = 1
"""Version of a signature that covers words and nothing else: bold and links raise no theme."""


@dataclass(frozen=True, slots=True)
class Absence:
    """A theme that somebody did not find in a chapter, as `sign-off.yaml` states it.

    Attributes:
        theme: its id.
        region: id of the region.
        on: date, ISO 8601.
        words: of the words that were looked through, see `words_of`; "" where the entry names none.
    """

    theme: str
    region: str
    by: str
    on: str
    words: str = ""


def words_of(report: Report) -> str:
    """Return the first digits of the SHA-256 of a chapter's words, in whatever order its passages stand.

    Args:
        report: the chapter as built, corrections applied.
    """
    texts = sorted({passage.text for passage in acceptance.passages(report, _WORDS_ONLY)})
    digest = hashlib.sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
    return digest[: acceptance.HASH_DIGITS]


def looked_through(report: Report, absences: Iterable[Absence]) -> tuple[LookedThrough, ...]:
    """Return what people did not find in a chapter; what has other words by now is marked.

    Args:
        report: the chapter as built, corrections applied.
        absences: those of all regions.
    """
    own = [absence for absence in absences if absence.region == report.region.id]
    words = words_of(report) if own else ""
    return tuple(
        LookedThrough(absence.theme, absence.by, absence.on, absence.words != words) for absence in own
    )
