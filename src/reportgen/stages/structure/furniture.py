"""Running headers, footers, folios, logos and watermarks: told from the text, labelled and kept.

No single sign decides. Repetition over pages, place outside the frame of the running text, style and
the source's own tags each add to a score; what looks like running text or a heading takes from it.
"""

from typing import NamedTuple

from ...model.document import ARTIFACT, Furniture, FurnitureRole, Line, Page, Reading
from ...model.geometry import BBox, overlap
from ...model.provenance import Evidence
from .body_styles import Bodies
from .furniture_signs import FEW, Signs, gather, is_folio, opens_text
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


def _is_furniture(line: Line, page: Page, body: BodyStyle, signs: Signs, rules: FurnitureRules) -> bool:
    """Weigh the signs that a line is furniture against what speaks for text or a heading."""
    if id(line) in signs.line_numbers or id(line) in signs.edge_rows:
        return True
    if id(line) in signs.marks:
        return False
    place = _place(line, page, signs, rules)
    same = len(signs.repeats[id(line)])
    # Most lines have too few signs, whatever speaks against them: that is not looked for.
    if _signs_for(line, body, signs, place, same, rules) < rules.needed:
        return False
    once = signs.words[line.text] == 1
    opens = opens_text(line, page, body)
    if once and opens:  # headings that differ in their numbers only are not one line repeated
        same = 1
    outside, at_edge = place
    role = _role_of_tag(line, signs)
    repeated = same >= FEW or (outside and role == ARTIFACT and signs.bands[id(line)] >= FEW)
    title = line.size >= rules.display * body.size or not (outside and repeated)
    against = (
        (id(line) in signs.notes and once, rules.note),
        (role is not None and role != ARTIFACT, rules.smaller),
        (line.size >= rules.large * body.size and title, rules.heading),
        (not outside and not at_edge, rules.heading),
        (not (outside and repeated) and id(line) in signs.running, rules.running_text),
        (not repeated and opens, rules.opening),
        # A cover has no furniture but what other pages repeat.
        (page.number == 1 and once, rules.heading),
    )
    score = _signs_for(line, body, signs, place, same, rules) - sum(
        [points for holds, points in against if holds]
    )
    return score >= rules.needed


def _place(line: Line, page: Page, signs: Signs, rules: FurnitureRules) -> tuple[bool, bool]:
    """Return whether a line stands outside the text's frame, and whether it stands near the sheet's edge."""
    top, foot = signs.frame
    above, below = line.bbox[3], page.height - line.bbox[1]
    outside = above <= top - rules.clear or below <= foot - rules.clear
    if not outside and (id(line) in signs.folios or _says_the_same(line, signs)):
        left, right = signs.sides
        outside = line.bbox[2] <= left - rules.clear or page.width - line.bbox[0] <= right - rules.clear
    return outside, min(above, below) <= rules.near_edge * page.height


def _says_the_same(line: Line, signs: Signs) -> bool:
    """Return whether a line's very words stand at its height on other pages, as those of a menu do.

    What stands beside the text once is a note or a label, and a number there one of a section.
    """
    if signs.words[line.text] < FEW:
        return False
    return len(signs.repeats[id(line)]) >= FEW and any(map(str.isalpha, line.text))


def _signs_for(  # noqa: PLR0917 (called for every line)
    line: Line, body: BodyStyle, signs: Signs, place: tuple[bool, bool], same: int, rules: FurnitureRules
) -> float:
    """Return the points of a line's signs of furniture; the same words stand on `same` pages."""
    outside, at_edge = place
    points = rules.smaller if line.size <= rules.small * body.size else 0.0
    if same >= FEW:
        points += rules.repeated
        if same >= rules.often_share * signs.pages:
            points += rules.often
    elif same == FEW - 1:
        points += rules.pair
    if outside:
        points += rules.outside
    if at_edge:
        points += rules.edge
    if outside or at_edge:
        if signs.bands[id(line)] >= FEW:
            points += rules.band
        if id(line) in signs.folios:
            points += rules.folio
    return points + rules.tagged if _role_of_tag(line, signs) == ARTIFACT else points


def _role_of_tag(line: Line, signs: Signs) -> str | None:
    """Return the type of a line's structure element where the source tags its furniture too."""
    return line.tag.role if signs.tagged and line.tag is not None else None


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
    reading: Reading, bodies: Bodies, rules: FurnitureRules = FurnitureRules()
) -> tuple[tuple[Page, ...], tuple[Furniture, ...]]:
    """Return the pages without their furniture, and the furniture labelled.

    Args:
        reading: the source as read.
        bodies: the styles of its running text.
        rules: scores.
    """
    pages = reading.pages
    signs = gather(pages, bodies)
    kept_pages = []
    furniture: list[Furniture] = []
    for page in pages:
        body = bodies.of(page.number)
        apart = [line for line in page.lines if line.rotated or _is_furniture(line, page, body, signs, rules)]
        apart_ids = {id(line) for line in apart}
        furniture += [
            Furniture(line.text, _role(line, page, signs), (Evidence(page.number, line.bbox),))
            for line in apart
        ]
        furniture += [
            Furniture(line.text, "hidden", (Evidence(page.number, line.bbox),)) for line in page.hidden
        ]
        kept_pages.append(
            page._replace(lines=tuple(line for line in page.lines if id(line) not in apart_ids), hidden=())
        )
    return tuple(kept_pages), tuple(furniture)
