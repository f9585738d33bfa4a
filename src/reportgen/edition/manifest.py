"""The manifest: what a build was made from and with, so that anybody can check it later."""

import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from .. import __version__
from ..errors import DataError
from ..model.compilation import Compilation
from ..readers.kinds import all_engines
from ..system import files, parsing, resources
from ..system.cache import digest_of, digest_of_file
from ..vocabularies import codebook, gazetteer, vocabulary
from ..writers.formats import FORMATS
from . import settings
from .decision_files import corrections, signoff
from .review import Reviewed

FILE_NAME = "manifest.json"
_LICENCES = ("-OFL", "-LICENSE")
"""Ends of the names of the licences that lie beside fonts and scripts of others."""
SCHEMA_VERSION = "1.0"

Manifest = dict[str, Any]
"""The published JSON; what _BESIDE names only in the file beside the outputs."""

_BESIDE = ("outputs", "python", "word_pages")
"""Entries that are never attached: no file can hold its own hash, and the same libraries make the same bytes
under any Python."""

_DECISIONS = (
    *(settings.FILE_NAME, corrections.FILE_NAME, signoff.FILE_NAME),
    *(vocabulary.FILE_NAME, codebook.FILE_NAME, gazetteer.FILE_NAME),
)


def decisions(folder: Path) -> dict[str, str | None]:
    """Return the hash of each file of decisions in an edition's folder, None of one that cannot be read."""
    found = {name: folder / name for name in _DECISIONS}
    return {name: _digest(path) for name, path in found.items() if path.is_file()}


def of_edition(
    reviewed: Reviewed,
    formats: Sequence[str],
    decided: Mapping[str, str | None] | None = None,
    house: Mapping[str, str] | None = None,
    borrowed: Sequence[Mapping[str, Any]] = (),
) -> Manifest:
    """Return the manifest of a build, without its outputs.

    Args:
        reviewed: the edition as built.
        formats: what is made of it.
        decided: the files of decisions, hashed before they were read; as they are now by default.
        house: the house template and each face that it uses, with their hashes; none by default.
        borrowed: faces of the machine for signs that no other face has, see `borrowed_faces.used`.
    """
    folder = reviewed.edition.path
    compilation = reviewed.compilation
    read = {document.source.file: document.source.sha256 for document in reviewed.structures}
    return {
        "schema_version": SCHEMA_VERSION,
        "edition": compilation.edition.id,
        "draft": compilation.is_draft,
        "formats": list(formats),
        "reader": reviewed.reader,
        "inputs": [
            {"file": path.name, "sha256": read.get(path.name) or _digest(path)}
            for path in sorted(reviewed.edition.sources, key=lambda path: path.name)
        ],
        "decisions": dict(decisions(folder) if decided is None else decided),
        "accepted": _digests(sorted((folder / "accepted").glob("*.json")), folder),
        "logos": _digests(_logos(reviewed), folder),
        **({"house": dict(house)} if house else {}),
        **({"borrowed_faces": list(borrowed)} if borrowed else {}),
        "vocabulary": reviewed.vocabulary.version,
        "codebook": compilation.codebook.version if compilation.codebook else None,
        "templates": {
            path.relative_to(resources.templates()).as_posix(): digest_of_file(path) for path in _templates()
        },
        "tools": dict(_tools()),
        "counts": counts_of(compilation),
    }


def with_outputs(manifest: Manifest, outputs: Iterable[Path], counted_by: str | None = None) -> Manifest:
    """Return the manifest as it lies beside the outputs: with the hash of each, and Python's version.

    Args:
        manifest: of the build.
        outputs: their paths.
        counted_by: what counted the pages that the contents of the Word document name.
    """
    hashes = {path.name: _digest(path) for path in outputs}
    counted = {"word_pages": counted_by} if counted_by else {}
    return manifest | {"python": platform.python_version(), **counted, "outputs": hashes}


def attachable(manifest: Manifest) -> bytes:
    """Return the manifest as it is attached to a PDF, from the one that lies beside the outputs."""
    return dump({key: value for key, value in manifest.items() if key not in _BESIDE})


