"""A finding of a check: a remark that also knows its group and the item it is about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from ..model.diagnostics import Diagnostic

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


def arranged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings without repetitions: by group, then warnings first, then by file and page."""
    groups = list(GROUPS)
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda it: (
                groups.index(it.group),
                _RANK[it.severity],
                it.file or "",
                it.page or 0,
                it.bbox[1] if it.bbox else 0.0,
                it.item or "",
                it.code,
                it.message,
            ),
        )
    )


def places_of(places: Iterable[tuple[str, int | None]], here: str) -> str:
    """Return files and pages for people: `in africa.pdf, pp. 4 and 9`; of many files, the first one.

    Args:
        places: file and page of each.
        here: the file that is spoken of; it is not named again.
    """
    pages: dict[str, dict[int, None]] = {}
    for file, page in places:
        pages.setdefault(file, {}).update({page: None} if page else {})
    if list(pages) == [here] and any(pages.values()):
        return f"on{_pages(list(pages[here]))[1:]}"
    first, *others = [f"in {file}{_pages(list(known))}" for file, known in pages.items()]
    if len(others) <= 1:
        return " and ".join([first, *others])
    return f"{first}, and {len(others)} more files"


def _pages(pages: Sequence[int]) -> str:
    if not pages:
        return ""
    return f", {'p.' if len(pages) == 1 else 'pp.'} {listed(map(str, pages))}"


def listed(parts: Iterable[str], most: int = 4) -> str:
    """Return words in a row, `a, b and c`; the last ones of many are counted only."""
    found = list(dict.fromkeys(parts))
    if len(found) > most:
        found = [*found[: most - 1], f"{len(found) - most + 1} more"]
    return " and ".join([", ".join(found[:-1]), found[-1]]) if len(found) > 1 else "".join(found)
