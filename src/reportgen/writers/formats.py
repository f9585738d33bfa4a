"""The formats of the merged document, one row each; no other module names one.

A row names modules and imports none: the table is read for `--help` too. What is the same for all
formats asks the table; what is one format's own stands in the module of its row.

To add a format: its row, a module of `writers` with `make(publication) -> Made`, and its test.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable
    from types import ModuleType

    from .publication import Made, Publication

STEM = "global-priorities"
"""Name of all outputs, before the suffix."""
COMPANION = f"{STEM}-companion"
"""Name of the companion: what those need who work on the document, and its readers do not."""

Making = Literal["here", "apart", "in parts"]
Ingredient = Literal["logos", "page size", "house", "manifest", "delimiter", "files beside", "borrowed faces"]


class Format(NamedTuple):
    """A format of the merged document.

    Attributes:
        name: the word behind `--to`, and the suffix of the file.
        module: the module of `writers` that makes it.
        making: here (sooner made than ordered), apart (by another process), in parts (by several, and
            bound: only where the module composes a document to be set).
        for_people: it is read as a document; else by programs and as a table.
        ingredients: what it is made of besides the compilation, the program and its templates.
        needs: distributions that shape it.
        programs: `versions` of its module returns the versions of the programs that make it.
        companion: it is the companion of the document of the same name, made whenever that is.
        late: it gives way to the others while it is made: it takes long, or nobody looks at it first.
        counted_by: a module of `writers` with `program`, `count` and `numbered`: a program lays the file out,
            and its page numbers are written into the contents.
        described_by: a module of `writers` with FILE_NAME and `descriptor`: the file that lies beside it
            and says what is in it.
        proof: the module of `proof` that holds such a file against what it must say, see `proof.forms`; None
            where there is none.
        is_table: its words stand in cells: it is proven cell by cell, see `proof.forms`.
        media_type: what browsers call such a file (RFC 6838).
    """

    name: str
    module: str
    making: Making = "here"
    for_people: bool = False
    ingredients: tuple[Ingredient, ...] = ()
    needs: tuple[str, ...] = ()
    programs: bool = False
    companion: bool = False
    late: bool = False
    counted_by: str | None = None
    described_by: str | None = None
    proof: str | None = None
    is_table: bool = False
    media_type: str = "application/octet-stream"

    @property
    def suffix(self) -> str:
        """The end of a file's name, with its full stop."""
        return f".{self.name}"

    @property
    def file(self) -> str:
        """The name of the output, without its folder."""
        return f"{COMPANION if self.companion else STEM}{self.suffix}"

    @property
    def is_quick(self) -> bool:
        """Whether it is there as soon as it is ordered, nearly: people wait for it to be shown."""
        return self.making == "apart" and self.for_people and not self.late

    @property
    def has_pages(self) -> bool:
        """Whether it is a PDF, which an engine reads page by page."""
        return self.name == "pdf"

    def load(self) -> ModuleType:
        """Import the module that makes it, and return it."""
        return import_module(f".{self.module}", __package__)

    def make(self, publication: Publication) -> Made:
        """Make it in this process.

        Raises:
            RenderError: it cannot be made.
            DependencyError: a program that it needs is missing.
        """
        made: Made = self.load().make(publication)
        return made


PDF = Format(
    "pdf",
    "print.pdf",
    making="in parts",
    for_people=True,
    ingredients=("logos", "page size", "house", "manifest", "borrowed faces"),
    needs=("weasyprint", "jinja2"),
    programs=True,
    proof="pdf_form",
    media_type="application/pdf",
)
DOCX = Format(
    "docx",
    "word.docx",
    making="apart",
    for_people=True,
    ingredients=("logos", "page size", "house"),
    needs=("pypandoc_binary", "pypandoc", "jinja2"),
    programs=True,
    late=True,
    counted_by="word.office_pages",
    proof="docx_form",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
PDF_COMPANION = Format(
    "pdf",
    "print.companion",
    making="in parts",
    for_people=True,
    ingredients=("logos", "page size", "house", "borrowed faces"),
    needs=PDF.needs,
    companion=True,
    late=True,
    proof="pdf_companion_form",
    media_type=PDF.media_type,
)
DOCX_COMPANION = Format(
    "docx",
    "word.companion",
    making="apart",
    for_people=True,
    ingredients=("logos", "page size", "house"),
    needs=DOCX.needs,
    companion=True,
    late=True,
    proof="docx_companion_form",
    media_type=DOCX.media_type,
)
HTML = Format(
    "html",
    "html.web",
    making="apart",
    for_people=True,
    ingredients=("logos", "house", "files beside"),
    needs=("jinja2",),
    proof="html_form",
    media_type="text/html; charset=utf-8",
)
JSON = Format("json", "data.compilation_json", media_type="application/json")
CSV = Format(
    "csv",
    "data.tables",
    ingredients=("delimiter",),
    described_by="data.datapackage",
    proof="csv_form",
    is_table=True,
    media_type="text/csv; charset=utf-8",
)
XLSX = Format(
    "xlsx",
    "data.workbook",
    making="apart",
    needs=("xlsxwriter",),
    proof="xlsx_form",
    is_table=True,
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)

FORMATS = (PDF, DOCX, HTML, JSON, CSV, XLSX, PDF_COMPANION, DOCX_COMPANION)
"""All of them, in the order in which they are listed."""
NAMES = tuple(row.name for row in FORMATS if not row.companion)
PROVEN = tuple(row for row in FORMATS if row.proof is not None or row is JSON)
"""Those whose files can be proven; the compilation itself is held against the sources only."""


def chosen(names: Container[str]) -> tuple[Format, ...]:
    """Return the formats of some names, in the order of the table."""
    return tuple(row for row in FORMATS if row.name in names)


def unknown(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that no format has."""
    return tuple(name for name in names if name not in NAMES)


def named(name: str) -> Format:
    """Return the format of a name.

    Raises:
        KeyError: there is none.
    """
    return {row.name: row for row in FORMATS if not row.companion}[name]


def of_file(name: str) -> Format | None:
    """Return the format that the end of a file's name says, None where it is none of ours."""
    known = [row for row in FORMATS if name.lower().endswith(row.suffix)]
    is_companion = name.lower().removesuffix(known[0].suffix).endswith("-companion") if known else False
    return next((row for row in known if row.companion is is_companion), known[0] if known else None)
