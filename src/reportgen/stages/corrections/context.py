"""What an action gets to decide on, and what it can answer."""

from dataclasses import dataclass

from ...model.decisions import Correction
from ...vocabularies.vocabulary import Vocabulary
from ..alignment.folding import fold
from .anchors import Anchor
from .set_apart import OutsideWords
from .three_way import Base, Fate
from .workbench import OpenItem, OpenSection


@dataclass(frozen=True, slots=True)
class Applied:
    """The correction holds.

    Attributes:
        before: the words or value that it found.
        after: the words or value that it leaves.
        note: what is worth knowing, such as that the source says so itself by now.
        field: what it changed, so that two corrections of one thing are noticed; None for nothing.
        answers: it closes the questions asked about the passage.
        over: the words, whole ones, that it put others for; it closes the questions that quote them.
    """

    before: str | None = None
    after: str | None = None
    note: str | None = None
    field: str | None = None
    answers: bool = False
    over: str | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """The correction waits for people: why."""

    reason: str


Result = Applied | Held

SO_BY_NOW = "the source has it so now"
"""Note of a correction that a new version of the source makes needless."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A correction and the one passage that it quotes.

    Attributes:
        ranges: where the quote stands in the passage's present text.
        fate: what became of the passage since it was accepted.
        base: the accepted reading, None where none is kept.
        apart: of words that are to be brought back in, what else of their source is not in the chapter.
    """

    correction: Correction
    anchor: Anchor
    ranges: tuple[tuple[int, int], ...]
    fate: Fate
    base: Base | None
    vocabulary: Vocabulary
    apart: OutsideWords | None = None

    @property
    def value(self) -> str:
        """The value asked for, "" where there is none."""
        return (self.correction.value or "").strip()

    @property
    def section(self) -> OpenSection | None:
        """The section that the passage is, or stands in."""
        return self.anchor.report.section_of(self.anchor.target)

    def moved_away(self) -> Held | None:
        """Hold where the words are no longer in the passage that they were quoted from."""
        if self.fate == "elsewhere":
            return Held("the words now stand in another passage than when this was decided")
        return None

    def divided(self) -> Held | None:
        """Hold where the passage is no longer one, or no longer one of its own."""
        if self.fate in ("split", "joined"):
            return Held(f"the source now has the passage {self.fate}; look at it again")
        return self.moved_away()

    def changed(self) -> Held | None:
        """Hold where the passage has other words than the reviewer saw."""
        if self.fate == "reworded":
            return Held("the passage has other words now than when this was decided")
        if self.correction.was and isinstance(self.anchor.target, OpenItem):
            seen = fold(self.correction.was)
            if not any(fold(text) == seen for text in self.anchor.target.texts):
                return Held("the passage no longer reads as in `was`")
        return self.divided()
