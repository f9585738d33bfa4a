"""Random designs within what a designer would do and the engine can."""

from dataclasses import dataclass
from random import Random

from .design import Contents, Design, HeadingStyle

COLORS = ("#1f4e79", "#7a1f3d", "#0b6e4f", "#b3541e", "#3d2c8d", "#00707a", "#222222")
OTHER_CONTENTS = 0.5
"""Share of reports whose contents are set otherwise than with numbers at the right edge."""
PAIRS = (  # body and heading family
    ("Noto Serif", "Noto Sans"),
    ("Noto Serif", "Lato"),
    ("Noto Sans", "Noto Serif"),
    ("Lato", "Lato"),
    ("Lato", "Linux Libertine O"),
    ("Open Sans", "Open Sans"),
    ("Open Sans", "P052"),
    ("Inter", "Inter"),
    ("Carlito", "Carlito"),
    ("Linux Libertine O", "Linux Biolinum O"),
    ("DejaVu Serif", "DejaVu Sans"),
    ("DejaVu Sans", "DejaVu Sans"),
    ("P052", "Nimbus Sans"),
    ("Nimbus Roman", "Nimbus Sans"),
    ("Nimbus Sans", "Nimbus Roman"),
)
TYPE1_PAIRS = (
    ("Computer Modern", "Computer Modern"),
    ("Latin Modern Roman", "Latin Modern Sans"),
    ("Charter", "Helvetica"),
    ("Utopia", "Utopia"),
    ("Times", "Helvetica"),
    ("Palatino", "Palatino"),
)
BOLDS = {  # body weight and weights of bold that the family has beside 400 and 700
    "Lato": ((400, 700), (400, 600), (300, 500), (300, 700)),
    "Open Sans": ((400, 700), (400, 600), (300, 600)),
    "Inter": ((400, 700), (400, 600), (300, 500), (400, 500)),
    "Linux Libertine O": ((400, 700), (400, 600)),
}


@dataclass(frozen=True, slots=True)
class Limits:
    """What an engine cannot do."""

    columns: bool = True
    small_caps: bool = True
    weights: bool = True
    synthetic_bold: bool = False
    drop_cap: bool = True
    roman_front: bool = True
    beside: bool = True
    section_header: bool = True
    watermark: bool = True
    line_numbers: bool = False
    side_tab: bool = True
    decomposed: bool = True
    contents: tuple[Contents, ...] = ()
    families: frozenset[str] | None = None
    pairs: tuple[tuple[str, str], ...] = PAIRS


