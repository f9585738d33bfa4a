"""What people, not the sources, put into the document, by name."""

from collections import Counter
from collections.abc import Iterable

from ..decisions import DecidedCorrection
from ..schema import Compilation
from .elsewhere import shown
from .expected_file import Expected
from .findings import Addition, AdditionKind
from .stream import Block


def editorial(compilation: Compilation) -> Iterable[Addition]:
    """Yield every correction that was applied, every bold put in, every heading changed, every item added."""
    for correction in compilation.corrections:
        if correction.outcome == "applied":
            yield _correction(correction)
    for report in compilation.reports:
        if report.source_heading is not None:
            yield _heading(report.region.id, report.source_heading, report.heading)
        for section in report.sections:
            if section.source_heading is not None:
                yield _heading(section.id, section.source_heading, section.heading)
            for item in section.items:
                words = item.text.split()
                if item.origin == "editorial":
                    yield Addition("added", f"added: “{shown(words)}”", item.id, len(words))
                for term in item.key_terms:
                    if term.origin == "editorial":
                        yield Addition("key-term", f"bold: “{shown(term.text.split())}”", item.id)


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


def _correction(one: DecidedCorrection) -> Addition:
    what = f"{one.action} {one.field}" if one.field else one.action
    before, after = (shown((it or "").split()) for it in (one.before, one.after))
    change = f": “{before}” → “{after}”" if before and after else f": “{before or after or one.quote}”"
    who = ", ".join(it for it in (one.by, one.on, one.why) if it)
    kind: AdditionKind = "dropped" if one.action == "drop" else "correction"
    return Addition(kind, what + change + (f" ({who})" if who else ""), one.item)


def _heading(item: str, printed: str, heading: str) -> Addition:
    return Addition("heading", f"heading: “{printed}” → “{heading}”", item)


_PARTS = ("cover", "contents", "introduction", "draft", "facts")
_CHAPTER = "headings and marks of the chapters"


def _part(block: Block | None) -> str:
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
