"""What stands beside the running text: pull-quotes, boxed asides, footnotes, captions.

They are kept in the document under their own names and never flow into a paragraph.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ..geometry import BBox, contains, overlap, union
from ..model import Block, BlockType, Inline, Line, Page
from ..schema import Evidence
from . import style as styles
from .style import BodyStyle, LineStyle
from .tables import boxes


@dataclass(frozen=True, slots=True)
class AsideRules:
    """What sets lines apart from the running text."""

    size_step: float = 0.07
    """Share of the body's size by which an aside differs, where nothing else does."""
    line_step: float = 2.2
    """Ems between the baselines of one aside's lines at most."""
    narrow: float = 0.62
    """A float beside the text takes less than this share of the text's width."""
    note_size: float = 0.93
    """Footnotes are smaller than this share of the body's size."""
    caption_gap: float = 1.8
    """Ems between a caption and its picture or table at most."""
    named_caption_gap: float = 3.0
    """The same for a caption that says it is one ("Table 2: …")."""
    table_title: float = 1.05
    """A line right over a table up to this share of the body's size is its title; larger is a heading."""
    caption_lines: int = 4
    """Lines of a caption at most; more is text."""


@dataclass(frozen=True, slots=True)
class SetApart:
    """A block beside the running text and where it stands.

    Attributes:
        lines: its lines, top to bottom.
        marks: the footnote marks that it carries.
    """

    block: Block
    lines: tuple[Line, ...]
    bbox: BBox