def dump(manifest: Manifest) -> bytes:
    """Return the manifest as UTF-8 JSON."""
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def load(path: Path) -> Manifest:
    """Read a manifest.

    Raises:
        DataError: it is missing or no manifest.
    """
    try:
        data = parsing.parse_json(files.read(path))
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror}); build the edition again") from error
    except ValueError as error:
        raise DataError(f"{path}: not a JSON file ({error}); build the edition again") from error
    if not isinstance(data, dict) or "schema_version" not in data:
        raise DataError(f"{path}: not a manifest; build the edition again")
    return data


def changed_since(made: Manifest, reviewed: Reviewed) -> tuple[str, ...]:
    """Return the names of the edition's files that are not as they were when something was made of it.

    Args:
        made: the manifest of what was made.
        reviewed: the edition as it stands now.
    """
    now = of_edition(reviewed, ())
    before, after = _hashes(made), _hashes(now)
    return tuple(sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name)))


def _hashes(manifest: Manifest) -> dict[str, str | None]:
    """Return the hash of each file of an edition's folder that a manifest names."""
    inputs = {entry["file"]: entry["sha256"] for entry in manifest.get("inputs", ())}
    others = (manifest.get(name, {}) for name in ("decisions", "accepted", "logos"))
    return inputs | {name: digest for found in others for name, digest in found.items()}


def beside(compilation: Path) -> bytes | None:
    """Return the manifest that lies beside a compilation, as it is attached: None where none does.

    Raises:
        DataError: there is one, but it cannot be read.
    """
    path = compilation.parent / FILE_NAME
    if not path.is_file():
        return None
    return attachable(load(path))


def _digest(path: Path) -> str | None:
    """Return the SHA-256 of a file, None where it cannot be read."""
    try:
        return digest_of(files.read(path))
    except OSError:
        return None


def _digests(paths: Iterable[Path], base: Path) -> dict[str, str | None]:
    return {path.relative_to(base).as_posix(): _digest(path) for path in paths}


def _logos(reviewed: Reviewed) -> list[Path]:
    edition = reviewed.compilation.edition
    named = {
        organization.logo for organization in (*edition.sponsors, *edition.organizers) if organization.logo
    }
    paths = [reviewed.edition.path / name for name in sorted(named)]
    return [path for path in paths if _is_below(path, reviewed.edition.path)]


def _is_below(path: Path, folder: Path) -> bool:
    """Return whether a file is there, and in the folder."""
    try:
        return path.is_file() and path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):  # no name of a file
        return False


def _templates() -> list[Path]:
    """Return the templates; licences shape no output, nor do houses until one is copied into an edition."""
    return sorted(
        path
        for path in resources.templates().rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and not path.stem.endswith(_LICENCES)
        and path.parent.name != "houses"
    )


@cache
def _tools() -> Mapping[str, str]:
    """Return the versions of the program and of what it uses, as they were when it began."""
    tools = {"reportgen": __version__}
    needed = [name for engine in all_engines() for name in engine.needs]
    needed += [name for form in FORMATS for name in form.needs]
    for name in dict.fromkeys(needed):
        try:
            tools[name] = version(name)
        except PackageNotFoundError:
            continue
    return tools


def counts_of(compilation: Compilation) -> dict[str, int]:
    """Return how many of everything the compilation holds."""
    sections = [section for report in compilation.reports for section in report.sections]
    items = [item for section in sections for item in section.items]
    terms = [term for item in items for term in item.key_terms]
    outcomes = [correction.outcome for correction in compilation.corrections]
    return {
        "reports": len(compilation.reports),
        "sections": len(sections),
        "items": len(items),
        "priorities": sum(len(section.priorities) for section in sections),
        "words": sum(len(item.text.split()) for item in items),
        "key_terms": len(terms),
        "editorial_key_terms": sum(term.origin == "editorial" for term in terms),
        "corrections_applied": outcomes.count("applied"),
        "corrections_held": outcomes.count("held"),
        "corrections_orphaned": outcomes.count("orphaned"),
    }
