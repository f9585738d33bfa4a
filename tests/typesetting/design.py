"""How a report looks: what a designer decides, independent of the engine."""

from dataclasses import dataclass
from typing import Literal

Contents = Literal["dots", "plain", "left", "word", "table", "boxes", "links"]
PAGE_SIZES = {"A4": (595.28, 841.89), "Letter": (612.0, 792.0), "B5": (498.9, 708.66)}


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """The look of one heading level.

    Attributes:
        size: multiple of the body size.
        tracking: letter-spacing in em.
        ground: colour behind the heading, text is then white.
        rule: a line under the heading's block.
    """

    size: float
    weight: int = 700
    color: str = "#000000"
    case: Literal["none", "upper", "small-caps"] = "none"
    tracking: float = 0.0
    align: Literal["left", "center"] = "left"
    italic: bool = False
    underline: bool = False
    ground: str | None = None
    rule: bool = False


PLAIN_HEADINGS = (
    HeadingStyle(1.8, color="#1f4e79"),
    HeadingStyle(1.3, color="#1f4e79"),
    HeadingStyle(1.1),
    HeadingStyle(1.0, italic=True),
)


@dataclass(frozen=True, slots=True)
class Design:
    """A designer's decisions; lengths in points unless said otherwise.

    Attributes:
        margins: top, outer, bottom, inner.
        leading: line pitch as a multiple of the body size.
        headings: styles of levels 1 to 4.
        header: none | report | section | split (organizer left, report right).
        contents: dots | plain (numbers at the right edge) | left (numbers before titles) |
            word ("Title, p. 4") | table (a grid) | boxes (two beside each other) | links (no numbers).
        footer: centre | outer | page-of | dashes | report.
        sponsor_lines: pages that carry "Sponsored by:" and "Organized by:".
        bold_weight: weight of key terms; the face must exist in the family.
        synthetic_bold: key terms are emboldened by stroke, double strike or the browser, not by a bold face.
        bold_color: key terms are set in the accent colour, too.
        loose_breaks: headings may be stranded at a page's foot, single lines at its head.
        typed_caps: heading levels, from 1, whose words are written in capitals.
        side_tab: the report's name stands rotated in the outer margin.
        paragraph: what parts paragraphs; "none": neither space nor indent, in lists neither.
        note_size: of footnotes, as a multiple of the body size.
        drawn_bullets: bullets are painted, not set in type, where the engine can.
        hard_spaces: numbers are tied to their words by U+00A0.
        decomposed: accents are combining characters (NFD).
    """

    name: str = "plain"
    page: Literal["A4", "Letter", "B5"] = "A4"
    columns: int = 1
    margins: tuple[float, float, float, float] = (72, 64, 72, 64)
    body_family: str = "Noto Serif"
    body_size: float = 10.0
    body_weight: int = 400
    bold_weight: int = 700
    synthetic_bold: bool = False
    leading: float = 1.4
    align: Literal["justify", "left"] = "left"
    hyphenate: bool = False
    paragraph: Literal["gap", "indent", "small-gap", "none"] = "gap"
    note_size: float = 0.8
    drawn_bullets: bool = False
    drop_cap: bool = False
    heading_family: str = "Noto Sans"
    headings: tuple[HeadingStyle, HeadingStyle, HeadingStyle, HeadingStyle] = PLAIN_HEADINGS
    numbered: bool = False
    chapter_break: bool = True
    bullets: tuple[str, str] = ("•", "–")
    header: Literal["none", "report", "section", "split"] = "report"
    footer: Literal["centre", "outer", "page-of", "dashes", "report"] = "centre"
    odd_even: bool = False
    roman_front: bool = False
    sponsor_lines: Literal["none", "all", "even", "some"] = "none"
    quote: Literal["beside", "boxed", "rules"] = "boxed"
    table: Literal["grid", "rules", "striped"] = "rules"
    contents: Contents = "dots"
    cover: Literal["solid", "plain", "band"] = "band"
    accent: str = "#1f4e79"
    tagged: bool = True
    bookmarks: bool = True
    watermark: str | None = None
    line_numbers: bool = False
    curly_quotes: bool = True
    bold_color: bool = False
    loose_breaks: bool = False
    typed_caps: int = 0
    side_tab: bool = False
    hard_spaces: bool = False
    decomposed: bool = False

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height in points."""
        return PAGE_SIZES[self.page]

    def item_gap(self, gap: float) -> float:
        """Return the space below a list item where that below a paragraph is `gap`."""
        return 0.0 if self.paragraph == "none" else max(gap * 0.5, 2)

    def marker(self, level: int, given: str | None) -> str:
        """What is printed before a list item."""
        return given or self.bullets[min(level, len(self.bullets)) - 1]
