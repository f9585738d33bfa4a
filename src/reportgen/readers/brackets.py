"""Brackets in text that runs from right to left: as some producers name them, or as others paint them.

An opening bracket is painted there as a closing one (UAX #9, L4). Some files name the sign that is meant,
others the sign that is seen; nothing says which but the text: words stand inside a pair, spaces around it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model.document import Line, Page
from .characters import RIGHT_TO_LEFT, directions

_PAIRS = ("()", "[]", "{}", "<>", "«»", "‹›")
_MIRROR = str.maketrans("".join(_PAIRS), "".join(pair[::-1] for pair in _PAIRS))
_KIND = {sign: pair for pair in _PAIRS for sign in pair}


def settled(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return a document's pages with the brackets of right-to-left text as they are meant.

    Args:
        pages: lines in logical order, brackets as the file names them.
    """
    lines = [line for page in pages for line in page.lines if _has_any(line)]
    if not lines:
        return tuple(pages)
    votes: Counter[str] = Counter()
    for line in lines:
        for index in _places(line.text):
            votes[_KIND[line.text[index]]] += _vote(line.text, index)
    overall = sum(votes.values())
    turned = {pair for pair in _PAIRS if (votes[pair] or overall) < 0}
    return tuple(
        page._replace(lines=tuple(_mirrored(line, turned) if _has_any(line) else line for line in page.lines))
        for page in pages
    )


def _has_any(line: Line) -> bool:
    return RIGHT_TO_LEFT.search(line.text) is not None and not _KIND.keys().isdisjoint(line.text)


def _places(text: str) -> Iterator[int]:
    """Yield where brackets stand that run from right to left."""
    turned = directions(text)
    yield from (index for index, sign in enumerate(text) if sign in _KIND and turned[index] == "R")


def _vote(text: str, index: int) -> int:
    """Return 1 where a bracket stands as the spaces beside it say, -1 the other way round, else 0."""
    before, after = text[index - 1 : index] or " ", text[index + 1 : index + 2] or " "
    if before.isspace() == after.isspace():
        return 0
    return 1 if (text[index] == _KIND[text[index]][0]) == before.isspace() else -1


def _meant(text: str, turned: set[str]) -> str:
    """Return a text with its brackets of these kinds turned, and a single one that is left over of a pair."""
    places = list(_places(text))
    signs = [
        sign.translate(_MIRROR) if index in places and _KIND[sign] in turned else sign
        for index, sign in enumerate(text)
    ]
    for place in places:
        pair = _KIND[signs[place]]
        if signs.count(pair[0]) != signs.count(pair[1]) and _vote("".join(signs), place) < 0:
            signs[place] = signs[place].translate(_MIRROR)
    return "".join(signs)


def _mirrored(line: Line, turned: set[str]) -> Line:
    text = _meant(line.text, turned)
    runs = []
    start = 0
    for run in line.runs:
        runs.append(run._replace(text=text[start : start + len(run.text)]))
        start += len(run.text)
    return replace(line, runs=tuple(runs))
