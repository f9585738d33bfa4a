"""The introduction: Markdown written by the secretariat, turned into safe HTML, the same for all formats.

Supported are paragraphs, headings, nested lists, bold, italics, links, tables, quotations and code. Whatever
else Markdown knows keeps its words and loses its marks, and is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # loaded late: most starts parse no introduction
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

SAFE_SCHEMES = ("https://", "http://", "mailto:")
"""How a link in an output may begin; anything else stays text."""

_DEPTH = 2
"""Levels of headings below that of the introduction."""
_MARKS = re.compile(r"\[\^([^\]]+)\]:?|^\[[ xX]\] ")
"""Marks of footnotes and check boxes, which the parser leaves in the text."""
_TELLING = frozenset("[<~&")
"""Signs without which nothing is unsupported: links and marks, HTML, words crossed out, signs by name."""
_TAG = re.compile(r"<!--.*?-->|<[^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Unsupported:
    """Something that is printed as plain words.

    Attributes:
        line: of the text in which it stands.
        what: what it is, for people.
    """

    line: str
    what: str


@dataclass(frozen=True, slots=True)
class IntroductionHeading:
    """A heading of the introduction: its words, and the place that links lead to."""

    text: str
    anchor: str


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _parsed(paragraphs: Iterable[str]) -> list[Token]:
    # a note's text would be taken for the address of a link, and vanish
    return _parser().parse("\n\n".join(paragraphs).replace("[^", "\\[^"))


def to_html(paragraphs: Iterable[str], top: int = 2) -> str:
    """Return the HTML of Markdown `paragraphs`.

    Args:
        paragraphs: blocks of Markdown.
        top: level of the heading above the introduction.
    """
    tokens = _parsed(paragraphs)
    _place_headings(tokens, top)
    _name_numbers(tokens)
    return str(_parser().renderer.render(_plain(tokens), _parser().options, {})).strip()


def headings(paragraphs: Iterable[str]) -> tuple[IntroductionHeading, ...]:
    """Return the headings of the first level below the introduction's own."""
    tokens = _parsed(paragraphs)
    _place_headings(tokens, 1)
    return tuple(
        IntroductionHeading("".join(_words(inside)), str(opening.attrs["id"]))
        for opening, inside in pairwise(tokens)
        if opening.type == "heading_open" and "id" in opening.attrs
    )


def unsupported(paragraphs: Sequence[str]) -> tuple[Unsupported, ...]:
    """Return what is printed without its marks, in the order of the text."""
    if not _TELLING & set().union(*paragraphs):
        return ()
    lines = "\n\n".join(paragraphs).splitlines()
    passages = []
    for token in _parsed(paragraphs):
        line = lines[token.map[0]].strip() if token.map and token.map[0] < len(lines) else ""
        for what in dict.fromkeys(_refused(token)):
            passages.append(Unsupported(_line_of(what, line, lines, token), what))
    return tuple(dict.fromkeys(passages))


def _line_of(what: str, line: str, lines: Sequence[str], token: Token) -> str:
    """Return the line of a block in which something stands; the block's first where that is not seen."""
    signs = {"a picture": "![", "HTML": "<", "words crossed out": "~~", "a footnote": "[^"}
    inside = lines[token.map[0] : token.map[1]] if token.map else ()
    return next((text.strip() for text in inside if signs.get(what, "\0") in text), line)


def _refused(token: Token) -> Iterator[str]:
    """Yield what of a token is not supported."""
    if token.type in ("html_block", "html_inline"):
        yield "HTML"
    elif token.type == "image":
        yield "a picture"
    elif token.type == "s_open":
        yield "words crossed out"
    elif token.type == "link_open" and not _is_safe(str(token.attrs.get("href", ""))):
        yield "a link to something else than a web address"
    elif token.type == "text" and _MARKS.search(token.content):
        yield "a check box" if token.content.startswith("[") and token.content[1:2] != "^" else "a footnote"
    for child in token.children or ():
        yield from _refused(child)


def _place_headings(tokens: Sequence[Token], top: int) -> None:
    """Give headings the levels below `top`, whatever levels they were written with."""
    opened = [token for token in tokens if token.type == "heading_open"]
    written = sorted({token.tag for token in opened})
    count = 0
    for token in tokens:
        if token.type not in ("heading_open", "heading_close"):
            continue
        depth = min(written.index(token.tag) + 1, _DEPTH)
        if token.type == "heading_open":
            token.attrs["class"] = "subregion" if depth == 1 else "section"
            if depth == 1:
                count += 1
                token.attrs["id"] = f"introduction/{count}"
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{top + min(written.index(token.tag) + 1, _DEPTH)}"


def _name_numbers(tokens: Iterable[Token]) -> None:
    """Let each entry of a numbered list say the number that is printed before it."""
    lists: list[int | None] = []
    for token in tokens:
        if token.type in ("ordered_list_open", "bullet_list_open"):
            lists.append(int(token.attrs.get("start", 1)) if token.type.startswith("ordered") else None)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            lists.pop()
        elif token.type == "list_item_open" and lists[-1] is not None:
            token.attrs["data-marker"] = f"{lists[-1]}."
            lists[-1] += 1


def _plain(tokens: Iterable[Token]) -> list[Token]:
    """Return tokens with the marks of what is not supported taken away, and its words kept."""
    kept: list[Token] = []
    for token in tokens:
        if token.type == "html_inline" or token.type in ("s_open", "s_close"):
            continue
        if token.type == "html_block":
            kept += _parsed([_TAG.sub(" ", token.content).strip()])
            continue
        if token.type == "image":
            token = _text("".join(_words(token)))
        elif token.type == "text":
            token = _text(_MARKS.sub(r"\1", token.content))
        elif token.type == "link_open" and not _is_safe(str(token.attrs.get("href", ""))):
            token.attrs.clear()
        if token.children:
            token.children = _plain(token.children)
        kept.append(token)
    return kept


def _text(words: str) -> Token:
    from markdown_it.token import Token

    return Token("text", "", 0, content=words)


def _words(token: Any) -> Iterator[str]:
    """Yield the words of a token and of those in it."""
    if token.children:
        for child in token.children:
            yield from _words(child)
    elif token.type in ("text", "code_inline"):
        yield _MARKS.sub(r"\1", token.content)
    elif token.type in ("softbreak", "hardbreak"):
        yield " "


def _is_safe(address: str) -> bool:
    return address.strip().lower().startswith(SAFE_SCHEMES)


def safe_link(address: str) -> str | None:
    """Return `address` as a link target, None where it is not a plain web address."""
    address = address.strip()
    if not address or any(character.isspace() for character in address):
        return None
    if address.lower().startswith(("https://", "http://")):
        return address
    if ":" in address or "." not in address:
        return None
    return f"https://{address}"
