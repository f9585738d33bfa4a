"""A finding of a check: a remark that also knows its group and the item it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model.diagnostics import Diagnostic
from ..model.provenance import PARAGRAPH, Locator

Group = Literal["layout", "contents", "facts", "contacts", "images", "word"]

GROUPS: Mapping[Group, str] = {
    "layout": "Layout of the PDF",
    "contents": "Contents and headings",
    "facts": "Facts and spellings that disagree",
    "contacts": "Links, e-mail addresses and telephone numbers",
    "images": "Images without alternative text",
    "word": "Accessibility of the Word file",
}
"""What each group is called, in the order in which findings are shown."""

ANSWERABLE: frozenset[Group] = frozenset({"facts", "contacts"})
"""Groups whose warnings become notes once people have confirmed the item they are about."""

_CODE = "check-"

_RANK = {"error": 0, "warning": 1, "question": 2, "note": 3}


@dataclass(frozen=True, slots=True)
class Finding(Diagnostic):
    """A remark of a check.

    A warning should be dealt with before a release; a note is for somebody to know. Codes start with
    `check-`.

    Attributes:
        group: what kind of check found it.
        item: id of the item, section or region it is about, None where it is about none.
    """

    group: Group = "facts"
    item: str | None = None

    def __post_init__(self) -> None:
        """Refuse a code by which a build would not count it.

        Raises:
            ValueError: the code does not begin with `check-`.
        """
        if not self.code.startswith(_CODE):
            raise ValueError(f"{self.code}: codes of findings begin with {_CODE}")


def arranged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings without repetitions: by group, then warnings first, then by file and page."""
    groups = list(GROUPS)
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda finding: (
                groups.index(finding.group),
                _RANK[finding.severity],
                finding.file or "",
                finding.page or 0,
                finding.paragraph or 0,
                finding.bbox[1] if finding.bbox else 0.0,
                finding.item or "",
                finding.code,
                finding.message,
            ),
        )
    )


def places_in_words(places: Iterable[tuple[str, Locator]], here: str) -> str:
    """Return files and pages for people: `in africa.pdf, pp. 4 and 9`; of many files, the first one.

    Args:
        places: file of each, and the page or paragraph in it.
        here: the file that is spoken of; it is not named again.
    """
    by_file: dict[str, dict[Locator, None]] = {}
    for file, where in places:
        by_file.setdefault(file, {}).update({where: None} if where else {})
    if list(by_file) == [here] and any(by_file.values()):
        known = _numbers(list(by_file[here]))
        return f"in {known}" if known.startswith(PARAGRAPH) else f"on {known}"
    said = [(f"in {file}", _numbers(list(known))) for file, known in by_file.items()]
    first, *others = [", ".join(filter(None, parts)) for parts in said]
    if len(others) <= 1:
        return " and ".join([first, *others])
    return f"{first}, and {len(others)} more files"


def _numbers(places: Sequence[Locator]) -> str:
    """Return places of one source: "p. 4", "pp. 4 and 9", "¶ 41 and 43"."""
    if not places:
        return ""
    if places[0].paragraph is not None:
        return f"{PARAGRAPH} {listed(str(place.paragraph) for place in places)}"
    return f"{'p.' if len(places) == 1 else 'pp.'} {listed(str(place.page) for place in places)}"


def listed(parts: Iterable[str], most: int = 4) -> str:
    """Return words in a row, `a, b and c`; the last ones of many are counted only."""
    words = list(dict.fromkeys(parts))
    if len(words) > most:
        words = [*words[: most - 1], f"{len(words) - most + 1} more"]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
