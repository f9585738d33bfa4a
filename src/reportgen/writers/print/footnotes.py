"""Whether the footnotes of a part came to stand where they belong, and the part with its notes at its end.

WeasyPrint 70 never breaks a note: one that does not fit goes to a later page, behind those that follow it, or
off the sheet.
"""

import re
from collections.abc import Mapping, Sequence

from ..html.places import NOTE_NAME

Anchors = Sequence[Mapping[str, tuple[float, ...]]]
"""For each page the named places on it: left, top, right and bottom, from the page's top left corner."""

_MARK = "/mark"
"""What the name of a note's mark ends with."""
_NOTE = re.compile(r"<!--note-->(.*?)<!--/note-->", re.DOTALL)
_END = "<!--notes-->"
"""Where the notes of a chapter stand in templates/book.html.j2 if they are set at its end."""
_LATER = 1
"""Pages that a note may stand behind its mark."""


def are_astray(pages: Anchors, bottom: float) -> bool:
    """Return whether a note is missing, out of order, too far from its mark or lower than the text block.

    Args:
        pages: the named places of each page.
        bottom: how low the text block goes, in their unit.
    """
    marks: dict[str, int] = {}
    notes: dict[str, int] = {}
    order: list[tuple[int, float, str]] = []
    for number, page in enumerate(pages):
        for name, (_, top, _, low) in page.items():
            if not name.startswith(NOTE_NAME):
                continue
            if name.endswith(_MARK):
                marks[name.removesuffix(_MARK)] = number
            elif low > bottom:
                return True
            else:
                notes[name] = number
                order.append((number, top, name))
    if marks.keys() != notes.keys():
        return True
    ordered = [name for _, _, name in sorted(order)]
    return ordered != list(marks) or any(
        not 0 <= notes[name] - page <= _LATER for name, page in marks.items()
    )


def at_the_end(body: str) -> str:
    """Return the HTML of a chapter with its notes at its end instead of the feet of its pages."""
    notes = "".join(f"<div>{note}</div>" for note in _NOTE.findall(body))
    return _NOTE.sub("", body).replace(_END, f'<div class="endnotes">{notes}</div>')
