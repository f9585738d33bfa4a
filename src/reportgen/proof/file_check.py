"""A published file against what it must say: each word, each bold word, each reference, in order."""

from collections.abc import Iterable, Mapping, Sequence, Set
from difflib import SequenceMatcher

from ..model.provenance import PARAGRAPH, Locator, SourcePlaces, places_of
from . import list_check, style_check
from .claim import Claim
from .differences import Difference, differences, pairs
from .elsewhere import shown
from .expected_file import PAGE, Expected
from .findings import Discrepancy, FindingCode
from .sameness import squeeze
from .stream import FilePlace, Stream
from .words import FoldedWord, words_of

_LONG = 5
"""Words that make a passage found elsewhere a moved or doubled one; fewer may be chance."""
_EDGE = 0.2
"""Share of added words at either edge that need not be those of the passage that stands there once more."""
_RUN = 3
"""Words of the runs by which a passage is found among others."""
_WHOLE = 0.8
"""Share of a passage's runs that say it once more; the others may be at the edges of what was added."""
_REMEDY = "build the file again from the sources"


def check(expected: Expected, actual: Stream) -> list[Discrepancy]:
    """Compare a published file with what it must say."""
    said = _FileComparison(expected, actual)
    return [
        *(_left_out(claim) for claim in expected.unplaced),
        *said.words(),
        *said.bold(),
        *said.shapes(),
        *list_check.check(expected, actual, said.pairs),
        *said.references(),
    ]


def _left_out(claim: Claim) -> Discrepancy:
    message = f"the passage “{shown(claim.text.split())}” is not printed as it stands in the compilation"
    return Discrepancy("words-missing", message, "report it: a writer changes words", item=claim.id)


