"""The truth about a typeset report: what a reader of the PDF must find, and on which page."""

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import pypdfium2

from . import content
from .content import Block, Bullet, Heading, Paragraph, Report
from .design import Design

_ACTIONS = re.compile(r"Priority Actions(?:\s+(?:for|relat(?:ed|ing) to)\s+(.+))?", re.IGNORECASE)
_SUBREGIONS = {
    "international": "International",
    "european": "Europe",
    "north american": "North America",
    "caribbean": "Caribbean",
}


@dataclass(frozen=True, slots=True)
class TruthHeading:
    level: int
    text: str
    page: int | None = None
    front_matter: bool = False
    number: str | None = None
    rendered: str | None = None


@dataclass(frozen=True, slots=True)
class TruthItem:
    type: str
    text: str
    bold: tuple[str, ...] = ()
    bold_spans: tuple[tuple[int, int], ...] = ()
    page_start: int | None = None
    page_end: int | None = None


@dataclass(frozen=True, slots=True)
class TruthSection:
    heading: str
    level: int
    kind: str
    audience_text: str
    subregion: str | None = None
    subregion_heading: str | None = None
    items: tuple[TruthItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Truth:
    """Everything in a report that reading can be measured by; pages from 1, None where unknown."""

    file: str
    engine: str
    region: dict[str, str]
    language: str
    title: str
    report_name: str
    forum_dates: str
    participation: dict[str, int] | None
    furniture: tuple[str, ...]
    priorities_heading: str
    outline: tuple[TruthHeading, ...]
    priorities: tuple[TruthSection, ...]
    pages: int
    body: tuple[TruthItem, ...] = field(default=())

    def write(self, path: Path) -> None:
        """Write the truth as JSON; headings leave out what does not apply."""
        data = asdict(self)
        data["outline"] = [
            {k: v for k, v in heading.items() if k in ("level", "text", "page") or v}
            for heading in data["outline"]
        ]
        path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", "utf-8")


def printed(text: str) -> str:
    """Text as a reader should give it back: composed, without soft hyphens."""
    return unicodedata.normalize("NFC", text).replace("\u00ad", "")


def truth_of(report: Report, design: Design, pdf: Path, engine: str, furniture: Sequence[str] = ()) -> Truth:
    """The truth of `report` as it stands in the file `pdf`.

    Args:
        furniture: repeated lines the engine prints besides the usual ones.
    """
    pages = page_texts(pdf)
    places = locate(report.blocks, pages)
    front = [
        TruthHeading(b.level, printed(b.text), page, front_matter=True)
        for b, page in zip(report.front, _front_pages(report.front, pages), strict=True)
        if isinstance(b, Heading)
    ]
    contents_page = next((n for n, text in enumerate(pages, 1) if "tableofcontents" in text), None)
    contents = TruthHeading(1, "Table of Contents", contents_page, front_matter=True)
    outline = [
        TruthHeading(b.level, printed(b.text), places[i][0], number=b.number, rendered=_rendered(b, design))
        for i, b in enumerate(report.blocks)
        if isinstance(b, Heading)
    ]
    heading, sections = priorities(report.blocks, places)
    words = "\n".join(item.text for section in sections for item in section.items)
    labels = {*furniture, *_furniture(report, design)}
    return Truth(
        file=pdf.name,
        engine=engine,
        region={"id": report.region_id, "name": report.region_name},
        language=report.language,
        title=printed(report.title),
        report_name=report.report_name,
        forum_dates=report.dates,
        participation=asdict(report.participation) if report.participation else None,
        furniture=tuple(sorted(f for f in map(printed, labels) if f and f not in words)),
        priorities_heading=heading,
        outline=(*front, contents, *outline),
        priorities=sections,
        pages=len(pages),
        body=tuple(
            _item(block, places[i])
            for i, block in enumerate(report.blocks)
            if isinstance(block, Paragraph | Bullet)
        ),
    )


def priorities(
    blocks: Sequence[Block], places: Sequence[tuple[int | None, int | None]]
) -> tuple[str, tuple[TruthSection, ...]]:
    """The heading of the priorities chapter and those of its sections that have text.

    Raises:
        ValueError: no chapter has a heading that ends in "Priorities".
    """
    start = next(
        (i for i, b in enumerate(blocks) if _is_chapter(b) and b.text.casefold().endswith("priorities")),  # type: ignore[union-attr]
        None,
    )
    if start is None:
        raise ValueError("the report has no priorities chapter")
    chapter = blocks[start]
    assert isinstance(chapter, Heading)
    sections = [TruthSection(printed(chapter.text), chapter.level, "overview", "")]
    subheading: Heading | None = None
    for i in range(start + 1, len(blocks)):
        block = blocks[i]
        if isinstance(block, Heading):
            if block.level == 1:
                break
            if block.text.casefold().endswith("priorities"):
                subheading = block
            sections.append(_section(block, subheading))
        elif isinstance(block, Paragraph | Bullet):
            items = (*sections[-1].items, _item(block, places[i]))
            sections[-1] = replace(sections[-1], items=items)
    return printed(chapter.text), tuple(s for s in sections if s.items)


def _is_chapter(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _section(heading: Heading, subheading: Heading | None) -> TruthSection:
    actions = _ACTIONS.fullmatch(heading.text)
    issues = heading.text.casefold() == "priority issue areas"
    name = None
    if subheading:
        first = re.split(r"/| priorities", subheading.text.casefold())[0]
        name = _SUBREGIONS.get(first, first)
    return TruthSection(
        heading=printed(heading.text),
        level=heading.level,
        kind="actions" if actions else "issues" if issues else "overview",
        audience_text=printed(actions[1] or "") if actions else "",
        subregion=name,
        subregion_heading=printed(subheading.text) if subheading else None,
    )


def _item(block: Paragraph | Bullet, place: tuple[int | None, int | None]) -> TruthItem:
    text = content.plain(block.inline)
    spans = content.bold_spans(block.inline)
    bounds = [(len(printed(text[:a])), len(printed(text[:b]))) for a, b in spans]
    text = printed(text)
    return TruthItem(
        type="bullet" if isinstance(block, Bullet) else "paragraph",
        text=text,
        bold=tuple(text[a:b] for a, b in bounds),
        bold_spans=tuple(bounds),
        page_start=place[0],
        page_end=place[1],
    )


def _rendered(heading: Heading, design: Design) -> str | None:
    text = heading.text.upper() if design.headings[heading.level - 1].case == "upper" else heading.text
    text = f"{heading.number} {text}" if heading.number else text
    return text if text != heading.text else None


def _furniture(report: Report, design: Design) -> Iterable[str]:
    """Words that stand beside the running text."""
    yield report.report_name
    if design.sponsor_lines != "none":
        yield from ("Sponsored by:", "Organized by:", *report.sponsors, *report.organizers)
    if design.watermark:
        yield design.watermark
    for block in report.blocks:
        if isinstance(block, content.PullQuote):
            yield block.text
        elif isinstance(block, content.Figure):
            yield block.caption
        elif isinstance(block, content.Table):
            yield block.caption or ""
            yield from (cell for row in block.rows for cell in row if len(cell) > 12)
        elif isinstance(block, Paragraph | Bullet):
            yield from (note.text for note in content.notes(block.inline))


# --- where the words stand -------------------------------------------------------------------

SLACK = 3000  # letters of furniture, notes and asides that may stand inside a block
LONG = 48  # letters; a text of this length is not repeated by chance
PROBE = 12  # letters by which the start of the words is found
# letters by which the words are found again after a gap, and how wide a gap they are tried over
RESUMPTIONS = ((12, SLACK), (6, 300), (3, 60), (5, SLACK), (3, SLACK))
OVERRUN = 3  # letters by which furniture may begin like the words it parts


def fold(text: str) -> str:
    """Letters and digits only, without case, accents and ligatures."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def page_texts(pdf: Path) -> list[str]:
    """The folded text of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [fold(page.get_textpage().get_text_bounded()) for page in document]
    finally:
        document.close()


def locate(blocks: Sequence[Block], pages: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """First and last page of each heading, paragraph and bullet; (None, None) where not found."""
    flow = "".join(pages)
    owner = [number for number, text in enumerate(pages, 1) for _ in text]
    keys = [_key(block) for block in blocks]
    at = _body_start(keys, flow, owner)
    places: list[tuple[int | None, int | None]] = []
    for key in keys:
        found = _find(key, flow, at) if key else None
        if found is None:
            places.append((None, None))
            continue
        places.append((owner[found[0]], owner[found[1] - 1]))
        at = max(at, found[1])
    return places


def _key(block: Block) -> str:
    if isinstance(block, Heading):
        return fold((block.number or "") + block.text)
    return fold(content.plain(block.inline)) if isinstance(block, Paragraph | Bullet) else ""


def _body_start(keys: Sequence[str], flow: str, owner: Sequence[int]) -> int:
    """Start of the page that opens the first chapter: the contents page says the headings too."""
    first = next((k for k in keys if len(k) > LONG), "")
    found = _find(first, flow, 0) if first else None
    if found is None:
        return 0
    at = flow.rfind(keys[0], 0, found[0]) if keys else -1
    return owner.index(owner[max(at, 0)])


def _find(key: str, flow: str, at: int) -> tuple[int, int] | None:
    """Where `key` starts and ends in `flow` at or after `at`, other words in between allowed."""
    whole = flow.find(key, at)
    if whole >= 0 and whole - at < SLACK * 4:
        return whole, whole + len(key)
    if len(key) > LONG and flow.count(key) == 1:  # the engine writes it out of order
        whole = flow.find(key)
        return whole, whole + len(key)
    best: tuple[int, int, int, int] | None = None
    for skip in (0, 1):  # a drop cap may stand apart from its word
        probe = key[skip : skip + PROBE]
        start = flow.find(probe, at)
        while probe and 0 <= start < at + SLACK * 4:
            pieces = _pieces(key[skip:], flow, start)
            if pieces and (best is None or pieces < best[:2]):
                best = (*pieces, start, start + len(key) - skip + pieces[1])
            start = flow.find(probe, start + 1)
        if best:
            return best[2:]
    return None


def _pieces(key: str, flow: str, start: int) -> tuple[int, int] | None:
    """How many gaps, and how many letters in them, part the words of `key` that begin at `start`."""
    done, at, gaps, letters = 0, start, 0, 0
    while done < len(key):
        if at < len(flow) and flow[at] == key[done]:
            done, at = done + 1, at + 1
            continue
        gap = _gap(key, done, flow, at)
        if gap is None:
            return None
        gaps, letters = gaps + 1, letters + gap
        if letters > SLACK:
            return None
        at += gap
    return gaps, letters


def _gap(key: str, done: int, flow: str, at: int) -> int | None:
    """Letters to skip until the words go on; short marks nearby are tried after long words far away."""
    for size, reach in RESUMPTIONS:
        found = [
            place + back - at
            for back in range(min(OVERRUN, done, size - 1) + 1)  # the probe holds the letter that failed
            if (place := flow.find(key[done - back : done - back + size], at - back, at + reach)) >= 0
        ]
        if found:
            return min(found)
    return None


def _front_pages(front: Sequence[Block], pages: Sequence[str]) -> list[int | None]:
    return [
        next((n for n, text in enumerate(pages, 1) if n > 1 and (key := _key(b)) and key in text), None)
        for b in front
    ]
