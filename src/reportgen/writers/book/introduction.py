"""The introduction: Markdown paragraphs written by the secretariat, turned into safe HTML."""

from collections.abc import Iterable
from functools import cache

from markdown_it import MarkdownIt

SAFE_SCHEMES = ("https://", "http://", "mailto:")
"""How a link in an output may begin; anything else stays text."""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False})
    # headings would break into the outline, images would need files, HTML is text
    parser.disable(["heading", "lheading", "image", "html_inline", "html_block", "reference"])
    parser.validateLink = lambda url: url.strip().lower().startswith(SAFE_SCHEMES)  # type: ignore[method-assign]
    return parser


def to_html(paragraphs: Iterable[str]) -> str:
    """Return the HTML of Markdown `paragraphs`: paragraphs, lists, bold, italics and web links only."""
    return str(_parser().render("\n\n".join(paragraphs))).strip()


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
