"""A printed document as it is to be set, and how its parts become one PDF; light: nothing here renders.

The parts may be set in this process or elsewhere, one after the other or side by side: see `Setter`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from ...model.geometry import BBox
from ..sheet import PaperSheet
from . import parts
from .jobs import FIGURE, NEXT_FIGURE, WITHOUT_SUBSETTER, Job, SetPart
from .parts import Parts

_KEYS = 1_000_000
"""Numbers that the structure of one part may use; none has so many pages and links."""

_PX_PER_MM = 96 / 25.4
"""WeasyPrint's places are CSS pixels."""


Setter = Callable[[Sequence[Job]], Sequence[SetPart]]
"""Sets parts: one after the other, or side by side in processes of their own."""


def set_parts_of(composition: Composition, setter: Setter) -> tuple[SetPart, list[SetPart]]:
    """Set all parts of a document.

    Args:
        composition: the document.
        setter: sets the parts; the result does not depend on it.

    Returns:
        The furniture, and the parts in order.

    Raises:
        DependencyError: WeasyPrint or Pango is missing or cannot be loaded.
        RenderError: WeasyPrint cannot set the document.
    """
    furniture, front, *others = setter([composition.furniture(), composition.front(), *composition.main()])
    return furniture, [front, *_contents(composition, front, others, setter), *others]


def warnings_of(bound: Sequence[SetPart]) -> tuple[str, ...]:
    """Return one line for each warning of the renderer: a glyph in no shipped font, a lost link, …."""
    said = (warning for part in bound for warning in part.warnings if warning != WITHOUT_SUBSETTER)
    return (*dict.fromkeys(said), *_lost(bound))


def notes_of(parts: Iterable[SetPart]) -> tuple[str, ...]:
    """Return what is worth knowing of how the parts were set, and changes nothing on their pages."""
    return (WITHOUT_SUBSETTER,) if any(WITHOUT_SUBSETTER in part.warnings for part in parts) else ()


@dataclass(frozen=True, slots=True)
class Composition:
    """A document as it is to be set: the jobs of its parts.

    Attributes:
        style: CSS of all parts.
        sheet: what they are set on.
        running: CSS of footer and page numbers.
        cover: CSS of what stands before the contents.
        fonts: files of faces beside the shipped ones.
    """

    parts: Parts
    style: str
    sheet: PaperSheet
    running: str = ""
    cover: str = ""
    fonts: tuple[str, ...] = ()

    def dump(self) -> dict[str, Any]:
        """Return it as plain values, for another process."""
        return asdict(self)

    @classmethod
    def load(cls, data: Mapping[str, Any]) -> Self:
        """Return the composition that `dump` has described."""
        divided = {**data["parts"], "main": tuple(data["parts"]["main"])}
        return cls(
            *(Parts(**divided), data["style"], PaperSheet.load(data["sheet"])),
            *(data["running"], data["cover"], tuple(data["fonts"])),
        )

    @property
    def block(self) -> BBox | None:
        """The block of text that every page names, None for the usual one; PDF points."""
        return self.sheet.art_box() if self.sheet.framed else None

    def front(self) -> Job:
        """Return what stands before the contents."""
        return self._job(self.parts.front, 0, style=self.cover)

    def contents(self, numbers: str) -> Job:
        """Return the contents, with the style that says on which page each entry stands."""
        return self._job(self.parts.contents, 1, style=numbers)

    def main(self) -> list[Job]:
        """Return introduction, chapters, annexes."""
        tags = '<main class="{fit}">', "</main>"
        return [self._job(body, index, tags) for index, body in enumerate(self.parts.main, 2)]

    def furniture(self) -> Job:
        """Return the footer on a page of its own, then the figures of which page numbers are put together."""
        figures = "".join(f'<p class="sheet" data-figure="{digit}"></p>' for digit in ("", *range(10)))
        wide = f'<p class="sheet" data-figure=""><b id="{FIGURE}">0</b><b id="{NEXT_FIGURE}">0</b></p>'
        style = self.sheet.style + self.running
        body = self.parts.footer + figures + wide
        return Job(self.parts.before, body, self.parts.after, style, "", 0, *self._block())

    def _job(self, body: str, number: int, tags: tuple[str, str] = ("", ""), style: str = "") -> Job:
        return Job(
            f"{self.parts.before}{tags[0]}",
            body,
            f"{tags[1]}{self.parts.after}",
            self.style + self.sheet.style,
            style,
            number * _KEYS,
            *self._block(),
        )

    def _block(self) -> tuple[float, float, float, tuple[str, ...]]:
        """Return top and height of the text block, CSS px; width of a column, mm; the faces."""
        sheet = self.sheet
        return sheet.top * _PX_PER_MM, sheet.text_height * _PX_PER_MM, sheet.column, self.fonts


def _contents(
    composition: Composition, front: SetPart, others: Sequence[SetPart], setter: Setter
) -> list[SetPart]:
    """Return the contents as set, or nothing where there are none.

    They say where all others stand. They nearly always take one page; where they take more, they are set
    once more with the numbers that follow from it.
    """
    if not composition.parts.contents:
        return []
    taken, expected = 1, 0
    while taken != expected:
        expected = taken
        places = _pages_of(composition.parts.contents_anchors(), others, front.pages + expected)
        (contents,) = setter([composition.contents(parts.contents_numbers(places))])
        taken = contents.pages
    return [contents]


def _pages_of(anchors: Iterable[str], others: Iterable[SetPart], before: int) -> dict[str, int]:
    """Return the number of the page on which each anchor stands; `before` the others are so many pages."""
    pages: dict[str, int] = {}
    for part in others:
        for place in part.places:
            pages.setdefault(place.name, before + place.page + 1)
        before += part.pages
    return {anchor: pages[anchor] for anchor in anchors if anchor in pages}


def _lost(bound: Sequence[SetPart]) -> Iterable[str]:
    """Return a warning for each link that leads nowhere."""
    known = {place.name for part in bound for place in part.places}
    wanted = dict.fromkeys(name for part in bound for name in part.links)
    return [
        f"a link leads to {name!r}, which is no place in the document" for name in wanted if name not in known
    ]
