"""What people decided about the words as read, what became of it, and what is still open."""

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

from . import actions
from .actions import Action, Row
from .json_text import ABSENT
from .provenance import AnyEvidence, Locator

CORRECTIONS_FILE = "corrections.yaml"
"""Where people write their decisions down, in the edition's folder."""
OutcomeState = Literal["applied", "held", "orphaned"]
OpenKind = Literal["missing", "unsigned", "changed", "version", "question", "held", "orphaned", "unaccounted"]


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who accepted a chapter's words.

    Attributes:
        on: date, ISO 8601.
        changed: ids of the items and sections whose words are not those that were accepted.
        gone: accepted passages that the chapter no longer has, by their first words.
    """

    by: str
    on: str
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LookedThrough:
    """Somebody looked a chapter through for a theme and did not find it.

    Attributes:
        theme: its id.
        on: date, ISO 8601.
        changed: whether the chapter has other words, or more, by now: then it says nothing any more.
    """

    theme: str
    by: str
    on: str
    changed: bool = dataclasses.field(default=False, metadata=ABSENT)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that are nearly those of a correction; shown to people, never applied.

    Attributes:
        item: id of the item or section they stand in.
        similarity: 0 to 1.
        paragraph: in a source without pages of its own.
    """

    item: str
    text: str
    page: int | None
    similarity: float
    paragraph: int | None = dataclasses.field(default=None, metadata=ABSENT)

    @property
    def where(self) -> Locator:
        """Where they stand."""
        return Locator(self.page, self.paragraph)


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One human decision, as `corrections.yaml` states it.

    Attributes:
        quote: the words seen in the source as read; "" of an answer about a page as a whole.
        page: page of the source, in the reading that the decision was made on; breaks ties.
        region: id of the region whose report is meant; None where the words or the place tell.
        paragraph: paragraph of a source without pages of its own; breaks ties.
        field: what `set` changes, see `actions.FIELDS`.
        value: the new value, phrase or text; several ids are joined with ", ".
        was: the value the reviewer saw; of an answer about a page, how the SHA-256 of the report begins.
        remove: take the key term or theme away.
        on: date, ISO 8601.
        line: line of the file, from 1.
    """

    quote: str
    action: Action
    page: int | None = None
    region: str | None = None
    field: str | None = None
    value: str | None = None
    was: str | None = None
    remove: bool = False
    by: str | None = None
    on: str | None = None
    why: str | None = None
    line: int | None = None
    paragraph: int | None = dataclasses.field(default=None, metadata=ABSENT)

    @property
    def where(self) -> Locator:
        """Where the words were seen, as far as the decision says."""
        return Locator(self.page, self.paragraph)

    @property
    def is_of_page(self) -> bool:
        """Whether it answers a question about a page as a whole, which has no words to be quoted."""
        return self.row.may_lack_quote and not self.quote

    @property
    def row(self) -> Row:
        """What is known of its action; of `set`, of the field."""
        return actions.row_of(self.action, self.field)

    @property
    def kind(self) -> str:
        """What the document calls it."""
        return actions.kind_of(self.action, self.field, remove=self.remove)

    def does(self, action: Row) -> bool:
        """Return whether it is of an action."""
        return self.action == action.name

    def sets(self, field: str) -> bool:
        """Return whether it sets a field."""
        return self.action == actions.SET.name and self.field == field


def given_fields(correction: Correction) -> dict[str, Any]:
    """Return what a correction states, by the names of its fields: what is decided about it repeats that."""
    return {field.name: getattr(correction, field.name) for field in dataclasses.fields(Correction)}


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedCorrection(Correction):
    """A correction with its one outcome.

    Attributes:
        outcome: applied; held (near match, or no longer what the reviewer saw: not applied); orphaned (no
            match).
        item: id of the item, section or report it applies to.
        reason: why it is held or orphaned, or what is worth knowing of one that is applied.
        before: the words or value it replaced or took away.
        after: the words or value it put there.
        evidence: where in the source the words stand.
        candidate: of one that is held, the words that nearly match.
        alternatives: further places where the quote might belong.
    """

    outcome: OutcomeState
    item: str | None = None
    reason: str | None = None
    before: str | None = None
    after: str | None = None
    evidence: tuple[AnyEvidence, ...] = ()
    candidate: Candidate | None = None
    alternatives: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One thing that stands between a draft and a release.

    Attributes:
        region: id of the region, None for the whole edition.
        message: one sentence for people.
        page: page of the source.
        item: id of the item or section.
        paragraph: paragraph of a source without pages of its own.
    """

    kind: OpenKind
    message: str
    region: str | None = None
    page: int | None = None
    item: str | None = None
    paragraph: int | None = dataclasses.field(default=None, metadata=ABSENT)

    @property
    def where(self) -> Locator:
        """Where in the source it is."""
        return Locator(self.page, self.paragraph)
