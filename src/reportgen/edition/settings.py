"""Edition settings: `edition.toml`, written by people, checked and typed."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field, ValidationError

from ..errors import DataError, UsageError
from ..model import compilation
from ..system import files, parsing
from ..system.visible import visible
from ..vocabularies.datafile import StrictModel
from . import contents, setting_faults, toml_faults

FILE_NAME = "edition.toml"
_OUTPUT = "coverage.json"
"""By this file a folder of outputs is known."""


class _SettingsTable(StrictModel, str_strip_whitespace=True):
    """A table of `edition.toml`: spaces around a text mean nothing."""


class OrganizationEntry(_SettingsTable):
    """A sponsor or organizer."""

    name: str = Field(min_length=1)
    logo: str | None = None
    alt: str | None = None


class ReportEntry(_SettingsTable):
    """What people decide for one source.

    Attributes:
        file: name of the PDF in the edition's folder.
        region: id of the vocabulary, where detection gets it wrong.
        chapter: words of the priorities chapter's heading, where it is not found.
    """

    file: str = Field(min_length=1)
    region: str | None = None
    chapter: str | None = None


class EditionFile(_SettingsTable):
    """`edition.toml` as people write it; everything but title and year has a default.

    Attributes:
        page_size: of the sheet; that of the house template by default, else A4.
        regions: ids of the regions that the edition is to have; all of the vocabulary by default.
    """

    title: str = Field(min_length=1)
    year: int = Field(ge=1900, le=2200)
    series: str | None = None
    theme: str | None = None
    language: str = Field(default="en", pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    website: str | None = None
    introduction: str = ""
    page_size: Literal["A4", "Letter"] | None = None
    regions: tuple[str, ...] = ()
    common_ground: bool | Literal["short", "full"] = True
    sponsors: tuple[OrganizationEntry, ...] = ()
    organizers: tuple[OrganizationEntry, ...] = ()
    report: tuple[ReportEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionFolder:
    """An edition: its folder, its settings, its sources.

    Attributes:
        path: the folder.
        settings: the checked `edition.toml`.
        sources: the PDFs to read, in the order of `[[report]]`, else by name.
        missing: names under `[[report]]` that are not in the folder.
        misnamed: names, as they can be shown, of PDFs whose names no document can state.
        word_files: names of text files that people may take for sources; they are not read.
    """

    path: Path
    settings: EditionFile
    sources: tuple[Path, ...]
    missing: tuple[str, ...] = ()
    misnamed: tuple[str, ...] = ()
    word_files: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The folder's name, as it can be shown."""
        return visible(self.path.resolve().name)

    @property
    def wished(self) -> tuple[str, ...]:
        """File names in the order that `[[report]]` asks for."""
        return tuple(entry.file for entry in self.settings.report)

    def entry(self, file: str) -> ReportEntry | None:
        """Return what people decided for a source."""
        return next((entry for entry in self.settings.report if entry.file == file), None)

    def facts(self) -> compilation.Edition:
        """Return the edition as the compilation states it."""
        settings = self.settings
        return compilation.Edition(
            id=self.id,
            year=settings.year,
            title=settings.title,
            series=settings.series or None,
            theme=settings.theme or None,
            website=settings.website or None,
            language=settings.language,
            introduction=tuple(_paragraphs(settings.introduction)),
            sponsors=tuple(compilation.Organization(o.name, o.logo, o.alt) for o in settings.sponsors),
            organizers=tuple(compilation.Organization(o.name, o.logo, o.alt) for o in settings.organizers),
            common_ground=settings.common_ground is not False,
            common_ground_length="full" if settings.common_ground == "full" else "short",
        )


def _paragraphs(text: str) -> Iterator[str]:
    """Yield the Markdown paragraphs of a text, lines joined as Markdown joins them."""
    for part in re.split(r"\n\s*\n", text.strip()):
        if part.strip():
            yield "\n".join(line.rstrip() for line in part.strip("\n").splitlines())


def load(folder: Path) -> EditionFolder:
    """Read an edition's folder.

    Raises:
        UsageError: the folder does not exist or holds no edition or no PDF.
        DataError: `edition.toml` does not validate; the message names the key and the nearest known one.
    """
    path = folder / FILE_NAME
    if not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; name an edition's folder such as inputs/2021")
    if not os.path.lexists(path):
        nearly = contents.nearly(folder, FILE_NAME)
        if nearly:
            raise UsageError(f"{path}: not found, but {nearly} is there; rename it to {FILE_NAME}")
        if (folder / _OUTPUT).is_file():
            raise UsageError(
                f"{folder}: holds what a build wrote, and no reports; name the edition's folder, such as "
                f"inputs/{folder.resolve().name}"
            )
        raise UsageError(f'{path}: not found; write at least:  title = "…"  and  year = …')
    settings = _settings(path)
    there = _contents(folder)
    sources = there.sources
    asked = [entry.file for entry in settings.report]
    twice = sorted({name for name in asked if asked.count(name) > 1})
    if twice:
        raise DataError(f"{path}: {', '.join(twice)} stands under [[report]] twice; keep one entry a file")
    missing = tuple(name for name in asked if name not in sources)
    if not sources and not there.misnamed:
        named = f"; {there.word_files[0]} cannot be read: save it as PDF" if there.word_files else ""
        raise UsageError(f"{folder}: holds no PDF; put the regional reports there{named}")
    ordered = [sources[name] for name in asked if name in sources]
    ordered += [source for name, source in sources.items() if name not in asked]
    return EditionFolder(folder, settings, tuple(ordered), missing, there.misnamed, there.word_files)


def _contents(folder: Path) -> contents.Contents:
    try:
        return contents.look(folder)
    except OSError as error:
        raise UsageError(f"{folder}: cannot be looked into ({error.strerror}); check its rights") from error


def load_file(folder: Path) -> EditionFile:
    """Return what `edition.toml` says, also where no report lies in the folder yet.

    Raises:
        DataError: it is not there, or does not validate.
    """
    return _settings(folder / FILE_NAME)


def _settings(path: Path) -> EditionFile:
    try:
        text = files.read(path).decode("utf-8-sig")
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: not UTF-8 text; save it as UTF-8") from error
    return check(path, text)


def check(path: Path, text: str) -> EditionFile:
    """Return what a text says as `edition.toml`.

    Args:
        path: named in messages.
        text: the whole file.

    Raises:
        DataError: it does not validate.
    """
    try:
        raw = parsing.parse_toml(text)
    except ValueError as error:
        raise DataError(f"{path}:{toml_faults.explained(text, error)}") from error
    explained = partial(setting_faults.explained, model=EditionFile, tables=_TABLES)
    try:
        return EditionFile.model_validate(raw)
    except ValidationError as error:
        raise DataError(*(f"{path}: {explained(dict(problem))}" for problem in error.errors())) from error


_TABLES: dict[str, type[BaseModel]] = {
    "sponsors": OrganizationEntry,
    "organizers": OrganizationEntry,
    "report": ReportEntry,
}
