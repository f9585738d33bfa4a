"""Every priority of a source must be in the document, and nothing else may be.

The chapter is read again by the second engine, with the same decisions of people, and the two are
compared word by word: what one of them has and the other has not is named.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..schema import Report, Section
from .claim import Claim, claims_of_report
from .differences import Difference, differences, pairs
from .elsewhere import shown
from .findings import Finding
from .words import Word, words_of

_AGAIN = "compare with the report; build again, and if it stays, report it"
_LONG = 5
"""Words that make a passage which stands elsewhere a moved one; fewer may be chance."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What the comparison of one report says.

    Attributes:
        findings: words that only one of the two has, and other differences.
        remarks: doubts that change no word.
    """

    findings: tuple[Finding, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stream:
    claims: tuple[Claim, ...]
    words: tuple[Word, ...]

    def texts(self, start: int, end: int) -> list[str]:
        return [word.text for word in self.words[start:end]]

    def claim_at(self, at: int) -> Claim:
        return self.claims[self.words[min(at, len(self.words) - 1)].place]


def check(published: Report, again: Report) -> Compared:
    """Compare a report of the compilation with the same report read again."""
    ours, theirs = _stream(published), _stream(again)
    found = differences([word.text for word in ours.words], [word.text for word in theirs.words])
    findings = [*_words(found, ours, theirs), *_bold(found, ours, theirs)]
    if not findings:
        findings += _coding(published, again)
    findings += _facts(published, again)
    return Compared(tuple(findings), tuple(_remarks(ours, theirs)) if not found else ())


def _stream(report: Report) -> _Stream:
    claims = claims_of_report(report)
    words = [word for at, claim in enumerate(claims) for word in words_of(claim.pieces(), at)]
    return _Stream(claims, tuple(words))


def _words(found: Sequence[Difference], ours: _Stream, theirs: _Stream) -> Iterable[Finding]:
    """Name each difference of words; what only changes its place is named once."""
    added = {" ".join(ours.texts(it.e0, it.e1)): it for it in found if it.e1 - it.e0 >= _LONG}
    moved = set()
    for it in found:
        missing = " ".join(theirs.texts(it.f0, it.f1))
        if missing in added and it.f1 - it.f0 >= _LONG:
            moved.add(missing)
            claim = ours.claim_at(added[missing].e0)
            yield _finding(
                "words-moved", f"“{shown(missing.split())}” stands at another place in the report", claim
            )
    for it in found:
        said, printed = ours.texts(it.e0, it.e1), theirs.texts(it.f0, it.f1)
        if " ".join(said) in moved or " ".join(printed) in moved:
            continue
        yield from _changed(it, ours, theirs)


def _changed(it: Difference, ours: _Stream, theirs: _Stream) -> Iterable[Finding]:
    said, printed = ours.texts(it.e0, it.e1), theirs.texts(it.f0, it.f1)
    if said and printed:
        message = f"“{shown(said)}” is “{shown(printed)}” in the report, as read again"
        yield _finding("words-changed", message, ours.claim_at(it.e0))
    elif said:
        for claim, words in _by_claim(ours, it.e0, it.e1):
            message = f"“{shown(words)}” is not in the priorities chapter of the report, as read again"
            yield _finding("words-added", message, claim)
    else:
        for claim, words in _by_claim(theirs, it.f0, it.f1):
            message = f"the report says “{shown(words)}”, and the document does not"
            near = ours.claim_at(it.e0) if ours.words else claim
            item = near.id if near.id.rpartition("/")[0] == claim.id.rpartition("/")[0] else claim.id
            yield replace(_finding("words-missing", message, claim), item=item)


def _by_claim(stream: _Stream, start: int, end: int) -> Iterable[tuple[Claim, list[str]]]:
    """Yield the claims that words from `start` to `end` belong to, with those words."""
    places = [word.place for word in stream.words[start:end]]
    for place in dict.fromkeys(places):
        yield stream.claims[place], [w.text for w in stream.words[start:end] if w.place == place]


def _finding(code: str, message: str, claim: Claim) -> Finding:
    return Finding(code, message, _AGAIN, item=claim.id, source=claim.source, source_page=claim.page)  # type: ignore[arg-type]


def _bold(found: Sequence[Difference], ours: _Stream, theirs: _Stream) -> Iterable[Finding]:
    """Name the passages in which equal words differ in weight."""
    wrong: dict[int, list[str]] = {}
    for e, f in pairs(found, len(ours.words), len(theirs.words)).items():
        one, other = ours.words[e], theirs.words[f]
        if one.strong != other.strong:
            wrong.setdefault(one.place, []).append(one.text)
    for place, words in wrong.items():
        message = f"“{shown(words)}” is bold in only one of the document and the report, as read again"
        yield _finding("bold", message, ours.claims[place])


def _coding(published: Report, again: Report) -> Iterable[Finding]:
    """Name the sections whose headings mean something else when read again."""
    for one, other in zip(published.sections, again.sections, strict=False):
        if one.heading == other.heading and _meaning(one) != _meaning(other):
            yield Finding(
                "coding",
                f"the heading “{one.heading}” is coded as {_coded(one)}; read again it is {_coded(other)}",
                "look whether the vocabulary has changed since; build again",
                item=one.id,
                source=published.source.file,
                source_page=one.evidence[0].page if one.evidence else None,
            )


def _meaning(section: Section) -> tuple[object, ...]:
    place = section.subregion
    return section.kind, section.audiences, place and (place.id, place.name)


def _coded(section: Section) -> str:
    place = f" of {section.subregion.name}" if section.subregion else ""
    audiences = f" for {', '.join(section.audiences)}" if section.audiences else ""
    return section.kind + audiences + place


def _facts(published: Report, again: Report) -> Iterable[Finding]:
    """Name the facts of the forum and its report that differ when read again."""
    for name, one, other in (
        ("region", published.region.name, again.region.name),
        ("title", published.source.title, again.source.title),
        ("dates", published.source.dates, again.source.dates),
        ("number of pages", published.source.pages, again.source.pages),
        ("participation", published.participation, again.participation),
    ):
        if one != other:
            message = f"{name}: the document says {one}; read again it is {other}"
            yield Finding("facts", message, _AGAIN, item=published.region.id, source=published.source.file)


def _remarks(ours: _Stream, theirs: _Stream) -> Iterable[str]:
    """Say where the two readings divide the same words differently."""
    for e in range(1, len(ours.words)):
        one = ours.words[e].place != ours.words[e - 1].place
        other = theirs.words[e].place != theirs.words[e - 1].place
        if one != other:
            claim = ours.claim_at(e)
            words = shown(ours.texts(max(0, e - 3), e + 3))
            which = "begins a paragraph" if one else "does not begin a paragraph"
            yield (
                f"{claim.source} page {claim.page}: “{words}” {which} here; "
                "the second reading sees it otherwise, with the same words"
            )
