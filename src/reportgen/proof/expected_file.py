"""What a published file must say, word by word: the compilation as the writers would set it today.

The words of the regions in it are found again by the compilation's own claims, so that a writer that
drops or changes one is caught too; all other words are frame text.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model.compilation import Compilation
from ..writers.book.compose import Book, compose
from ..writers.html import pages, sponsors
from . import html_elements, html_file, link_check
from .claim import Claim, claims_of
from .html_elements import WrittenElement
from .link_check import FileLink
from .stream import FOOTNOTE, FileBlock, Stream
from .words import FoldedWord, words_of

PAGE = "\N{SYMBOL FOR NULL}"
"""Stands for a page number in the contents, until it is known on which page the heading is."""
_NOTES = "set-apart"
_NOTE_CLASSES = frozenset({FOOTNOTE, "source-table"})


@dataclass(frozen=True, slots=True)
class Setting:
    """How a format is set.

    Attributes:
        render: the HTML that it is made of, from the compilation and the folder of the logos.
        stream: the words of that HTML's blocks, as a file of the format holds them.
        web: a browser shows it, with its title, its scripts and styles.
        quotes_only: it holds quotations of the regions, and none of their chapters: the companion.
    """

    render: Callable[[Compilation, Path], str]
    stream: Callable[[Sequence[FileBlock], Book], Stream]
    web: bool = False
    quotes_only: bool = False


@dataclass(frozen=True, slots=True)
class Expected:
    """What a file must say.

    Attributes:
        stream: its words; each place holds the block that the words are from.
        owners: for each word, the claim that it belongs to; None for frame text.
        unplaced: claims whose words the writers leave out or change.
        furniture: texts that may stand in headers and footers.
        scripts: scripts and styles of the web page.
        elements: of the web page, as they are written.
        draft: the mark that every page must carry, None where the document is no draft.
        links: those that lead out of the file.
        beside: those to files beside it, of which the file may have any.
    """

    stream: Stream
    owners: tuple[Claim | None, ...]
    unplaced: tuple[Claim, ...]
    furniture: frozenset[str]
    scripts: frozenset[str]
    draft: str | None
    links: tuple[FileLink, ...] = ()
    beside: tuple[FileLink, ...] = ()
    elements: frozenset[WrittenElement] = frozenset()


def expect(compilation: Compilation, assets: Path, setting: Setting) -> Expected:
    """Return what a file must say.

    Args:
        compilation: proven against the sources elsewhere.
        assets: folder of the logos.
        setting: how its format is set.
    """
    book = compose(compilation)
    text = setting.render(compilation, assets)
    all_blocks = html_file.blocks_of(text)
    title = [block.text for block in all_blocks if block.tag == "title"]
    running = [block.text for block in all_blocks if "footer-line" in block.classes]
    shown = [block for block in all_blocks if setting.web or block.tag != "title"]
    blocks = [block for block in shown if "footer-line" not in block.classes]
    stream = setting.stream(blocks, book)
    claims = () if setting.quotes_only else claims_of(compilation)
    owners = _owners(stream, [[claim.shown for claim in own] for own in claims])
    headings = [
        block.text for block in blocks if block.tag in ("h1", "h2") or "chapter-heading" in block.classes
    ]
    groups = sponsors.mark_groups(compilation, book.phrases, assets)
    names = [
        text
        for group in groups
        for text in (group.label, *(organization.name for organization in group.organizations))
    ]
    draft = book.phrases.draft.mark if book.draft else None
    titles = pages.document_title(book), pages.companion_title(book), book.phrases.document.companion
    drawn = () if setting.web else html_file.scripts_of(text)
    allowed = [*drawn, *headings, *title, *running, *names, *titles, *([draft] if draft else [])]
    return Expected(
        stream,
        tuple(owners.claims),
        tuple(owners.unplaced),
        frozenset(allowed),
        frozenset(html_file.scripts_of(text) if setting.web else ()),
        draft,
        link_check.of_html(text),
        link_check.beside_html(text) if setting.web else (),
        html_elements.elements_of(text) if setting.web else frozenset(),
    )


class _Owners:
    """Gives words to the claims that they belong to."""

    def __init__(self, stream: Stream) -> None:
        self.texts = stream.texts()
        self.claims: list[Claim | None] = [None] * len(self.texts)
        self.unplaced: list[Claim] = []

    def give(self, claim: Claim, begin: int, end: int) -> int:
        """Give a claim its words between two places; return the place behind them."""
        wanted = [word.text for word in words_of(claim.pieces())]
        if not wanted:
            return begin
        for start in range(begin, end - len(wanted) + 1):
            if self.texts[start] == wanted[0] and self.texts[start : start + len(wanted)] == wanted:
                self.claims[start : start + len(wanted)] = [claim] * len(wanted)
                return start + len(wanted)
        self.unplaced.append(claim)
        return begin

    def give_one_of(self, claim: Claim, places: Sequence[int]) -> None:
        """Give a claim the first of its words at some places that belong to nobody yet."""
        wanted = [word.text for word in words_of(claim.pieces())]
        for start in places if wanted else ():
            end = start + len(wanted)
            if self.claims[start] is None and self.texts[start:end] == wanted:
                self.claims[start:end] = [claim] * len(wanted)
                return
        if wanted:
            self.unplaced.append(claim)


def _owners(stream: Stream, claims: Sequence[Sequence[Claim]]) -> _Owners:
    """Find the words of every claim, chapter by chapter; notes where the blocks of notes stand."""
    owners = _Owners(stream)
    for own, (index, end) in zip(claims, _chapters(stream, [own[0] for own in claims]), strict=True):
        for claim in own:
            if claim.kind != "note":
                index = owners.give(claim, index, end)
    places = [n for n, word in enumerate(stream.words) if _is_of_a_note(stream, word)]
    notes = [note for own in claims for note in own if note.kind == "note"]
    feet = _feet(stream, places)
    for claim in sorted(notes, key=lambda note: note.id not in feet):  # several may say the same
        owners.give_one_of(claim, feet.get(claim.id, places))
    return owners


def _feet(stream: Stream, places: Iterable[int]) -> dict[str, list[int]]:
    """Return the places of the words of each footnote, by the id of its note."""
    feet: dict[str, list[int]] = {}
    for index in places:
        for name in _block(stream, index).ids:
            if name.startswith(f"{FOOTNOTE}/"):
                feet.setdefault(name.removeprefix(f"{FOOTNOTE}/"), []).append(index)
    return feet


def _is_of_a_note(stream: Stream, word: FoldedWord) -> bool:
    """Return whether a word stands in a footnote, a table of a source or the annex of what is set apart."""
    block = stream.places[word.place].block
    return block is not None and bool(_NOTES in block.ids or block.classes & _NOTE_CLASSES)


def _chapters(stream: Stream, headings: Sequence[Claim]) -> list[tuple[int, int]]:
    """Return the range of words of each chapter; empty where its heading is not found."""
    starts = []
    after = 0
    for claim in headings:
        wanted = " ".join(claim.text.split())
        index = next(
            (
                n
                for n in range(after, len(stream.words))
                if _opens_chapter(stream, n) and " ".join(_block(stream, n).text.split()) == wanted
            ),
            None,
        )
        starts.append(index)
        after = after if index is None else index + 1
    out = []
    for number, start in enumerate(starts):
        later = [start for start in starts[number + 1 :] if start is not None]
        out.append((0, 0) if start is None else (start, later[0] if later else len(stream.words)))
    return out


def _block(stream: Stream, index: int) -> FileBlock:
    return stream.place_at(index).block or FileBlock(())


def _opens_chapter(stream: Stream, index: int) -> bool:
    first = index == 0 or stream.words[index - 1].place != stream.words[index].place
    return first and {"chapter", "chapter-heading"} <= _block(stream, index).classes
