"""A printed document as it is to be set, and how its parts become one PDF; light: nothing here renders.

The parts may be set in this process or elsewhere, one after the other or side by side: see `Setter`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from ...system import resources
from . import parts
from .jobs import FIGURE, NEXT_FIGURE, WITHOUT_SUBSETTER, Job, SetPart
from .parts import Parts

_KEYS = 1_000_000
"""Numbers that the structure of one part may use; none has so many pages and links."""

MEASURE = 124.0
"""Width of the text, mm: 62 to 70 characters of the body face, the same on every sheet."""

INNER_SHARE = 0.42
"""Share of the rest of the sheet's width that lies left of the text; the right margin holds references."""

TOP, BOTTOM = 30.0, 32.0
"""Margins above and below the text, mm; the same numbers stand in templates/print.css."""

_COVER_SLACK = 3.0
"""How much lower than the text block the cover is, mm, so that rounding never makes a second page."""

_PX_PER_MM = 96 / 25.4
"""WeasyPrint's places are CSS pixels."""


@dataclass(frozen=True, slots=True)
class PaperSize:
    """A page size in mm."""

    width: float
    height: float

    @property
    def style(self) -> str:
        """The rules for this sheet: margins that keep MEASURE, the cover and its band."""
        rest = self.width - MEASURE
        left = round(rest * INNER_SHARE, 2)
        right = round(rest - left, 2)
        return (
            f"@page {{ size: {self.width}mm {self.height}mm; margin: {TOP}mm {right}mm {BOTTOM}mm {left}mm }}"
            f".cover {{ height: {round(self.height - TOP - BOTTOM - _COVER_SLACK, 2)}mm }}"
            f".mark {{ margin: -{TOP}mm -{right}mm 0 -{left}mm; width: {self.width}mm }}"
        )


SHEETS = {"A4": PaperSize(210.0, 297.0), "Letter": PaperSize(215.9, 279.4)}
"""Page sizes by name."""


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
    """A document as it is to be set: the jobs of its parts."""

    parts: Parts
    style: str
    sheet: PaperSize

    def dump(self) -> dict[str, Any]:
        """Return it as plain values, for another process."""
        return asdict(self)

    @classmethod
    def load(cls, data: Mapping[str, Any]) -> Self:
        """Return the composition that `dump` has described."""
        divided = {**data["parts"], "main": tuple(data["parts"]["main"])}
        return cls(Parts(**divided), data["style"], PaperSize(**data["sheet"]))

    def front(self) -> Job:
        """Return what stands before the contents."""
        return self._job(self.parts.front, 0)

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
        style = (resources.templates() / "furniture.css").read_text("utf-8")
        body = self.parts.footer + figures + wide
        return Job(self.parts.before, body, self.parts.after, self.sheet.style + style, "", 0, *self._block())

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

    def _block(self) -> tuple[float, float]:
        """Return top and height of the text block, CSS px."""
        return TOP * _PX_PER_MM, (self.sheet.height - TOP - BOTTOM) * _PX_PER_MM


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
