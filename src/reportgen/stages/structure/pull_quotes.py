"""Pull-quotes and boxed asides: lines of another look that stand beside, between or inside the text."""

import re
from collections.abc import Sequence, Set
from typing import NamedTuple

from ...model.document import Line, Page
from ...model.geometry import BBox, contains, overlap, union
from .blocks import SetApart, differs, groups, is_larger, set_apart
from .footnotes import NoteRules
from .markers import is_lone_bullet, is_terminal
from .sentence_ends import QUESTIONS, SENTENCE
from .style import BodyStyle, LineStyle, is_body, line_style
from .tables import boxes


class QuoteRules(NamedTuple):
    """What sets lines apart from the running text; in points unless said."""

    words: int = 4
    """At least this many words in an aside; fewer are a label."""
    lines: int = 2
    """Lines that make an aside of what is no sentence, where text is wrapped around it."""
    narrow: float = 0.62
    """A float beside the text takes less than this share of the text's width."""
    beside: float = 0.4
    """Ems of height that a line shares with the block it stands beside."""
    margin: float = 2.0
    """Ems of the body that a line reaches over the block and over the text beside it, to cross both."""
    crossing: float = 0.5
    """The same as a share of the block's width, for narrow blocks."""
    wrapped: float = 8.0
    """Pitches by which wrapped text may be higher than its float; a column runs on further."""
    slack: float = 2.0
    """Boxes touch within this."""
    framed_others: int = 2
    """Other lines that a frame may hold, such as a label."""
    side_rule: float = 6.0
    """An upright rule is at most this thick."""
    side_reach: float = 30.0
    """At most this far between a block and the rule at its side."""
    side_length: float = 0.7
    """The rule at a block's side is at least this share of its height long."""
    side_overlap: float = 0.8
    """Share of the block's height that the rule stands beside."""
    level_rule: float = 4.0
    """A level rule is at most this thick."""
    rule_length: float = 40.0
    """And at least this long."""
    rule_reach: float = 20.0
    """At most this far between a block and the rules above and below it."""
    same_rule: float = 3.0
    """The two rules differ by less at their ends."""
    text_length: int = 30
    """Characters of a line that shows how wide the text is."""
    inset: float = 1.2
    """Ems of the body by which a block is set in from both edges."""
    tight: float = 1.15
    """Pitches up to which a line stands in the paragraph above it."""
    same_size: float = 0.3
    """Points by which emphasis in a paragraph may differ from it in size."""
    between: int = 3
    """Lines of a statement between running text, at least."""
    between_words: int = 10
    """Words of it at least."""
    over: float = 0.4
    """Share of its width that the lines above and below it stand over; it may reach into the margin."""
    title: int = 12
    """Words of a heading in quotation marks at most."""
    credit_step: float = 2.0
    """Ems between a quotation and the line that says whose it is."""
    number_gap: float = 4.0
    """Ems at most between the number of a heading, or a bullet, and its words."""
    bullet_shift: float = 0.3
    """Ems by which a bullet may stand above or below the baseline of its words."""


_QUOTE_END = re.compile(rf"{SENTENCE.pattern}|[\"”»]\s*$")
_QUOTED = re.compile(r"^\s*[\"“«„‘]")
_CREDIT = re.compile(r"^\s*[—–-]\s*\S")
_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])[.):]?\s*$")
_QUOTATION_MARKS = frozenset({"“", "”", '"', "«", "»", "„", "‘", "’", "❝", "❞"})


def _is_beside(line: Line, box: BBox) -> bool:
    """Return whether a line lies wholly to the left or right of a box."""
    return line.bbox[2] <= box[0] + 1 or line.bbox[0] >= box[2] - 1


def _is_wrapped(box: BBox, page: Page, members: Sequence[Line], body: BodyStyle, rules: QuoteRules) -> bool:
    """Return whether running text is wrapped around a block: narrow beside it, wide above or below."""
    mine = {id(line) for line in members}
    text = [line for line in page.lines if id(line) not in mine and is_body(line, body)]
    beside = [
        line
        for line in text
        if overlap(line.bbox[1], line.bbox[3], box[1], box[3]) > rules.beside * line.size
        and _is_beside(line, box)
    ]
    if not beside:
        return False
    side = union(line.bbox for line in beside)
    margin = rules.margin * body.size
    over_box = min(margin, rules.crossing * (box[2] - box[0]))
    crossing = [
        line
        for line in text
        if overlap(line.bbox[0], line.bbox[2], box[0], box[2]) > over_box
        and overlap(line.bbox[0], line.bbox[2], side[0], side[2]) > margin
    ]
    above = [line for line in crossing if line.bbox[3] <= box[1] + rules.slack]
    below = [line for line in crossing if line.bbox[1] >= box[3] - rules.slack]
    if not above and not below:
        return False
    width = max(line.bbox[2] - line.bbox[0] for line in crossing)
    if box[2] - box[0] > rules.narrow * width:
        return False
    # Text of a neighbouring column runs on far beyond the block; wrapped text ends with it.
    top = min((line.bbox[3] for line in above), default=0.0, key=lambda y: abs(y - box[1]))
    foot = min((line.bbox[1] for line in below), default=page.height, key=lambda y: abs(y - box[3]))
    wrapped = [
        line
        for line in text
        if _is_beside(line, box)
        and overlap(line.bbox[0], line.bbox[2], side[0], side[2]) > 0
        and line not in crossing
        and top <= line.bbox[1]
        and line.bbox[3] <= foot
    ]
    tall = union(line.bbox for line in wrapped or beside)
    return tall[3] - tall[1] <= (box[3] - box[1]) + rules.wrapped * body.pitch


