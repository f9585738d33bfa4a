"""The fixed phrases of the chapter "Common ground" and of the filter of the web page."""

from dataclasses import dataclass

_BOTH = 2
"""Forums that are called "both"."""


@dataclass(frozen=True, slots=True)
class GroundPhrases:
    """The fixed phrases of one language; `{…}` marks where a number or a label goes."""

    language: str
    title: str
    suggestions: str
    codebook: str
    any_codebook: str
    verbatim: str
    shared: str
    one_shared: str
    at_a_glance: str
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
    quoted: str
    matrix: str
    matrix_caption: str
    named_mark: str
    absent_mark: str
    shared_mark: str
    forums_rule: str
    regions_rule: str
    theme: str
    forums_count: str
    regions_count: str
    everyone: str
    both: str
    by: str
    by_some: str
    by_one: str
    finding: str
    one_finding: str
    no_finding: str
    behind: str
    numbers: str
    quotations: str
    short_ids: str
    levels: str
    asked_by: str
    themes_count: str
    by_none: str
    silent: str
    named: str
    absent: str
    only_shared: str
    agenda: str
    agenda_note: str
    no_audience: str
    no_theme: str
    elsewhere: str
    one_elsewhere: str
    also: str
    index: str
    themes: str
    places: str
    instruments: str

    def number(self, count: int) -> str:
        """Return a number as it stands in a sentence: a word up to twelve."""
        words = self.numbers.split()
        return words[count] if count < len(words) else str(count)

    def everybody(self, forums: int) -> str:
        """Return how all of several forums are called."""
        return self.both if forums == _BOTH else self.everyone.format(count=self.number(forums))

    def level(self, forums: int, of: int) -> str:
        """Return the heading of the themes that `forums` of `of` forums ask for."""
        if forums == of:
            return self.by.format(forums=self.everybody(of))
        return self.by_one if forums == 1 else self.by_some.format(count=self.number(forums))


ENGLISH = GroundPhrases(
    language="en",
    title="Common ground",
    suggestions=(
        "Themes, asks, places and instruments are suggestions of {codebook} until people confirm them: "
        "{confirmed} of {codings} codings of themes are confirmed."
    ),
    codebook="the codebook, version {version}",
    any_codebook="a codebook",
    verbatim=(
        "Quotations and asks are word for word, with the priority and the page of its report; “…” stands "
        "where a sentence is cut."
    ),
    shared=(
        "{count} sentences are printed nearly alike by several regions. What rests on them alone counts "
        "once, for the first region, so that a copy does not read as agreement."
    ),
    one_shared=(
        "1 sentence is printed nearly alike by several regions. What rests on it alone counts once, for "
        "the first region, so that a copy does not read as agreement."
    ),
    at_a_glance="The forums at a glance",
    forum="Forum",
    dates="Dates",
    format="How it met",
    registered="Registered",
    participated="Participated",
    priorities="Priorities",
    quotation="Quotation",
    ask="Ask",
    whereabouts="Priority and page",
    not_stated="not stated",
    quoted="“{words}”",
    matrix="Themes by region",
    matrix_caption="Number of priorities that ask for a theme or describe it as a need.",
    named_mark="○ only named",
    absent_mark="– not raised",
    shared_mark="= only in a sentence that counts for another region",
    forums_rule="“Forums” counts of {forums}.",
    regions_rule=(
        "“Forums” counts of {forums}; “Regions” counts of {regions}, each sub-region as a region of its own."
    ),
    theme="Theme",
    forums_count="Forums",
    regions_count="Regions",
    everyone="all {count} forums",
    both="both forums",
    by="By {forums}",
    by_some="By {count} forums",
    by_one="By one forum only",
    finding="{count} of {of} themes are asked for by {forums}.",
    one_finding="1 of {of} themes is asked for by {forums}.",
    no_finding="None of {of} themes is asked for by {forums}.",
    numbers="no one two three four five six seven eight nine ten eleven twelve",
    behind="The index lists the priorities behind each number.",
    quotations="In their own words",
    short_ids="Behind the name of its forum an id stands without its first part: {forum} … {short} is {id}.",
    levels="What the forums share",
    asked_by="Asked for",
    themes_count="Number",
    by_none="By no forum",
    silent="What a forum does not ask for",
    named="Only named",
    absent="Not raised",
    only_shared="Only in a sentence that counts for another region",
    agenda="Agenda by audience",
    agenda_note="Each ask stands once, under the first audience that its heading names.",
    no_audience="No audience in the heading",
    no_theme="No theme of the codebook",
    elsewhere="{count} more asks address this audience too. They stand under “{audience}”:",
    one_elsewhere="1 more ask addresses this audience too. It stands under “{audience}”:",
    also="nearly the same:",
    index="Index",
    themes="Themes",
    places="Places",
    instruments="Instruments",
)

_LANGUAGES = {phrases.language: phrases for phrases in (ENGLISH,)}


def ground_phrases_for(language: str) -> GroundPhrases:
    """Return the phrases of a BCP 47 `language`; English where it has none yet."""
    return _LANGUAGES.get(language.partition("-")[0].lower(), ENGLISH)
