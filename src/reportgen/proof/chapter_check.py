"""Every priority of a source must be in the document, and nothing else may be.

The chapter is read again by the second engine, with the same decisions of people, and the two are
compared word by word: what one of them has and the other has not is named.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from ..model.compilation import Item, Report, Section
from ..model.provenance import locator_of
from ..stages.compilation.titles import is_in_capitals
from ..vocabularies.spelling import Speller
from .claim import Claim, claims_of_report
from .differences import Difference, differences, pairs
from .elsewhere import shown
from .findings import Discrepancy, FindingCode, located
from .sameness import fold
from .words import FoldedWord, plain_words, words_of

_AGAIN = "compare with the report; build again, and if it stays, report it"
_LONG = 5
"""Words that make a passage which stands elsewhere a moved one; fewer may be chance."""
_HALF = 0.5
"""Share of a passage's words that make another the same."""
_SEEN_BOLD = 0.5
"""Share of a report's bold words that the second engine must see to be asked about the others."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What the comparison of one report says.

    Attributes:
        findings: words that only one of the two has, and other differences.
        remarks: doubts that change no word.
    """

    findings: tuple[Discrepancy, ...]
    remarks: tuple[str, ...]


def check(published: Report, again: Report, known: Set[str]) -> Compared:
    """Compare a report of the compilation with the same report read again.

    Args:
        published: as the compilation has it.
        again: as the second reading has it.
        known: words of all sources; they distinguish one word from two that stand close.
    """
    both = _ChapterComparison(_stream(published), _stream(again), known, Speller(published.source.language))
    bold, doubts = both.bold()
    findings = [*both.words(), *bold, *both.origins()]
    if not findings:
        findings += _coding(published, again)
    findings += [*_facts(published, again), *_titles(published, again)]
    findings += [*_shapes(published, again), *_empty_terms(published)]
    return Compared(tuple(findings), (*both.spacing(), *doubts, *both.divisions()))


@dataclass(frozen=True, slots=True)
class _Stream:
    claims: tuple[Claim, ...]
    words: tuple[FoldedWord, ...]

    def texts(self, start: int = 0, end: int | None = None) -> list[str]:
        return [word.text for word in self.words[start:end]]

    def claim_at(self, index: int) -> Claim:
        return self.claims[self.words[min(index, len(self.words) - 1)].place]


def _stream(report: Report) -> _Stream:
    """Return the words of a report, numbers of its list entries among them."""
    claims = claims_of_report(report)
    words: list[FoldedWord] = []
    for index, claim in enumerate(claims):
        words += [word for word in plain_words(claim.bullet, index) if word.says_something]
        words += words_of(claim.pieces(), index)
    return _Stream(claims, tuple(words))