def _is_framed(box: BBox, page: Page, members: Sequence[Line], rules: QuoteRules) -> bool:
    """Return whether a painted area, or rules at its sides, hold these lines and no others."""
    mine = {id(line) for line in members}
    others = [line for line in page.lines if id(line) not in mine]
    for shape in boxes(page):
        if contains(shape.bbox, box, rules.slack):
            inside = [line for line in others if contains(shape.bbox, line.bbox, rules.slack)]
            if len(inside) <= rules.framed_others:
                return True
    return _is_between_rules(box, page, rules) or any(
        _is_side_rule(shape.bbox, box, others, rules) for shape in page.shapes
    )


def _is_side_rule(rule: BBox, box: BBox, others: Sequence[Line], rules: QuoteRules) -> bool:
    """Return whether a shape is an upright rule at a block's side and no other line stands beside it."""
    x0, top, x1, bottom = rule
    height = box[3] - box[1]
    upright = x1 - x0 <= rules.side_rule and bottom - top >= rules.side_length * height
    if not upright or overlap(top, bottom, box[1], box[3]) < rules.side_overlap * height:
        return False
    if not any(-rules.slack <= gap <= rules.side_reach for gap in (box[0] - x1, x0 - box[2])):
        return False
    return not any(
        overlap(line.bbox[1], line.bbox[3], top, bottom) > rules.slack and line.bbox[0] > x1 - rules.slack
        for line in others
    )


def _is_between_rules(box: BBox, page: Page, rules: QuoteRules) -> bool:
    """Return whether one rule stands right above a block and one of its width right below."""
    level = [
        s.bbox
        for s in page.shapes
        if s.bbox[3] - s.bbox[1] <= rules.level_rule
        and s.bbox[2] - s.bbox[0] > rules.rule_length
        and s.bbox[0] <= box[0] + rules.slack
        and s.bbox[2] >= box[2] - rules.slack
    ]
    above = [rule for rule in level if -rules.slack <= box[1] - rule[3] <= rules.rule_reach]
    below = [rule for rule in level if -rules.slack <= rule[1] - box[3] <= rules.rule_reach]
    return any(
        abs(a[0] - b[0]) <= rules.same_rule and abs(a[2] - b[2]) <= rules.same_rule
        for a in above
        for b in below
    )


def _is_inset(box: BBox, page: Page, body: BodyStyle, rules: QuoteRules) -> bool:
    """Return whether a block is set in from both edges of the running text (or centred in it)."""
    around = [
        line.bbox
        for line in page.lines
        if is_body(line, body)
        and len(line.text) > rules.text_length
        and line.bbox[0] <= box[0] + 1 <= line.bbox[2]
    ]
    if not around:
        return False
    edge = union(around)
    return min(box[0] - edge[0], edge[2] - box[2]) >= rules.inset * body.size


def _is_between_text(
    box: BBox, members: Sequence[Line], page: Page, body: BodyStyle, rules: QuoteRules
) -> bool:
    """Return whether a statement of several lines stands between running text of one column.

    An opening statement stands under a heading, and a heading is shorter or states no sentence.
    """
    if len(members) < rules.between or sum(len(line.text.split()) for line in members) < rules.between_words:
        return False
    mine = {id(line) for line in members}
    width = rules.over * (box[2] - box[0])
    column = [
        line
        for line in page.lines
        if id(line) not in mine and overlap(line.bbox[0], line.bbox[2], box[0], box[2]) >= width
    ]
    above = max((line for line in column if line.bbox[3] <= box[1] + rules.slack), key=_foot, default=None)
    below = min((line for line in column if line.bbox[1] >= box[3] - rules.slack), key=_foot, default=None)
    return above is not None and below is not None and is_body(above, body) and is_body(below, body)


def _foot(line: Line) -> float:
    return line.bbox[3]


