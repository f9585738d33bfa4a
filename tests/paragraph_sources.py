"""A report whose file has no pages of its own, as a reader of such files would give it: by hand."""

from collections.abc import Iterator

from reportgen.model.document import Block, BlockType, Document, DocumentSource, Furniture, Inline, Question
from reportgen.model.provenance import PageBy, ParagraphEvidence

FILE = "asia.docx"
PEER_REVIEW = "Countries should assess each other in a peer review process every two years."
TWICE = "Officials should publish what they find."
FOOTNOTE = "The process is described in the annex of the report."
PAGED_FROM = 8
"""Number of the first paragraph whose page is known."""


class _Writer:
    """Numbers blocks as paragraphs; from PAGED_FROM on, three paragraphs stand on a page."""

    def __init__(self, page_by: PageBy | None) -> None:
        self.page_by = page_by
        self.blocks: list[Block] = []

    def add(self, kind: BlockType, text: str, level: int = 0, marker: str | None = None) -> None:
        """Add a block; words between ** are bold."""
        number = len(self.blocks) + 1
        page = 1 + (number - PAGED_FROM) // 3 if self.page_by and number >= PAGED_FROM else None
        where = ParagraphEvidence(number, page, self.page_by if page else None)
        runs = tuple(Inline(part, bool(at % 2)) for at, part in enumerate(text.split("**")) if part)
        self.blocks.append(Block(kind, text.replace("**", ""), runs, (where,), level, marker))


def document(page_by: PageBy | None = "footers") -> Document:
    """The structure of the report.

    Args:
        page_by: who says on which page a paragraph stands; None where nobody does.
    """
    writer = _Writer(page_by)
    for kind, text, level, marker in _content():
        writer.add(kind, text, level, marker)
    footer = Furniture("Example sponsor", "footer", (ParagraphEvidence(len(writer.blocks) + 1),))
    asked = Question("list-join", "The bullet may go on.", (ParagraphEvidence(_number(writer, PEER_REVIEW)),))
    source = DocumentSource(FILE, "a" * 64, 0, "en", "Asia Forum")
    return Document(source, (), tuple(writer.blocks), (footer,), (asked,))


def number_of(text: str) -> int:
    """Return the number of the paragraph that begins with some words."""
    return next(
        at for at, (_, words, *_) in enumerate(_content(), 1) if words.replace("**", "").startswith(text)
    )


def _number(writer: _Writer, text: str) -> int:
    return next(at for at, block in enumerate(writer.blocks, 1) if block.text == text)


def _content() -> Iterator[tuple[BlockType, str, int, str | None]]:
    yield "heading", "Asia Forum on Example Policy", 1, None
    yield "paragraph", "The Asia Forum was held on October 5-7, 2021.", 0, None
    yield "paragraph", "77 people from 16 countries participated in the forum.", 0, None
    yield "heading", "Overview", 1, None
    yield "paragraph", "People met online and spoke about many things.", 0, None
    yield "heading", "Asian Priorities", 1, None
    yield "paragraph", "The following priorities were agreed by all who took part.", 0, None
    yield "heading", "Priority Actions Relating to Asian Governments", 2, None
    yield "paragraph", "Governments should act **without delay** on what was agreed.", 0, None
    yield "list_item", PEER_REVIEW, 1, "•"
    yield "list_item", TWICE, 1, "•"
    yield "footnote", FOOTNOTE, 0, "1"
    yield "heading", "Priority Actions Relating to Civil Society", 2, None
    yield "list_item", TWICE, 1, "•"
    yield "list_item", "Organizations should help those who have nobody else.", 1, "•"
    yield "heading", "Annex", 1, None
    yield "paragraph", "This stands behind the priorities.", 0, None
