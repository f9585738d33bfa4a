"""The checks of words and facts: they need no finished file and are cheap enough for every build."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..model.compilation import Compilation
from ..model.document import Document
from ..vocabularies.vocabulary import Vocabulary
from . import contacts, events, participation, passages, pictures, source_contents, spellings
from .finding import Finding, arranged


def quick(compilation: Compilation, documents: Sequence[Document], words: Vocabulary) -> tuple[Finding, ...]:
    """Return what every build can say without finished files; all of them notes.

    A note does not keep a document a draft. Left out is what only the reports show and the merged
    document does not.

    Args:
        compilation: as it is about to be published.
        documents: the structure of each source.
        words: the vocabulary of the edition.
    """
    found = of_words(compilation, documents, words, published_only=True)
    return arranged(replace(one, severity="note") for one in found)


def of_words(
    compilation: Compilation,
    documents: Sequence[Document],
    words: Vocabulary,
    *,
    published_only: bool = False,
) -> Iterator[Finding]:
    """Yield the findings about words and facts.

    Args:
        compilation: as it is about to be published.
        documents: the structure of each source.
        words: the vocabulary of the edition.
        published_only: leave out what is about other parts of the reports only.
    """
    printed = list(passages.published(compilation))
    everything = [*printed, *passages.of_sources(compilation, documents)]
    yield from source_contents.source_contents(compilation, documents, published_only=published_only)
    yield from events.events(compilation, everything, words)
    yield from participation.figures(compilation, documents, words)
    yield from spellings.spellings(everything, published_only=published_only)
    yield from contacts.contacts(printed)
    yield from pictures.of_edition(compilation.edition)
