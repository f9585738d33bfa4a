"""A published file against what it must say: each word, each bold word, each reference, in order."""

from collections.abc import Iterable, Mapping, Sequence, Set
from difflib import SequenceMatcher

from ..model.provenance import PARAGRAPH, Locator, SourcePlaces, places_of
from .claim import Claim
from .differences import Difference, differences, pairs
from .elsewhere import shown
from .expected_file import PAGE, Expected
from .findings import Discrepancy, FindingCode
from .stream import FilePlace, Stream
from .words import FoldedWord, squeeze, words_of

_LONG = 5
"""Words that make a passage found elsewhere a moved or doubled one; fewer may be chance."""
_EDGE = 0.2
"""Share of added words at either edge that need not be those of the passage that stands there once more."""
_RUN = 3
"""Words of the runs by which a passage is found among others."""
_WHOLE = 0.8
"""Share of a passage's runs that say it once more; the others may be at the edges of what was added."""
_REMEDY = "build the file again from the sources"


def check(expected: Expected, found: Stream) -> list[Discrepancy]:
    """Compare a published file with what it must say."""
    said = _Comparison(expected, found)
    return [
        *(_left_out(claim) for claim in expected.unplaced),
        *said.words(),
        *said.bold(),
        *said.references(),
    ]


def _left_out(claim: Claim) -> Discrepancy:
    message = f"the passage “{shown(claim.text.split())}” is not printed as it stands in the compilation"
    return Discrepancy("words-missing", message, "report it: a writer changes words", item=claim.id)


