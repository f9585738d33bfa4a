"""What stands beside the running text: footnotes, captions, pull-quotes and boxed asides.

They are kept in the document under their own names and never flow into a paragraph.
"""

from collections.abc import Collection, Sequence

from ...model.document import Page
from ...model.geometry import BBox
from . import captions, footnotes, pull_quotes, title_styles
from .blocks import SetApart
from .body_styles import Bodies


def _without(page: Page, asides: Sequence[SetApart]) -> Page:
    if not asides:
        return page
    taken = {id(line) for item in asides for line in item.lines}
    return page._replace(lines=tuple(line for line in page.lines if id(line) not in taken))


def set_apart(
    pages: Sequence[Page],
    covers: Collection[int],
    tables: Sequence[tuple[int, BBox]],
    bodies: Bodies,
) -> tuple[tuple[Page, ...], list[SetApart]]:
    """Return the pages without footnotes, captions and asides, and these.

    Args:
        pages: pages without furniture and tables.
        covers: numbers of covers and tables of contents, which have no running text to stand beside.
        tables: (page, box) of the tables and figures found before.
        bodies: the styles of running text.
    """
    kept = []
    apart: list[SetApart] = []
    pending = footnotes.OpenMarks()
    titles = title_styles.find([page for page in pages if page.number not in covers], bodies)
    for page in pages:
        if page.number in covers:
            kept.append(page)
            continue
        body = bodies.of(page.number)
        notes = footnotes.find(page, bodies, pending)
        rest = _without(page, notes)
        named = captions.find(rest, [box for number, box in tables if number == page.number], body, titles)
        rest = _without(rest, named)
        quotes = pull_quotes.find(rest, body, titles)
        apart += [*notes, *named, *quotes]
        kept.append(_without(rest, quotes))
    return tuple(kept), apart
