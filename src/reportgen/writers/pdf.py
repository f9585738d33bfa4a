"""HTML → PDF/UA-1 with WeasyPrint: shipped fonts only, no network, no files, same inputs same bytes."""

import gc
import logging
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from .. import resources
from ..errors import DependencyError, RenderError
from ..schema import Compilation
from . import balance, html, tags
from .attachments import Attachment, embed
from .book import compose

MEASURE = 124.0
"""Width of the text, mm: 62 to 70 characters of the body face, the same on every sheet."""

INNER_SHARE = 0.42
"""Share of the rest of the sheet's width that lies left of the text; the right margin holds references."""

MAX_DATA_URI = 20_000_000
"""Longest `data:` URI (characters) that is decoded."""

_EMBEDDABLE = ("data:image/png;", "data:image/jpeg;")
_HOMEBREW = "/opt/homebrew/lib:/usr/local/lib"


TOP, BOTTOM = 30.0, 32.0
"""Margins above and below the text, mm; the same numbers stand in templates/print.css."""

_COVER_SLACK = 3.0
"""How much lower than the text block the cover is, mm, so that rounding never makes a second page."""

_PX_PER_MM = 96 / 25.4
"""WeasyPrint's places are CSS pixels."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page size in mm."""

    width: float
    height: float

    @property
    def style(self) -> str:
        """The rules for this sheet: margins that keep MEASURE, a cover as high as the text block."""
        rest = self.width - MEASURE
        left = round(rest * INNER_SHARE, 2)
        right = round(rest - left, 2)
        return (
            f"@page {{ size: {self.width}mm {self.height}mm; margin: {TOP}mm {right}mm {BOTTOM}mm {left}mm }}"
            f".cover {{ height: {round(self.height - TOP - BOTTOM - _COVER_SLACK, 2)}mm }}"
        )


SHEETS = {"A4": Sheet(210.0, 297.0), "Letter": Sheet(215.9, 279.4)}
"""Page sizes by name."""


def render(
    compilation: Compilation,
    assets: Path,
    page_size: str = "A4",
    attachments: Sequence[Attachment] = (),
) -> tuple[bytes, tuple[str, ...]]:
    """Set `compilation` as a tagged PDF.

    Args:
        compilation: what to print.
        assets: the edition's folder; only its logos are read.
        page_size: a key of SHEETS.
        attachments: files to put inside the PDF; they are no part of its pages.

    Returns:
        The PDF, and one line for each warning of the renderer (a glyph in no shipped font, …).

    Raises:
        DependencyError: WeasyPrint or Pango is missing or cannot be loaded.
        RenderError: WeasyPrint cannot set the document, or `page_size` is unknown.
    """
    if page_size not in SHEETS:
        raise RenderError(f"page size {page_size!r} is unknown; use {' or '.join(SHEETS)}")
    sheet = SHEETS[page_size]
    with _warnings() as warnings, _no_garbage_collection():
        document = _lay_out(html.render_print(compilation, assets), sheet, compilation.is_draft)
        fits = _fits(compilation, assets, document, sheet)
        if fits:
            document = _lay_out(html.render_print(compilation, assets, fits), sheet, compilation.is_draft)
        content = document.write_pdf(pdf_variant="pdf/ua-1", finisher=_finisher(attachments))
    return bytes(content), tuple(dict.fromkeys(warnings))


def _finisher(attachments: Sequence[Attachment]) -> Callable[[object, Any], None]:
    """Return WeasyPrint's hook that completes the objects of the PDF before they are written."""

    def finish(_document: object, made: Any) -> None:
        tags.finish(made)
        embed(attachments, made)

    return finish


def _lay_out(source: str, sheet: Sheet, draft: bool = False) -> Any:
    """Return WeasyPrint's document for an HTML `source`."""
    weasyprint = _weasyprint()
    try:
        page = weasyprint.HTML(string=source, url_fetcher=_fetcher()(), base_url="about:blank")
        return page.render(
            stylesheets=[weasyprint.CSS(string=_style(draft) + sheet.style)], pdf_variant="pdf/ua-1"
        )
    except (Exception, _refusal()) as error:
        raise RenderError(f"PDF: WeasyPrint stopped: {error}") from error


