"""The fixed phrases of the outputs: every printed word that no source and no edition supplies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ...model.decisions import OpenKind


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
    draft: str
    draft_title: str
    draft_heading: str
    one_open: str
    many_open: str
    open_kinds: Mapping[OpenKind, str]
    open_kind: str
    open_point: str
    whole_edition: str
    added: str
    added_inline: str
    corrected: str
    editorial_bold: str
    method: str
    method_set_apart: str
    region: str
    coverage: str
    coverage_note: str
    blocks: str
    used: str
    notes: str
    outside: str
    dropped: str
    unaccounted: str
    furniture: str
    total: str
    editorial: str
    no_editorial: str
    interventions: Mapping[str, str]
    change: str
    place: str
    in_source: str
    in_document: str
    decision: str
    nothing: str
    as_read: str
    sign_off: str
    accepted_by: str
    accepted_on: str
    changed_since: str
    not_accepted: str
    gone: str

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

    def open_points(self, count: int) -> str:
        """Return how many points are open, as a sentence."""
        return self.one_open if count == 1 else self.many_open.format(count=count)

    def open_count(self, kind: OpenKind, count: int) -> str:
        """Return how many points of one kind are open."""
        return self.open_kind.format(kind=self.open_kinds[kind], count=count)

    def corrected_reference(self, pages: Iterable[int]) -> str:
        """Return the reference of words that the editors corrected: "p. 22 · corrected"."""
        return " · ".join(filter(None, (self.page_reference(pages), self.corrected)))

    def intervention(self, kind: str) -> str:
        """Return what the editors did, by the field or action of their correction."""
        return self.interventions.get(kind, kind)


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
    sources="Sources and method",
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
    draft="DRAFT",
    draft_title="{title} (draft)",
    draft_heading="Draft: what is open",
    one_open="1 point is open.",
    many_open="{count} points are open.",
    open_kinds={
        "missing": "Reports missing",
        "unsigned": "Chapters not signed off",
        "changed": "Passages changed since their sign-off",
        "version": "New versions of sources",
        "question": "Questions",
        "held": "Corrections held",
        "orphaned": "Corrections without a place",
        "unaccounted": "Blocks unaccounted for",
    },
    open_kind="{kind}: {count}",
    open_point="What is open",
    whole_edition="Whole edition",
    added="Added by the editors",
    added_inline="[Added by the editors]",
    corrected="corrected",
    editorial_bold="Bold added by the editors",
    method=(
        "The chapters quote the reports listed here word for word. Line breaks and hyphens at the ends of "
        "lines are undone. Key terms are bold where they are bold in the report. Beside each paragraph "
        "stands the page of the report. Whatever people changed beyond that is listed under “Editorial "
        "decisions”."
    ),
    method_set_apart=(
        "Footnotes, pull-quotes, captions and tables of the chapters stand under “Set apart in the sources”."
    ),
    region="Region",
    coverage="What became of every block",
    coverage_note=(
        "A block is a heading, paragraph, list entry, note or table of a report. Each is counted once; "
        "headers, footers and logos are counted apart."
    ),
    blocks="Blocks",
    used="In the chapter",
    notes="Set apart",
    outside="Outside the chapter",
    dropped="Dropped",
    unaccounted="Unaccounted for",
    furniture="Headers, footers",
    total="Together",
    editorial="Editorial decisions",
    no_editorial="None.",
    interventions={
        "text": "Text changed",
        "heading": "Heading changed",
        "kind": "Kind changed",
        "audience": "Audience changed",
        "level": "Level changed",
        "subregion": "Sub-region changed",
        "section": "Section changed",
        "themes": "Themes changed",
        "join": "Joined",
        "split": "Split",
        "drop": "Dropped",
        "add": "Added",
        "key-term": "Bold added",
        "not-key-term": "Bold removed",
        "answer": "Question answered",
        "confirm": "Confirmed as read",
    },
    change="Change",
    place="Place",
    in_source="In the source",
    in_document="In this document",
    decision="Decision",
    nothing="–",
    as_read="as read",
    sign_off="Sign-off",
    accepted_by="Accepted by",
    accepted_on="On",
    changed_since="Changed since",
    not_accepted="not accepted yet",
    gone="“{words} …” is gone",
)

_LANGUAGES = {phrases.language: phrases for phrases in (ENGLISH,)}


def phrases_for(language: str) -> Phrases:
    """Return the phrases of a BCP 47 `language`; English where it has none yet."""
    return _LANGUAGES.get(language.partition("-")[0].lower(), ENGLISH)
