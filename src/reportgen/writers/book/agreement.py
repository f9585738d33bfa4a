"""How it is said how many forums agree: "By all 5 forums", "By both forums", "By 1 forum only"."""

from ...vocabularies.phrase_keys import GroundPhrases

_BOTH = 2
"""Forums that are called "both"."""


def all_forums(forums: int, phrases: GroundPhrases) -> str:
    """Return how all of several forums are called."""
    return phrases.both_forums if forums == _BOTH else phrases.all_forums(count=forums)


def level_heading(forums: int, of: int, phrases: GroundPhrases) -> str:
    """Return the heading of the themes that `forums` of `of` forums ask for."""
    if forums == of:
        return phrases.by_all(forums=all_forums(of, phrases))
    return phrases.by_some(count=forums)


def finding(shared: int, themes: int, forums: int, most: int, phrases: GroundPhrases) -> str:
    """Return the sentence that answers how much all forums agree on.

    Args:
        shared: themes that all forums ask for.
        themes: all themes.
        forums: all forums.
        most: the largest number of forums that ask for the same theme.
        phrases: fixed phrases.
    """
    everybody = all_forums(forums, phrases)
    if not shared:
        return phrases.no_finding(count=most, forums=everybody)
    if shared == themes:
        return phrases.finding_all(themes=themes, forums=everybody)
    return phrases.finding(count=shared, themes=themes, forums=everybody)
