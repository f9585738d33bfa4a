"""What checks look at: the words of an edition, the finished PDF, the finished Word file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.compilation import Compilation
from ..model.document import Document, Reading
from ..model.geometry import BBox
from ..vocabularies.vocabulary import Vocabulary
from . import passages
from .passages import CheckedPassage

if TYPE_CHECKING:  # every build checks words, and none needs what reads finished files for it
    from ..readers.figures import Figure
    from .word_file import WordParts


@dataclass(frozen=True)
class EditionWords:
    """The words and facts of an edition.

    Attributes:
        compilation: as it is about to be published.
        documents: the structure of each source.
        vocabulary: that of the edition.
        published_only: leave out what is about other parts of the reports only.
    """

    compilation: Compilation
    documents: Sequence[Document]
    vocabulary: Vocabulary
    published_only: bool = False

    @cached_property
    def published(self) -> tuple[CheckedPassage, ...]:
        """What the merged document says."""
        return tuple(passages.published(self.compilation))

    @cached_property
    def everything(self) -> tuple[CheckedPassage, ...]:
        """What it says, and what else the reports say."""
        return (*self.published, *passages.of_sources(self.compilation, self.documents))


@dataclass(frozen=True, slots=True)
class FinishedPdf:
    """The finished PDF.

    Attributes:
        file: its name.
        reading: its pages of lines.
        figures: those of its structure tree.
        warnings: what the renderer said, one line each.
        art: the block of text that a page names, by page from 1.
    """

    file: str
    reading: Reading
    figures: Sequence[Figure]
    warnings: Sequence[str] = ()
    art: Mapping[int, BBox] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FinishedWord:
    """The finished Word file: its name, and its parts."""

    file: str
    parts: WordParts


def read_pdf(path: Path, warnings: Sequence[str] = ()) -> FinishedPdf:
    """Read a finished PDF.

    Raises:
        InputError: it cannot be read.
    """
    from ..readers import art_boxes, figures, pdfium

    return FinishedPdf(path.name, pdfium.read(path), figures.read(path), warnings, art_boxes.read(path))


def read_word(path: Path, warnings: Sequence[str] = ()) -> FinishedWord:
    """Read a finished Word file.

    Raises:
        InputError: it cannot be read.
    """
    from . import word_file

    return FinishedWord(path.name, word_file.read(path))