_MARK = re.compile(r"^\s*(\d{1,3}|[*†‡§¶]{1,3}|[a-z](?=[\s.)]))\s*[.)]?\s*(?=\S)")
_CAPTION = re.compile(
    r"^(figure|fig\.|table|photo|picture|image|chart|map|graph|box|source|"
    r"cuadro|gráfico|figura|tabla|foto|fuente|tableau|graphique|carte|encadré)\b[\s\d.:–-]",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s*$|[\"”»]\s*$")
_QUOTED = re.compile(r"^\s*[\"“«„‘]")


def make_block(
    kind: BlockType, lines: Sequence[Line], body: BodyStyle, marker: str | None = None, skip: int = 0
) -> Block:
    """Return a block of lines joined by spaces, line-end hyphens left as they are.

    Args:
        kind: block type.
        lines: top to bottom.
        body: for bold.
        marker: printed mark.
        skip: characters of the marker to leave out at the start.
    """
    runs: list[Inline] = []
    for at, line in enumerate(lines):
        pieces = [(run.text, styles.is_bold(run, body), run.face.italic) for run in line.runs]
        if at == 0 and skip:
            pieces = _without(pieces, skip)
        if at and runs:
            last = runs[-1]
            if last.text.endswith("\u00ad"):
                runs[-1] = replace(last, text=last.text[:-1])
            elif not last.text.endswith(" "):
                runs[-1] = replace(last, text=last.text + " ")
        for text, bold, italic in pieces:
            if runs and (runs[-1].bold, runs[-1].italic) == (bold, italic):
                runs[-1] = Inline(runs[-1].text + text, bold, italic)
            elif text:
                runs.append(Inline(text, bold, italic))
    text = "".join(run.text for run in runs)
    box = union(line.bbox for line in lines)
    return Block(kind, text, tuple(runs), (Evidence(lines[0].page, box),), marker=marker)


def _without(pieces: list[tuple[str, bool, bool]], skip: int) -> list[tuple[str, bool, bool]]:
    out = []
    for text, bold, italic in pieces:
        cut = min(skip, len(text))
        skip -= cut
        if text[cut:]:
            out.append((text[cut:], bold, italic))
    return out


def _groups(lines: Sequence[Line], body: BodyStyle, rules: AsideRules) -> list[tuple[LineStyle, list[Line]]]:
    """Group lines of one style that stand under one another."""
    groups: list[tuple[LineStyle, list[Line]]] = []
    for line in sorted(lines, key=lambda line: (line.baseline, line.bbox[0])):
        style = styles.line_style(line, body)
        for known, members in reversed(groups):
            last = members[-1]
            step = line.baseline - last.baseline
            same = (known.size, known.italic, known.color, known.family) == (
                style.size,
                style.italic,
                style.color,
                style.family,
            )
            if (
                same
                and 0 < step <= rules.line_step * line.size
                and overlap(last.bbox[0], last.bbox[2], line.bbox[0], line.bbox[2]) > 0
            ):
                members.append(line)
                break
        else:
            groups.append((style, [line]))
    return groups


def _differs(style: LineStyle, body: BodyStyle, rules: AsideRules) -> bool:
    return (
        abs(style.size - body.size) > rules.size_step * body.size
        or style.italic != body.face.italic
        or style.color != styles.soft_black(body.color)
        or not styles.related(style.family, body.face.family)
    )


def _beside_text(box: BBox, page: Page, members: Sequence[Line], body: BodyStyle, rules: AsideRules) -> bool:
    """Tell whether running text is wrapped around a block: narrow beside it, wide above or below."""
    mine = {id(line) for line in members}
    text = [line for line in page.lines if id(line) not in mine and styles.is_body(line, body)]
    beside = [
        line
        for line in text
        if overlap(line.bbox[1], line.bbox[3], box[1], box[3]) > 0.4 * line.size
        and (line.bbox[2] <= box[0] + 1 or line.bbox[0] >= box[2] - 1)
    ]
    if not beside:
        return False
    margin = 2 * body.size
    side = union(line.bbox for line in beside)
    crossing = [
        line
        for line in text
        if overlap(line.bbox[0], line.bbox[2], box[0], box[2]) > min(margin, 0.5 * (box[2] - box[0]))
        and overlap(line.bbox[0], line.bbox[2], side[0], side[2]) > margin
    ]
    above = [line for line in crossing if line.bbox[3] <= box[1] + 2]
    below = [line for line in crossing if line.bbox[1] >= box[3] - 2]
    if not above and not below:
        return False
    width = max((line.bbox[2] - line.bbox[0] for line in crossing), default=0.0)
    if box[2] - box[0] > rules.narrow * width:
        return False
    # Text of a neighbouring column runs on far beyond the block; wrapped text ends with it.
    narrow = [
        line
        for line in text
        if (line.bbox[2] <= box[0] + 1 or line.bbox[0] >= box[2] - 1)
        and overlap(line.bbox[0], line.bbox[2], side[0], side[2]) > 0
        and line not in crossing
    ]
    reach_top = min((line.bbox[3] for line in above), default=0.0, key=lambda y: abs(y - box[1]))
    reach_foot = min((line.bbox[1] for line in below), default=page.height, key=lambda y: abs(y - box[3]))
    wrapped = [line for line in narrow if reach_top <= line.bbox[1] and line.bbox[3] <= reach_foot]
    tall = union(line.bbox for line in wrapped or beside)
    return tall[3] - tall[1] <= (box[3] - box[1]) + 8 * body.pitch


def _framed(box: BBox, page: Page, members: Sequence[Line]) -> bool:
    """Tell whether a painted area, or rules at its sides, hold these lines and no others."""
    mine = {id(line) for line in members}
    for shape in boxes(page):
        if contains(shape.bbox, box, 2):
            inside = [
                line for line in page.lines if contains(shape.bbox, line.bbox, 2) and id(line) not in mine
            ]
            if len(inside) <= 2:
                return True
    if _between_rules(box, page):
        return True
    for shape in page.shapes:
        x0, top, x1, bottom = shape.bbox
        upright = x1 - x0 <= 6 and bottom - top >= 0.7 * (box[3] - box[1])
        if (
            upright
            and overlap(top, bottom, box[1], box[3]) >= 0.8 * (box[3] - box[1])
            and (-2 <= box[0] - x1 <= 30 or -2 <= x0 - box[2] <= 30)
        ):
            others = [
                line
                for line in page.lines
                if id(line) not in mine
                and overlap(line.bbox[1], line.bbox[3], top, bottom) > 2
                and line.bbox[0] > x1 - 2
            ]
            if not others:
                return True
    return False


def _between_rules(box: BBox, page: Page) -> bool:
    """Tell whether one rule stands right above a block and one of its width right below."""
    level = [s.bbox for s in page.shapes if s.bbox[3] - s.bbox[1] <= 4 and s.bbox[2] - s.bbox[0] > 40]
    above = [
        rule
        for rule in level
        if -2 <= box[1] - rule[3] <= 20 and rule[0] <= box[0] + 2 and rule[2] >= box[2] - 2
    ]
    below = [
        rule
        for rule in level
        if -2 <= rule[1] - box[3] <= 20 and rule[0] <= box[0] + 2 and rule[2] >= box[2] - 2
    ]
    return any(abs(a[0] - b[0]) <= 3 and abs(a[2] - b[2]) <= 3 for a in above for b in below)


def _inset(box: BBox, page: Page, body: BodyStyle) -> bool:
    """Tell whether a block is set in from both edges of the running text (or centred in it)."""
    text = [line for line in page.lines if styles.is_body(line, body) and len(line.text) > 30]
    around = [line for line in text if line.bbox[0] <= box[0] + 1 and line.bbox[2] >= box[0] + 1]
    if not around:
        return False
    edge = union(line.bbox for line in around)
    left, right = box[0] - edge[0], edge[2] - box[2]
    return left >= 1.2 * body.size and right >= 1.2 * body.size


def _is_aside(
    style: LineStyle, members: Sequence[Line], page: Page, body: BodyStyle, rules: AsideRules
) -> bool:
    text = " ".join(line.text for line in members)
    words = len(text.split())
    if words < 4 or not _differs(style, body, rules):
        return False
    box = union(line.bbox for line in members)
    sentence = bool(_SENTENCE_END.search(text))
    if _beside_text(box, page, members, body, rules) and (sentence or len(members) >= 2):
        return True
    if not sentence:
        return False
    if style.size < rules.note_size * body.size and not _framed(box, page, members):
        return False
    quoted = bool(_QUOTED.match(text))
    return (
        _framed(box, page, members)
        or (
            _inset(box, page, body)
            and (
                style.size > body.size * (1 + rules.size_step)
                or quoted
                or (style.italic and style.color != 0)
            )
        )
        or (quoted and style.size > body.size * (1 + rules.size_step) and (style.italic or style.color != 0))
    )


def _pull_quotes(page: Page, body: BodyStyle, rules: AsideRules) -> list[SetApart]:
    if not any(styles.is_body(line, body) for line in page.lines):
        return []
    found = []
    for style, members in _groups(page.lines, body, rules):
        if _is_aside(style, members, page, body, rules):
            lines = _with_credit(members, page, body)
            found.append(
                SetApart(make_block("aside", lines, body), tuple(lines), union(line.bbox for line in lines))
            )
    return found


def _with_credit(members: list[Line], page: Page, body: BodyStyle) -> list[Line]:
    """Add the line under a quotation that says whose it is, and lone quotation marks around it."""
    box = union(line.bbox for line in members)
    known = {id(line) for line in members}
    extra = []
    for line in page.lines:
        if id(line) in known or styles.is_body(line, body):
            continue
        inside = overlap(line.bbox[0], line.bbox[2], box[0] - 30, box[2] + 30) > 0
        credit = re.match(r"^\s*[—–-]\s*\S", line.text) and 0 < line.bbox[1] - box[3] < 2 * line.size
        mark = line.text.strip() in {"“", "”", '"', "«", "»", "„", "‘", "’", "❝", "❞"} and (
            overlap(line.bbox[1], line.bbox[3], box[1] - 2 * line.size, box[3] + line.size) > 0
        )
        if inside and (credit or mark):
            extra.append(line)
    return sorted([*members, *extra], key=lambda line: (line.baseline, line.bbox[0]))


def _is_note_size(line: Line, body: BodyStyle, rules: AsideRules) -> bool:
    return line.size < rules.note_size * body.size


def _raised_mark(line: Line) -> str | None:
    """Return the mark that a footnote's first line starts with, None where there is none."""
    first = line.runs[0]
    if first.rise > 0.1 * line.size and first.text.strip():
        return first.text.strip()
    match = _MARK.match(line.text)
    return match.group(1) if match else None


def _starts_raised(line: Line) -> bool:
    """Tell whether a line starts with a raised number or sign: running text never does."""
    first = line.runs[0]
    mark = first.text.strip()
    return first.rise > 0.1 * line.size and 0 < len(mark) <= 3 and not mark.isalpha()


def _is_tagged_note(line: Line) -> bool:
    return line.tag is not None and (
        line.tag.role in {"Note", "FENote"} or bool({"Note", "FENote"} & set(line.tag.path))
    )


def _footnotes(page: Page, body: BodyStyle, rules: AsideRules) -> list[SetApart]:
    """Return the notes at the foot of the page's columns: small lines below all running text."""
    small = [line for line in page.lines if _is_note_size(line, body, rules)]
    out: list[SetApart] = []
    starts = [
        line
        for line in small
        if _raised_mark(line)
        and (_below_text(line, page, body) or _starts_raised(line) or _is_tagged_note(line))
    ]
    if not starts:
        return []
    notes: list[list[Line]] = []
    top = min(line.baseline for line in starts)
    rest = [line for line in small if line.baseline >= top - 0.5 * line.size]
    for line in sorted(rest, key=lambda line: (_column_key(line, starts), line.baseline, line.bbox[0])):
        if any(line is start for start in starts):
            mark = _raised_mark(line)
            number = int(mark) if mark and mark.isdigit() else None
            last = _raised_mark(notes[-1][0]) if notes else None
            expected = last is None or number is None or not last.isdigit() or 0 < number - int(last) <= 2
            if line.runs[0].rise > 0 or expected:
                notes.append([line])
                continue
        if notes:
            last_line = notes[-1][-1]
            near = line.baseline - last_line.baseline <= 2.0 * line.size
            aligned = overlap(line.bbox[0], line.bbox[2], last_line.bbox[0], last_line.bbox[2]) > 0
            same_row = abs(line.baseline - last_line.baseline) < 0.4 * line.size
            if (near and aligned) or same_row:
                notes[-1].append(line)
    for lines in notes:
        mark = _raised_mark(lines[0])
        first = lines[0].text
        match = re.match(rf"^\s*{re.escape(mark or '')}\s*[.)]?\s*", first)
        block = make_block("footnote", lines, body, mark, match.end() if match else 0)
        out.append(SetApart(block, tuple(lines), union(line.bbox for line in lines)))
    return out


def _column_key(line: Line, starts: Sequence[Line]) -> int:
    """Return which column of notes a line belongs to, by the starts at its left."""
    lefts = sorted({round(start.bbox[0] / 30) for start in starts})
    return max((at for at, left in enumerate(lefts) if left * 30 <= line.bbox[0] + 16), default=0)


def _below_text(line: Line, page: Page, body: BodyStyle) -> bool:
    """Tell whether no running text of the same column stands below a line."""
    return not any(
        other.baseline > line.baseline + 1
        and other.size >= 0.97 * body.size
        and overlap(other.bbox[0], other.bbox[2], line.bbox[0], line.bbox[2]) > 0
        for other in page.lines
    )


def _captions(page: Page, tables: Sequence[BBox], body: BodyStyle, rules: AsideRules) -> list[SetApart]:
    """Return short lines right above or below a picture or table that are set apart by style or word."""
    pictures = [
        shape.bbox
        for shape in page.shapes
        if shape.kind == "image"
        and shape.bbox[2] - shape.bbox[0] > 60
        and shape.bbox[3] - shape.bbox[1] > 40
        and shape.bbox[3] - shape.bbox[1] < 0.9 * page.height
    ] + list(tables)
    found = []
    for style, members in _groups(page.lines, body, rules):
        if len(members) > rules.caption_lines:
            continue
        text = " ".join(line.text for line in members)
        box = union(line.bbox for line in members)
        worded = bool(_CAPTION.match(text))
        reach = (rules.named_caption_gap if worded else rules.caption_gap) * body.size
        near = any(
            overlap(box[0], box[2], picture[0], picture[2]) > 0
            and (-2 <= box[1] - picture[3] <= reach or -2 <= picture[1] - box[3] <= reach)
            for picture in pictures
        )
        small = style.size < 0.96 * body.size and not style.bold
        title = (
            len(members) <= 2
            and style.size <= rules.table_title * body.size
            and (style.bold or _differs(style, body, rules))
            and any(
                overlap(box[0], box[2], table[0], table[2]) > 0
                and -2 <= table[1] - box[3] <= rules.caption_gap * body.size
                for table in tables
            )
        )
        if (
            title
            or (worded and small and _differs(style, body, rules))
            or (near and (worded or (small and _differs(style, body, rules))))
        ):
            found.append(SetApart(make_block("caption", members, body), tuple(members), box))
    return found


def set_apart(
    pages: Sequence[Page],
    covers: Collection[int],
    tables: Sequence[tuple[int, BBox]],
    body: BodyStyle,
    rules: AsideRules = AsideRules(),
) -> tuple[tuple[Page, ...], list[SetApart]]:
    """Return the pages without footnotes, captions and asides, and these.

    Args:
        pages: pages without furniture and tables.
        covers: numbers of cover pages, which have no running text to stand beside.
        tables: (page, box) of the tables found before.
        body: the body style.
        rules: what sets lines apart.
    """
    kept = []
    found: list[SetApart] = []
    for page in pages:
        if page.number in covers:
            kept.append(page)
            continue
        rest = page
        for find in (
            lambda page: _footnotes(page, body, rules),
            lambda page: _captions(
                page, [box for number, box in tables if number == page.number], body, rules
            ),
            lambda page: _pull_quotes(page, body, rules),
        ):
            more = find(rest)
            taken = {id(line) for item in more for line in item.lines}
            rest = replace(rest, lines=tuple(line for line in rest.lines if id(line) not in taken))
            found += more
        kept.append(rest)
    return tuple(kept), found
