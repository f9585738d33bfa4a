"""Sponsors and organizers as printed: how large each logo is, and what stands on the cover and in the footer.

Lengths are millimetres of the printed page.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...model.compilation import Compilation, Edition, Organization
from ...vocabularies.phrase_keys import Phrases
from ..book import logos
from ..book.passages import printable

COVER_LOGO = 15.0
"""Height of a square logo on the cover; wider ones are lower, for an equal optical weight."""

FOOTER_LOGO = 6.0
"""Height of a square logo in the running footer."""

CROWD = 4
"""With more sponsors and organizers than this the cover gets smaller logos and less empty space."""

CROWDED_SCALE = 0.6
"""Size of logos on a crowded cover and in its footer, as a share of the usual."""

FULL = 12
"""With more sponsors and organizers than this the sponsors get a page of their own behind the cover."""

WIDE_LOGO_EXPONENT = 0.4
"""How much lower a wider logo stands: height = base x (width / height) ** -0.4; 0.5 is equal area."""

TALLEST, WIDEST = 1.2, 4.0
"""Height and width that a logo has at most, as shares of the height of a square one."""

FOOTER_ROOM = 200.0
"""Room for sponsors and organizers in the footer: two lines of the text, less what their ends lose."""

NAME_LETTER, BETWEEN = 1.4, 3.0
"""Width of a letter of a name in the footer, and of the space behind a logo or name."""


@dataclass(frozen=True, slots=True)
class SponsorMark:
    """A sponsor or organizer as printed: a logo, or the name where there is no logo."""

    name: str
    alt: str
    logo: logos.Logo | None
    scale: float = 1.0

    @property
    def size(self) -> str:
        """CSS width and height on the cover."""
        return self._css(COVER_LOGO)

    @property
    def footer_size(self) -> str:
        """CSS width and height in the running footer."""
        return self._css(FOOTER_LOGO)

    @property
    def footer_millimetres(self) -> tuple[float, float]:
        """Width and height in the running footer, mm."""
        return self._millimetres(FOOTER_LOGO)

    @property
    def cover_millimetres(self) -> tuple[float, float]:
        """Width and height on the cover."""
        return self._millimetres(COVER_LOGO)

    def _css(self, base: float) -> str:
        width, height = self._millimetres(base)
        return f"width: {width}mm; height: {height}mm"

    @property
    def footer_room(self) -> float:
        """Width that it takes in the footer, with the space behind it."""
        width = len(self.name) * NAME_LETTER if self.logo is None else self.footer_millimetres[0]
        return width + BETWEEN

    def _millimetres(self, base: float) -> tuple[float, float]:
        assert self.logo is not None  # noqa: S101  (templates ask only where there is one)
        ratio = self.logo.width / self.logo.height
        height = min(ratio**-WIDE_LOGO_EXPONENT, TALLEST, WIDEST / ratio) * self.scale * base
        return round(height * ratio, 2), round(height, 2)


@dataclass(frozen=True, slots=True)
class MarkGroup:
    """Sponsors or organizers under their label."""

    label: str
    organizations: tuple[SponsorMark, ...]


@dataclass(frozen=True, slots=True)
class ShownMarks:
    """Where sponsors and organizers stand.

    Attributes:
        on_cover: what the cover has room for.
        apart: what gets a page of its own behind it.
        footer: what the running footer has room for: all of them, else the organizers.
    """

    on_cover: tuple[MarkGroup, ...]
    apart: tuple[MarkGroup, ...]
    footer: tuple[MarkGroup, ...]


def shown(compilation: Compilation, phrases: Phrases, assets: Path) -> ShownMarks:
    """Return where sponsors and organizers stand."""
    groups = mark_groups(compilation, phrases, assets)
    edition = compilation.edition
    organizers = tuple(group for group in groups if group.label == phrases.document.organizers)
    footer = groups if _room(groups) <= FOOTER_ROOM else _fitting(organizers)
    if len(edition.sponsors) + len(edition.organizers) <= FULL:
        return ShownMarks(groups, (), footer)
    return ShownMarks(organizers, tuple(group for group in groups if group not in organizers), footer)


def _room(groups: Iterable[MarkGroup]) -> float:
    return sum(
        len(group.label) * NAME_LETTER + BETWEEN + sum(mark.footer_room for mark in group.organizations)
        for group in groups
    )


def _fitting(groups: Sequence[MarkGroup]) -> tuple[MarkGroup, ...]:
    """Return groups with as many of their members, from the first, as the footer has room for."""
    fitting = []
    for group in groups:
        kept: list[SponsorMark] = []
        room = len(group.label) * NAME_LETTER
        for mark in group.organizations:
            room += mark.footer_room
            if kept and room > FOOTER_ROOM:
                break
            kept.append(mark)
        fitting.append(MarkGroup(group.label, tuple(kept)))
    return tuple(fitting)


def mark_groups(compilation: Compilation, phrases: Phrases, assets: Path) -> tuple[MarkGroup, ...]:
    """Return sponsors and organizers with their logos; a group without members is left out."""
    usable, _ = logos.load(compilation.edition, assets)
    scale = CROWDED_SCALE if is_crowded(compilation.edition) else 1.0
    groups = (
        MarkGroup(phrases.document.sponsors, _marks(compilation.edition.sponsors, usable, phrases, scale)),
        MarkGroup(
            phrases.document.organizers, _marks(compilation.edition.organizers, usable, phrases, scale)
        ),
    )
    return tuple(group for group in groups if group.organizations)


def is_crowded(edition: Edition) -> bool:
    """Return whether many sponsors and organizers share the cover."""
    return len(edition.sponsors) + len(edition.organizers) > CROWD


def _marks(
    organizations: Iterable[Organization], usable: logos.Logos, phrases: Phrases, scale: float
) -> tuple[SponsorMark, ...]:
    return tuple(
        SponsorMark(
            printable(organization.name),
            printable(organization.alt or phrases.document.logo(name=organization.name)),
            logos.logo_of(organization, usable),
            scale,
        )
        for organization in organizations
    )
