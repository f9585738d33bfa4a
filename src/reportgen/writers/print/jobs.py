"""A part of the printed document before and after it is set, as text between processes; its attachments."""

import base64
import json
from dataclasses import asdict, dataclass
from typing import Any

from ...errors import DataError, DependencyError, RenderError, ReportgenError

FIGURE, NEXT_FIGURE = "figure", "next-figure"
"""Names of two places, as far from each other as a figure of a page number is wide."""


WITHOUT_SUBSETTER = "the library libharfbuzz-subset is not installed: the PDF takes about twice the time"
"""A line among a part's `warnings` that is no warning: the pages are the same."""


@dataclass(frozen=True, slots=True)
class Job:
    """A part to be set.

    Attributes:
        opening: HTML before it, to the opening tag of what holds it; `{fit}` stands for its line spacing.
        body: HTML of the part.
        closing: HTML behind it.
        style: CSS of all parts.
        own_style: CSS of this part.
        keys: first number of its structure: pages and links of a part are counted from here, so that no
            two parts of a document use the same number.
        top: where the text block begins on a page, CSS px.
        height: how high the text block is, CSS px.
        column: width of one of two columns, mm.
        fonts: files of faces that the style sheet names, beside the shipped ones.
    """

    opening: str
    body: str
    closing: str
    style: str
    own_style: str
    keys: int
    top: float
    height: float
    column: float = 76.0
    fonts: tuple[str, ...] = ()

    def source(self, fit: str = "") -> str:
        """Return the HTML, with a line spacing of `balance.FITS`."""
        return f"{self.opening.replace('{fit}', fit)}{self.body}{self.closing}"


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A named place: page of the part from 0; PDF points from the bottom left corner of the page."""

    name: str
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """An entry of the outline: level from 1, and where it leads, as a Place."""

    level: int
    label: str
    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SetPart:
    """A part as set.

    Attributes:
        pdf: a tagged PDF of its pages.
        pages: how many there are.
        places: what links and the contents can lead to.
        bookmarks: its entries of the outline, in order.
        links: names of the places that its links lead to.
        warnings: lines of the renderer.
    """

    pdf: bytes
    pages: int
    places: tuple[NamedPlace, ...]
    bookmarks: tuple[OutlineEntry, ...]
    links: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside the PDF.

    Attributes:
        name: file name as a reader shows and saves it; unique within the PDF.
        description: one line for people.
        media_type: RFC 6838, for example "application/json".
    """

    name: str
    content: bytes
    description: str
    media_type: str = "application/octet-stream"


def dump(part: SetPart) -> str:
    """Return a part as JSON."""
    return json.dumps({**asdict(part), "pdf": base64.b64encode(part.pdf).decode("ascii")})


def load_part(text: str) -> SetPart:
    """Return the part that JSON describes.

    Raises:
        DependencyError: it says that WeasyPrint or Pango is missing.
        RenderError: it says that the part cannot be set.
        ValueError: it describes no part.
    """
    data = load(text)
    try:
        return SetPart(
            base64.b64decode(data["pdf"], validate=True),
            int(data["pages"]),
            tuple(NamedPlace(**fields) for fields in data["places"]),
            tuple(OutlineEntry(**fields) for fields in data["bookmarks"]),
            tuple(map(str, data["links"])),
            tuple(map(str, data["warnings"])),
        )
    except (TypeError, KeyError) as error:
        raise ValueError(f"no part: {error}") from error


_BY_EXIT_CODE: dict[int, type[ReportgenError]] = {
    kind.exit_code: kind for kind in (DataError, DependencyError, RenderError)
}


def dump_fault(error: DataError | DependencyError | RenderError) -> str:
    """Return a fault as JSON."""
    return json.dumps({"fault": error.lines, "exit": error.exit_code})


def load(text: str) -> Any:
    """Return what JSON says.

    Raises:
        DataError: it says that a data file does not validate.
        DependencyError: it says that a program or library is missing.
        RenderError: it says that something cannot be made.
    """
    data = json.loads(text)
    error = fault(data)
    if error is not None:
        raise error
    return data


def fault(data: Any) -> ReportgenError | None:
    """Return the fault that decoded JSON describes; None where it describes something else."""
    if isinstance(data, dict) and "fault" in data:
        return _BY_EXIT_CODE[data["exit"]](*data["fault"])
    return None