class _ChapterComparison:
    """The document's words of a report, and those of the second reading."""

    def __init__(self, ours: _Stream, theirs: _Stream, known: Set[str], speller: Speller) -> None:
        self._ours, self._theirs, self._speller = ours, theirs, speller
        differing = differences(ours.texts(), theirs.texts())
        self._pairs = pairs(differing, len(ours.words), len(theirs.words))
        self._known = {_bare(text) for text in known}
        self._spacing = [change for change in differing if self._is_spacing(change)]
        self._differences = [change for change in differing if change not in self._spacing]
        self._owners = dict(self._owned())

    def _owned(self) -> Iterable[tuple[int, int]]:
        """Yield their passages with the one of ours that has their words.

        That is the one with most of them, if they are half of theirs, or if it has more of theirs than of any
        other: two passages that begin with the same word share it when one of them is left out.
        """
        ours: dict[int, Counter[int]] = defaultdict(Counter)
        theirs: dict[int, Counter[int]] = defaultdict(Counter)
        for e, f in self._pairs.items():
            our_place, their_place = self._ours.words[e].place, self._theirs.words[f].place
            ours[our_place][their_place] += 1
            theirs[their_place][our_place] += 1
        size = Counter(word.place for word in self._theirs.words)
        for place, count in theirs.items():
            [(owner, shared)] = count.most_common(1)
            if shared >= _HALF * size[place] or ours[owner].most_common(1)[0][0] == place:
                yield place, owner

    def _is_spacing(self, change: Difference) -> bool:
        """Return whether the engines only measure a gap within words otherwise, and ours are words."""
        said, printed = self._ours.texts(change.e0, change.e1), self._theirs.texts(change.f0, change.f1)
        return "".join(said) == "".join(printed) and all(self._is_word(text) for text in said)

    def _is_word(self, text: str) -> bool:
        bare = _bare(text)
        return not bare or bare in self._known or self._speller.is_word(bare)

    def spacing(self) -> Iterable[str]:
        """Say where the second engine divides the same letters into words otherwise."""
        for change in self._spacing:
            claim = self._ours.claim_at(change.e0)
            said, printed = self._ours.texts(change.e0, change.e1), self._theirs.texts(change.f0, change.f1)
            yield (
                f"{claim.source} {claim.place}, {claim.id}: “{shown(said)}” is “{shown(printed)}” to the "
                "second engine, which measures the gaps otherwise; the letters are the same"
            )

    def words(self) -> Iterable[Discrepancy]:
        """Name each difference of words; what only changes its place is named once."""
        added = {
            " ".join(self._ours.texts(change.e0, change.e1)): change
            for change in self._differences
            if change.e1 - change.e0 >= _LONG
        }
        moved = set()
        for change in self._differences:
            missing = " ".join(self._theirs.texts(change.f0, change.f1))
            if missing in added and change.f1 - change.f0 >= _LONG:
                moved.add(missing)
                message = f"“{shown(missing.split())}” stands at another place in the report"
                yield _finding("words-moved", message, self._ours.claim_at(added[missing].e0))
        for change in self._differences:
            said = " ".join(self._ours.texts(change.e0, change.e1))
            if said not in moved and " ".join(self._theirs.texts(change.f0, change.f1)) not in moved:
                yield from self._changed(change)

    def _changed(self, change: Difference) -> Iterable[Discrepancy]:
        said, printed = self._ours.texts(change.e0, change.e1), self._theirs.texts(change.f0, change.f1)
        if said and printed:
            message = f"“{shown(said)}” is “{shown(printed)}” in the report, as read again"
            yield _finding("words-changed", message, self._ours.claim_at(change.e0))
        elif said:
            for claim, words in _by_claim(self._ours, change.e0, change.e1):
                message = f"“{shown(words)}” is not in the priorities chapter of the report, as read again"
                yield _finding("words-added", message, claim)
        else:
            for claim, words in _by_claim(self._theirs, change.f0, change.f1):
                message = f"the report says “{shown(words)}”, and the document does not"
                yield replace(_finding("words-missing", message, claim), item=self._ours_for(claim))

    def _ours_for(self, claim: Claim) -> str:
        """Return the id of the document's passage that has the rest of the words of one of theirs.

        Where it has none of them, it is the id that the passage would have in the document's section.
        """
        owner = self._owners.get(self._theirs.claims.index(claim))
        if owner is not None:
            return self._ours.claims[owner].id
        section, _, number = claim.id.rpartition("/")
        for index, other in enumerate(self._theirs.claims):
            if index in self._owners and other.id.rpartition("/")[0] == section and other.kind == claim.kind:
                return f"{self._ours.claims[self._owners[index]].id.rpartition('/')[0]}/{number}"
        return claim.id

    def bold(self) -> tuple[list[Discrepancy], list[str]]:
        """Name the passages in which equal words differ in weight.

        Returns:
            Findings; or a remark, where the second engine does not see most of the report's bold at all.
        """
        wrong: dict[int, list[str]] = {}
        bold = agreed = 0
        for e, f in self._pairs.items():
            ours, theirs = self._ours.words[e], self._theirs.words[f]
            bold += max(ours.strong, theirs.strong) > 0
            agreed += ours.strong == theirs.strong > 0
            if ours.strong != theirs.strong:
                wrong.setdefault(ours.place, []).append(ours.text)
        source = self._ours.claims[0].source
        if bold and agreed < _SEEN_BOLD * bold and len(wrong) > 1:
            return [], [
                f"{source}: the second engine cannot tell this report's bold ({agreed} of {bold} bold words "
                "agree), so its bold is not proven"
            ]
        findings = []
        for place, words in wrong.items():
            message = f"“{shown(words)}” is bold in only one of the document and the report, as read again"
            findings.append(_finding("bold", message, self._ours.claims[place]))
        return findings, []

    def origins(self) -> Iterable[Discrepancy]:
        """Name the passages of which only one of the two says that people added or changed them."""
        for place, owner in self._owners.items():
            ours, theirs = self._ours.claims[owner], self._theirs.claims[place]
            if ours.kind == theirs.kind and (ours.printed == ours.text) != (theirs.printed == theirs.text):
                who = "people's words" if ours.printed != ours.text else "the report's words"
                message = f"the document says that these are {who}; the corrections say otherwise"
                yield _finding("facts", message, ours)

    def divisions(self) -> Iterable[str]:
        """Say where the two readings divide the same words into paragraphs otherwise."""
        for e, f in self._pairs.items():
            if self._pairs.get(e - 1) != f - 1:
                continue
            begins = self._ours.words[e].place != self._ours.words[e - 1].place
            if begins != (self._theirs.words[f].place != self._theirs.words[f - 1].place):
                claim = self._ours.claim_at(e)
                words = shown(self._ours.texts(max(0, e - 3), e + 3))
                which = "a paragraph begins" if begins else "no paragraph begins"
                yield (
                    f"{claim.source} {claim.place}, {claim.id}: {which} within “{words}”; "
                    "the second reading sees it otherwise, with the same words"
                )


def _bare(word: str) -> str:
    """Return a word without the punctuation around it, case folded."""
    return word.strip("".join(char for char in word if not char.isalnum())).casefold()


