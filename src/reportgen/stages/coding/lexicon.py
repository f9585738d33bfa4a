"""The words of codebook and gazetteer in the language of a report."""

from dataclasses import dataclass

from ...vocabularies.codebook import Codebook, SentenceWords, Sign, ThemeWords
from ...vocabularies.gazetteer import Gazetteer
from ...vocabularies.terms import TermFinder
from .sentences import Abbreviations


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Codebook and gazetteer as one language uses them.

    Attributes:
        codebook: themes and wordings of demands.
        gazetteer: addressees, places and instruments.
        language: of a report, as in “en”; where the data does not speak it, English is used.
    """

    codebook: Codebook
    gazetteer: Gazetteer
    language: str

    @property
    def sentence_words(self) -> SentenceWords:
        """How sentences ask."""
        return self.codebook.sentence_words(self.language)

    @property
    def abbreviations(self) -> Abbreviations:
        """Words before a full stop that may not end a sentence."""
        words = self.sentence_words
        return Abbreviations(
            frozenset(words.abbreviations),
            frozenset(words.numbering),
            frozenset(words.closing),
            frozenset(words.starters),
        )

    @property
    def wordings(self) -> TermFinder[str]:
        """Finds the wordings of demands."""
        return self.codebook.wordings(self.language)

    @property
    def theme_terms(self) -> TermFinder[Sign]:
        """Finds the terms of themes."""
        return self.codebook.finder(self.language)

    @property
    def companions(self) -> TermFinder[Sign]:
        """Finds what some terms need beside them."""
        return self.codebook.companions(self.language)

    @property
    def actors(self) -> TermFinder[str]:
        """Finds those who can be asked to act."""
        return self.gazetteer.actors(self.language)

    @property
    def addressing(self) -> TermFinder[str]:
        """Finds the wordings around an addressee."""
        return self.gazetteer.addressing(self.language)

    @property
    def places(self) -> TermFinder[str]:
        """Finds places."""
        return self.gazetteer.places(self.language)

    @property
    def instruments(self) -> TermFinder[str]:
        """Finds instruments that have an entry in the gazetteer."""
        return self.gazetteer.named_instruments(self.language)

    def theme_words(self, theme: str) -> ThemeWords:
        """Return the words of a theme."""
        return self.codebook.theme_words(theme, self.language)
