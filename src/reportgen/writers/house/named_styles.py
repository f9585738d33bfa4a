"""The named styles of a house, one row each: what it is for, and what it sets in print and on the web page.

Selectors are those of templates/print.css and templates/web.css. What one style alone needs beyond its row
stands in `print_css` and `web_css`.
"""

from __future__ import annotations

from typing import NamedTuple


class NamedStyle(NamedTuple):
    """A style.

    Attributes:
        name: as Word shows it.
        used_for: in plain words.
        printed: CSS selector in print; "" where the print has nothing of its own for it.
        web: CSS selector on the web page.
        web_size: size there, as templates/web.css has it; it is multiplied by what the house has changed.
        sans: it is set in the face of headings.
        heading: it must stay with what follows.
        large: its words are large enough to be read with less contrast.
    """

    name: str
    used_for: str
    printed: str = ""
    web: str = ""
    web_size: str = ""
    sans: bool = False
    heading: bool = False


NAMED_STYLES = (
    NamedStyle("Normal", "what all others are based on"),
    NamedStyle("Series", "the line over the title", ".series", ".series", "1.125rem", sans=True),
    NamedStyle("Title", "the title", ".cover h1", ".cover h1", "clamp(2rem, 6vw, 3.25rem)", sans=True),
    NamedStyle("Subtitle", "the theme, on the cover", ".theme", ".theme", "1.3125rem"),
    NamedStyle("Website", "the address on the cover", ".website", ".website", sans=True),
    NamedStyle("Imprint Label", "“Sponsors”, “Organizers”", ".logos .label", ".imprint .label", sans=True),
    NamedStyle("Imprint", "names and logos on the cover", ".logos .name", ".imprint .name", sans=True),
    NamedStyle(
        "TOC Heading", "the heading of the contents", ".contents > .chapter-heading", sans=True, heading=True
    ),
    NamedStyle("toc 1", "the contents: chapters", ".contents li.level-1", ".contents .level-1", sans=True),
    NamedStyle("toc 2", "the contents: sub-regions", ".contents li.level-2", ".contents .level-2", sans=True),
    NamedStyle(
        *("heading 1", "the heading of a chapter", ".chapter-heading", ".chapter-heading"),
        *("clamp(1.75rem, 4.5vw, 2.375rem)", True, True),
    ),
    NamedStyle(
        "Facts", "dates and figures under a chapter's heading", ".facts", ".facts", "0.9375rem", sans=True
    ),
    NamedStyle("heading 2", "a sub-region", ".subregion", ".subregion", "1.5rem", sans=True, heading=True),
    NamedStyle("heading 3", "a section", ".section", ".section", "1.1875rem", sans=True, heading=True),
    NamedStyle("First Paragraph", "the first paragraph behind a heading"),
    NamedStyle("Body Text", "the text", ":root", "body", "1.0625rem"),
    NamedStyle("List Bullet", "entries of lists", ".part li > p, main li > p", "main li > p"),
    NamedStyle(
        "Source Reference", "pages of the reports, in the margin", ".reference", ".reference", sans=True
    ),
    NamedStyle("Compact", "cells of tables", "table, .ground table", "table", "0.9375rem", sans=True),
    NamedStyle("caption", "captions", ".ground caption, caption", "caption", sans=True),
    NamedStyle("Note Kind", "kinds of notes", ".note .kind", ".kind", "0.875rem", sans=True),
    NamedStyle("footnote text", "notes", ".footnote, .note p", ".footnotes", "0.9375rem"),
    NamedStyle("header", "the line at the head of a page", "", sans=True),
    NamedStyle("footer", "the line at the foot of a page", "", sans=True),
    NamedStyle("Hyperlink", "links"),
    NamedStyle("Strong", "key terms", "strong", "strong"),
)
"""In the order in which a designer meets them."""

BY_NAME = {row.name.lower(): row for row in NAMED_STYLES}
COVER_PICTURE = "Cover Picture"
"""The style of the paragraph that holds the cover's picture; it sets no text."""
