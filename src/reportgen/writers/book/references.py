"""References to places in a report, as printed and in words.

"p. 22", "pp. 22–23", "¶ 41, p. 12", "p. 22 · corrected"; "page 22 of the report of Africa".
"""

from collections.abc import Iterable

from ...model.provenance import SourcePlaces
from ...vocabularies.phrase_keys import Phrases


def source_reference(places: SourcePlaces, phrases: Phrases) -> str:
    """Return the paragraphs, where they are counted, and the pages of a report, as far as they are known.

    Returns:
        An empty string where no place is known.
    """
    paragraphs, pages = (sorted(set(numbers)) for numbers in (places.paragraphs, places.pages))
    said = []
    if paragraphs:
        said.append(phrases.common.paragraphs(count=len(paragraphs), paragraphs=_listed(paragraphs)))
    if pages:
        said.append(phrases.common.pages(count=len(pages), pages=_listed(pages)))
    return ", ".join(said)


def described_reference(places: SourcePlaces, region: str, phrases: Phrases) -> str:
    """Return where a reference leads, in words: "page 22 of the report of Africa"; "" for no known place."""
    paragraphs, pages = (sorted(set(numbers)) for numbers in (places.paragraphs, places.pages))
    if paragraphs:
        listed = _listed(paragraphs)
        return phrases.common.paragraphs_of(count=len(paragraphs), paragraphs=listed, region=region)
    if pages:
        return phrases.common.pages_of(count=len(pages), pages=_listed(pages), region=region)
    return ""


def page_reference(pages: Iterable[int], phrases: Phrases) -> str:
    """Return "p. 22", "pp. 22–23" or "pp. 22, 25" for source `pages`, counted from 1; "" for none."""
    return source_reference(SourcePlaces(tuple(pages)), phrases)


def corrected_reference(places: SourcePlaces, phrases: Phrases) -> str:
    """Return the reference of words that the editors corrected: "p. 22 · corrected"."""
    return " · ".join(filter(None, (source_reference(places, phrases), phrases.editorial.corrected)))


def _listed(numbers: list[int]) -> str:
    unbroken = len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1
    return f"{numbers[0]}–{numbers[-1]}" if unbroken else ", ".join(map(str, numbers))
