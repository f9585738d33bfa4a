"""Book → HTML: one semantic source, set for print, for the web and for the word processor."""

from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from markupsafe import Markup

from ...model.compilation import Compilation, Edition
from ...system import resources
from .. import formats
from ..book import introduction
from ..book.compose import Book, compose
from ..book.passages import PrintedRun, printable
from ..house.values import House
from . import house_css, sponsors, web_fonts
from .filters import filter_of
from .places import CHAPTER_END
from .templating import TemplateEngine

RIGHT_TO_LEFT_LANGUAGES = frozenset({"ar", "fa", "he", "ur", "ps", "ckb"})
"""Languages (ISO 639) written from right to left."""

LONG_TITLE, LONG_THEME = 45, 110
"""Characters from which title and theme are set smaller, to stay within three and five lines."""

WEB_STYLES = ("web.css", "common_ground_web.css", "filter.css")
"""Style sheets of the web page, in order."""


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents: a chapter (level 1) or a sub-region (level 2)."""

    level: Literal[1, 2]
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Link:
    """The website on the cover, or a file beside; `href` is None where the text is no web address."""

    text: str
    href: str | None


def composed(compilation: Compilation, house: House | None) -> Book:
    """Return a document with the chapters in the colours of a house."""
    return compose(compilation, house.accents if house is not None else ())


def render_print(compilation: Compilation, assets: Path, house: House | None = None) -> str:
    """Return the HTML that WeasyPrint sets, see `parts`; images are `data:` URIs, styles are separate."""
    return _render("print.html.j2", _fitting(composed(compilation, house), house), assets)


def _fitting(book: Book, house: House | None) -> Book:
    """Return a document whose table of themes is divided as the sheet of a house needs it."""
    if book.ground is None or house is None or house.sheet is None:
        return book
    matrix = replace(book.ground.matrix, room=house.sheet.wide)
    return replace(book, ground=replace(book.ground, matrix=matrix))


def render_word(compilation: Compilation, assets: Path, house: House | None = None) -> str:
    """Return the HTML that pandoc reads; `data-custom-style` names Word's paragraph styles."""
    return _render("word.html.j2", composed(compilation, house), assets)


def render_companion_print(compilation: Compilation, assets: Path, house: House | None = None) -> str:
    """Return the HTML of the companion that WeasyPrint sets."""
    book = composed(compilation, house)
    return _render("companion_print.html.j2", book, assets, **_of_companion(book))


def render_companion_word(compilation: Compilation, assets: Path, house: House | None = None) -> str:
    """Return the HTML of the companion that pandoc reads."""
    book = composed(compilation, house)
    return _render("companion_word.html.j2", book, assets, **_of_companion(book))


def _of_companion(book: Book) -> Mapping[str, Any]:
    return {"title": companion_title(book), "contents": companion_contents_of(book)}


def render_web(
    compilation: Compilation, assets: Path, house: House | None = None, *, beside: Container[str] = ()
) -> str:
    """Return the web page: one file that needs no other, with style, fonts and logos inside.

    Args:
        compilation: the merged document.
        assets: folder of the logos.
        house: how a designer wants it set.
        beside: names of the files that lie beside it; it links to those that are formats of the document.
    """
    book = composed(compilation, house)
    style = _style(WEB_STYLES)
    if house is not None:
        style += Markup(house_css.rules(house))  # noqa: S704  (made of values that were read one by one)
    files = tuple(_files(book, beside))
    extra = {"style": style, "filter": filter_of(compilation), "files": files}
    return _render("web.html.j2", book, assets, contents=contents_of(book, everything=True), **extra)


def _files(book: Book, beside: Container[str]) -> Iterable[Link]:
    """Yield links to the document's other files, in the order of the table of formats."""
    for row in formats.FORMATS:
        if row is not formats.HTML and row.file in beside:
            name = row.name.upper()
            text = book.phrases.document.companion_file(kind=name) if row.companion else name
            yield Link(text, row.file)