def _by_claim(stream: _Stream, start: int, end: int) -> Iterable[tuple[Claim, list[str]]]:
    """Yield the claims that words from `start` to `end` belong to, with those words."""
    places = [word.place for word in stream.words[start:end]]
    for place in dict.fromkeys(places):
        yield stream.claims[place], [w.text for w in stream.words[start:end] if w.place == place]


def _finding(code: FindingCode, message: str, claim: Claim) -> Discrepancy:
    return Discrepancy(code, message, _AGAIN, item=claim.id, source=claim.source, **located(claim.where))


def _coding(published: Report, again: Report) -> Iterable[Discrepancy]:
    """Name the sections whose headings mean something else when read again."""
    for section, other in zip(published.sections, again.sections, strict=False):
        if section.heading == other.heading and _meaning(section) != _meaning(other):
            yield Discrepancy(
                "coding",
                f"the heading “{section.heading}” is coded as {_coded(section)}; "
                f"read again it is {_coded(other)}",
                "look whether the vocabulary has changed since; build again",
                item=section.id,
                source=published.source.file,
                **located(locator_of(section.evidence)),
            )


def _meaning(section: Section) -> tuple[object, ...]:
    place = section.subregion
    return section.kind, section.audiences, place and (place.id, place.name)


def _coded(section: Section) -> str:
    place = f" of {section.subregion.name}" if section.subregion else ""
    audiences = f" for {', '.join(section.audiences)}" if section.audiences else ""
    return section.kind + audiences + place


def _shapes(published: Report, again: Report) -> Iterable[Discrepancy]:
    """Name the passages that are a list item in only one of the two, or one of another level."""
    others = {it.id: it for section in again.sections for it in section.items}
    for item in (it for section in published.sections for it in section.items):
        other = others.get(item.id)
        if other is None or fold(item.text) != fold(other.text):
            continue
        if (item.kind, item.level) != (other.kind, other.level):
            message = f"the passage is {_shape(item)} in the document, and {_shape(other)} as read again"
            yield _of_item("facts", message, item, published)
        elif _marks(item, published) != _marks(other, again):
            message = (
                "the footnotes of the passage are others, or have their marks at other words, as read again"
            )
            yield _of_item("facts", message, item, published)


def _marks(item: Item, report: Report) -> list[tuple[int, str]]:
    """Return the places of an item's marks, with the words of their notes."""
    notes = {note.id: fold(note.text) for section in report.sections for note in section.notes}
    return [(mark.at, notes.get(mark.note, "")) for mark in item.marks]


def _shape(item: Item) -> str:
    return f"an item of a list of level {item.level}" if item.kind == "bullet" else "a paragraph"


def _empty_terms(published: Report) -> Iterable[Discrepancy]:
    """Name the passages with a key term that says nothing, such as a comma."""
    for item in (it for section in published.sections for it in section.items):
        for term in item.key_terms:
            if not any(char.isalnum() for char in term.text):
                yield _of_item("bold", f"“{term.text}” is said to be a key term", item, published)


def _of_item(code: FindingCode, message: str, item: Item, report: Report) -> Discrepancy:
    where = located(locator_of(item.evidence))
    return Discrepancy(code, message, _AGAIN, item=item.id, source=report.source.file, **where)


def _titles(published: Report, again: Report) -> Iterable[Discrepancy]:
    """Name the printed titles that are not those that the rule makes of the same headings, read again.

    Of a heading in capitals the case of letters is not compared: what shows it in the text may be read one
    word apart.
    """
    for item, heading, title, rule in _titled(published, again):
        same = title.casefold() == rule.casefold() if is_in_capitals(heading) else title == rule
        if not same:
            message = f"the title of “{heading}” is “{title}”; by the rule it is “{rule}”"
            yield Discrepancy("facts", message, _AGAIN, item=item, source=published.source.file)


def _titled(published: Report, again: Report) -> Iterable[tuple[str, str, str, str]]:
    """Yield (id, heading, title, title by the rule) of what has the same heading in both."""
    if published.heading == again.heading:
        yield published.region.id, published.heading, published.printed, again.printed
    others = {section.id: section for section in again.sections}
    for section in published.sections:
        other = others.get(section.id)
        if other is None:
            continue
        if section.heading == other.heading:
            yield section.id, section.heading, section.printed, other.printed
        first, second = section.subregion, other.subregion
        if first is not None and second is not None and first.heading == second.heading:
            yield f"{published.region.id}/{first.id}", first.heading, first.printed, second.printed


def _facts(published: Report, again: Report) -> Iterable[Discrepancy]:
    """Name the facts of the forum and its report that differ when read again."""
    for name, said, read in (
        ("region", published.region.name, again.region.name),
        ("title", published.source.title, again.source.title),
        ("dates", published.source.dates, again.source.dates),
        ("number of pages", published.source.pages, again.source.pages),
        ("participation", published.participation, again.participation),
    ):
        if said != read:
            message = f"{name}: the document says {said}; read again it is {read}"
            yield Discrepancy(
                "facts", message, _AGAIN, item=published.region.id, source=published.source.file
            )
