"""Whether a person who hears the Word file gets the same as one who sees it."""

from collections.abc import Iterator

from ..writers.word import ooxml
from ..writers.word.ooxml import Element, w
from . import pictures
from .finding import Finding, Group
from .subjects import FinishedWord
from .word_file import WordParts, is_decorative

_TEMPLATES = "build again; if it stays, compare templates/ with the shipped ones"
_SHOWN = 60
"""Characters of a text that a finding quotes."""


def check(finished: FinishedWord) -> Iterator[Finding]:
    """Yield what somebody who does not see the Word file would miss."""
    return accessibility(finished.parts, finished.file)


def accessibility(word: WordParts, file: str) -> Iterator[Finding]:
    """Yield warnings about the Word file: title, language, headings, tables, contents, pictures.

    Args:
        word: the file's parts.
        file: its name.
    """
    yield from _properties(word, file)
    yield from _headings(word, file)
    yield from _tables(word, file)
    yield from _contents(word, file)
    yield from _pictures(word, file)


def _properties(word: WordParts, file: str) -> Iterator[Finding]:
    if not word.title:
        remedy = "add a title in edition.toml and build again"
        message = "the file has no title property; who cannot see it hears the file's name"
        yield _finding("check-word-title", message, remedy, file)
    if not word.language():
        message = "no language is set; it would be read aloud in any voice"
        yield _finding("check-word-language", message, _TEMPLATES, file)


def _headings(word: WordParts, file: str) -> Iterator[Finding]:
    before = 0
    for level, paragraph in word.headings():
        text = _quoted(paragraph)
        if not ooxml.text_of(paragraph).strip():
            message = f"an empty heading of level {level}"
            yield _finding("check-word-headings", message, "delete it, or give it words", file)
            continue
        if level > before + 1:
            after = f"one of level {before}" if before else "the start"
            message = f"the heading “{text}” has level {level} behind {after}; a level is left out"
            remedy = f"give it the style Heading {before + 1}"
            yield _finding("check-word-headings", message, remedy, file)
        before = level


def _tables(word: WordParts, file: str) -> Iterator[Finding]:
    """Yield tables without a head row that is marked as one; a single row, of pictures, has none."""
    section = ""
    for block in word.body.iter(w("p"), w("tbl")):
        if block.tag == w("p"):
            section = _quoted(block) if word.level(block) else section
            continue
        rows = block.findall(w("tr"))
        if len(rows) > 1 and not _is_on(rows[0].find(f"{w('trPr')}/{w('tblHeader')}")):
            place = f" under “{section}”" if section else ""
            message = f"the table{place} starting with “{_quoted(block)}” has no head row"
            remedy = "mark its first row with Repeat Header Rows"
            yield _finding("check-word-table", message, remedy, file)


def _is_on(mark: Element | None) -> bool:
    return mark is not None and str(mark.get(w("val"), "true")) not in ("0", "false", "off")


def _contents(word: WordParts, file: str) -> Iterator[Finding]:
    """Yield entries that lead nowhere or to other words, and headings of listed levels without an entry."""
    targets: dict[str, str] = {}
    for paragraph in word.body.iter(w("p")):
        for mark in paragraph.iter(w("bookmarkStart")):
            targets[str(mark.get(w("name")))] = _plain(ooxml.text_of(paragraph))
    listed: set[str] = set()
    levels: set[int] = set()
    behind = None
    for paragraph in word.body.iter(w("p")):
        if not word.contents_level(paragraph):
            continue
        behind = paragraph
        levels.add(word.contents_level(paragraph))
        for link in paragraph.iter(w("hyperlink")):
            title = _title(link)
            listed.add(_plain(title))
            target = targets.get(str(link.get(w("anchor"))))
            if target is None:
                message = f"the contents entry “{title}” leads nowhere"
                yield _finding("check-word-contents", message, _TEMPLATES, file, "contents")
            elif target != _plain(title):
                message = f"the contents entry “{title}” leads to other words"
                yield _finding("check-word-contents", message, _TEMPLATES, file, "contents")
    if behind is not None:
        yield from _unlisted(word, behind, listed, file)


def _unlisted(word: WordParts, behind: Element, listed: set[str], file: str) -> Iterator[Finding]:
    """Yield chapters behind the contents that these leave out."""
    is_behind = False
    for paragraph in word.body.iter(w("p")):
        is_behind = is_behind or paragraph is behind
        if is_behind and word.level(paragraph) == 1 and _plain(ooxml.text_of(paragraph)) not in listed:
            message = f"the chapter “{_quoted(paragraph)}” is not in the contents"
            yield _finding("check-word-contents", message, _TEMPLATES, file, "contents")


def _title(link: Element) -> str:
    """Return the words of a contents entry: what stands before its tab."""
    words = []
    for run in link.iter(w("r")):
        if run.find(w("tab")) is not None:
            break
        words.append(ooxml.text_of(run))
    return "".join(words)


def _pictures(word: WordParts, file: str) -> Iterator[Finding]:
    for part, properties in word.pictures():
        if not is_decorative(properties) and pictures.says_nothing(properties.get("descr")):
            message = f"picture {properties.get('id')} in the {part} has no alternative text"
            yield _finding("check-word-alt", message, pictures.REMEDY, file, "images")


def _quoted(block: Element) -> str:
    text = " ".join(ooxml.text_of(block).split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()} …"


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _finding(code: str, message: str, remedy: str, file: str, group: Group = "word") -> Finding:
    return Finding("warning", code, message, remedy, file, group=group)
