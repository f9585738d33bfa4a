"""A file as a stream of words with their places, whatever its format."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from .words import FoldedWord, words_of


@dataclass(frozen=True, slots=True)
class FileBlock:
    """A paragraph, heading or cell as a file holds it.

    Attributes:
        pieces: (text, its look) in order.
        references: source references that belong to it, such as "p. 22".
        tag: name of the element, or Word's style.
        ids: ids of the elements around it, outermost first.
        classes: classes and styles of the elements around it.
        bullet: printed number of a list entry; "" where any bullet may stand; None elsewhere.
        target: id that the first link in it leads to.
        depth: how many entries of lists it stands in; None where nobody says.
    """

    pieces: tuple[tuple[str, int], ...]
    references: tuple[str, ...] = ()
    tag: str = ""
    ids: tuple[str, ...] = ()
    classes: frozenset[str] = frozenset()
    bullet: str | None = None
    target: str | None = None
    depth: int | None = None

    @property
    def text(self) -> str:
        """All its characters."""
        return "".join(text for text, _ in self.pieces)


FOOTNOTE = "footnote"
"""Class of the blocks of footnotes, in HTML and as files hold them."""


def with_notes_last(blocks: Iterable[FileBlock]) -> tuple[FileBlock, ...]:
    """Return blocks with the footnotes behind all others, as pages have them apart from the text."""
    kept = tuple(blocks)
    text = (block for block in kept if FOOTNOTE not in block.classes)
    return (*text, *(block for block in kept if FOOTNOTE in block.classes))


MAX_CHARACTERS = 5_000_000
"""Characters of a file's blocks together; a hundred times as many as a document of five regions has."""


def check_size(path: Path, blocks: Iterable[FileBlock]) -> None:
    """Refuse a file with more words than anybody would compare.

    Raises:
        InputError: it has too many.
    """
    if sum(len(text) for block in blocks for text, _ in block.pieces) > MAX_CHARACTERS:
        raise InputError(f"{path}: more than {MAX_CHARACTERS // 1_000_000} million characters; not compared")


@dataclass(frozen=True, slots=True)
class FilePlace:
    """Where words stand in a file.

    Attributes:
        name: for people: "page 7", "paragraph 31", "#asia/overview/1".
        page: page of a PDF, from 1.
        anchor: id of the nearest element that has one.
        block: the block of a stream that was made of blocks.
    """

    name: str
    page: int | None = None
    anchor: str | None = None
    block: FileBlock | None = None


@dataclass(frozen=True, slots=True)
class FileReference:
    """A source reference.

    Attributes:
        text: as printed.
        word: index of the first word of the passage it belongs to.
        place: index of its place.
    """

    text: str
    word: int
    place: int


@dataclass(frozen=True, slots=True)
class Stream:
    """Words in reading order."""

    words: tuple[FoldedWord, ...]
    places: tuple[FilePlace, ...]
    references: tuple[FileReference, ...] = ()

    def texts(self, start: int = 0, end: int | None = None) -> list[str]:
        """Return the words from `start` to `end`."""
        return [word.text for word in self.words[start:end]]

    def place_at(self, index: int) -> FilePlace:
        """Return the place of a word; of the last word, for an index behind it."""
        if not self.words:
            return self.places[0] if self.places else FilePlace("the file")
        return self.places[self.words[min(index, len(self.words) - 1)].place]


def of_blocks(blocks: Iterable[FileBlock], name: str) -> Stream:
    """Return the stream of blocks; `name` names a place that has no id, with its number from 1."""
    words: list[FoldedWord] = []
    places: list[FilePlace] = []
    references: list[FileReference] = []
    for number, block in enumerate(blocks, 1):
        anchor = block.ids[-1] if block.ids else None
        places.append(FilePlace(f"{name} {number}", None, anchor, block))
        references += [FileReference(text, len(words), len(places) - 1) for text in block.references]
        words += words_of(block.pieces, len(places) - 1, block.depth)
    return Stream(tuple(words), tuple(places), tuple(references))


def nearest(stream: Stream, index: int) -> Sequence[str]:
    """Return the three words before a place, to say where in a text something is."""
    return stream.texts(max(0, index - 3), index)