class _FileComparison:
    """Two streams, and where they differ."""

    def __init__(self, expected: Expected, actual: Stream) -> None:
        self.expected, self.actual = expected, actual
        texts, other = expected.stream.texts(), actual.texts()
        if PAGE in texts:
            texts = self._with_pages(texts, other)
        self.texts = texts
        self.shows_bullets = any(place.page for place in actual.places)
        found_differences = differences(texts, other)
        self.divided = tuple(change for change in found_differences if self._is_same(change))
        self.differences = tuple(change for change in found_differences if change not in self.divided)
        self.pairs = pairs(found_differences, len(texts), len(other))

    def _with_pages(self, texts: list[str], other: list[str]) -> list[str]:
        """Return the words expected with the page of each entry of the contents, as found in the file."""
        matched = pairs(differences(texts, other), len(texts), len(other))
        stream = self.expected.stream
        starts: dict[str, int] = {}
        for index, word in enumerate(stream.words):
            block = stream.places[word.place].block
            if block is not None and "contents" not in block.classes:
                for name in block.ids:
                    starts.setdefault(name, index)
        out = list(texts)
        for index, word in enumerate(stream.words):
            if word.text == PAGE:
                block = stream.places[word.place].block
                start = starts.get(block.target or "") if block is not None else None
                place = self._place_behind(matched, start)
                out[index] = str(place.page) if place is not None and place.page else PAGE
        return out

    def _place_behind(self, matched: Mapping[int, int], start: int | None) -> FilePlace | None:
        """Return the place in the file of the first word from `start` on that is found."""
        if start is None:
            return None
        index = next((n for n in range(start, len(self.expected.stream.words)) if n in matched), None)
        return None if index is None else self.actual.place_at(matched[index])

    def _is_same(self, change: Difference) -> bool:
        """Return whether only bullets, or the edge of a line or bullet, divide the same letters otherwise."""
        f0, f1 = self._without_bullets(change)
        wanted, words = self.texts[change.e0 : change.e1], self.actual.words[f0:f1]
        if "".join(wanted) != "".join(word.text for word in words):
            return False
        lines = sum(word.ends_line for word in words[:-1])
        return (
            len(wanted) == len(words)
            or lines >= len(words) - len(wanted) > 0
            or (self._opens_entry(change.e0) and len(wanted) - len(words) == 1)
        )

    def _without_bullets(self, change: Difference) -> tuple[int, int]:
        """Return the range of words found without the bullets that a page shows where entries begin."""
        f0, f1 = change.f0, change.f1
        if not self.shows_bullets:
            return f0, f1
        if f0 < f1 and self._opens_entry(change.e1) and not self.actual.words[f1 - 1].says_something:
            f1 -= 1
        if f0 < f1 and change.e0 < change.e1 and self._opens_entry(change.e0):
            f0 += not self.actual.words[f0].says_something
        return f0, f1

    def _opens_entry(self, index: int) -> bool:
        """Return whether a list entry begins at a place."""
        stream = self.expected.stream
        if index >= len(stream.words):
            return False
        block = stream.place_at(index).block
        opens = index == 0 or stream.words[index - 1].place != stream.words[index].place
        return opens and block is not None and block.bullet is not None

    # --- words ---------------------------------------------------------------------------------

    def words(self) -> Iterable[Discrepancy]:
        """Name each difference of words; what only changes its place is named once."""
        removed = {" ".join(self.texts[change.e0 : change.e1]): change for change in self.differences}
        moved = set()
        for change in self.differences:
            words = " ".join(self.actual.texts(change.f0, change.f1))
            if change.f1 - change.f0 >= _LONG and words in removed:
                moved.add(words)
                claim = self._claim_of(removed[words].e0, removed[words].e1)
                message = f"“{shown(words.split())}” stands at another place than in the compilation"
                yield self._finding("words-moved", message, change, claim)
        for change in self.differences:
            said, written = (
                " ".join(self.texts[change.e0 : change.e1]),
                " ".join(self.actual.texts(change.f0, change.f1)),
            )
            if said not in moved and written not in moved:
                yield from self._changed(change)

    def _changed(self, change: Difference) -> Iterable[Discrepancy]:
        wanted, written = self.texts[change.e0 : change.e1], self.actual.texts(change.f0, change.f1)
        claim = self._claim_of(change.e0, change.e1)
        twice = [] if wanted and not _holds_at_an_end(written, wanted) else self._claims_saying(written)
        if wanted and written and not twice:
            kind: FindingCode = "contents" if self._is_contents(change) else "words-changed"
            message = f"it says “{shown(written)}” where “{shown(wanted)}” must stand"
            yield self._finding(kind, message, change, claim)
        elif not written:
            for claim, words in self._by_claim(change):
                yield self._finding("words-missing", f"“{shown(words)}” is missing", change, claim)
        else:
            for claim in twice:
                words = written if len(twice) == 1 else claim.text.split()
                yield self._finding("words-twice", f"“{shown(words)}” stands there once more", change, claim)
            if not twice:
                near = self._claim_near(change)
                yield self._finding("words-added", f"“{shown(written)}” is in no source", change, near)

    def _is_contents(self, change: Difference) -> bool:
        block = self.expected.stream.place_at(change.e0).block
        return block is not None and "contents" in block.classes

    def _by_claim(self, change: Difference) -> Iterable[tuple[Claim | None, list[str]]]:
        owners = self.expected.owners[change.e0 : change.e1]
        for claim in dict.fromkeys(owners):
            yield (
                claim,
                [t for t, own in zip(self.texts[change.e0 : change.e1], owners, strict=True) if own is claim],
            )

    def _claim_of(self, start: int, end: int) -> Claim | None:
        return next((owner for owner in self.expected.owners[start:end] if owner is not None), None)

    def _claim_near(self, change: Difference) -> Claim | None:
        """Return the claim within which words were put, or the one whose passage they open or end."""
        owners = self.expected.owners
        around = [owners[index] for index in (change.e0 - 1, change.e0) if 0 <= index < len(owners)]
        if self._opens_passage(change):
            around.reverse()
        return next((owner for owner in around if owner is not None), None)

    def _opens_passage(self, change: Difference) -> bool:
        """Return whether added words belong to what stands behind them, by the file's paragraphs or lines."""
        words = self.actual.words
        if not 0 < change.f0 < change.f1 < len(words):
            return False
        before, first, last, behind = (
            words[change.f0 - 1],
            words[change.f0],
            words[change.f1 - 1],
            words[change.f1],
        )
        if before.place != first.place:
            return last.place == behind.place
        return before.ends_line and not last.ends_line

    def _claims_saying(self, words: Sequence[str]) -> list[Claim]:
        """Return the claim that says the middle of these words, or the claims that they say one by one.

        At the edges a stretch of added words may hold the same words as its neighbours.
        """
        if len(words) < _LONG:
            return []
        letters = "".join(words)
        edge = int(len(letters) * _EDGE)
        claims = [claim for claim in dict.fromkeys(self.expected.owners) if claim is not None]
        saying = [claim for claim in claims if letters[edge : len(letters) - edge] in squeeze(claim.text)]
        if saying:
            return [max(saying, key=lambda claim: _shared(letters, squeeze(claim.text)))]
        runs = set(_runs(words))
        return [claim for claim in claims if _says(runs, claim)]

    def _finding(
        self, code: FindingCode, message: str, change: Difference, claim: Claim | None
    ) -> Discrepancy:
        place = self._named(change)
        return Discrepancy(
            code if claim is not None or code == "contents" else "frame",
            message,
            _REMEDY,
            place.name,
            place.page,
            claim.id if claim else self._anchor(change),
            claim.source if claim else None,
            *(claim.where if claim else Locator()),
        )

    def _named(self, change: Difference) -> FilePlace:
        """Return where in the file a difference is: at its words, or behind the last equal ones."""
        index = change.f0 if change.f1 > change.f0 or not change.f0 else change.f0 - 1
        return self.actual.place_at(index)

    def _anchor(self, change: Difference) -> str | None:
        return self.expected.stream.place_at(change.e0).anchor

    # --- bold ----------------------------------------------------------------------------------

    def bold(self) -> Iterable[Discrepancy]:
        """Name the passages in which equal words differ in weight."""
        wrong: dict[Claim, list[tuple[FoldedWord, int]]] = {}
        for e, f in self.pairs.items():
            claim, word = self.expected.owners[e], self.expected.stream.words[e]
            if claim is not None and claim.kind == "item" and _differ(word, self.actual.words[f]):
                wrong.setdefault(claim, []).append((word, f))
        for change in self.divided:
            claim, wanted = (
                self._claim_of(change.e0, change.e1),
                self.expected.stream.words[change.e0 : change.e1],
            )
            strong = sum(word.strong for word in self.actual.words[change.f0 : change.f1])
            if claim is not None and claim.kind == "item" and strong != sum(word.strong for word in wanted):
                wrong.setdefault(claim, []).append((wanted[0], change.f0))
        for claim, words in wrong.items():
            word, index = words[0]
            place = self.actual.place_at(index)
            message = f"“{shown([word.text for word, _ in words])}” {_must(word, self.actual.words[index])}"
            yield Discrepancy(
                "bold", message, _REMEDY, place.name, place.page, claim.id, claim.source, *claim.where
            )

    def shapes(self) -> Iterable[Discrepancy]:
        """Name the passages in which equal words are italic, raised or lowered in only one of the two."""
        same = [((e, e + 1), (f, f + 1)) for e, f in self.pairs.items()]
        same += [((change.e0, change.e1), (change.f0, change.f1)) for change in self.divided]
        return style_check.check(self.expected, self.actual, same)

    # --- references ----------------------------------------------------------------------------

    def references(self) -> Iterable[Discrepancy]:
        """Name the source references that are not those of their passages."""
        wanted, actual = self.expected.stream.references, self.actual.references
        matched = differences([change.text for change in wanted], [change.text for change in actual])
        for change in matched:
            for n in range(max(change.e1 - change.e0, change.f1 - change.f0)):
                expected = wanted[change.e0 + n] if change.e0 + n < change.e1 else None
                written = actual[change.f0 + n] if change.f0 + n < change.f1 else None
                said = f"it says “{written.text}”" if written else "the reference is missing"
                must = (
                    f"; “{expected.text}” must stand there" if expected else ", which belongs to no passage"
                )
                yield self._about_reference(
                    expected.word if expected else None, written.place if written else None, said + must
                )
        back = {f: e for e, f in self.pairs.items()}
        for e, f in pairs(matched, len(wanted), len(actual)).items():
            index = back.get(actual[f].word)
            if index is not None and not self._same_block(index, wanted[e].word):
                message = f"“{actual[f].text}” stands beside another passage than its own"
                yield self._about_reference(wanted[e].word, actual[f].place, message)

    def _same_block(self, index: int, other: int) -> bool:
        words = self.expected.stream.words
        return words[index].place == words[min(other, len(words) - 1)].place

    def _about_reference(self, index: int | None, place: int | None, message: str) -> Discrepancy:
        claim = None
        if index is not None:
            claim = self._claim_of(index, index + 3)
            if place is None:
                actual = self.pairs.get(index)
                place = self.actual.words[actual].place if actual is not None else None
        where = self.actual.places[place] if place is not None else FilePlace("")
        return Discrepancy(
            "reference",
            message,
            _REMEDY,
            where.name,
            where.page,
            claim.id if claim else None,
            claim.source if claim else None,
            *(claim.where if claim else Locator()),
        )


