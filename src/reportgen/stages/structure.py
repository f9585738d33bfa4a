"""A reading → the whole structure of the document: blocks in reading order, furniture, questions."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from ..geometry import BBox, rounded, union
from ..model import (
    Block,
    Document,
    DocumentSource,
    Furniture,
    Inline,
    Line,
    Page,
    PageFacts,
    Question,
    Reading,
)
from ..schema import Evidence
from . import (
    asides,
    blocks,
    contents,
    dropcaps,
    furniture,
    headings,
    hyphens,
    paragraphs,
    reading_order,
    tables,
)
from . import style as styles
from .hyphens import Speller, Words
from .language import detect
from .paragraphs import FlowLine, Kind, Unit
from .style import BodyStyle

SpellerOf = Callable[[str], Speller]
"""Language → what is known of its words."""

# A figure right behind a word or its punctuation, where no decimal point or hyphen explains it.
_LEVEL_MARK = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[^\d\s][.,;:!?)”’\"\]]))([\d¹²³⁴-⁹]{1,2})(?=\s|$|[.,;:)])")


def build(reading: Reading, speller_of: SpellerOf) -> Document:
    """Return the structure of a source.

    Args:
        reading: pages of styled lines.
        speller_of: gives what is known of a language's words.
    """
    body = styles.find_body(reading.pages)
    language = detect(reading)
    if body is None:
        return _document(reading, (), (), (), None, language)
    pages, set_apart = furniture.set_apart(reading, body)
    pages = hyphens.unify(pages)
    words = hyphens.gather(line for page in pages for line in page.lines)
    pages = dropcaps.join(pages, body, words)
    cover = _cover_pages(pages, body)
    pages, found_tables = tables.set_apart(pages, body)
    pages, beside = asides.set_apart(
        pages, cover, [(t.block.evidence[0].page, t.bbox) for t in found_tables], body
    )
    obstacles = _obstacles(pages, found_tables, beside)
    columns = [column for page in reading_order.order(pages, body, obstacles) for column in page]
    words = hyphens.gather(line for column in columns for line in column.lines)
    entries, taken = contents.find(columns)
    known = headings.witnesses(reading.outline, entries)
    found = headings.find(columns, body, taken, known)
    found = [heading for heading in found if heading.lines[0].page not in cover]
    levels = headings.levels(found, known)
    kinds: dict[int, tuple[Kind, int]] = {}
    for at, entry in enumerate(entries):
        kinds.update({id(line): ("contents", at) for line in entry.lines})
    for at, heading in enumerate(found):
        kinds.update({id(line): ("heading", at) for line in heading.lines})
    lines = paragraphs.flow(columns, obstacles, _dots(pages, body), _feet(pages, body), body, kinds)
    habits = paragraphs.habits(lines, body)
    units = paragraphs.units(lines, body, habits)
    marks = _note_marks(beside)
    writer = _Writer(body, words, speller_of(language), marks)
    writer.learn(item.line for item in lines)
    blocks = [writer.block(unit, levels) for unit in units]
    apart = [(item.block, item.bbox) for item in beside] + [
        (table.block, table.bbox) for table in found_tables
    ]
    ordered = _merge(blocks, units, apart)
    questions = (
        [question for unit in units for question in unit.questions]
        + writer.questions
        + _page_questions(reading)
    )
    return _document(reading, ordered, set_apart, questions, _title(pages, body, reading), language)


def _document(
    reading: Reading,
    blocks: Sequence[Block],
    apart: Sequence[Furniture],
    questions: Sequence[Question],
    title: str | None,
    language: str,
) -> Document:
    source = DocumentSource(
        reading.file, reading.sha256, len(reading.pages), language, title or reading.title
    )
    facts = tuple(PageFacts(p.number, round(p.width, 2), round(p.height, 2), p.label) for p in reading.pages)
    return Document(source, facts, tuple(blocks), tuple(_round(apart)), tuple(questions))


def _round(apart: Sequence[Furniture]) -> list[Furniture]:
    return [
        Furniture(f.text, f.role, tuple(Evidence(e.page, rounded(e.bbox)) for e in f.evidence)) for f in apart
    ]


def _cover_pages(pages: Sequence[Page], body: BodyStyle) -> set[int]:
    """Return the first page where it is a cover: display type, no running text of three lines or more."""
    if len(pages) < 3 or not pages[0].lines:
        return set()
    page = pages[0]
    text = [line for line in page.lines if styles.is_body(line, body) and len(line.text) > 45]
    return {page.number} if len(text) < 3 else set()


def _title(pages: Sequence[Page], body: BodyStyle, reading: Reading) -> str | None:
    """Return the words in the largest type of the first page that holds any, quotation marks off."""
    for page in pages[:2]:
        lines = [
            line for line in page.lines if line.size > 1.2 * body.size and any(c.isalpha() for c in line.text)
        ]
        if not lines:
            continue
        largest = max(line.size for line in lines)
        chosen = [line for line in lines if line.size >= 0.97 * largest]
        text = " ".join(line.text.strip() for line in chosen)
        return text.strip().strip("“”\"«»„‘’' ").strip() or None
    return reading.title


def _obstacles(
    pages: Sequence[Page], found: Sequence[tables.FoundTable], beside: Sequence[blocks.SetApart]
) -> dict[int, list[BBox]]:
    """Return the boxes of each page that running text goes around."""
    out: dict[int, list[BBox]] = defaultdict(list)
    for table in found:
        out[table.block.evidence[0].page].append(table.bbox)
    for item in beside:
        out[item.block.evidence[0].page].append(item.bbox)
    for page in pages:
        for shape in page.shapes:
            width, height = shape.bbox[2] - shape.bbox[0], shape.bbox[3] - shape.bbox[1]
            if shape.kind == "image" and width > 20 and height > 20 and width < 0.9 * page.width:
                out[page.number].append(shape.bbox)
    return out


def _dots(pages: Sequence[Page], body: BodyStyle) -> dict[int, list[BBox]]:
    """Return the boxes of small square shapes: bullets that are drawn, not set in type."""
    low, high = 0.12 * body.size, 0.8 * body.size
    return {
        page.number: [
            s.bbox
            for s in page.shapes
            if low <= s.bbox[2] - s.bbox[0] <= high and low <= s.bbox[3] - s.bbox[1] <= high
        ]
        for page in pages
    }


def _feet(pages: Sequence[Page], body: BodyStyle) -> dict[int, float]:
    """Return the lowest edge that running text reaches on left and right pages."""
    lowest: dict[int, list[float]] = {0: [], 1: []}
    for page in pages:
        feet = [line.bbox[3] for line in page.lines if styles.is_body(line, body)]
        if feet:
            lowest[page.number % 2].append(max(feet))
    both = sorted(lowest[0] + lowest[1])
    usual = both[int(0.9 * (len(both) - 1))] if both else 0.0
    return {page.number: usual for page in pages}


def _note_marks(beside: Sequence[blocks.SetApart]) -> dict[int, set[str]]:
    marks: dict[int, set[str]] = defaultdict(set)
    for item in beside:
        if item.block.type == "footnote" and item.block.marker:
            marks[item.block.evidence[0].page].add(item.block.marker)
    return marks


def _page_questions(reading: Reading) -> list[Question]:
    """Ask about pages that show a picture and no text: perhaps a scan."""
    out = []
    for page in reading.pages:
        large = [
            shape
            for shape in page.shapes
            if shape.kind == "image"
            and (shape.bbox[2] - shape.bbox[0]) * (shape.bbox[3] - shape.bbox[1])
            > 0.5 * page.width * page.height
        ]
        if not page.lines and large:
            where = (Evidence(page.number, rounded(large[0].bbox)),)
            out.append(
                Question(
                    "page-without-text",
                    "The page is a picture without text; if it shows words, run OCR on it.",
                    where,
                )
            )
    return out


class _Writer:
    """Turns units into blocks: joins lines, undoes hyphens, drops footnote marks, keeps emphasis."""

    def __init__(self, body: BodyStyle, words: Words, speller: Speller, marks: dict[int, set[str]]) -> None:
        self.body, self.words, self.speller, self.marks = body, words, speller, marks
        self.questions: list[Question] = []
        self.raised: dict[int, set[str]] = defaultdict(set)

    def learn(self, lines: Iterable[Line]) -> None:
        """Note which footnote marks stand raised; only the others are looked for among the words."""
        for line in lines:
            for at in range(len(line.runs)):
                mark = _raised(line, at)
                if mark is not None:
                    self.raised[line.page].add(mark)

    def block(self, unit: Unit, levels: Sequence[int]) -> Block:
        """Return the block of a unit."""
        lines = [item.line for item in unit.lines]
        runs = self._runs(lines, unit.skip, unit.kind == "heading")
        text = "".join(run.text for run in runs)
        evidence = _evidence(unit.lines)
        if unit.kind == "heading":
            return Block("heading", text, runs, evidence, level=levels[unit.group])
        if unit.kind == "item":
            return Block("list_item", text, runs, evidence, level=unit.level, marker=unit.marker)
        return Block("paragraph", text, runs, evidence)

    def _runs(self, lines: Sequence[Line], skip: int, heading: bool) -> tuple[Inline, ...]:
        pieces: list[Inline] = []
        for at, line in enumerate(lines):
            if at:
                self._joint(pieces, lines[at - 1], line)
            for text, bold, italic in self._styled(line, heading):
                if skip and at == 0:
                    cut = min(skip, len(text))
                    skip, text = skip - cut, text[cut:]
                if text:
                    pieces.append(Inline(text, bold, italic))
        return _tidy(pieces)

    def _joint(self, pieces: list[Inline], above: Line, line: Line) -> None:
        """Join two lines: a space, or a hyphen undone or kept."""
        if not pieces:
            return
        last = pieces[-1]
        decision = hyphens.decide(above.text, line.text, self.words, self.speller)
        if decision is None:
            pieces[-1] = Inline(last.text.rstrip(" ") + hyphens.between(above, line), last.bold, last.italic)
            return
        pieces[-1] = Inline(last.text.rstrip(hyphens.HYPHENS) + decision.joint, last.bold, last.italic)
        if not decision.sure:
            where = (Evidence(above.page, rounded(above.bbox)), Evidence(line.page, rounded(line.bbox)))
            reason = (
                f"A hyphen at a line's end was {'kept' if decision.joint else 'undone'}: “{decision.word}”."
            )
            self.questions.append(Question("line-end-hyphen", reason, where))

    def _styled(self, line: Line, heading: bool) -> list[tuple[str, bool, bool]]:
        """Return a line's runs without footnote marks, as (text, bold, italic)."""
        dropped = [self._is_note_mark(line, at) for at in range(len(line.runs))]
        cuts = [] if heading else self._level_marks(line)
        out = []
        at = 0
        for run, drop in zip(line.runs, dropped, strict=True):
            inside = [cut - at for cut in cuts if at <= cut < at + len(run.text)]
            at += len(run.text)
            text = "".join(char for n, char in enumerate(run.text) if n not in inside)
            if drop:
                text = " " if run.text.endswith(" ") else ""
            out.append((text, styles.is_bold(run, self.body), run.face.italic))
        return out

    def _level_marks(self, line: Line) -> list[int]:
        """Return the offsets of footnote marks that stand on the line: superior figures need no raising."""
        pending = self.marks.get(line.page, set()) - self.raised[line.page]
        if not pending:
            return []
        cuts: list[int] = []
        for match in _LEVEL_MARK.finditer(line.text):
            if match.group(1) in pending:
                pending.discard(match.group(1))
                self.raised[line.page].add(match.group(1))
                cuts += range(*match.span(1))
        return cuts

    def _is_note_mark(self, line: Line, at: int) -> bool:
        """Tell whether a run is a footnote's mark: small, raised, and known or looking like one."""
        mark = _raised(line, at)
        if mark is None:
            return False
        if mark in self.marks.get(line.page, set()):
            return True
        before = line.runs[at - 1].text.rstrip()[-1:] if at else ""
        numeral = mark.replace(",", "").isdigit() and len(mark) <= 3
        if (numeral and (before.isalpha() or before in ".,;:!?)”’\"'")) or all(
            sign in "*†‡§¶" for sign in mark
        ):
            where = (Evidence(line.page, rounded(line.bbox)),)
            self.questions.append(
                Question(
                    "note-mark",
                    f"The raised mark “{mark}” was left out as a note's mark; its note was not found on the page.",
                    where,
                )
            )
            return True
        return False