def _fits(compilation: Compilation, assets: Path, document: Any, sheet: Sheet) -> dict[str, str]:
    """Return the line spacing of each chapter whose last page would be nearly empty."""
    reports = {report.region.id: report for report in compilation.reports}
    bare = Compilation(replace(compilation.edition, introduction=()), ())

    def try_fit(chapter: str, fit: str) -> balance.Anchors:
        alone = replace(bare, reports=(reports[chapter],))
        return _places(_lay_out(html.render_print(alone, assets, {chapter: fit}), sheet))

    top, height = TOP * _PX_PER_MM, (sheet.height - TOP - BOTTOM) * _PX_PER_MM
    return balance.choose(compose(compilation), _places(document), try_fit, top, height)


def _places(document: Any) -> balance.Anchors:
    return [page.anchors for page in document.pages]


def versions() -> dict[str, str]:
    """Return the versions of WeasyPrint and Pango.

    Raises:
        DependencyError: one of them is missing.
    """
    weasyprint = _weasyprint()
    from weasyprint.text.ffi import pango  # type: ignore[import-untyped]

    number = pango.pango_version()
    return {
        "weasyprint": str(weasyprint.__version__),
        "pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
    }


@cache
def _style(draft: bool) -> str:
    names = ("print.css", "draft.css") if draft else ("print.css",)
    return "".join((resources.templates() / name).read_text("utf-8") for name in names)


def prepare() -> None:
    """Load the renderer ahead of its use; what is missing is reported when a document is set."""
    with suppress(DependencyError):
        _weasyprint()


@cache
def _weasyprint() -> Any:
    """Import WeasyPrint late, with the shipped fonts as the only fonts."""
    # fontconfig reads this once, on its first use; a relative path would silently mean all fonts
    os.environ["FONTCONFIG_FILE"] = str((resources.templates() / "fonts.conf").resolve())
    if sys.platform == "darwin":
        # the loader of macOS strips DYLD_* from shells, and looks here at call time
        os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", _HOMEBREW)
    try:
        import weasyprint  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:
        raise DependencyError(
            f"PDF: WeasyPrint or Pango cannot be loaded ({error}); run `make setup`"
        ) from error
    return weasyprint


def _refusal() -> type[BaseException]:
    """Return the class of the fetcher's refusals; it is no `Exception`, so that nothing swallows it."""
    from weasyprint.urls import FatalURLFetchingError  # type: ignore[import-untyped]

    found: type[BaseException] = FatalURLFetchingError
    return found


@cache
def _fetcher() -> Any:
    """Return the class of the fetcher that refuses everything but embedded images."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class EmbeddedOnly(URLFetcher):  # type: ignore[misc]
        """Deny by default: no network, no files; `data:` images only."""

        def __init__(self) -> None:
            super().__init__(allowed_protocols=("data",), allow_redirects=False, fail_on_errors=True)

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            """Return the image in `url`."""
            if len(url) > MAX_DATA_URI or not url.lower().startswith(_EMBEDDABLE):
                raise FatalURLFetchingError(f"address refused: {url[:120]}")
            return super().fetch(url, headers)

    return EmbeddedOnly


class _Collector(logging.Handler):
    """Keeps the text of every record."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        """Keep `record`."""
        self.lines.append(record.getMessage())


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what WeasyPrint logs as a warning or worse, instead of printing it."""
    logger, fonts = logging.getLogger("weasyprint"), logging.getLogger("fontTools")
    lines: list[str] = []
    handlers, propagate, level = logger.handlers[:], logger.propagate, fonts.level
    logger.handlers, logger.propagate = [_Collector(lines)], False
    fonts.setLevel(logging.ERROR)  # it remarks on dates in the shipped fonts, which mean nothing here
    try:
        yield lines
    finally:
        logger.handlers, logger.propagate = handlers, propagate
        fonts.setLevel(level)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Lay out without garbage collection: the tree of boxes is large and all of it is alive."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