def _goes_on(line: Line, page: Page, body: BodyStyle, rules: QuoteRules) -> bool:
    """Return whether a line goes on with the open sentence of running text right above: it is emphasis."""
    if abs(line.size - body.size) > rules.same_size:
        return False
    return any(
        0 < line.baseline - above.baseline <= rules.tight * body.pitch
        and abs(line.bbox[0] - above.bbox[0]) <= rules.inset * body.size
        and abs(above.size - body.size) <= rules.same_size
        and len(above.text) > rules.text_length
        and not is_terminal(above.text)
        for above in page.lines
    )


def _is_listed(members: Sequence[Line], page: Page, rules: QuoteRules) -> bool:
    """Return whether bullets stand before lines of a block, each a line of its own: it is a list."""
    bullets = [line for line in page.lines if is_lone_bullet(line.text)]
    return any(
        abs(line.baseline - bullet.baseline) <= rules.bullet_shift * line.size
        and 0 <= line.bbox[0] - bullet.bbox[2] <= rules.number_gap * line.size
        for bullet in bullets
        for line in members
    )


def _is_aside(
    style: LineStyle, members: Sequence[Line], page: Page, body: BodyStyle, rules: QuoteRules
) -> bool:
    if (
        not differs(style, body)
        or _goes_on(members[0], page, body, rules)
        or _is_listed(members, page, rules)
    ):
        return False
    text = " ".join([line.text for line in members])
    if sum(any(map(str.isalnum, word)) for word in text.split()) < rules.words:
        return False
    box = union(line.bbox for line in members)
    sentence = bool(_QUOTE_END.search(text))
    if (sentence or len(members) >= rules.lines) and _is_wrapped(box, page, members, body, rules):
        return True
    if not sentence:
        return False
    if _is_framed(box, page, members, rules):
        return True
    if style.size < NoteRules().size * body.size:
        return False
    quoted, larger = bool(_QUOTED.match(text)), is_larger(style, body)
    colored = style.color != 0
    if quoted and larger and (style.italic or colored):
        return True
    if larger and (style.italic or colored) and _is_between_text(box, members, page, body, rules):
        return True
    stands_out = larger or quoted or (style.italic and colored)
    return stands_out and _is_inset(box, page, body, rules)


def _may_be_heading(members: Sequence[Line], rules: QuoteRules) -> bool:
    """Return whether lines end as headings do: these may ask, or quote a title, but state no sentence."""
    text = members[-1].text
    if text.rstrip().endswith(tuple(QUESTIONS)) or not _QUOTE_END.search(text):
        return True
    quoted = _QUOTED.match(members[0].text) and not SENTENCE.search(text)
    return bool(quoted) and sum(len(line.text.split()) for line in members) <= rules.title


def _is_numbered(
    style: LineStyle, members: Sequence[Line], page: Page, body: BodyStyle, rules: QuoteRules
) -> bool:
    """Return whether a number of the same look stands before lines, with a gap: that is a heading."""
    first = members[0]
    return any(
        abs(line.baseline - first.baseline) <= rules.same_rule
        and 0 < first.bbox[0] - line.bbox[2] <= rules.number_gap * first.size
        and _NUMBER.match(line.text)
        and line_style(line, body) == style
        for line in page.lines
    )


def _with_credit(members: list[Line], page: Page, body: BodyStyle, rules: QuoteRules) -> list[Line]:
    """Add the line under a quotation that says whose it is, and lone quotation marks around it."""
    box = union(line.bbox for line in members)
    known = {id(line) for line in members}
    extra = []
    for line in page.lines:
        if id(line) in known or is_body(line, body):
            continue
        inside = overlap(line.bbox[0], line.bbox[2], box[0] - rules.side_reach, box[2] + rules.side_reach) > 0
        credit = _CREDIT.match(line.text) and 0 < line.bbox[1] - box[3] < rules.credit_step * line.size
        mark = line.text.strip() in _QUOTATION_MARKS and (
            overlap(line.bbox[1], line.bbox[3], box[1] - 2 * line.size, box[3] + line.size) > 0
        )
        if inside and (credit or mark):
            extra.append(line)
    return sorted([*members, *extra], key=lambda line: (line.baseline, line.bbox[0]))


def find(
    page: Page,
    body: BodyStyle,
    titles: Set[LineStyle] = frozenset(),
    rules: QuoteRules = QuoteRules(),
) -> list[SetApart]:
    """Return the pull-quotes and boxed asides of a page; none where it has no running text.

    Args:
        page: without furniture, tables, footnotes and captions.
        body: the body style.
        titles: the styles of the document's headings: in these only what ends a sentence is an aside.
        rules: distances.
    """
    if not any(is_body(line, body) for line in page.lines):
        return []
    unlike = [line for line in page.lines if differs(line_style(line, body), body)]
    return [
        set_apart("aside", _with_credit(members, page, body, rules))
        for style, members in groups(unlike, body)
        if not (
            _may_be_heading(members, rules)
            and (style in titles or _is_numbered(style, members, page, body, rules))
        )
        and _is_aside(style, members, page, body, rules)
    ]
