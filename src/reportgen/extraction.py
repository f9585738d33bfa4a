"""One source → its Document, and the Document as the JSON that leaves the reading process.

What reading needs is imported when it is needed: this module is named by processes that only hand
sources out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .readers.kinds import DEFAULT, KINDS

if TYPE_CHECKING:
    from .model.document import Document


def prepare() -> None:
    """Load once what every reading needs; called before processes that read are forked."""
    from .model.codec import dump_document
    from .stages.structure import build
    from .vocabularies.spelling import Speller

    _ = dump_document, build
    for kind in KINDS:
        kind.engines[0].load()
    Speller("en").prepare()  # the language of most reports; others load theirs when they are met


def read_document(path: Path, reader: str = DEFAULT) -> Document:
    """Read a source and return its whole structure.

    Args:
        path: the source.
        reader: the engine that reads first, see `readers.choice`.

    Raises:
        InputError: the file cannot be read; the message names it and says what to do.
    """
    from .model.document import Document, Question
    from .readers import choice
    from .stages.structure import build
    from .vocabularies.spelling import Speller

    reading, reason = choice.read(path, reader)
    document = reading if isinstance(reading, Document) else build.build(reading, Speller)
    if reason is None:
        return document
    asked = Question("second-reader", reason)
    return replace(document, questions=(asked, *document.questions))


def document_json(path: Path, reader: str = DEFAULT) -> str:
    """Read a source and return its structure as `documents/<stem>.json`.

    Args:
        path: the source.
        reader: the engine that reads first, see `readers.choice`.

    Raises:
        InputError: see `read_document`.
    """
    from .model import codec

    return codec.dump_document(read_document(path, reader))


def document_markdown(path: Path, reader: str = DEFAULT) -> str:
    """Read a source and return its structure as CommonMark.

    Args:
        path: the source.
        reader: the engine that reads first, see `readers.choice`.

    Raises:
        InputError: see `read_document`.
    """
    from .writers import markdown

    return markdown.render(read_document(path, reader))


class DocumentForm(NamedTuple):
    """A form in which the structure of a source leaves.

    Attributes:
        name: the word behind `extract --to`.
        suffix: the end of its files' names.
        of_source: path of a source and name of an engine → the text.
    """

    name: str
    suffix: str
    of_source: Callable[..., str]


FORMS = (DocumentForm("json", ".json", document_json), DocumentForm("markdown", ".md", document_markdown))
"""All of them; the last one where none is asked for."""


def form_of(name: str | None) -> DocumentForm:
    """Return the form of a name, the usual one for None."""
    return next((form for form in FORMS if form.name == name), FORMS[-1])