def _differ(wanted: FoldedWord, written: FoldedWord) -> bool:
    return (wanted.strong, wanted.signs) != (written.strong, written.signs)


def _must(wanted: FoldedWord, written: FoldedWord) -> str:
    """Return what is asked of a word whose weight is wrong."""
    if wanted.strong != written.strong:
        return "must be bold" if wanted.strong else "must not be bold"
    return (
        f"must be bold with its signs, {wanted.signs} of them" if wanted.signs else "must have no bold signs"
    )


def _holds_at_an_end(written: Sequence[str], wanted: Sequence[str]) -> bool:
    """Return whether the words wanted stand at an end of those written, however both are divided."""
    letters, own = "".join(written), "".join(wanted)
    return letters.startswith(own) or letters.endswith(own)


def _shared(text: str, other: str) -> int:
    """Return the length of the longest text that stands in both."""
    return SequenceMatcher(None, text, other, autojunk=False).find_longest_match().size


def _runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[index : index + _RUN]) for index in range(len(words) - _RUN + 1))


def _says(runs: Set[tuple[str, ...]], claim: Claim) -> bool:
    """Return whether runs of words hold nearly all of a passage that is long enough to be recognised."""
    words = [word.text for word in words_of(claim.pieces())]
    own = list(_runs(words))
    return len(words) >= _LONG and sum(run in runs for run in own) >= _WHOLE * len(own)


