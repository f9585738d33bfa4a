"""The fixed phrases of the web page's filter."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FilterPhrases:
    """The fixed phrases of one language; `{…}` marks where the script writes a number."""

    language: str
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
    all: str
    some: str


ENGLISH = FilterPhrases(
    language="en",
    title="Filter the priorities",
    words="Words",
    region="Region",
    audience="Audience",
    kind="Kind",
    issues="Issues",
    actions="Actions",
    theme="Theme",
    reset="Show all",
    first="Read them",
    link="Link to this selection",
    all="{all} priorities.",
    some="{found} of {all} priorities.",
)

_LANGUAGES = {phrases.language: phrases for phrases in (ENGLISH,)}


def filter_phrases_for(language: str) -> FilterPhrases:
    """Return the phrases of a BCP 47 `language`; English where it has none yet."""
    return _LANGUAGES.get(language.partition("-")[0].lower(), ENGLISH)
