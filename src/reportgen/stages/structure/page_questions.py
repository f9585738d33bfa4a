"""Questions about a page as a whole: pictures of text, letters without a meaning, words that seem hidden."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from ...model import odd_signs
from ...model.document import Line, Page, Question, Reading
from ...model.geometry import BBox, overlap, rounded, union
from ...model.provenance import Evidence
from . import markers

_UNREAD = "\ufffd"


class PageQuestionRules(NamedTuple):
    """When a page is asked about."""

    picture: float = 0.5
    """A picture of a page takes at least this share of it (a scan)."""
    words: int = 6
    """A question quotes at most this many words."""
    unseen: float = 0.5
    """Share of a page's letters that nobody sees from which the page is asked about."""
    watermark: float = 24.0
    """Points from which turned words are a watermark's."""


_RULES = PageQuestionRules()


def ask(reading: Reading, pages: Sequence[Page]) -> list[Question]:
    """Return the questions about pages, in their order.

    Args:
        reading: the source as read.
        pages: its pages without their furniture, tables and notes included.
    """
    own = {page.number: page for page in pages}
    known = odd_signs.known(line for page in pages for line in page.lines)
    questions = [_questions(page, own.get(page.number, page), known) for page in reading.pages]
    return [question for many in questions for question in many]


def _questions(page: Page, text: Page, known: Collection[odd_signs.Known]) -> Iterator[Question]:
    yield from _picture(page)
    yield from _unread(text)
    yield from _odd(text, known)
    yield from _hidden(page)
    yield from _over(page)


def _picture(page: Page) -> Iterator[Question]:
    """Ask about a page that shows a picture and no text: perhaps a scan."""
    large = [
        shape
        for shape in page.shapes
        if shape.kind == "image"
        and (shape.bbox[2] - shape.bbox[0]) * (shape.bbox[3] - shape.bbox[1])
        > _RULES.picture * page.width * page.height
    ]
    if not page.lines and large:
        reason = "The page is a picture without text; if it shows words, run OCR on it."
        yield Question("page-without-text", reason, (Evidence(page.number, rounded(large[0].bbox)),))


def _unread(page: Page) -> Iterator[Question]:
    """Ask about letters of which no font says what they mean."""
    lines = [line for line in page.lines if _UNREAD in line.text and not _is_bullet(line)]
    if not lines:
        return
    words = [word for line in lines for word in line.text.split() if _UNREAD in word]
    faces = {run.face.name for line in lines for run in line.runs if _UNREAD in run.text}
    count = sum(word.count(_UNREAD) for word in words)
    letters = "A letter has" if count == 1 else f"{count} letters have"
    reason = (
        f"{letters} no meaning in the source's fonts ({', '.join(sorted(faces))}), and stand as “{_UNREAD}”: "
        f"{_quoted(words)}. Look at the page and put in what it shows."
    )
    yield Question("unread-letters", reason, _evidence(lines))


def _odd(page: Page, known: Collection[odd_signs.Known]) -> Iterator[Question]:
    """Ask about signs that stand inside words, and in no word of any language."""
    found = [(line, place) for line in page.lines for place in odd_signs.places(line, known)]
    if not found:
        return
    words = [*dict.fromkeys(odd_signs.word_at(line.text, place) for line, place in found)]
    signs = [*dict.fromkeys(line.text[place] for line, place in found)]
    reason = (
        f"{_listed(signs)} {'stands' if len(signs) == 1 else 'stand'} inside a word: {_listed(words)}. The "
        "source's fonts may mean other letters than they say. Look at the page and put in what it shows."
    )
    yield Question("unread-letters", reason, _evidence([line for line, _ in found]))


def _listed(texts: Sequence[str]) -> str:
    more = " …" if len(texts) > _RULES.words else ""
    return ", ".join(f"“{text}”" for text in texts[: _RULES.words]) + more


def _is_bullet(line: Line) -> bool:
    """Return whether all that is not told of a line is a sign alone, or before its words."""
    return line.text.strip() == _UNREAD or (
        line.text.count(_UNREAD) == 1 and markers.unread_sign(line) is not None
    )


def _hidden(page: Page) -> Iterator[Question]:
    """Ask about words that are painted and seem hidden, and about pages of which most cannot be seen.

    Large turned words are a watermark's: under a painted cover they are no loss.
    """
    doubted = [line for line in page.doubted if not (line.rotated and line.size >= _RULES.watermark)]
    if doubted:
        words = [word for line in doubted for word in line.text.split()]
        reason = (
            f"{_quoted(words)} was set apart as hidden: something seems to cover it, to cut it off, or to "
            "have its colour. Look whether the page shows it."
        )
        yield Question("hidden-words", reason, _evidence(doubted))
        return
    unseen, seen = _letters(page.hidden), _letters(page.lines)
    if unseen > _RULES.unseen * (unseen + seen):
        reason = "Most words of the page are painted so that nobody sees them, and were set apart as hidden."
        yield Question("hidden-words", reason, _evidence(page.hidden))


def _over(page: Page) -> Iterator[Question]:
    """Ask about words of comments and fields, which the page shows and its content does not hold."""
    over = [placed for placed in page.over if _is_on(page, placed.bbox)]
    if over:
        words = [word for placed in over for word in placed.text.split()]
        reason = (
            f"{_quoted(words)} lies over the page, in a comment or a field, and was not read. Look at the "
            "page; where it belongs to the text, put it in."
        )
        x0, top, x1, foot = union(placed.bbox for placed in over)
        box = max(x0, 0.0), max(top, 0.0), min(x1, page.width), min(foot, page.height)
        yield Question("words-left-out", reason, (Evidence(page.number, rounded(box)),))


def _is_on(page: Page, box: BBox) -> bool:
    """Return whether any of a box lies on the sheet."""
    return overlap(box[0], box[2], 0.0, page.width) > 0 and overlap(box[1], box[3], 0.0, page.height) > 0


def _letters(lines: Iterable[Line]) -> int:
    return sum(len(line.text) for line in lines)


def _quoted(words: Sequence[str]) -> str:
    more = " …" if len(words) > _RULES.words else ""
    return f"“{' '.join(words[: _RULES.words])}{more}”"


def _evidence(lines: Sequence[Line]) -> tuple[Evidence, ...]:
    return (Evidence(lines[0].page, rounded(union(line.bbox for line in lines))),)