def contents_of(book: Book, *, everything: bool = False) -> tuple[ContentsEntry, ...]:
    """Return the two levels of the contents in order.

    Args:
        book: the document.
        everything: it holds all that else stands in the companion, as the web page does.
    """
    entries = _contents(book, everything=everything)
    return tuple(replace(entry, text=printable(entry.text)) for entry in entries)


def companion_contents_of(book: Book) -> tuple[ContentsEntry, ...]:
    """Return the contents of the companion."""
    return tuple(ContentsEntry(1, text, anchor) for text, anchor in _companion_parts(book))


def _companion_parts(book: Book) -> Iterable[tuple[str, str]]:
    if book.ground:
        yield from book.ground.lookups
    yield book.phrases.editorial.heading, "editorial"
    if book.annex.coverage:
        yield book.phrases.annex.coverage, "coverage"
    if book.annex.sign_offs:
        yield book.phrases.annex.sign_off, "sign-off"
    if book.annex.looked_through:
        yield book.phrases.annex.looked_through, "looked-through"
    if book.annex.sources:
        yield book.phrases.annex.checksums, "checksums"


def document_title(book: Book) -> str:
    """Return the title that a reader's window shows; it says where the document is a draft."""
    edition = book.compilation.edition
    title = " – ".join(filter(None, (edition.series, edition.title)))
    return book.phrases.draft.title(title=title) if book.draft else title


def companion_title(book: Book) -> str:
    """Return the title of the companion that a reader's window shows."""
    return f"{document_title(book)} – {book.phrases.document.companion}"


def _cover_classes(edition: Edition) -> str:
    """Return the classes of templates/print.css that keep a full cover in order."""
    classes = {
        "crowded": sponsors.is_crowded(edition),
        "long-title": len(edition.title) > LONG_TITLE,
        "long-theme": len(edition.theme or "") > LONG_THEME,
    }
    return " ".join(name for name, needed in classes.items() if needed)


def _contents(book: Book, *, everything: bool = False) -> Iterable[ContentsEntry]:
    edition = book.compilation.edition
    if edition.introduction:
        yield ContentsEntry(1, book.phrases.document.introduction, "introduction")
        for heading in introduction.headings(edition.introduction):
            yield ContentsEntry(2, heading.text, heading.anchor)
    elif book.compilation.missing:
        yield ContentsEntry(1, book.phrases.document.missing, "introduction")
    if book.glance:
        yield ContentsEntry(1, book.glance.phrases.at_a_glance, book.glance.anchor)
    for chapter in book.chapters:
        yield ContentsEntry(1, chapter.heading, chapter.anchor)
        for division in chapter.divisions:
            if division.heading:
                yield ContentsEntry(2, division.heading, division.anchor)
    if book.ground:
        yield ContentsEntry(1, book.ground.phrases.title, book.ground.anchor)
        parts = book.ground.contents if not everything else book.ground.contents[:1] + book.ground.lookups
        yield from (ContentsEntry(2, text, anchor) for text, anchor in parts)
    if book.annex.sources:
        yield ContentsEntry(1, book.phrases.annex.heading, "sources")
    if book.set_apart:
        yield ContentsEntry(1, book.phrases.document.set_apart, "set-apart")


def render_page(template: str, styles: Iterable[str], values: Mapping[str, Any]) -> str:
    """Return a web page of its own, with style sheets and fonts inside.

    Args:
        template: file name in `templates/`; it gets `values` and `style`.
        styles: file names of style sheets in `templates/`, in order.
        values: what the template needs.
    """
    return _filled(template, {**values, "style": _style(styles)})


def _style(names: Iterable[str]) -> Markup:
    """Return the fonts and style sheets of a web page."""
    sheets = (resources.templates() / name for name in names)
    return Markup(web_fonts.embedded() + "".join(sheet.read_text("utf-8") for sheet in sheets))  # noqa: S704  (our own files)


def _render(template: str, book: Book, assets: Path, **extra: object) -> str:
    return _filled(template, {**_values(book, assets), **extra})


