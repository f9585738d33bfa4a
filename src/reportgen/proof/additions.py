"""What people, not the sources, put into the document, by name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ..model import actions
from ..model.compilation import Compilation
from ..model.decisions import DecidedCorrection
from .elsewhere import shown
from .expected_file import Expected
from .findings import Addition, AdditionKind
from .stream import FileBlock


def editorial(compilation: Compilation) -> Iterable[Addition]:
    """Yield what people changed, added, left out or made bold, with who decided it where that is known."""
    applied = [correction for correction in compilation.corrections if correction.outcome == "applied"]
    shown_already = set()
    for addition, words in _marked(compilation):
        own = next(
            (index for index, correction in enumerate(applied) if _made(correction, addition, words)), None
        )
        shown_already.add(own)
        yield addition if own is None else replace(addition, name=addition.name + _who(applied[own]))
    for index, correction in enumerate(applied):
        if index not in shown_already:
            yield _correction(correction)


def _made(correction: DecidedCorrection, addition: Addition, words: str) -> bool:
    """Return whether a correction made an addition; `words` are those added, made bold, or of the heading."""
    said = " ".join((correction.value or "").split())
    if addition.kind == "added":
        return correction.does(actions.ADD) and said == words
    if addition.kind == "key-term":
        # without a value the whole quote is meant; its words are those that stood there before
        meant = (
            {said}
            if said
            else {" ".join(text.split()) for text in (correction.quote, correction.before or "")}
        )
        return correction.does(actions.KEY_TERM) and correction.item == addition.item and words in meant
    return correction.sets("heading") and correction.item == addition.item


def _marked(compilation: Compilation) -> Iterable[tuple[Addition, str]]:
    """Yield every heading changed, every item added, every bold put in, with its words."""
    for report in compilation.reports:
        if report.source_heading is not None:
            yield _heading(report.region.id, report.source_heading, report.heading), report.heading
        for section in report.sections:
            if section.source_heading is not None:
                yield _heading(section.id, section.source_heading, section.heading), section.heading
            for item in section.items:
                words = item.text.split()
                if item.origin == "editorial":
                    yield Addition("added", f"“{shown(words)}”", item.id, len(words)), " ".join(words)
                for term in item.key_terms:
                    if term.origin == "editorial":
                        yield Addition("key-term", f"“{term.text}”", item.id), " ".join(term.text.split())


def frame(expected: Expected) -> Iterable[Addition]:
    """Yield the frame text of a file, part by part: words that no source supplies."""
    counted: Counter[str] = Counter()
    for word, owner in zip(expected.stream.words, expected.owners, strict=True):
        if owner is None and word.says_something:
            counted[_part(expected.stream.places[word.place].block)] += 1
    for name, words in counted.items():
        yield Addition("frame", name, words=words)
    if expected.stream.references:
        yield Addition("frame", "source references", words=len(expected.stream.references))


def _correction(correction: DecidedCorrection) -> Addition:
    """Return a correction as what it did, with who decided it, when and why."""
    before, after = (shown((wording or "").split()) for wording in (correction.before, correction.after))
    change = f"“{before}” → “{after}”" if before and after else f"“{after or before or correction.quote}”"
    kind: AdditionKind = "dropped" if correction.row.takes_out else "correction"
    return Addition(
        kind, f"{correction.field or correction.action}: {change}{_who(correction)}", correction.item
    )


def _who(correction: DecidedCorrection) -> str:
    known = ", ".join(part for part in (correction.by, correction.on, correction.why) if part)
    return f" ({known})" if known else ""


def _heading(item: str, printed: str, heading: str) -> Addition:
    return Addition("heading", f"“{printed}” → “{heading}”", item)


_PARTS = ("cover", "contents", "introduction", "draft", "facts")
_CHAPTER = "headings and marks of the chapters"


def _part(block: FileBlock | None) -> str:
    """Return the part of the document that a block belongs to."""
    if block is None:
        return "text"
    part = next((name for name in _PARTS if name in block.classes or name in block.ids), None)
    if part is not None:
        return part
    if "chapter" in block.classes:
        return _CHAPTER
    if "annex" in block.classes and block.ids:
        return f"annex {block.ids[0]}"
    return "cover" if block.tag in ("p", "h1", "title", "div") else "other"
