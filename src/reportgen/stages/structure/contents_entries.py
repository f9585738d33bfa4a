"""How entries of a printed table of contents look: title and page number, in one line or side by side."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Line, Page

TITLES = frozenset(
    {"contents", "content", "table of contents", "list of contents", "in this report", "in this issue"}
    | {"índice", "índice general", "índice de contenidos", "contenido", "contenidos", "tabla de contenido"}
    | {"tabla de contenidos", "sommaire", "table des matières", "sumário", "conteúdo", "inhalt"}
    | {"inhaltsverzeichnis", "содержание", "оглавление", "المحتويات", "جدول المحتويات", "目录", "目次"}
)
"""What stands over a table of contents, folded."""
LONGEST_ENTRY = 400
"""At most this many characters in an entry's line, leaders included."""
_LONGEST_TITLE = 2 * max(map(len, TITLES))
"""At most this many characters in a line that says what follows: it may be letter-spaced."""
_PAGE = re.compile(r"(?:(?<![\w.,:/-])\d{1,3}|(?:(?<=\.\.\.)|(?<=[…_‥·]))\d{1,3}|(?<=[\s.…])[ivxlc]{1,6})$")
# What may stand between a title and its page number, apart from spaces.
_BETWEEN = frozenset(".·•…_‥-–—")
_LETTER = re.compile(r"[^\W\d_]")
_OTHER = re.compile(r"\W+")
# The same for plain text, which is mapped faster than it is searched.
_NO_WORD = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) != "_"}
_FIRST = re.compile(r"\d+")
_PAGE_LENGTH = 6
"""Characters of the longest page number that _PAGE takes; nothing before them is searched."""
_LEADERS = re.compile(r"(\s*[.·…_‥]){3,}\s*$")
_DOTS = re.compile(r"(?:[.·…_‥]\s*){3,}")
_FILLED = " .·…_‥"
"""What leaders are made of."""
_LEADER_SIGNS = ("..", ". .", "·", "…", "_", "‥")
_NUMBER = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])[.)]?\s+(?=\S)")
_WORD = r"(?:pp?\.?|page|pages|página|pág\.?|seite|s\.|стр\.)\s*"
_SIGNS = r"[\s.·•…_‥\-–—/|,:]"
# On a page that says it is one: "Title / 4", "Title, p. 4", "4 | Title", "p. 4 Title".
_BEHIND = re.compile(
    rf"^(?P<title>.*?[^\W\d_].*?){_SIGNS}+(?:{_WORD})?(?P<page>\d{{1,3}}(?:\s?[-–]\s?\d{{1,3}})?|[ivxlc]{{1,6}})$",
    re.I,
)
_BEFORE = re.compile(rf"^(?:{_WORD})?(?P<page>\d{{1,3}}){_SIGNS}+(?P<title>.*[^\W\d_].*)$", re.I)
_ALONE = re.compile(rf"^(?:{_WORD})?(?P<page>\d{{1,3}}|[ivxlc]{{1,6}})$", re.I)


class PageEntryRules(NamedTuple):
    """What makes a page one of contents."""

    entries: int = 3
    """At least this many entries in a page that says what it is."""
    leaders: int = 4
    """Entries with leaders that need no title."""
    rising: float = 0.85
    """Share of neighbouring page numbers that do not fall."""
    text_length: int = 60
    """Characters of a line of running text; where these are more than the entries, nothing is listed."""
    word_space: float = 3.0
    """Ems from a title's words to others of its row: a heading that happens to end in one of the titles."""


_RULES = PageEntryRules()


def fold_title(text: str) -> str:
    """Return a title for comparison: without number, case, quotes and punctuation."""
    number = _NUMBER.match(text)
    title = (text[number.end() :] if number else text).casefold()
    return " ".join((title.translate(_NO_WORD) if title.isascii() else _OTHER.sub(" ", title)).split())


