"""Running headers, footers, folios, logos and watermarks: told from the text, labelled and kept.

No single sign decides. Repetition over pages, place outside the frame of the running text, style and
the source's own tags each add to a score; what looks like running text or a heading takes from it.
"""

from dataclasses import replace
from typing import NamedTuple

from ..geometry import BBox, overlap
from ..model import Furniture, FurnitureRole, Line, Page, Reading
from ..provenance import Evidence
from .furniture_signs import FEW, Signs, continues, gather, is_folio, opens_text
from .style import BodyStyle

# Ems between a logo and the words that belong to it at most.
_LOGO_REACH = 2


class FurnitureRules(NamedTuple):
    """Scores and distances of the decision."""

    clear: float = 1.0
    """Points a line must lie beyond the frame of the running text to be outside it."""
    large: float = 1.15
    """Sizes above this share of the body's are rather headings."""
    small: float = 0.95
    """Sizes below this share of the body's are rather furniture or notes."""
    display: float = 2.0
    """Sizes from this many times the body's on are titles, however often they stand."""
    often_share: float = 0.3
    """Share of all pages that carry a line which stands often."""
    near_edge: float = 0.09
    """Share of the page's height next to an edge where no text frame reaches in practice."""
    outside: float = 2.0
    repeated: float = 2.0
    pair: float = 1.0
    often: float = 1.5
    band: float = 1.0
    smaller: float = 1.0
    edge: float = 1.0
    tagged: float = 2.0
    folio: float = 2.0
    heading: float = 3.0
    """Points of score: signs for furniture, and (heading, running text) against it."""
    running_text: float = 3.0
    opening: float = 2.0
    """Against it: a line that stands out right over the text it opens, with words of its own."""
    note: float = 4.0
    """A footnote stands where footers do; its words stand there once."""
    needed: float = 3.0
    """A line with this score is furniture."""


def _score(line: Line, page: Page, body: BodyStyle, signs: Signs, rules: FurnitureRules) -> float:
    """Return a line's score: signs for furniture, less what speaks for text or a heading."""
    if id(line) in signs.line_numbers:
        return rules.needed
    top, foot = signs.frame
    outside = line.bbox[3] <= top - rules.clear or page.height - line.bbox[1] <= foot - rules.clear
    at_edge = min(line.bbox[3], page.height - line.bbox[1]) <= rules.near_edge * page.height
    once = signs.words[line.text] == 1
    opens = opens_text(line, page, body)
    # Headings that differ in their numbers only are not one line repeated.
    same = 1 if once and opens else len(signs.repeats[id(line)])
    repeated = same >= FEW
    role = line.tag.role if signs.tagged and line.tag is not None else None
    title = line.size >= rules.display * body.size or not (outside and repeated)
    weights = (
        (outside, rules.outside),
        (repeated, rules.repeated),
        (same == FEW - 1, rules.pair),
        (repeated and same >= rules.often_share * signs.pages, rules.often),
        (signs.bands[id(line)] >= FEW and (outside or at_edge), rules.band),
        (line.size <= rules.small * body.size, rules.smaller),
        (at_edge, rules.edge),
        (id(line) in signs.folios and (outside or at_edge), rules.folio),
        (id(line) in signs.notes and once, -rules.note),
        (role == "Artifact", rules.tagged),
        (role is not None and role != "Artifact", -rules.smaller),
        (line.size >= rules.large * body.size and title, -rules.heading),
        (not outside and not at_edge, -rules.heading),
        (not (outside and repeated) and continues(line, page, body), -rules.running_text),
        (not repeated and opens, -rules.opening),
        # A cover has no furniture but what other pages repeat.
        (page.number == 1 and once, -rules.heading),
    )
    return sum(points for holds, points in weights if holds)


def _role(line: Line, page: Page, signs: Signs) -> FurnitureRole:
    if line.rotated:
        return "watermark"
    if is_folio(line, signs):
        return "folio"
    reach = _LOGO_REACH * line.size
    for shape in page.shapes:
        if shape.kind == "image" and _near(shape.bbox, line.bbox, reach):
            return "logo"
    return "header" if line.baseline < page.height / 2 else "footer"


def _near(box: BBox, other: BBox, reach: float) -> bool:
    return (
        overlap(box[0] - reach, box[2] + reach, other[0], other[2]) > 0
        and overlap(box[1] - reach, box[3] + reach, other[1], other[3]) > 0
    )


def set_apart(
    reading: Reading, body: BodyStyle, rules: FurnitureRules = FurnitureRules()
) -> tuple[tuple[Page, ...], tuple[Furniture, ...]]:
    """Return the pages without their furniture, and the furniture labelled.

    Args:
        reading: the source as read.
        body: its body style.
        rules: scores.
    """
    pages = reading.pages
    signs = gather(pages, body)
    kept_pages = []
    furniture: list[Furniture] = []
    for page in pages:
        apart = [
            line
            for line in page.lines
            if line.rotated or _score(line, page, body, signs, rules) >= rules.needed
        ]
        apart_ids = {id(line) for line in apart}
        furniture += [
            Furniture(line.text, _role(line, page, signs), (Evidence(page.number, line.bbox),))
            for line in apart
        ]
        furniture += [
            Furniture(line.text, "hidden", (Evidence(page.number, line.bbox),)) for line in page.hidden
        ]
        kept_pages.append(
            replace(page, lines=tuple(line for line in page.lines if id(line) not in apart_ids), hidden=())
        )
    return tuple(kept_pages), tuple(furniture)
