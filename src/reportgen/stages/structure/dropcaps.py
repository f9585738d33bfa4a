"""Drop caps: a large first letter beside several lines belongs to the first of them."""

from collections.abc import Sequence
from dataclasses import replace

from ...model.document import Line, Page
from ...model.geometry import overlap
from .body_styles import Bodies
from .hyphens import DocumentWords, gather
from .style import BodyStyle

LEAST_RATIO = 1.7
"""A drop cap is at least this many times larger than the body: it spans two lines or more."""
# Characters of a drop cap at most: a quotation mark and a letter.
_LETTERS = 2
# Points by which the letter may reach over the text beside it.
_SLACK = 2.0
_WORDS_OF_ONE_LETTER = frozenset("AIOYaoyeàÀÉ")


def _is_cap(line: Line, body: BodyStyle) -> bool:
    text = line.text.strip()
    return (
        line.size >= LEAST_RATIO * body.size
        and 1 <= len(text) <= _LETTERS
        and text[-1].isalpha()
        and text[-1].isupper()
    )


def _home(cap: Line, page: Page, body: BodyStyle) -> Line | None:
    """Return the first of the lines that run around the letter."""
    top, bottom = cap.baseline - 0.8 * cap.size, cap.baseline + 0.1 * cap.size
    around = [
        line
        for line in page.lines
        if line is not cap
        and 0.8 * body.size <= line.size <= 1.25 * body.size
        and -_SLACK <= line.bbox[0] - cap.bbox[2] <= 1.5 * body.size
        and overlap(line.bbox[1], line.bbox[3], top, bottom) > 0.3 * line.size
    ]
    return min(around, key=lambda line: line.baseline, default=None)


def _joint(letter: str, line: Line, words: DocumentWords) -> str:
    """Return what stands between the letter and the line: nothing, or a space after a one-letter word."""
    if letter[-1] not in _WORDS_OF_ONE_LETTER:
        return ""
    first = line.text.split(" ", 1)[0].strip(".,;:!?\"'”’").casefold()
    if words.counts[(letter[-1] + first).casefold()] > 0:
        return ""
    return " " if words.counts[first] > 0 else ""


def join(pages: Sequence[Page], bodies: Bodies) -> tuple[Page, ...]:
    """Return the pages with each drop cap at the head of its paragraph's first line.

    Args:
        pages: pages of lines.
        bodies: the styles of running text.
    """
    out = []
    words: DocumentWords | None = None  # of the document, to tell "A" + "ll" from "A" + "network"
    for page in pages:
        lines, body = list(page.lines), bodies.of(page.number)
        for cap in [line for line in lines if _is_cap(line, body)]:
            home = _home(cap, page._replace(lines=tuple(lines)), body)
            if home is None:
                continue
            words = words or gather(line for page in pages for line in page.lines)
            first = home.runs[0]
            letter = cap.text.strip()
            run = first._replace(text=letter + _joint(letter, home, words), x0=cap.bbox[0], x1=first.x0)
            # The line keeps its own left edge: the lines under it, beside the letter, start there too.
            joined = replace(home, runs=(run, *home.runs))
            lines = [joined if line is home else line for line in lines if line is not cap]
        out.append(page._replace(lines=tuple(lines)))
    return tuple(out)