class _Comparison:
    """Two streams, and where they differ."""

    def __init__(self, expected: Expected, found: Stream) -> None:
        self.expected, self.found = expected, found
        texts, other = expected.stream.texts(), found.texts()
        if PAGE in texts:
            texts = self._with_pages(texts, other)
        self.texts = texts
        self.shows_bullets = any(place.page for place in found.places)
        found_differences = differences(texts, other)
        self.divided = tuple(it for it in found_differences if self._is_same(it))
        self.differences = tuple(it for it in found_differences if it not in self.divided)
        self.pairs = pairs(found_differences, len(texts), len(other))

    def _with_pages(self, texts: list[str], other: list[str]) -> list[str]:
        """Return the words expected with the page of each entry of the contents, as found in the file."""
        matched = pairs(differences(texts, other), len(texts), len(other))
        stream = self.expected.stream
        starts: dict[str, int] = {}
        for at, word in enumerate(stream.words):
            block = stream.places[word.place].block
            if block is not None and "contents" not in block.classes:
                for name in block.ids:
                    starts.setdefault(name, at)
        out = list(texts)
        for at, word in enumerate(stream.words):
            if word.text == PAGE:
                block = stream.places[word.place].block
                start = starts.get(block.target or "") if block is not None else None
                place = self._place_behind(matched, start)
                out[at] = str(place.page) if place is not None and place.page else PAGE
        return out

    def _place_behind(self, matched: Mapping[int, int], start: int | None) -> FilePlace | None:
        """Return the place in the file of the first word from `start` on that is found."""
        if start is None:
            return None
        at = next((n for n in range(start, len(self.expected.stream.words)) if n in matched), None)
        return None if at is None else self.found.place_at(matched[at])

    def _is_same(self, it: Difference) -> bool:
        """Return whether only bullets, or the edge of a line or bullet, divide the same letters otherwise."""
        f0, f1 = self._without_bullets(it)
        wanted, found = self.texts[it.e0 : it.e1], self.found.words[f0:f1]
        if "".join(wanted) != "".join(word.text for word in found):
            return False
        lines = sum(word.ends_line for word in found[:-1])
        return (
            len(wanted) == len(found)
            or lines >= len(found) - len(wanted) > 0
            or (self._opens_entry(it.e0) and len(wanted) - len(found) == 1)
        )

    def _without_bullets(self, it: Difference) -> tuple[int, int]:
        """Return the range of words found without the bullets that a page shows where entries begin."""
        f0, f1 = it.f0, it.f1
        if not self.shows_bullets:
            return f0, f1
        if f0 < f1 and self._opens_entry(it.e1) and not self.found.words[f1 - 1].says_something:
            f1 -= 1
        if f0 < f1 and it.e0 < it.e1 and self._opens_entry(it.e0):
            f0 += not self.found.words[f0].says_something
        return f0, f1

    def _opens_entry(self, at: int) -> bool:
        """Return whether a list entry begins at a place."""
        stream = self.expected.stream
        if at >= len(stream.words):
            return False
        block = stream.place_at(at).block
        opens = at == 0 or stream.words[at - 1].place != stream.words[at].place
        return opens and block is not None and block.bullet is not None

    # --- words ---------------------------------------------------------------------------------

    def words(self) -> Iterable[Discrepancy]:
        """Name each difference of words; what only changes its place is named once."""
        removed = {" ".join(self.texts[it.e0 : it.e1]): it for it in self.differences}
        moved = set()
        for it in self.differences:
            words = " ".join(self.found.texts(it.f0, it.f1))
            if it.f1 - it.f0 >= _LONG and words in removed:
                moved.add(words)
                claim = self._claim_of(removed[words].e0, removed[words].e1)
                message = f"“{shown(words.split())}” stands at another place than in the compilation"
                yield self._finding("words-moved", message, it, claim)
        for it in self.differences:
            said, found = " ".join(self.texts[it.e0 : it.e1]), " ".join(self.found.texts(it.f0, it.f1))
            if said not in moved and found not in moved:
                yield from self._changed(it)

    def _changed(self, it: Difference) -> Iterable[Discrepancy]:
        wanted, found = self.texts[it.e0 : it.e1], self.found.texts(it.f0, it.f1)
        claim = self._claim_of(it.e0, it.e1)
        if wanted and found:
            kind: FindingCode = "contents" if self._is_contents(it) else "words-changed"
            message = f"it says “{shown(found)}” where “{shown(wanted)}” must stand"
            yield self._finding(kind, message, it, claim)
        elif wanted:
            for claim, words in self._by_claim(it):
                yield self._finding("words-missing", f"“{shown(words)}” is missing", it, claim)
        else:
            twice = self._claims_saying(found)
            for claim in twice:
                words = found if len(twice) == 1 else claim.text.split()
                yield self._finding("words-twice", f"“{shown(words)}” stands there once more", it, claim)
            if not twice:
                near = self._claim_near(it)
                yield self._finding("words-added", f"“{shown(found)}” is in no source", it, near)

    def _is_contents(self, it: Difference) -> bool:
        block = self.expected.stream.place_at(it.e0).block
        return block is not None and "contents" in block.classes

    def _by_claim(self, it: Difference) -> Iterable[tuple[Claim | None, list[str]]]:
        owners = self.expected.owners[it.e0 : it.e1]
        for claim in dict.fromkeys(owners):
            yield claim, [t for t, own in zip(self.texts[it.e0 : it.e1], owners, strict=True) if own is claim]

    def _claim_of(self, start: int, end: int) -> Claim | None:
        return next((it for it in self.expected.owners[start:end] if it is not None), None)

    def _claim_near(self, it: Difference) -> Claim | None:
        """Return the claim within which words were put, or the one whose passage they open or end."""
        owners = self.expected.owners
        around = [owners[at] for at in (it.e0 - 1, it.e0) if 0 <= at < len(owners)]
        if self._opens_passage(it):
            around.reverse()
        return next((one for one in around if one is not None), None)

    def _opens_passage(self, it: Difference) -> bool:
        """Return whether added words belong to what stands behind them, by the file's paragraphs or lines."""
        words = self.found.words
        if not 0 < it.f0 < it.f1 < len(words):
            return False
        before, first, last, behind = words[it.f0 - 1], words[it.f0], words[it.f1 - 1], words[it.f1]
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

    def _finding(self, code: FindingCode, message: str, it: Difference, claim: Claim | None) -> Discrepancy:
        place = self._named(it)
        return Discrepancy(
            code if claim is not None or code == "contents" else "frame",
            message,
            _REMEDY,
            place.name,
            place.page,
            claim.id if claim else self._anchor(it),
            claim.source if claim else None,
            *(claim.where if claim else Locator()),
        )

    def _named(self, it: Difference) -> FilePlace:
        """Return where in the file a difference is: at its words, or behind the last equal ones."""
        at = it.f0 if it.f1 > it.f0 or not it.f0 else it.f0 - 1
        return self.found.place_at(at)

    def _anchor(self, it: Difference) -> str | None:
        return self.expected.stream.place_at(it.e0).anchor

    # --- bold ----------------------------------------------------------------------------------

    def bold(self) -> Iterable[Discrepancy]:
        """Name the passages in which equal words differ in weight."""
        wrong: dict[Claim, list[tuple[FoldedWord, int]]] = {}
        for e, f in self.pairs.items():
            claim, word = self.expected.owners[e], self.expected.stream.words[e]
            if claim is not None and claim.kind == "item" and word.strong != self.found.words[f].strong:
                wrong.setdefault(claim, []).append((word, f))
        for it in self.divided:
            claim, wanted = self._claim_of(it.e0, it.e1), self.expected.stream.words[it.e0 : it.e1]
            strong = sum(word.strong for word in self.found.words[it.f0 : it.f1])
            if claim is not None and claim.kind == "item" and strong != sum(word.strong for word in wanted):
                wrong.setdefault(claim, []).append((wanted[0], it.f0))
        for claim, words in wrong.items():
            must = "must" if words[0][0].strong else "must not"
            place = self.found.place_at(words[0][1])
            message = f"“{shown([word.text for word, _ in words])}” {must} be bold"
            yield Discrepancy(
                "bold", message, _REMEDY, place.name, place.page, claim.id, claim.source, *claim.where
            )

    # --- references ----------------------------------------------------------------------------

    def references(self) -> Iterable[Discrepancy]:
        """Name the source references that are not those of their passages."""
        wanted, found = self.expected.stream.references, self.found.references
        matched = differences([it.text for it in wanted], [it.text for it in found])
        for it in matched:
            for n in range(max(it.e1 - it.e0, it.f1 - it.f0)):
                one = wanted[it.e0 + n] if it.e0 + n < it.e1 else None
                other = found[it.f0 + n] if it.f0 + n < it.f1 else None
                said = f"it says “{other.text}”" if other else "the reference is missing"
                must = f"; “{one.text}” must stand there" if one else ", which belongs to no passage"
                yield self._about_reference(
                    one.at if one else None, other.place if other else None, said + must
                )
        back = {f: e for e, f in self.pairs.items()}
        for e, f in pairs(matched, len(wanted), len(found)).items():
            at = back.get(found[f].at)
            if at is not None and not self._same_block(at, wanted[e].at):
                message = f"“{found[f].text}” stands beside another passage than its own"
                yield self._about_reference(wanted[e].at, found[f].place, message)

    def _same_block(self, one: int, other: int) -> bool:
        words = self.expected.stream.words
        return words[one].place == words[min(other, len(words) - 1)].place

    def _about_reference(self, at: int | None, place: int | None, message: str) -> Discrepancy:
        claim = None
        if at is not None:
            claim = self._claim_of(at, at + 3)
            if place is None:
                found = self.pairs.get(at)
                place = self.found.words[found].place if found is not None else None
        where = self.found.places[place] if place is not None else FilePlace("")
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


def _shared(one: str, other: str) -> int:
    """Return the length of the longest text that stands in both."""
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def _runs(words: Sequence[str]) -> Iterable[tuple[str, ...]]:
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _says(runs: Set[tuple[str, ...]], claim: Claim) -> bool:
    """Return whether runs of words hold nearly all of a passage that is long enough to be recognised."""
    words = [word.text for word in words_of(claim.pieces())]
    own = list(_runs(words))
    return len(words) >= _LONG and sum(run in runs for run in own) >= _WHOLE * len(own)


def reference_claims(expected: Expected) -> Iterable[Discrepancy]:
    """Check that the references expected name the pages that the compilation claims."""
    for reference in expected.stream.references:
        owners = expected.owners[reference.at : reference.at + 3]
        claim = next((it for it in owners if it is not None and it.kind in ("item", "note")), None)
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
    allowed = {it for _, numbers in known for it in range(numbers[0], numbers[-1] + 1)}
    wrong = named - allowed
    return next((f"{sign} {numbers[0]}" for sign, numbers in known if wrong or numbers[0] not in named), "")


def _numbers(text: str) -> Iterable[str]:
    return "".join(char if char.isdigit() else " " for char in text).split()
