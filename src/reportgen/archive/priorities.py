"""One source → the rows of its priorities, as they stand in a store: JSON lines.

This is done in the processes that read; what it needs is imported when it is needed.
"""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..model.provenance import places_of
from ..readers.kinds import DEFAULT
from ..system import resources

if TYPE_CHECKING:
    from ..model.compilation import Item, Report, Section
    from ..model.document import Document
    from ..vocabularies.codebook import Codebook
    from ..vocabularies.gazetteer import Gazetteer
    from ..vocabularies.vocabulary import Vocabulary

_DATA = ("vocabulary.toml", "codebook.toml", "gazetteer.toml")

Row = dict[str, object]


def prepare() -> None:
    """Load once what every reading needs; called before processes that read are forked."""
    from .. import extraction
    from ..stages.chapter import normalize
    from ..stages.coding import code

    _ = code, normalize
    extraction.prepare()
    _words()


def data_digest() -> str:
    """Return the hash of the shipped vocabulary, codebook and gazetteer: others give other rows."""
    digest = hashlib.sha256()
    for name in _DATA:
        digest.update((resources.templates() / name).read_bytes())
    return digest.hexdigest()


def rows(path: Path, reader: str = DEFAULT) -> str:
    """Read a source and return the line of its report, then a line for each priority, in reading order.

    A source without a priorities chapter gives the first line alone, with a note that says so.

    Args:
        path: the PDF.
        reader: the engine that reads first.

    Raises:
        InputError: the file cannot be read; the message names it and says what to do.
    """
    from ..extraction import read_document
    from ..model.compilation import Compilation, Edition
    from ..stages.chapter import normalize
    from ..stages.coding import code

    document = read_document(path, reader)
    words, book, places = _words()
    report, diagnostics = normalize.normalize(document, words, file=path.name)
    if report is None:
        return _lines([_report_row(document, None, 0, diagnostics[0].message)])
    edition = Edition("archive", 0, "")  # an archive belongs to no edition; rows do not show it
    (coded,) = code.code(Compilation(edition, (report,)), book, places).reports
    priorities = [(section, item) for section in coded.sections for item in section.priorities]
    table = [_row(coded, section, item, number) for number, (section, item) in enumerate(priorities, 1)]
    return _lines([_report_row(document, coded, len(table), None), *table])


@cache
def _words() -> tuple[Vocabulary, Codebook, Gazetteer]:
    from ..vocabularies import codebook, gazetteer, vocabulary

    folder = resources.templates()
    return (
        vocabulary.load(folder / vocabulary.FILE_NAME),
        codebook.load(folder / codebook.FILE_NAME),
        gazetteer.load(folder / gazetteer.FILE_NAME),
    )


def _lines(table: list[Row]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in table)


def _report_row(document: Document, report: Report | None, priorities: int, note: str | None) -> Row:
    source = document.source
    people = report.participation if report else None
    return {
        "sha256": source.sha256,
        "file": source.file,
        "region_id": report.region.id if report else None,
        "region": report.region.name if report else None,
        "title": source.title,
        "heading": report.heading if report else None,
        "dates": report.source.dates if report else None,
        "language": source.language,
        "pages": source.pages,
        "registered": people.registered if people else None,
        "countries_registered": people.countries_registered if people else None,
        "participated": people.participated if people else None,
        "countries_represented": people.countries_represented if people else None,
        "priorities": priorities,
        "note": note,
    }


def _row(report: Report, section: Section, item: Item, number: int) -> Row:
    where = places_of(item.evidence)
    return {
        "id": item.id,
        "region": report.region.name,
        "subregion": section.subregion.name if section.subregion else None,
        "audiences": list(section.audiences),
        "kind": section.kind,
        "text": item.text,
        "key_terms": [term.text for term in item.key_terms],
        "themes": [theme.id for theme in item.themes],
        "source_file": report.source.file,
        "first_page": min(where.pages, default=None),
        "last_page": max(where.pages, default=None),
        "number": number,
        "section": section.heading,
        "asks": [item.text[span.start : span.end] for span in item.asks],
        "places": [place.id for place in item.places],
        "instruments": [instrument.id for instrument in item.instruments],
        "sha256": report.source.sha256,
        "first_paragraph": min(where.paragraphs, default=None),
        "last_paragraph": max(where.paragraphs, default=None),
    }
