"""Words by which a decision names a passage, chosen for people who point at it instead of typing them."""

from collections.abc import Iterable, Iterator, Sequence

from ..model.compilation import Report

LEAST = 8
"""Words of a quote at least, where the passage has them: enough to be recognised, few enough to last."""


def quote_of(reports: Sequence[Report], text: str, start: int = 0, end: int = 0) -> str:
    """Return the shortest words of a passage, around a range of it, that stand in one passage only.

    Args:
        reports: all chapters as they are now.
        text: the passage.
        start: index of the first character that has to be among them.
        end: index behind the last one.

    Returns:
        Whole words; all of the text where fewer would not do.
    """
    return quote_among(_texts(reports), text, start, end)


def quote_among(texts: Iterable[str], text: str, start: int = 0, end: int = 0) -> str:
    """Return the shortest words of a text, around a range of it, that no other text has; see `quote_of`."""
    others = [other for other in texts if other != text]
    first, last = _start_of_word(text, start), _end_of_word(text, max(start, end))
    while first > 0 or last < len(text):
        quote = text[first:last].strip()
        enough = len(quote.split()) >= LEAST
        if enough and text.count(quote) == 1 and not any(quote in other for other in others):
            return quote
        if last < len(text):
            last = _end_of_word(text, last + 1)
        else:
            first = _start_of_word(text, first - 1)
    return text.strip()


def _texts(reports: Sequence[Report]) -> Iterator[str]:
    for report in reports:
        yield report.heading
        for section in report.sections:
            yield section.heading
            yield from (item.text for item in section.items)
            yield from (note.text for note in section.notes)


def _start_of_word(text: str, offset: int) -> int:
    return (
        text.rfind(" ", 0, max(0, offset)) + 1
        if offset > 0 and text[offset - 1 : offset] != " "
        else max(0, offset)
    )


def _end_of_word(text: str, offset: int) -> int:
    blank = text.find(" ", max(0, offset))
    return blank if blank >= 0 else len(text)