def value(page: str) -> int:
    """Return a page label as a number, the first of a range, -1 for roman ones."""
    first = _FIRST.match(page)
    return int(first[0]) if first else -1


def parse_entry(text: str) -> tuple[str, str] | None:
    """Return title and page number of a contents entry without space around it, None where it is none.

    Title first, then perhaps a leader, then the number; from the end, as leaders are long.
    """
    page = _PAGE.search(text, max(0, len(text) - _PAGE_LENGTH))
    if page is None:
        return None
    end = page.start()
    while end and (text[end - 1].isspace() or text[end - 1] in _BETWEEN):
        end -= 1
    title = text[:end]
    return (title, page.group()) if _LETTER.search(title) else None


def without_leaders(title: str) -> str:
    """Return a title without the dots behind it."""
    return _LEADERS.sub("", title).strip()


def has_leaders(text: str) -> bool:
    """Return whether a text has dots in a row, as between titles and page numbers."""
    return any(sign in text for sign in _LEADER_SIGNS) and _DOTS.search(text) is not None


def may_be_entry(text: str) -> bool:
    """Return whether a line could end in a page number; a cheap test before the exact one."""
    last = text.rstrip()[-1:]
    return len(text) <= LONGEST_ENTRY and (last.isdigit() or last in "ivxlc")


def behind(text: str) -> tuple[str, str] | None:
    """Return title and page of an entry of a titled page whose number stands behind its title."""
    return None if alone(text) else _parts(_BEHIND.match(text.rstrip(_FILLED)))


def before(text: str) -> tuple[str, str] | None:
    """Return title and page of an entry of a titled page whose number stands before its title."""
    return _parts(_BEFORE.match(text))


def alone(text: str) -> str | None:
    """Return the page number that a line is, None where it is none."""
    match = _ALONE.match(text)
    return match["page"] if match else None


def _parts(match: re.Match[str] | None) -> tuple[str, str] | None:
    return (without_leaders(match["title"]), match["page"]) if match else None


def rises(pages: Sequence[str], rules: PageEntryRules = _RULES) -> bool:
    """Return whether page numbers grow, as they do over a table of contents."""
    pairs = list(pairwise(map(value, pages)))
    return bool(pairs) and sum(1 for a, b in pairs if a <= b) >= rules.rising * len(pairs)


def is_title(line: Line) -> bool:
    """Return whether a line says that a table of contents follows."""
    return len(line.text) <= _LONGEST_TITLE and fold_title(line.text) in TITLES


def is_contents_page(page: Page, rules: PageEntryRules = _RULES) -> bool:
    """Return whether a page is a table of contents: it says so or has leaders, and numbers.

    Args:
        page: without furniture.
        rules: how many entries are needed.
    """
    texts = [line.text.strip() for line in page.lines if may_be_entry(line.text)]
    led = sum(1 for text in texts if has_leaders(text) and parse_entry(text))
    if led >= rules.leaders:
        return True
    if not any(is_title(line) and not _has_words_beside(line, page, rules) for line in page.lines):
        return False
    every = [line.text.strip() for line in page.lines if len(line.text) <= LONGEST_ENTRY]
    entries = [text for text in every if alone(text) or behind(text) or before(text)]
    prose = sum(1 for text in every if len(text) >= rules.text_length) - sum(
        1 for text in entries if len(text) >= rules.text_length
    )
    return len(entries) >= max(rules.entries, prose)


def _has_words_beside(title: Line, page: Page, rules: PageEntryRules) -> bool:
    """Return whether other words without a number stand right beside a title in its row."""
    reach = rules.word_space * title.size
    return any(
        other is not title
        and abs(other.baseline - title.baseline) <= 1.0
        and max(other.bbox[0] - title.bbox[2], title.bbox[0] - other.bbox[2]) <= reach
        and _LETTER.search(other.text)
        and behind(other.text.strip()) is None
        for other in page.lines
    )
