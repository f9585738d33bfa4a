"""Words that stand on a page and in nothing that was read of it: neither in a block nor in the furniture.

The witness is what the engine's library tells of a page by itself, before glyphs become lines: it shares no
step with the reading. Words that it tells more often than the reading holds them are looked for beside their
neighbours, letters only: hyphens at lines' ends, spaces and the marks of notes are read otherwise.

Where much of a page or of the document is missed, one question counts the words: either the reading lost
them, or the library tells other letters, and people see which.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain
from typing import NamedTuple

from ...model.document import Block, Furniture, Page, Question
from ...model.geometry import rounded
from ...model.provenance import Evidence, boxes_of
from .letters import OTHER, PARTED, folded, is_latin, letters_of, words_of


class LeftOutRules(NamedTuple):
    """When words are asked about."""

    gap: int = 2
    """Told words between two missed ones that are missed with them: articles stand everywhere."""
    much: float = 0.25
    """Share of the words of a page, or of the document, from which those missed are counted, not named one
    by one."""
    many: int = 20
    """Words missed on such a page, at least: of a page with few words each is named."""
    doubled: float = 0.5
    """Share of the missed words that are held elsewhere on the page: of more, the source prints words twice,
    one print over the other, and the library tells both."""
    few: int = 25
    """Words that show it, more than this: phrases do stand twice on a page."""
    context: int = 3
    """Words beside a gap by which its passage is found."""
    letters: int = 2
    """Letters of a stretch, at least: large initials are told apart from their words."""
    shown: int = 12
    """Words that a question quotes."""


_RULES = LeftOutRules()
_ADDRESS = 15
"""Letters of a word that stands alone: the web address of a note has no neighbours."""


def ask(
    pages: Sequence[Page],
    blocks: Sequence[Block],
    apart: Sequence[Furniture],
    rules: LeftOutRules = _RULES,
) -> list[Question]:
    """Return a question for each stretch of words that a page shows and no block or furniture holds.

    Args:
        pages: as read, with what the library tells of each.
        blocks: all blocks in reading order.
        apart: all furniture.
        rules: what is asked about.
    """
    plain = is_latin("".join([page.told for page in pages]))
    told = [folded(page.told, plain) for page in pages]
    keys = [words_of(text) for text in told]
    counts = Counter(chain.from_iterable(keys))
    if not counts:
        return []
    read = Counter(words_of(folded("\n".join(_texts(blocks, apart)), plain))).get
    missed = {word for word, count in counts.items() if count > read(word, 0)}
    held = _Held(blocks, apart, plain)
    document = _WholeDocument(told, held)
    gaps = [
        _Gap(page, text.split(), *run)
        for page, text, words in zip(pages, told, keys, strict=True)
        for here in [missed.intersection(words)]
        if here
        for run in _runs(text.split(), here, held.letters(page.number), document, rules)
    ]
    gaps = [gap for gap in gaps if len(gap.letters) >= rules.letters]
    single = [gap for gap in gaps if not _is_elsewhere(gap, held, rules)]
    lost = _words(gaps)
    overprinted = lost - _words(single) > max(rules.few, rules.doubled * lost)
    told_of = {page.number: len(words) for page, words in zip(pages, keys, strict=True)}
    out = _counted(single if overprinted else gaps, told_of, rules)
    counted = {place.page for question in out for place in boxes_of(question.evidence)}
    if not overprinted:
        out += [_question(gap, blocks, plain, rules) for gap in gaps if gap.page.number not in counted]
    return out


class _Gap(NamedTuple):
    """A stretch of told words that is missed: indices of the first and the last."""

    page: Page
    words: Sequence[str]
    first: int
    last: int

    @property
    def lost(self) -> Sequence[str]:
        return self.words[self.first : self.last + 1]

    @property
    def printed(self) -> Sequence[str]:
        """The words as the library tells them, where folding has parted none."""
        told = self.page.told.split()
        return told[self.first : self.last + 1] if len(told) == len(self.words) else self.lost

    @property
    def letters(self) -> str:
        return letters_of("".join(self.lost))

    def quoted(self, rules: LeftOutRules) -> str:
        """Return the first of the words."""
        more = " …" if len(self.lost) > rules.shown else ""
        return " ".join(self.printed[: rules.shown]) + more


class _Held:
    """The letters of what was read of each page, put together when they are asked for."""

    def __init__(self, blocks: Sequence[Block], apart: Sequence[Furniture], plain: bool) -> None:
        self._plain = plain
        self._texts = list(_texts(blocks, apart))
        self._pieces: Mapping[int, list[str]] = defaultdict(list)
        places = [*(block.evidence for block in blocks), *(item.evidence for item in apart)]
        for text, evidence in zip(self._texts, places, strict=True):
            for page in {box.page for box in boxes_of(evidence)}:
                self._pieces[page].append(text)

    def letters(self, page: int) -> str:
        """Return the letters of the pieces that stand on a page, parted."""
        return PARTED.join([letters_of(folded(piece, self._plain)) for piece in self._pieces.get(page, ())])

    def everything(self) -> str:
        """Return the letters of all pieces, parted."""
        return PARTED.join([letters_of(folded(piece, self._plain)) for piece in self._texts])


class _WholeDocument:
    """The letters of a whole document, put together when they are asked for.

    A passage that goes on over a page holds words of both: there the document is counted.
    """

    def __init__(self, pages: Sequence[str], held: _Held) -> None:
        self._pages = pages
        self._held = held

    def misses(self, letters: str) -> bool:
        """Return whether letters are told more often than they are held."""
        told = sum(letters_of(page).count(letters) for page in self._pages)
        return self._held.everything().count(letters) < told


def _texts(blocks: Iterable[Block], apart: Iterable[Furniture]) -> Iterator[str]:
    for block in blocks:
        yield f"{block.marker} {block.text}" if block.marker else block.text
    for item in apart:
        yield item.text


def _runs(
    words: Sequence[str], missed: Set[str], held: str, document: _WholeDocument, rules: LeftOutRules
) -> Iterator[tuple[int, int]]:
    """Yield first and last index of each stretch of a page's words that is missed."""
    start = end = -1
    told = ""
    keys = [letters_of(word) for word in words]
    for index, key in enumerate(keys):
        if key not in missed:
            continue
        told = told or "".join(keys)
        if not (_is_lost(words, index, told, held) or _is_closed(words, index, told, held, document)):
            continue
        if start < 0:
            start = end = index
        elif index - end <= rules.gap + 1 and missed >= set(keys[end + 1 : index]):
            end = index
        else:
            yield start, end
            start = end = index
    if start >= 0:
        yield start, end


