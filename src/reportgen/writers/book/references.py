"""References to the pages of a report, as printed: "p. 22", "pp. 22–23", "p. 22 · corrected"."""

from collections.abc import Iterable

from ...vocabularies.phrase_keys import Phrases


def page_reference(pages: Iterable[int], phrases: Phrases) -> str:
    """Return "p. 22", "pp. 22–23" or "pp. 22, 25" for source `pages`, counted from 1.

    Returns:
        An empty string where there is no page.
    """
    numbers = sorted(set(pages))
    if not numbers:
        return ""
    unbroken = len(numbers) > 1 and numbers[-1] - numbers[0] == len(numbers) - 1
    said = f"{numbers[0]}–{numbers[-1]}" if unbroken else ", ".join(map(str, numbers))
    return phrases.common.pages(count=len(numbers), pages=said)


def corrected_reference(pages: Iterable[int], phrases: Phrases) -> str:
    """Return the reference of words that the editors corrected: "p. 22 · corrected"."""
    return " · ".join(filter(None, (page_reference(pages, phrases), phrases.editorial.corrected)))
