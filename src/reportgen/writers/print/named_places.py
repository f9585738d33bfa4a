"""The named places of a PDF that another program has made, and the pages on which they are."""

import io

import pikepdf


def pages_of(content: bytes) -> dict[str, int]:
    """Return the number of the page, from 1, of each named place (ISO 32000-1, 12.3.2.3).

    Args:
        content: of the PDF.

    Raises:
        ValueError: it cannot be read.
    """
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
            places = pdf.Root.get("/Dests", pikepdf.Dictionary())
            by_name = {str(name)[1:]: numbers.get(place[0].objgen) for name, place in places.items()}
    except (pikepdf.PdfError, AttributeError, TypeError, IndexError, RuntimeError) as error:
        raise ValueError(str(error)) from error
    return {name: number for name, number in by_name.items() if number is not None}
