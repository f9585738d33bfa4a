"""A reading → the whole structure of the document: blocks in reading order, furniture, questions."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import NamedTuple

from ...model.document import (
    Block,
    Document,
    DocumentSource,
    Furniture,
    Line,
    Page,
    PageFacts,
    Question,
    Reading,
)
from ...model.geometry import BBox, rounded
from ...model.provenance import AnyEvidence, Evidence, boxes_of
from . import (
    asides,
    beside_numbers,
    blocks,
    contents,
    contents_columns,
    contents_order,
    contents_titles,
    doubts,
    drawn_bullets,
    dropcaps,
    furniture,
    heading_levels,
    headings,
    hyphens,
    interruptions,
    joint_usage,
    left_out,
    misfiled,
    other_signs,
    outlined_words,
    page_order,
    page_questions,
    paragraphs,
    reading_order,
    spreads,
    symbol_bullets,
    tables,
    underlines,
    unmarked_ends,
    witnesses,
)
from .blocks import page_of
from .body_styles import Bodies, find_bodies
from .cells import FoundTable
from .contents_entries import is_contents_page
from .hyphens import WordKnowledge
from .language import detect, open_words
from .note_ties import NoteTies
from .paragraph_spacing import measure
from .running_lines import FlowLine, Kind, Surroundings, flow
from .style import BodyStyle, is_body
from .text import Writer, provisional
from .units import Unit

SpellerOf = Callable[[str], WordKnowledge]
"""Language → what is known of its words."""


class PageRules(NamedTuple):
    """What is told from a page as a whole."""

    cover_of: int = 3
    """A document that has a cover has at least this many pages."""
    cover_text: int = 3
    """Lines of running text that make the first page no cover."""
    text_length: int = 45
    """Characters of a line of running text."""
    title_pages: int = 2
    """Pages at the front that may show the title."""
    title_size: float = 1.2
    """The title is larger than this many times the body's size."""
    one_size: float = 0.97
    """Lines from this share of the largest size on belong to the title too."""
    obstacle: float = 20.0
    """Points: pictures no larger than this stand inside lines, not in their way."""
    ground: float = 0.9
    """Pictures wider than this share of the page are its ground."""
    foot: float = 0.9
    """Share of pages whose text ends above the usual foot; the rest ends lower by chance."""


_RULES = PageRules()