def _raised(line: Line, at: int) -> str | None:
    """Return the mark that a small raised run shows, None for other runs."""
    run = line.runs[at]
    mark = run.text.strip().strip("()[]").rstrip(",")
    raised = run.rise > 0.12 * line.size and run.size < 0.88 * line.size
    return mark if raised and mark else None


def _tidy(pieces: Sequence[Inline]) -> tuple[Inline, ...]:
    """Join runs of one emphasis, fold white space, trim the ends; spaces between bold words are bold."""
    out: list[Inline] = []
    for piece in pieces:
        if out and out[-1].text.endswith(" ") and piece.text.startswith(" "):
            piece = Inline(piece.text.lstrip(" "), piece.bold, piece.italic)
        if not piece.text:
            continue
        blank = not piece.text.strip()
        if out and (blank or (out[-1].bold, out[-1].italic) == (piece.bold, piece.italic)):
            out[-1] = Inline(out[-1].text + piece.text, out[-1].bold, out[-1].italic)
        else:
            out.append(piece)
    if out:
        out[0] = Inline(out[0].text.lstrip(), out[0].bold, out[0].italic)
        out[-1] = Inline(out[-1].text.rstrip().removesuffix("\u00ad"), out[-1].bold, out[-1].italic)
    return tuple(_spaces_outside(run for run in out if run.text))


