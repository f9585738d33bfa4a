"""Published JSON: the compilation and the structure of a source, written, read and described.

The dataclasses of `schema` and `model` are the only definition; the JSON Schemas under `schema/`
are generated from them (`tools/make_schemas.py`).
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import DataError
from ..system import files, parsing
from . import json_text
from .document import Document

if TYPE_CHECKING:  # what only writes a document needs neither validation nor what compilations are made of
    from pydantic import TypeAdapter, ValidationError

    from .compilation import Compilation, Report

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SHOWN_PROBLEMS = 3
_NUMBER_LIST = re.compile(r"\[\n\s+(-?[\d.]+(?:,\n\s+-?[\d.]+)*)\n\s+\]")
"""A list of plain numbers, as `json.dumps` breaks it; strings hold no line breaks in JSON."""


def dump_compilation(compilation: Compilation) -> str:
    """Return `global-priorities.json`: UTF-8 text, two spaces a level, boxes on one line."""
    return _published(compilation)


def dump_document(document: Document) -> str:
    """Return `documents/<stem>.json`."""
    return _published(document)


def load_compilation(path: Path) -> Compilation:
    """Read a compilation.

    Raises:
        DataError: the file is missing, is no JSON, has another schema version, or does not validate.
    """
    return parse_compilation(_read(path), str(path))


def parse_compilation(content: bytes, name: str) -> Compilation:
    """Read a compilation from its bytes; `name` is the file named in error messages.

    Raises:
        DataError: see `load_compilation`.
    """
    try:
        data = parsing.parse_json(content)
        json.dumps(data, ensure_ascii=False).encode("utf-8")  # an escape may name half a character
    except (ValueError, RecursionError) as error:
        raise DataError(f"{name}: not a JSON file ({error})") from error
    _check_version(data, name)
    from pydantic import ValidationError

    try:
        compilation = _compilations().validate_python(data)
    except ValidationError as error:
        raise DataError(f"{name}: {_problems(error)}") from error
    _check_offsets(compilation, name)
    return compilation


def dump_report(report: Report) -> str:
    """Return one region's reading as JSON; empty values are left out."""
    from .compilation import SCHEMA_VERSION

    data = _reports().dump_python(report, mode="json", exclude_defaults=True)
    return _dump({"schema_version": SCHEMA_VERSION} | data)


def load_report(path: Path, content: bytes | None = None) -> Report:
    """Read one region's reading.

    Args:
        path: the file.
        content: its bytes, where they are at hand.

    Raises:
        DataError: the file is missing, is no JSON, has another schema version, or does not validate.
    """
    try:
        data = parsing.parse_json(_read(path) if content is None else content)
    except ValueError as error:
        raise DataError(
            f"{path}: not a JSON file ({error}); delete it, then accept the reading again"
        ) from error
    _check_version(data, str(path))
    data.pop("schema_version")
    from pydantic import ValidationError

    try:
        return _reports().validate_python(data)
    except ValidationError as error:
        raise DataError(f"{path}: {_problems(error)}; delete it, then accept the reading again") from error


def parse_document(content: bytes, name: str) -> Document:
    """Read the structure of a source from the bytes of its JSON; `name` stands in error messages.

    Raises:
        DataError: it does not validate.
    """
    from pydantic import ValidationError

    try:
        return _documents().validate_json(content)
    except ValidationError as error:
        raise DataError(f"{name}: {_problems(error)}") from error


def compilation_schema() -> str:
    """Return the text of `schema/compilation-1.json`."""
    return _schema(_compilations(), "compilation-1.json", "The priorities of all regions")


def document_schema() -> str:
    """Return the text of `schema/document-1.json`."""
    return _schema(_documents(), "document-1.json", "The structure of one source")


@cache
def _compilations() -> TypeAdapter[Compilation]:
    from pydantic import TypeAdapter

    from .compilation import Compilation

    return TypeAdapter(Compilation)


@cache
def _reports() -> TypeAdapter[Report]:
    from pydantic import TypeAdapter

    from .compilation import Report

    return TypeAdapter(Report)


@cache
def _documents() -> TypeAdapter[Document]:
    from pydantic import TypeAdapter

    return TypeAdapter(Document)


def _published(tree: Compilation | Document) -> str:
    fields = {"schema_version": tree.schema_version}  # readers look for it first
    return json_text.dump(fields | json_text.shown(tree)) + "\n"


def _dump(data: dict[str, Any]) -> str:
    ordered = {"schema_version": data["schema_version"]} | data  # readers look for it first
    text = json.dumps(ordered, ensure_ascii=False, indent=2)
    return _NUMBER_LIST.sub(lambda match: f"[{' '.join(match[1].split())}]", text) + "\n"


def _read(path: Path) -> bytes:
    try:
        return files.read(path)
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror})") from error


def _check_version(data: object, name: str) -> None:
    from .compilation import SCHEMA_VERSION

    version = data.get("schema_version") if isinstance(data, dict) else None
    if not isinstance(version, str):
        raise DataError(f'{name}: no "schema_version"; is this a global-priorities.json?')
    if version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        raise DataError(
            f"{name}: schema version {version} is not readable here, {SCHEMA_VERSION} is; build it again"
        )


def _problems(error: ValidationError) -> str:
    rows = error.errors(include_url=False, include_input=False)
    shown = [f"{'.'.join(map(str, row['loc']))}: {row['msg']}" for row in rows[:_SHOWN_PROBLEMS]]
    more = len(rows) - len(shown)
    return "; ".join(shown) + (f"; and {more} more" if more > 0 else "")


def _check_offsets(compilation: Compilation, name: str) -> None:
    """Refuse key terms that are not where they say: the bold would fall on other words."""
    for report in compilation.reports:
        for section in report.sections:
            for item in section.items:
                for term in item.key_terms:
                    if item.text[term.start : term.end] != term.text or not term.text:
                        raise DataError(f"{name}: {item.id}: key term {term.text!r} is not at its place")


def _schema(adapter: TypeAdapter[Any], name: str, title: str) -> str:
    from pydantic.json_schema import GenerateJsonSchema

    class Described(GenerateJsonSchema):
        """Schemas without the titles that pydantic derives from field names: they say nothing new."""

        def field_title_should_be_set(self, schema: Any) -> bool:
            """Leave the titles of fields out."""
            return False

    schema = adapter.json_schema(mode="serialization", schema_generator=Described)
    head = {"$schema": DIALECT, "$id": name, "title": title}
    return (
        json.dumps(head | {k: v for k, v in schema.items() if k != "title"}, ensure_ascii=False, indent=2)
        + "\n"
    )
