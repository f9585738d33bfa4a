"""The fixed phrases of the outputs: every printed word that no source and no edition supplies."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrases:
    """The fixed phrases of one language; `{…}` marks where a number or a quotation goes."""

    language: str
    theme: str
    contents: str
    introduction: str
    sponsors: str
    organizers: str
    page: str
    pages: str
    registered: str
    participated: str
    one_country: str
    countries: str
    source_pages: str
    missing: str
    missing_note: str
    missing_entry: str
    sources: str
    report: str
    file: str
    page_count: str
    checksum: str
    set_apart: str
    footnote: str
    aside: str
    caption: str
    table: str
    skip: str
    permalink: str
    logo: str
    page_of: str

    def page_reference(self, pages: Iterable[int]) -> str:
        """Return "p. 22", "pp. 22–23" or "pp. 22, 25" for source `pages`, counted from 1.

        Returns:
            An empty string where there is no page.
        """
        numbers = sorted(set(pages))
        if not numbers:
            return ""
        if len(numbers) == 1:
            return self.page.format(pages=numbers[0])
        if numbers[-1] - numbers[0] == len(numbers) - 1:
            return self.pages.format(pages=f"{numbers[0]}–{numbers[-1]}")
        return self.pages.format(pages=", ".join(map(str, numbers)))

    def note_kind(self, kind: str) -> str:
        """Return the printed name of a note kind of the schema."""
        return {
            "footnote": self.footnote,
            "aside": self.aside,
            "caption": self.caption,
            "table": self.table,
        }[kind]


ENGLISH = Phrases(
    language="en",
    theme="“{theme}”",
    contents="Contents",
    introduction="Introduction",
    sponsors="Sponsored by",
    organizers="Organized by",
    page="p. {pages}",
    pages="pp. {pages}",
    registered="{people} registered{countries}",
    participated="{people} participated{countries}",
    one_country=" from 1 country",
    countries=" from {count} countries",
    source_pages="{pages} of the report",
    missing="Missing reports",
    missing_note="These reports could not be read. They are not part of this document.",
    missing_entry="{file}: {reason}",
    sources="Sources",
    report="Report",
    file="File",
    page_count="Pages",
    checksum="SHA-256",
    set_apart="Set apart in the sources",
    footnote="Footnote",
    aside="Beside the text",
    caption="Caption",
    table="Table",
    skip="Skip to the text",
    permalink="Link to this priority",
    logo="Logo: {name}",
    page_of="{page} / {total}",
)

_LANGUAGES = {phrases.language: phrases for phrases in (ENGLISH,)}


def phrases_for(language: str) -> Phrases:
    """Return the phrases of a BCP 47 `language`; English where it has none yet."""
    return _LANGUAGES.get(language.partition("-")[0].lower(), ENGLISH)
