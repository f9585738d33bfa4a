"""The sheet "About this workbook": what each sheet and each column holds, one line each.

Names of sheets and columns are English in every language, since other people's sheets look for them; so is
what explains them.
"""

from collections.abc import Iterable, Iterator

from .sheet import Sheet, SheetColumn
from .tables import MEANINGS, SEPARATOR

NAME = "About this workbook"

SHEETS = {
    "Priorities": "every priority, one a row, word for word; paragraphs that only lead in are left out",
    "Matrix": "how many priorities of each forum ask for each theme, as in “Themes by region”",
    "Codings": "every assignment of a theme to a priority, with the words that it rests on",
    "Asks": "every sentence that asks for something, with those to whom it is addressed",
    "Quotations": "what the document quotes under “In their own words”",
    "Codebook": "the themes and what they mean",
    "Shared sentences": "sentences that several reports print in nearly the same words, one place a row",
    "Sources": "the reports, and what they say of their forums",
}

_ID = "id of the priority, as in the sheet “Priorities”"
COLUMNS = MEANINGS | {
    "audience labels": f"those whom the section's heading addresses, parted by “{SEPARATOR}”",
    "theme labels": f"the themes assigned, parted by “{SEPARATOR}”",
    "strong themes": "ids of the themes that it asks for, or describes as a need",
    "confirmed themes": "ids of the themes that people have confirmed or set",
    "asks": "its sentences that ask for something",
    "addressees": "ids of those whom its text asks to act",
    "places": "ids of the places that it names; countries by their two letters (ISO 3166)",
    "instruments": "ids of the conventions, laws and initiatives that it names",
    "evidence": "the words on which the theme rests",
    "priority": _ID,
    "item": _ID,
    "label": "the theme",
    "theme": "id of the theme, as data and corrections name it",
    "strength": "strong: asked for, or described as a need; weak: only named",
    "confirmed": "yes where people have confirmed or set it; all else is a suggestion by rule",
    "counted": "yes where it is behind a number of the document: clear enough, no copy of another region",
    "further themes": "ids of other themes that the sentence asks about",
    "ask": "the sentence, word for word",
    "nearly the same in": "ids of the priorities that print it in nearly the same words",
    "quotation": "the words as quoted; “…” where the sentence is cut",
    "definition": "what the theme means",
    "strong": "assignments in which the theme is asked for, or described as a need",
    "weak": "assignments in which it is only named",
    "group": "the places of one sentence have one number",
    "similarity": "of the two places that are least alike, from 0 to 1",
    "sentence": "the words of this place",
    "chapter": "heading of the chapter in the report",
    "title": "title of the report",
    "dates": "of the forum, as printed",
    "how it met": "words of the report that say so",
    "registered": "people registered, as the report says",
    "countries registered": "countries that they came from",
    "participated": "people who took part",
    "countries represented": "countries that they came from",
    "priorities": "priorities of the chapter",
    "pages": "pages of the report",
    "SHA-256": "checksum by which the very file can be recognized",
    "forums": "forums that ask for the theme; a forum is one report",
    "regions": "regions that ask for it, each sub-region being one; what is asked across them is in none",
}
_OF_PRIORITIES = {
    "text": "the priority, word for word",
    "evidence": "for each theme, the words on which it rests",
}
_REGION = "priorities of this region or sub-region that ask for the theme"


def about(sheets: Iterable[Sheet]) -> Sheet:
    """Return the sheet that explains others: a row for each of them, and one for each of its columns."""
    head = (
        SheetColumn("sheet", 20),
        SheetColumn("column", 24, wrap=True),
        SheetColumn("what it holds", 110, wrap=True),
    )
    return Sheet(NAME, head, tuple(row for sheet in sheets for row in _rows(sheet)))


def _rows(sheet: Sheet) -> Iterator[tuple[str, str | None, str]]:
    yield sheet.name, None, SHEETS[sheet.name]
    for column in sheet.columns:
        yield sheet.name, column.name, _meaning(sheet.name, column.name)


def _meaning(sheet: str, column: str) -> str:
    if sheet == "Priorities" and column in _OF_PRIORITIES:
        return _OF_PRIORITIES[column]
    if sheet == "Matrix" and column not in COLUMNS:
        return _REGION
    return COLUMNS[column]