def _is_lost(words: Sequence[str], index: int, told: str, held: str) -> bool:
    """Return whether a word is told more often with the one before it, and behind it, than it is held so.

    The library joins what a line's end parts, and the mark of a note to its word: parts count too.
    """
    parts = [part for part in OTHER.split(words[index]) if part]
    if not parts:
        return False
    whole = "".join(parts)
    pairs: list[str] = []
    if index:
        before = letters_of(words[index - 1])
        pairs += [before + whole, before + parts[0]]
    if index + 1 < len(words):
        behind = letters_of(words[index + 1])
        pairs += [whole + behind, parts[-1] + behind]
    if len(whole) >= _ADDRESS:
        pairs.append(whole)
    return all(told.count(pair) > held.count(pair) for pair in pairs)


def _is_closed(words: Sequence[str], index: int, told: str, held: str, document: _WholeDocument) -> bool:
    """Return whether the words on both sides of one stand side by side, and it is missed between them."""
    word = letters_of(words[index])
    before, behind = (
        letters_of("".join(words[max(0, index - 2) : index])),
        letters_of("".join(words[index + 1 : index + 3])),
    )
    if not (word and before and behind) or held.count(before + behind) <= told.count(before + behind):
        return False
    whole = before + word + behind
    return held.count(whole) < told.count(whole) or document.misses(whole)


def _words(gaps: Iterable[_Gap]) -> int:
    return sum(len(gap.lost) for gap in gaps)


def _is_elsewhere(gap: _Gap, held: _Held, rules: LeftOutRules) -> bool:
    """Return whether all of several words stand elsewhere on the page, as words do that are printed twice."""
    if len(gap.lost) <= rules.gap:
        return False
    here = held.letters(gap.page.number)
    return all(letters_of(word) in here for word in gap.lost)


def _counted(gaps: Sequence[_Gap], told_of: Mapping[int, int], rules: LeftOutRules) -> list[Question]:
    """Return one question for the pages of which much is missed, and for all where the document misses much.

    Args:
        gaps: all stretches.
        told_of: number of a page → words that are told of it.
        rules: how much that is.
    """
    lost: Counter[int] = Counter()
    for gap in gaps:
        lost[gap.page.number] += len(gap.lost)
    everywhere = lost.total() > rules.much * sum(told_of.values())
    wide = {
        page
        for page, count in lost.items()
        if everywhere or count > max(rules.many, rules.much * told_of[page])
    }
    if not wide:
        return []
    pages = list({gap.page.number: gap.page for gap in gaps if gap.page.number in wide}.values())
    longest = max((gap for gap in gaps if gap.page.number in wide), key=lambda gap: len(gap.lost))
    count = f"{sum(lost[page] for page in wide)} of {sum(told_of[page] for page in wide)}"
    reason = (
        f"{count} words on {_named(pages)} are not in what was read, as “{longest.quoted(rules)}”. "
        "Compare the text with the page."
    )
    return [Question("words-left-out", reason, tuple(_whole_page(page) for page in pages))]


def _named(pages: Sequence[Page]) -> str:
    numbers = [str(page.number) for page in pages]
    return f"page {numbers[0]}" if len(numbers) == 1 else f"pages {', '.join(numbers[:-1])} and {numbers[-1]}"


def _question(gap: _Gap, blocks: Sequence[Block], plain: bool, rules: LeftOutRules) -> Question:
    before = letters_of("".join(gap.words[max(0, gap.first - rules.context) : gap.first]))
    behind = letters_of("".join(gap.words[gap.last + 1 : gap.last + 1 + rules.context]))
    quoted = f"“{gap.quoted(rules)}”"
    reason = f"{quoted} stands on the page, and in nothing that was read of it. Compare the passage with it."
    return Question("words-left-out", reason, (_place(gap.page, (before, behind), blocks, plain),))


def _place(page: Page, beside: Sequence[str], blocks: Sequence[Block], plain: bool) -> Evidence:
    """Return where the passage stands that holds the words beside a gap; the whole page where none does."""
    for block in blocks:
        there = [box for box in boxes_of(block.evidence) if box.page == page.number]
        if there and any(words and words in letters_of(folded(block.text, plain)) for words in beside):
            return there[0]
    return _whole_page(page)


def _whole_page(page: Page) -> Evidence:
    return Evidence(page.number, rounded((0.0, 0.0, page.width, page.height)))
