"""WeasyPrint, loaded late and kept in: shipped fonts only, no network, no files, no message lost."""

import gc
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from ...errors import RenderError
from . import columns
from .jobs import WITHOUT_SUBSETTER
from .loading import load
from .origins import Origins, traced

MAX_DATA_URI = 20_000_000
"""Longest `data:` URI (characters) that is decoded."""

_CUT_BY_FONTTOOLS = "Using fontTools instead of HarfBuzz-Subset"
"""How WeasyPrint begins to say so."""
_EMBEDDABLE = ("data:image/png;", "data:image/jpeg;")
_BROUGHT = "data:font/ttf;"
"""How the address of a face begins that a style sheet brings along."""
_VARIANT = "pdf/ua-1"


class Press:
    """Sets HTML: one style sheet, one set of fonts, one store of images for all parts of a document."""

    def __init__(self, style: str, fonts: Sequence[str] = ()) -> None:
        """Load the renderer.

        Args:
            style: CSS of all parts.
            fonts: files of faces that it may name, beside the shipped ones.

        Raises:
            DependencyError: WeasyPrint or Pango is missing or cannot be loaded.
        """
        self._weasyprint = load()
        self._fonts = _font_configuration()
        self._style = self._sheet(style, fonts)
        self._images: dict[str, Any] = {}

    def _sheet(self, style: str, fonts: Sequence[str]) -> Any:
        """Return a style sheet; its faces are added to the fonts, from these files and from itself only."""
        if not fonts and _BROUGHT not in style:
            return self._weasyprint.CSS(string=style)
        fetcher = _face_fetcher()(fonts)
        return self._weasyprint.CSS(string=style, font_config=self._fonts, url_fetcher=fetcher)

    def lay_out(self, source: str, style: str = "", column: float = columns.COLUMN) -> Any:
        """Return WeasyPrint's document for an HTML `source`.

        Args:
            source: the HTML of a part.
            style: CSS of this part.
            column: width of one of two columns, mm.

        Raises:
            RenderError: the source cannot be set, or it asks for a file or an address.
        """
        sheets = [self._style, *([self._weasyprint.CSS(string=style)] if style else [])]
        try:
            page = self._weasyprint.HTML(string=source, url_fetcher=_fetcher()(), base_url="about:blank")

            document = page.render(
                stylesheets=sheets, font_config=self._fonts, cache=self._images, pdf_variant=_VARIANT
            )
            return columns.join(document, column)
        except (Exception, _refusal()) as error:
            raise RenderError(f"PDF: WeasyPrint stopped: {error}") from error

    def write(self, document: Any, finish: Callable[[Any, Origins], None]) -> bytes:
        """Return the PDF of a document.

        Args:
            document: what `lay_out` returned.
            finish: gets the objects of the PDF before they are written, and where they come from.

        Raises:
            RenderError: the PDF cannot be written.
        """
        try:
            with traced() as origins:
                content = document.write_pdf(
                    pdf_variant=_VARIANT, finisher=lambda _, made: finish(made, origins)
                )
        except (Exception, _refusal()) as error:
            raise RenderError(f"PDF: WeasyPrint stopped: {error}") from error
        return bytes(content)


def versions() -> dict[str, str]:
    """Return the versions of WeasyPrint and Pango, and what cuts the fonts.

    Raises:
        DependencyError: one of them is missing.
    """
    weasyprint = load()
    from weasyprint.text.ffi import pango  # type: ignore[import-untyped]

    number = pango.pango_version()
    return {
        "weasyprint": str(weasyprint.__version__),
        "pango": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
        "subsetter": "HarfBuzz" if has_subsetter() else f"fontTools: {WITHOUT_SUBSETTER}",
    }


def has_subsetter() -> bool:
    """Return whether HarfBuzz cuts the fonts; else fontTools does.

    Raises:
        DependencyError: WeasyPrint or Pango is missing or cannot be loaded.
    """
    load()
    from weasyprint.text import ffi  # type: ignore[import-untyped]

    return ffi.harfbuzz_subset is not None


def _font_configuration() -> Any:
    """Return fonts that all parts share."""
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

    return FontConfiguration()


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


@cache
def _face_fetcher() -> Any:
    """Return the class of the fetcher of a style sheet's faces: the files that it is told, and no other."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class ToldFaces(URLFetcher):  # type: ignore[misc]
        """Deny by default: files of faces that were found and checked before."""

        def __init__(self, files: Sequence[str]) -> None:
            super().__init__(allowed_protocols=("file", "data"), allow_redirects=False, fail_on_errors=True)
            self._addresses = frozenset(Path(file).as_uri() for file in files)

        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            """Return the face in `url`."""
            if url not in self._addresses and not url.startswith(_BROUGHT):
                raise FatalURLFetchingError(f"address refused: {url[:120]}")
            return super().fetch(url, headers)

    return ToldFaces


class _Collector(logging.Handler):
    """Keeps the text of every record."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        """Keep `record`; what WeasyPrint says anew for each font is said once."""
        text = record.getMessage()
        self.lines.append(WITHOUT_SUBSETTER if text.startswith(_CUT_BY_FONTTOOLS) else text)


@contextmanager
def collected_warnings() -> Iterator[list[str]]:
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
def no_garbage_collection() -> Iterator[None]:
    """Lay out without garbage collection: the tree of boxes is large and all of it is alive."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