def random_design(seed: int, limits: Limits = Limits()) -> Design:
    """A design that depends on nothing but its arguments."""
    rng = Random(f"design {seed}")
    pairs = [p for p in limits.pairs if limits.families is None or set(p) <= limits.families]
    body, head = rng.choice(pairs)
    weights = rng.choice(BOLDS.get(body, ((400, 700),))) if limits.weights else (400, 700)
    two_columns = limits.columns and rng.random() < 0.3
    size = rng.choice((9.0, 9.5) if two_columns else (9.5, 10.0, 10.5, 11.0, 12.0))
    accent = rng.choice(COLORS)
    justify = rng.random() < 0.5
    numbered = rng.random() < 0.25
    margin = rng.choice((48, 56, 64, 72, 84))
    sponsor_lines = rng.choice(("none", "none", "all", "even", "some"))
    header = rng.choice(("none", "report", "section", "split"))
    return Design(
        name=f"random-{seed}",
        page=rng.choice(("A4", "A4", "Letter")),
        columns=2 if two_columns else 1,
        margins=(rng.choice((64, 72, 80)), margin, 100 if sponsor_lines != "none" else 72, margin),
        body_family=body,
        body_size=size,
        body_weight=weights[0],
        bold_weight=weights[1],
        synthetic_bold=limits.synthetic_bold and rng.random() < 0.2,
        leading=rng.choice((1.25, 1.35, 1.45, 1.55)),
        align="justify" if justify else "left",
        hyphenate=rng.random() < (0.8 if justify else 0.3),
        paragraph=rng.choice(("gap", "indent", "small-gap", "gap")),
        drop_cap=limits.drop_cap and rng.random() < 0.2,
        heading_family=head,
        headings=_headings(rng, accent, limits),
        numbered=numbered,
        chapter_break=rng.random() < 0.75,
        bullets=rng.choice((("•", "–"), ("–", "•"), ("▪", "–"), ("○", "▪"), ("•", "○"), ("-", "-"))),
        header="report" if header == "section" and not limits.section_header else header,
        footer=rng.choice(("centre", "outer", "page-of", "dashes", "report")),
        odd_even=rng.random() < 0.3,
        roman_front=limits.roman_front and rng.random() < 0.3,
        sponsor_lines=sponsor_lines,
        quote=rng.choice(("beside", "boxed", "rules") if limits.beside else ("boxed", "rules")),
        table=rng.choice(("grid", "rules", "striped")),
        contents=_contents(rng.choice(("dots", "dots", "plain")), seed, limits),
        cover=rng.choice(("solid", "plain", "band")),
        accent=accent,
        tagged=rng.random() < 0.6,
        bookmarks=rng.random() < 0.6,
        watermark="DRAFT" if limits.watermark and rng.random() < 0.1 else None,
        curly_quotes=rng.random() < 0.7,
        bold_color=rng.random() < 0.15,
        loose_breaks=rng.random() < 0.15,
        typed_caps=rng.choice((0, 0, 0, 0, 0, 1, 2)),
        side_tab=limits.side_tab and rng.random() < 0.12,
        hard_spaces=rng.random() < 0.2,
        decomposed=limits.decomposed and rng.random() < 0.12,
        # Between two columns there is no margin: the numbers would stand over the words.
        line_numbers=limits.line_numbers and rng.random() < 0.06 and not two_columns,
    )


def _contents(usual: Contents, seed: int, limits: Limits) -> Contents:
    """The design of the contents: mostly the usual one, else another that the engine can set."""
    rng = Random(f"contents {seed}")  # its own, so that seeds keep what else they decide
    return rng.choice(limits.contents) if limits.contents and rng.random() < OTHER_CONTENTS else usual


def _headings(
    rng: Random, accent: str, limits: Limits
) -> tuple[HeadingStyle, HeadingStyle, HeadingStyle, HeadingStyle]:
    color = rng.choice((accent, accent, "#000000"))
    weight = rng.choice((700, 700, 700, 400))
    first = HeadingStyle(
        size=rng.choice((1.5, 1.8, 2.2)),
        weight=weight,
        color=color,
        case=rng.choice(("none", "none", "upper", "small-caps" if limits.small_caps else "upper")),
        tracking=rng.choice((0.0, 0.0, 0.0, 0.06, 0.15)),
        align=rng.choice(("left", "left", "center")),
        ground=accent if rng.random() < 0.15 else None,
        rule=rng.random() < 0.2,
    )
    if first.ground:
        first = HeadingStyle(first.size, 700, first.color, first.case, 0.0, "left", ground=accent)
    seconds = (
        HeadingStyle(1.3, 700, color),
        HeadingStyle(1.25, weight, accent),
        HeadingStyle(1.0, 700, color),
        HeadingStyle(1.0, 700, color, case="upper"),
        HeadingStyle(1.1, 700, accent, underline=True),
        HeadingStyle(1.15, 700, accent, align="center"),
        HeadingStyle(1.1, 700, color, case="upper", tracking=0.08),
    )
    second = rng.choice(seconds)
    thirds = (
        HeadingStyle(1.1 if second.size > 1.1 else 1.0, 700, "#000000", italic=second.size <= 1.1),
        HeadingStyle(1.0, 700, accent, italic=True),
        HeadingStyle(1.0, 700, "#555555"),
    )
    third = rng.choice(thirds)
    fourth = rng.choice(
        (
            HeadingStyle(1.0, 400, accent, italic=True),
            HeadingStyle(0.95, 700, "#666666"),
            HeadingStyle(1.0, 400, "#000000", underline=True),
        )
    )
    return first, second, third, fourth
