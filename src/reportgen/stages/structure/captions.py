"""Captions: short lines right above or below a picture or table, set apart by style or by their word."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import groupby
from typing import NamedTuple

from ...model.document import Line, Page
from ...model.geometry import BBox, contains, overlap, union
from . import figures
from .blocks import SetApart, differs, groups, set_apart
from .headings import stands_out
from .sentence_ends import STOPS, ending
from .style import BodyStyle, LineStyle, line_style


class CaptionRules(NamedTuple):
    """What makes a caption."""

    gap: float = 1.8
    """At most this many ems between a caption and its picture or table."""
    named_gap: float = 3.0
    """The same for a caption that says it is one ("Table 2: …")."""
    inside: float = 2.0
    """Points by which a caption's box may reach into its picture's."""
    small: float = 0.96
    """Captions without a word of their own are smaller than this share of the body's size."""
    table_title: float = 1.05
    """A line right over a table up to this share of the body's size is its title; larger is a heading."""
    title_lines: int = 2
    """At most this many lines in a table's title."""
    lines: int = 4
    """At most this many lines in a caption; more is text."""
    numbered_lines: int = 3
    """Lines at most of one that stands apart from its picture, and names its number and no sentence."""
    width: float = 60.0
    """A picture is at least this many points wide; smaller ones are signs and logos."""
    height: float = 40.0
    """A picture is at least this many points high."""
    ground: float = 0.9
    """Pictures higher than this share of the page are its ground."""


_CAPTION = re.compile(
    r"^(?:©|\(c\)\s)|^(photos?|credits?|crédits?|créditos?|figure|fig\.|table|picture|image|chart|map|graph|box|source|"
    r"cuadro|gráfico|figura|tabla|foto|fuente|tableau|graphique|carte|encadré)\b[\s\d.:–-]",
    re.I,
)
# A word, its number and a sign: no running text begins so.
_NUMBERED = re.compile(
    r"^(figure|fig\.|table|chart|graph|map|figura|tabla|tabela|cuadro|quadro|gráfico|mapa|tableau|graphique|carte)"
    r"\s*\d{1,3}(\.\d{1,2})*\s*[.:–—]\s",
    re.I,
)
_STATED = ending(STOPS)


def _pictures(page: Page, rules: CaptionRules) -> list[BBox]:
    return [
        shape.bbox
        for shape in page.shapes
        if shape.kind == "image"
        and shape.bbox[2] - shape.bbox[0] > rules.width
        and rules.height < shape.bbox[3] - shape.bbox[1] < rules.ground * page.height
    ]


def _of_one_weight(lines: Sequence[Line], body: BodyStyle) -> Iterator[tuple[LineStyle, list[Line]]]:
    """Yield groups of lines of one style, parted where bold lines stand above or below others."""
    for _, members in groups(lines, body):
        for _, part in groupby(members, lambda line: line_style(line, body).bold):
            alike = list(part)
            yield line_style(alike[0], body), alike


def _is_on_picture(members: Sequence[Line], page: Page, rules: CaptionRules) -> bool:
    """Return whether words are printed on a picture."""
    box = union(line.bbox for line in members)
    return any(contains(picture, box, rules.inside) for picture in _pictures(page, rules))


def _is_over(box: BBox, other: BBox, reach: float, rules: CaptionRules) -> bool:
    """Return whether a box ends right above another, at most `reach` points away."""
    meets = overlap(box[0], box[2], other[0], other[2]) > 0
    return meets and -rules.inside <= other[1] - box[3] <= reach


def _is_title(
    style: LineStyle,
    members: Sequence[Line],
    page: Page,
    tables: Sequence[BBox],
    body: BodyStyle,
    *,
    rules: CaptionRules,
) -> bool:
    """Return whether lines are the title of a table right below, and no sentence's end above its caption."""
    if len(members) > rules.title_lines or style.size > rules.table_title * body.size:
        return False
    if not (style.bold or differs(style, body)):
        return False
    box = union(line.bbox for line in members)
    below = [table for table in tables if _is_over(box, table, rules.gap * body.size, rules)]
    return any(not _has_between(page, box, table) for table in below)


def _has_between(page: Page, box: BBox, table: BBox) -> bool:
    """Return whether a line that says it is a caption stands between a box and a table."""
    return any(
        box[3] <= (line.bbox[1] + line.bbox[3]) / 2 <= table[1] and _CAPTION.match(line.text) is not None
        for line in page.lines
    )


def _is_caption(
    style: LineStyle,
    members: Sequence[Line],
    pictures: Sequence[BBox],
    body: BodyStyle,
    titles: Set[LineStyle],
    *,
    rules: CaptionRules,
) -> bool:
    box = union(line.bbox for line in members)
    text = " ".join(line.text for line in members)
    titled = _NUMBERED.match(text) is not None and not _STATED.search(text)
    if titled and len(members) <= rules.numbered_lines and stands_out(style, body):
        return True
    worded = bool(_CAPTION.match(text))
    reach = (rules.named_gap if worded else rules.gap) * body.size
    near = any(
        _is_over(box, picture, reach, rules) or _is_over(picture, box, reach, rules) for picture in pictures
    )
    smaller = style.size < rules.small * body.size and differs(style, body)
    if worded:
        return smaller or near
    if style.bold:  # right above a picture small bold words may be a heading
        below = any(_is_over(picture, box, reach, rules) for picture in pictures)
        return smaller and below and style not in titles
    return near and smaller


def find(
    page: Page,
    tables: Sequence[BBox],
    body: BodyStyle,
    titles: Set[LineStyle] = frozenset(),
    rules: CaptionRules = CaptionRules(),
) -> list[SetApart]:
    """Return the captions of a page.

    Args:
        page: without furniture, tables and footnotes.
        tables: boxes of its tables and figures.
        body: the body style.
        titles: the styles of the document's headings.
        rules: distances.
    """
    pictures = [*_pictures(page, rules), *tables]
    if any(_CAPTION.match(line.text) for line in page.lines):
        pictures += figures.drawings(page)
    elif not pictures:
        return []
    return [
        set_apart("caption", members)
        for style, members in _of_one_weight(page.lines, body)
        if len(members) <= rules.lines
        and (
            (style not in titles and _is_title(style, members, page, tables, body, rules=rules))
            or (style.size < body.size and _is_on_picture(members, page, rules))
            or _is_caption(style, members, pictures, body, titles, rules=rules)
        )
    ]
