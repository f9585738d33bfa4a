"""What a compilation says of the codebook and the vocabularies that it was made with."""

from dataclasses import dataclass, field

from .json_text import ABSENT


@dataclass(frozen=True, slots=True)
class ThemeFacts:
    """A theme of the codebook.

    Attributes:
        names: words beside its label that name it, in any language.
    """

    id: str
    label: str
    definition: str
    names: tuple[str, ...] = field(default=(), metadata=ABSENT)


@dataclass(frozen=True, slots=True)
class QuotingWords:
    """Words of a language by which a sentence shows that it does not stand alone, and where it can be cut.

    Attributes:
        leaning: first words that stand for something said before.
        linking: openings that tie a sentence to the one before.
        pointing: words that, near its start, stand for something said before.
        joining: words that join on a part of a sentence: it can end before one, not with one.
        abbreviations: words whose full stop ends no sentence.
        numbering: words whose full stop ends none before a number.
    """

    language: str
    leaning: tuple[str, ...] = ()
    linking: tuple[str, ...] = ()
    pointing: tuple[str, ...] = ()
    joining: tuple[str, ...] = field(default=(), metadata=ABSENT)
    abbreviations: tuple[str, ...] = field(default=(), metadata=ABSENT)
    numbering: tuple[str, ...] = field(default=(), metadata=ABSENT)


@dataclass(frozen=True, slots=True)
class CodebookFacts:
    """The codebook that the themes were coded with.

    Attributes:
        quoting: of the languages of the reports, as far as the codebook has such words.
    """

    version: str
    themes: tuple[ThemeFacts, ...]
    quoting: tuple[QuotingWords, ...] = field(default=(), metadata=ABSENT)


@dataclass(frozen=True, slots=True)
class AudienceFacts:
    """An audience of the vocabulary."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class NameFacts:
    """How people call what a mention names by its id."""

    id: str
    name: str
