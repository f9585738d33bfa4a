"""What runs round the text: headers, footers, page numbers, the mark of a draft, hidden words."""

from collections.abc import Iterable

from .elsewhere import shown
from .expected_file import Expected
from .findings import Discrepancy
from .pdf_file import PublishedPages
from .sameness import fold, squeeze

_REMEDY = "build the file again from the sources"


def pages(expected: Expected, printed: PublishedPages) -> Iterable[Discrepancy]:
    """Check the header and footer of each page of a PDF; the cover, page 1, has neither."""
    allowed = {squeeze(text) for text in expected.furniture}
    for number in range(1, printed.pages + 1):
        texts = [text for page, text in printed.furniture if page == number]
        for text in texts:
            if squeeze(text) not in allowed | {str(number)} and not _made_of(text, allowed):
                yield _finding(f"“{shown(text.split())}” stands in the header or footer", number)
        if number > 1 and str(number) not in map(squeeze, texts):
            yield _finding("the page does not show its number", number)
        if expected.draft and squeeze(expected.draft) not in map(squeeze, texts):
            yield _finding(f"the mark “{expected.draft}” is missing", number)
    for number, kind in printed.over:
        yield _finding(f"something lies over the page (an annotation: {kind})", number)
    for number, text in printed.hidden:
        if text.strip():
            yield _finding(f"hidden words: “{shown(text.split())}”", number)


def furniture(expected: Expected, texts: Iterable[str]) -> Iterable[Discrepancy]:
    """Check the headers and footers of a Word document."""
    allowed = {squeeze(text) for text in expected.furniture}
    for text in texts:
        if not _made_of(text, allowed):
            message = f"“{shown(text.split())}” stands in a header, a footer, a note or a comment"
            yield Discrepancy("frame", message, _REMEDY, "beside the text")


def scripts(expected: Expected, texts: Iterable[str]) -> Iterable[Discrepancy]:
    """Check the scripts and styles of a web page: others may show other words than the text has."""
    for text in texts:
        if text not in expected.scripts:
            message = f"a script or style that no build writes: “{shown(text.split())}”"
            yield Discrepancy("frame", message, _REMEDY, "the page's code")


def _made_of(text: str, allowed: Iterable[str]) -> bool:
    """Return whether a text holds allowed texts only, side by side."""
    rest = "".join(fold(text).split())
    for known in sorted(allowed, key=len, reverse=True):
        rest = rest.replace(known, " ") if known else rest
    return not any(char.isalnum() for char in rest)


def _finding(message: str, page: int) -> Discrepancy:
    return Discrepancy("frame", message, _REMEDY, f"page {page}", page)