def _spaces_outside(runs: Iterable[Inline]) -> list[Inline]:
    """Move spaces at the ends of emphasised runs to their plain neighbours."""
    out: list[Inline] = []
    carry = ""
    for run in runs:
        text = carry + run.text if not (run.bold or run.italic) else run.text
        if carry and (run.bold or run.italic):
            if out and not (out[-1].bold or out[-1].italic):
                out[-1] = Inline(out[-1].text + carry)
            else:
                out.append(Inline(carry))
        carry = ""
        if (run.bold or run.italic) and text.endswith(" "):
            carry = text[len(text.rstrip(" ")) :]
            text = text.rstrip(" ")
        if text:
            out.append(Inline(text, run.bold, run.italic))
    if carry:
        out.append(Inline(carry))
    return out


def _evidence(lines: Sequence[FlowLine]) -> tuple[Evidence, ...]:
    """Return one box for each page or column that the lines stand on."""
    groups: list[tuple[int, int, list[BBox]]] = []
    for item in lines:
        if groups and groups[-1][0] == item.column and groups[-1][1] == item.line.page:
            groups[-1][2].append(item.line.bbox)
        else:
            groups.append((item.column, item.line.page, [item.line.bbox]))
    return tuple(Evidence(page, rounded(union(found))) for _, page, found in groups)


def _merge(
    blocks: Sequence[Block], units: Sequence[Unit], apart: Sequence[tuple[Block, BBox]]
) -> list[Block]:
    """Put what stands beside the text where a reader meets it: by its height, footnotes after their page."""
    out: list[tuple[Block, FlowLine | None]] = [
        (block, unit.lines[0]) for block, unit in zip(blocks, units, strict=True) if block.text
    ]
    for block, box in sorted(apart, key=lambda item: (item[0].evidence[0].page, item[1][1])):
        page = block.evidence[0].page
        at = len(out)
        for index, (_, first) in enumerate(out):
            if first is None:
                continue
            later = first.line.page > page
            lower = (
                first.line.page == page
                and block.type != "footnote"
                and first.line.bbox[1] >= box[1]
                and first.line.bbox[0] < box[2]
                and first.right > box[0]
            )
            if later or lower:
                at = index
                break
        evidence = tuple(Evidence(e.page, rounded(e.bbox)) for e in block.evidence)
        placed = Block(block.type, block.text, block.runs, evidence, block.level, block.marker, block.rows)
        out.insert(at, (placed, None))
    return [block for block, _ in out]