def _filled(template: str, values: Mapping[str, Any]) -> str:
    return printable(_engine().fill(template, values))


def _values(book: Book, assets: Path) -> Mapping[str, Any]:
    compilation = book.compilation
    edition = compilation.edition
    shown = sponsors.shown(compilation, book.phrases, assets)
    return {
        "edition": edition,
        "title": document_title(book),
        "author": ", ".join(organizer.name for organizer in edition.organizers),
        "website": Link(edition.website, introduction.safe_link(edition.website))
        if edition.website
        else None,
        "cover": _cover_classes(edition),
        "phrases": book.phrases,
        "chapters": book.chapters,
        "contents": contents_of(book),
        "introduction": _introduction(edition) if edition.introduction else None,
        "missing": compilation.missing,
        "annex": book.annex,
        "draft": book.draft,
        "glance": book.glance,
        "ground": book.ground,
        "is_full": book.is_full,
        "set_apart": book.set_apart,
        "footer": shown.footer,
        "on_cover": shown.on_cover,
        "apart": shown.apart,
        "languages": _language_attributes(edition.language),
    }


def _introduction(edition: Edition) -> Callable[[int], Markup]:
    """Return what sets the introduction below a heading of a level."""
    return lambda top: Markup(introduction.to_html(edition.introduction, top))  # noqa: S704  (made safe there)


def _language_attributes(document_language: str) -> Callable[[str], Markup]:
    return lambda language: Markup("") if language == document_language else language_attributes(language)


def language_attributes(language: str) -> Markup:
    """Return the HTML attributes of words in a BCP 47 `language`, with a space before them."""
    right_to_left = language.partition("-")[0].lower() in RIGHT_TO_LEFT_LANGUAGES
    direction = Markup(' dir="rtl"') if right_to_left else Markup("")
    return Markup(' lang="{}"{}').format(language, direction)


_WORD_JOINER = "\u2060"


def for_print(runs: Iterable[PrintedRun]) -> Iterable[PrintedRun]:
    """Prepare runs for WeasyPrint 70.

    Trailing spaces go to the start of the next run, since it breaks a line after the first word
    where a text that ends in a space would fill the line exactly without that space. Pango finds
    the direction of writing itself, so runs differ in what is seen of them only. The mark of a footnote
    stays on the line of its word, by a sign that shows nothing.
    """
    carried = ""
    groups = [tuple(same) for _, same in groupby(runs, key=_look)]
    for group, behind in zip(groups, [*groups[1:], ()], strict=True):
        first = group[0]
        if first.call is not None:
            yield first
            continue
        text = carried + "".join(run.text for run in group)
        kept = text.rstrip(" ")
        carried = text[len(kept) :]
        if kept and not carried and behind and behind[0].call is not None:
            kept += _WORD_JOINER
        yield replace(first, text=kept, right_to_left=False, editorial=False)


def _look(run: PrintedRun) -> tuple[object, ...]:
    return run.strong, run.changed, run.italic, run.script, run.link, run.call


@cache
def _engine() -> TemplateEngine:
    filters: dict[str, Callable[..., Any]] = {
        "for_print": for_print,
        "companion": _companion_for,
        "main": _document_for,
    }
    return TemplateEngine(filters, {"end_of": end_of})


def _companion_for(target: str) -> str:
    """Return the file that holds the companion of a document; "" where it is no file of its own."""
    return _beside(target, companion=True)


def _document_for(target: str) -> str:
    """Return the file that holds the document of a companion; "" where it is the same."""
    return _beside(target, companion=False)


def _beside(target: str, *, companion: bool) -> str:
    row = {"print": formats.PDF, "word": formats.DOCX}.get(target)
    if row is None:
        return ""
    return next(
        known.file for known in formats.FORMATS if known.name == row.name and known.companion is companion
    )


def end_of(chapter: str) -> str:
    """Return the name of the place where a chapter ends."""
    return f"{CHAPTER_END}{chapter}"
