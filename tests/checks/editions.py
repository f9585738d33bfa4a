"""Small compilations and documents in our own words, for the checks of words and facts."""

from collections.abc import Iterable, Sequence
from itertools import count

from reportgen.checks.passages import CheckedPassage
from reportgen.edition.review import load_vocabulary
from reportgen.model.compilation import (
    Compilation,
    Edition,
    Item,
    Participation,
    Region,
    Report,
    Section,
    Source,
)
from reportgen.model.document import Block, BlockType, Document, DocumentSource, Inline, PageFacts
from reportgen.model.provenance import Evidence

WORDS = load_vocabulary()
BOX = (72.0, 100.0, 520.0, 130.0)
NAMES = {"africa": "Africa", "asia": "Asia", "mena": "MENA", "latin-america": "Latin America"}


def said(text: str, page: int = 4, *, region: str = "africa", item: str | None = None) -> CheckedPassage:
    """A passage of running text; published where it has an item."""
    return CheckedPassage(text, f"{region}.pdf", page, BOX, item, region, published=item is not None)


def introduced(text: str) -> CheckedPassage:
    """A paragraph of the introduction."""
    return CheckedPassage(text, "edition.toml", published=True)


def block(text: str, page: int = 4, kind: BlockType = "paragraph", level: int = 0) -> Block:
    """A block of a document."""
    return Block(kind, text, (Inline(text),), (Evidence(page, BOX),), level)


def table(rows: Sequence[Sequence[str]], page: int = 4) -> Block:
    """A table of a document."""
    cells = tuple(tuple(row) for row in rows)
    text = "\n".join("\t".join(row) for row in cells)
    return Block("table", text, (Inline(text),), (Evidence(page, BOX),), rows=cells)


def document(region: str, blocks: Iterable[Block], pages: int = 30) -> Document:
    """A document of some blocks."""
    facts = tuple(PageFacts(number, 612.0, 792.0, str(number)) for number in range(1, pages + 1))
    return Document(DocumentSource(f"{region}.pdf", "0" * 64, pages, "en"), facts, tuple(blocks), ())


def report(
    region: str = "africa",
    *texts: str,
    dates: str | None = None,
    participation: Participation | None = None,
    headings: Sequence[str] = ("Priority Actions Relating to Governments",),
) -> Report:
    """A report whose first section holds some texts."""
    number = count(1)
    items = tuple(
        Item(f"{region}/s1/{next(number)}", "paragraph", text, evidence=(Evidence(20, BOX),))
        for text in texts
    )
    sections = tuple(
        Section(
            f"{region}/s{at}",
            heading,
            None,
            "actions",
            (),
            items if at == 1 else (),
            evidence=(Evidence(20, BOX),),
        )
        for at, heading in enumerate(headings, 1)
    )
    source = Source(f"{region}.pdf", "0" * 64, 30, "en", None, dates)
    return Report(
        Region(region, NAMES[region]),
        f"{NAMES[region]} Priorities",
        source,
        participation,
        sections,
        evidence=(Evidence(20, BOX),),
    )


def compilation(*reports: Report, introduction: Sequence[str] = ()) -> Compilation:
    """A compilation of some reports."""
    return Compilation(Edition("2031", 2031, "Priorities", introduction=tuple(introduction)), reports)
