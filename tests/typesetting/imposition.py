"""Two pages on one sheet, as page-layout programs export spreads; the first page alone, to the right."""

from pathlib import Path

from pikepdf import Page, Pdf, Rectangle


def impose(source: Path, target: Path) -> int:
    """Write the pages of a PDF as spreads and return how many sheets there are."""
    with Pdf.open(source) as pdf, Pdf.new() as made:
        width, height = (float(side) for side in list(pdf.pages[0].mediabox)[2:])
        pages: list[Page | None] = [None, *pdf.pages]
        for at in range(0, len(pages), 2):
            made.add_blank_page(page_size=(2 * width, height))
            for side, page in enumerate(pages[at : at + 2]):
                if page is not None:
                    made.pages[-1].add_overlay(page, Rectangle(side * width, 0, (side + 1) * width, height))
        made.save(target)
        return len(made.pages)
