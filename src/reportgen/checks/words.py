"""The checks of words and facts: they need no finished file and are cheap enough for every build."""

from collections.abc import Sequence
from dataclasses import replace

from ..model.compilation import Compilation
from ..model.document import Document
from ..vocabularies.vocabulary import Vocabulary
from . import rules
from .finding import Finding, arranged
from .subjects import EditionWords


def quick(compilation: Compilation, documents: Sequence[Document], words: Vocabulary) -> tuple[Finding, ...]:
    """Return what every build can say without finished files; all of them notes.

    A note does not keep a document a draft. Left out is what only the reports show and the merged
    document does not.

    Args:
        compilation: as it is about to be published.
        documents: the structure of each source.
        words: the vocabulary of the edition.
    """
    subject = EditionWords(compilation, documents, words, published_only=True)
    return arranged(replace(finding, severity="note") for finding in rules.findings(subject))