def build(reading: Reading, speller_of: SpellerOf) -> Document:
    """Return the structure of a source.

    Args:
        reading: pages of styled lines.
        speller_of: gives what is known of a language's words.
    """
    bodies = find_bodies(reading.pages)
    language = detect(reading)
    if bodies is None:
        return _document(reading, (), (), (), title=None, language=language)
    pages, set_apart = furniture.set_apart(reading, bodies)
    pages = symbol_bullets.shown(hyphens.unify(spreads.parted(pages, reading.pages)))
    pages = dropcaps.join(pages, bodies)
    listed = contents_columns.recognised(pages, len(reading.pages))
    pages = tuple(listed.get(page.number, page) for page in pages)
    lists = {page.number for page in pages if page.number in listed or is_contents_page(page)}
    repeated = contents_titles.find(pages) if not lists else {}
    lists |= repeated.keys()
    cover = _cover_pages(pages, bodies.main) - lists
    of_pages = page_questions.ask(reading, pages) + outlined_words.ask(reading.pages)
    pages, found_tables, figures = tables.set_apart(pages, bodies, lists)
    pages = beside_numbers.join(pages, bodies)
    framed = [(table.page, table.bbox) for table in found_tables]
    framed += [(figure.page, figure.bbox) for figure in figures]
    pages, beside = asides.set_apart(pages, cover | lists, framed, bodies)
    beside += figures
    obstacles = _obstacles(pages, found_tables, beside)
    columns = [column for page in reading_order.order(pages, bodies, obstacles) for column in page]
    columns, between = interruptions.find(columns, bodies)
    if between:
        beside += between
        obstacles = _obstacles(pages, found_tables, beside)
    words = hyphens.gather(line for column in columns for line in column.lines)
    entries, taken = contents.find(columns, lists, repeated)
    columns = contents_order.by_rows(columns, entries)
    known = witnesses.index(reading.outline, entries)
    titles = headings.find(columns, bodies, taken, known, underlines.find(columns, pages))
    titles = [heading for heading in titles if heading.lines[0].page not in cover]
    levels = heading_levels.levels(titles, known)
    kinds = _kinds(entries, titles)
    around = Surroundings(obstacles, drawn_bullets.find(pages, bodies), _feet(pages, bodies))
    lines = flow(columns, around, bodies, kinds)
    habits = measure(lines, bodies)
    units = paragraphs.units(lines, bodies, habits, open_words(language))
    ties = NoteTies(beside, [item.line for item in lines])
    writer = Writer(bodies, words, speller_of(language), ties)
    blocks = [
        writer.contents(unit, entries) if unit.kind == "contents" else writer.block(unit, levels)
        for unit in units
    ]
    usual = joint_usage.usage(units)
    unmarked = unmarked_ends.find(units, blocks, usual, tagged=habits.tags)
    blocks = doubts.of_units(units, blocks, usual, covers=cover, unmarked=unmarked)
    apart = [
        (replace(writer.apart(item), id=provisional(index)), item.bbox) for index, item in enumerate(beside)
    ]
    apart += [(doubts.of_table(writer.table(table), table), table.bbox) for table in found_tables]
    ordered = doubts.above_open_starts(_numbered(_merge(blocks, units, apart, spreads.folds(pages))))
    running = _running(units)
    unread = {place.page for it in of_pages if it.code == "unread-letters" for place in it.evidence}
    questions = (
        unmarked_ends.others([question for unit in units for question in unit.questions], unmarked)
        + unmarked_ends.ask(unmarked)
        + writer.questions
        + ties.questions
        + of_pages
        + left_out.ask(reading.pages, ordered, set_apart)
        + other_signs.ask(reading.pages, ordered)
        + misfiled.ask(reading, set_apart, beside, running, bodies)
        + page_order.ask(running)
        + doubts.questions(ordered, unread)
    )
    return _document(
        reading,
        ordered,
        set_apart,
        questions,
        title=_title(pages, bodies.main, reading, writer),
        language=language,
    )


def _running(units: Sequence[Unit]) -> list[Line]:
    return [item.line for unit in units if unit.kind in ("text", "item") for item in unit.lines]


def _kinds(
    entries: Sequence[contents.FoundEntry], titles: Sequence[headings.FoundHeading]
) -> dict[int, tuple[Kind, int]]:
    """Return (kind, group) of all lines, by id, that are no running text."""
    kinds: dict[int, tuple[Kind, int]] = {}
    for index, entry in enumerate(entries):
        kinds.update({id(line): ("contents", index) for line in entry.lines})
    for at, heading in enumerate(titles):
        kinds.update({id(line): ("heading", at) for line in heading.lines})
    return kinds


def _document(
    reading: Reading,
    blocks: Sequence[Block],
    apart: Sequence[Furniture],
    questions: Sequence[Question],
    *,
    title: str | None,
    language: str,
) -> Document:
    source = DocumentSource(
        reading.file, reading.sha256, len(reading.pages), language, title or reading.title
    )
    facts = tuple(PageFacts(p.number, round(p.width, 2), round(p.height, 2), p.label) for p in reading.pages)
    return Document(source, facts, tuple(blocks), tuple(_round(apart)), tuple(questions))


def _round(apart: Sequence[Furniture]) -> list[Furniture]:
    return [Furniture(f.text, f.role, _rounded(f.evidence)) for f in apart]


def _cover_pages(pages: Sequence[Page], body: BodyStyle) -> set[int]:
    """Return the first page where it is a cover: display type, no running text of three lines or more."""
    if len(pages) < _RULES.cover_of or not pages[0].lines:
        return set()
    page = pages[0]
    text = [line for line in page.lines if is_body(line, body) and len(line.text) > _RULES.text_length]
    return {page.number} if len(text) < _RULES.cover_text else set()