def reference_claims(expected: Expected) -> Iterable[Discrepancy]:
    """Check that the references expected name the pages that the compilation claims."""
    for reference in expected.stream.references:
        owners = expected.owners[reference.word : reference.word + 3]
        claim = next(
            (owner for owner in owners if owner is not None and owner.kind in ("item", "note")), None
        )
        if claim is None or claim.editorial:
            continue
        named = {int(number) for number in _numbers(reference.text)}
        where = places_of(claim.evidence)
        missing = _unnamed(where, named)
        if missing:
            message = f"the reference “{reference.text}” does not name {missing}"
            yield Discrepancy("reference", message, "report it: a writer changes pages", item=claim.id)


def _unnamed(where: SourcePlaces, named: set[int]) -> str:
    """Return the first place that a reference should name and does not; "" where it names no other."""
    if not named:
        return ""
    kinds = ("page", where.pages), (PARAGRAPH, where.paragraphs)
    known = [(sign, numbers) for sign, numbers in kinds if numbers]
    allowed = {number for _, numbers in known for number in range(numbers[0], numbers[-1] + 1)}
    wrong = named - allowed
    return next((f"{sign} {numbers[0]}" for sign, numbers in known if wrong or numbers[0] not in named), "")


def _numbers(text: str) -> Iterable[str]:
    return "".join(char if char.isdigit() else " " for char in text).split()
