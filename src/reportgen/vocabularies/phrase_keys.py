"""The fixed phrases, each declared once: every printed word that no source and no edition supplies.

What they say stands in `templates/phrases/<language>.toml`, one table for each class, one key for each
name. A plain attribute is a phrase without gaps. A method is a phrase with gaps, its parameters are the
placeholders; one with `count` agrees with that number and may have a form for each plural category. A
mapping is a table of phrases with the keys of its literal type. `phrases.py` makes the values.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, Protocol

from ..model.actions import InterventionKind
from ..model.compilation import ItemKind, NoteKind, SectionKind
from ..model.decisions import OpenKind

FactName = Literal[
    "title", "dates", "registered", "countries_registered", "participated", "countries_represented"
]
"""A fact of a report that is compared between two versions."""

ChangeColumn = Literal[
    "reworded", "added", "dropped", "moved", "split", "joined", "headings", "other", "unchanged"
]
"""A column of the summary of changes."""


class CommonPhrases(Protocol):
    """Phrases that several parts of the outputs use."""

    nothing: str
    place: str
    in_document: str
    whole_edition: str

    def pages(self, *, count: int, pages: str) -> str: ...
    def paragraphs(self, *, count: int, paragraphs: str) -> str: ...
    def pages_of(self, *, count: int, pages: str, region: str) -> str: ...
    def paragraphs_of(self, *, count: int, paragraphs: str, region: str) -> str: ...
    def from_countries(self, *, count: int) -> str: ...


class DocumentPhrases(Protocol):
    """Cover, contents, chapters and what is set apart from them."""

    contents: str
    introduction: str
    sponsors: str
    organizers: str
    skip: str
    permalink: str
    missing: str
    missing_note: str
    set_apart: str
    compilation_file: str
    manifest_file: str
    companion: str
    companion_note: str
    files: str
    footnotes: str
    addresses: str
    note_kinds: Mapping[NoteKind, str]

    def theme(self, *, theme: str) -> str: ...
    def footnote(self, *, number: str) -> str: ...
    def back_to_text(self, *, number: str) -> str: ...
    def logo(self, *, name: str) -> str: ...
    def address(self, *, words: str) -> str: ...
    def companion_file(self, *, kind: str) -> str: ...
    def page_of(self, *, page: str, total: str) -> str: ...
    def source_pages(self, *, pages: str) -> str: ...
    def registered(self, *, count: int, countries: str) -> str: ...
    def participated(self, *, count: int, countries: str) -> str: ...
    def missing_entry(self, *, file: str, reason: str) -> str: ...


class DraftPhrases(Protocol):
    """What a draft says of itself."""

    mark: str
    heading: str
    point: str
    kinds: Mapping[OpenKind, str]

    def title(self, *, title: str) -> str: ...
    def open_points(self, *, count: int) -> str: ...
    def open_of_kind(self, *, count: int, kind: str) -> str: ...


class EditorialPhrases(Protocol):
    """Marks of what the editors changed, and the list of their decisions."""

    heading: str
    no_decisions: str
    added: str
    added_inline: str
    corrected: str
    bold: str
    change: str
    in_source: str
    in_document: str
    decision: str
    as_read: str
    kinds: Mapping[InterventionKind, str]


class AnnexPhrases(Protocol):
    """The annex: sources, method, coverage, sign-off."""

    heading: str
    method: str
    method_set_apart: str
    in_companion: str
    checksums: str
    report: str
    file: str
    page_count: str
    checksum: str
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
    sign_off: str
    accepted_by: str
    accepted_on: str
    changed_since: str
    not_accepted: str
    looked_through: str
    theme: str
    looked_by: str
    look_again: str

    def bold_added(self, *, chapters: str) -> str: ...
    def of_chapter(self, *, region: str, count: int) -> str: ...

    def gone(self, *, words: str) -> str: ...


class GroundPhrases(Protocol):
    """The chapter "Common ground"."""

    title: str
    any_codebook: str
    verbatim: str
    at_a_glance: str
    forums_heading: str
    forum: str
    dates: str
    format: str
    registered: str
    participated: str
    priorities: str
    quotation: str
    ask: str
    whereabouts: str
    not_stated: str
    priorities_chart: str
    themes_chart: str
    matrix: str
    matrix_caption: str
    named_mark: str
    absent_mark: str
    not_raised_mark: str
    shared_mark: str
    theme: str
    forums: str
    regions: str
    both_forums: str
    by_none: str
    looked_through: str
    quotations: str
    levels: str
    asked_by: str
    themes_count: str
    named: str
    absent: str
    not_raised: str
    only_shared: str
    agenda: str
    agenda_note: str
    no_audience: str
    no_theme: str
    also: str
    index: str
    themes: str
    places: str
    instruments: str

    def assigned(self, *, codebook: str) -> str: ...
    def confirmed_none(self, *, count: int) -> str: ...
    def confirmed_some(self, *, count: int, confirmed: int) -> str: ...
    def confirmed_all(self, *, count: int) -> str: ...
    def codebook(self, *, version: str) -> str: ...
    def shared(self, *, count: int) -> str: ...
    def quoted(self, *, words: str) -> str: ...
    def forums_rule(self, *, forums: int) -> str: ...
    def regions_rule(self, *, forums: int, regions: int) -> str: ...
    def across_rule(self, *, parts: str) -> str: ...
    def all_forums(self, *, count: int) -> str: ...
    def not_raised_in(self, *, theme: str, regions: str) -> str: ...
    def by_all(self, *, forums: str) -> str: ...
    def by_some(self, *, count: int) -> str: ...
    def finding(self, *, count: int, themes: int, forums: str) -> str: ...
    def finding_all(self, *, themes: int, forums: str) -> str: ...
    def no_finding(self, *, count: int, forums: str) -> str: ...
    def elsewhere_only(self, *, count: int, audience: str) -> str: ...
    def elsewhere(self, *, count: int, audience: str) -> str: ...


class FilterPhrases(Protocol):
    """The filter of the web page."""

    title: str
    words: str
    region: str
    audience: str
    kind: str
    issues: str
    actions: str
    theme: str
    reset: str
    first: str
    link: str

    def unfiltered(self, *, count: int, total: str) -> str: ...
    def filtered(self, *, count: int, found: str, total: str) -> str: ...


class ChangeCountPhrases(Protocol):
    """How many of each kind of change there are; the names of `model.revision.Counts`."""

    def reworded(self, *, count: int) -> str: ...
    def added(self, *, count: int) -> str: ...
    def dropped(self, *, count: int) -> str: ...
    def moved(self, *, count: int) -> str: ...
    def split(self, *, count: int) -> str: ...
    def joined(self, *, count: int) -> str: ...
    def retyped(self, *, count: int) -> str: ...
    def terms_added(self, *, count: int) -> str: ...
    def terms_removed(self, *, count: int) -> str: ...
    def headings(self, *, count: int) -> str: ...
    def sections(self, *, count: int) -> str: ...
    def notes(self, *, count: int) -> str: ...
    def facts(self, *, count: int) -> str: ...
    def unchanged(self, *, count: int) -> str: ...


class ChangesPhrases(Protocol):
    """What differs between two versions."""

    title: str
    old: str
    new: str
    summary: str
    region: str
    total: str
    nothing: str
    only_new: str
    only_old: str
    chapter_heading: str
    heading_reworded: str
    sections: str
    notes: str
    facts: str
    inserted: str
    end_of_inserted: str
    deleted: str
    end_of_deleted: str
    legend_inserted: str
    legend_deleted: str
    reworded: str
    added: str
    dropped: str
    moved: str
    key_terms: str
    no_subregion: str
    no_audience: str
    item_kinds: Mapping[ItemKind, str]
    section_kinds: Mapping[SectionKind, str]
    fact_names: Mapping[FactName, str]
    columns: Mapping[ChangeColumn, str]
    counts: ChangeCountPhrases

    def split(self, *, count: int) -> str: ...
    def joined(self, *, count: int) -> str: ...
    def retyped(self, *, kind: str) -> str: ...
    def term_added(self, *, term: str) -> str: ...
    def term_removed(self, *, term: str) -> str: ...
    def moved_to(self, *, old: str, new: str) -> str: ...
    def moved_within(self, *, old: int, new: int) -> str: ...
    def section_place(self, *, heading: str, place: int) -> str: ...
    def section_moved(self, *, old: int, new: int) -> str: ...
    def section_under(self, *, old: str, new: str) -> str: ...
    def subregion(self, *, heading: str) -> str: ...
    def section_kind(self, *, old: str, new: str) -> str: ...
    def section_audiences(self, *, old: str, new: str) -> str: ...


class Phrases(NamedTuple):
    """The fixed phrases of one language, a BCP 47 tag."""

    language: str
    common: CommonPhrases
    document: DocumentPhrases
    draft: DraftPhrases
    editorial: EditorialPhrases
    annex: AnnexPhrases
    ground: GroundPhrases
    filter: FilterPhrases
    changes: ChangesPhrases