def _title(pages: Sequence[Page], body: BodyStyle, reading: Reading, writer: Writer) -> str | None:
    """Return the words in the largest type of the first page that holds any, quotation marks off."""
    for page in pages[: _RULES.title_pages]:
        lines = [
            line
            for line in page.lines
            if line.size > _RULES.title_size * body.size and any(c.isalpha() for c in line.text)
        ]
        if not lines:
            continue
        largest = max(line.size for line in lines)
        chosen = [line for line in lines if line.size >= _RULES.one_size * largest]
        return writer.joined(chosen).strip().strip("“”\"«»„‘’' ").strip() or None
    return reading.title


def _obstacles(
    pages: Sequence[Page], tables: Sequence[FoundTable], beside: Sequence[blocks.SetApart]
) -> dict[int, list[BBox]]:
    """Return the boxes of each page that running text goes around."""
    out: dict[int, list[BBox]] = defaultdict(list)
    for table in tables:
        out[table.page].append(table.bbox)
    for item in beside:
        out[item.page].append(item.bbox)
    for page in pages:
        for shape in page.shapes:
            width, height = shape.bbox[2] - shape.bbox[0], shape.bbox[3] - shape.bbox[1]
            in_the_way = min(width, height) > _RULES.obstacle and width < _RULES.ground * page.width
            if shape.kind == "image" and in_the_way:
                out[page.number].append(shape.bbox)
    return out


def _feet(pages: Sequence[Page], bodies: Bodies) -> dict[int, float]:
    """Return the lowest edge that running text reaches on left and right pages."""
    lowest: dict[int, list[float]] = {0: [], 1: []}
    for page in pages:
        body = bodies.of(page.number)
        feet = [line.bbox[3] for line in page.lines if is_body(line, body)]
        if feet:
            lowest[page.number % 2].append(max(feet))
    both = sorted(lowest[0] + lowest[1])
    usual = both[int(_RULES.foot * (len(both) - 1))] if both else 0.0
    return {page.number: usual for page in pages}


def _numbered(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks with ids in their order, and the marks of notes with these."""
    ids = {block.id: f"b{number}" for number, block in enumerate(blocks, 1) if block.id}
    return [
        replace(
            block,
            id=f"b{number}",
            marks=tuple(replace(mark, note=ids[mark.note]) for mark in block.marks if mark.note in ids),
        )
        for number, block in enumerate(blocks, 1)
    ]


def _merge(
    blocks: Sequence[Block],
    units: Sequence[Unit],
    apart: Sequence[tuple[Block, BBox]],
    folds: Mapping[int, float],
) -> list[Block]:
    """Put what stands beside the text where a reader meets it: by its height, footnotes after their page."""
    out: list[tuple[Block, FlowLine | None]] = [
        (block, unit.lines[0]) for block, unit in zip(blocks, units, strict=True) if block.text
    ]

    def place(page: int, box: BBox) -> tuple[int, bool]:
        return page, box[0] >= folds.get(page, inf)

    for block, box in sorted(apart, key=lambda item: (place(page_of(item[0]), item[1]), item[1][1])):
        here = place(page_of(block), box)
        position = len(out)
        for index, (_, first) in enumerate(out):
            if first is None:
                continue
            there = place(first.line.page, first.line.bbox)
            lower = (
                there == here
                and block.type != "footnote"
                and first.line.bbox[1] >= box[1]
                and first.line.bbox[0] < box[2]
                and first.right > box[0]
            )
            if there > here or lower:
                position = index
                break
        out.insert(position, (block, None))
    return [block for block, _ in out]


def _rounded(evidence: Sequence[AnyEvidence]) -> tuple[Evidence, ...]:
    return tuple(Evidence(box.page, rounded(box.bbox)) for box in boxes_of(evidence))
