"""Two versions from files → what differs between them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import DataError, InputError, UsageError
from ..model import codec
from ..model.compilation import Report
from ..model.document import Document
from ..model.revision import Changes
from ..readers import kinds
from ..stages.alignment import changes
from ..stages.chapter import normalize
from ..system import files, parsing, resources
from ..vocabularies import vocabulary
from ..vocabularies.vocabulary import Vocabulary
from ..writers import formats

Progress = Callable[[str, int, int], None]
"""(what, done, of) → None; called while PDFs are read."""

_COMPILATION = formats.JSON.file


@dataclass(frozen=True, slots=True)
class _Version:
    """What a path stands for: the chapters of a build, or one document that is still to be normalized."""

    path: Path
    name: str
    reports: tuple[Report, ...] = ()
    document: Document | None = None


def compare_files(
    old: Path,
    new: Path,
    region: str | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> Changes:
    """Return what differs between two versions.

    Each is a build's folder, a compilation (`global-priorities.json`), a PDF report or the structure
    of one (`documents/<stem>.json`). Where only one of two reports names its region, the other is
    taken for the same one.

    Args:
        old: the old version.
        new: the new version.
        region: id of the region of the reports, where they do not name it.
        jobs: processes at once; one a PDF by default.
        progress: called while PDFs are read.

    Raises:
        InputError: a report cannot be read, or has no priorities chapter of a known region.
        DataError: a JSON file does not validate, or a folder holds no build.
        UsageError: the region is unknown.
    """
    words = vocabulary.load(resources.templates() / vocabulary.FILE_NAME)
    if region is not None and region not in words.regions:
        raise UsageError(f"no region {region!r}; known: {', '.join(words.regions)}")
    first, second = _understood(_open((old, new), jobs, progress), words, region)
    before, after = _of_one_scope(first, second), _of_one_scope(second, first)
    return changes.compare(before, after, first.name, second.name)


def _open(paths: Sequence[Path], jobs: int | None, progress: Progress | None) -> tuple[_Version, ...]:
    """Read the versions, PDFs side by side."""
    sources = [path for path in paths if kinds.is_source(path) and not path.is_dir()]
    read = {path: _data(path) for path in paths if path not in sources}
    if sources:
        read |= _read(sources, jobs or len(sources), progress)
    return tuple(read[path] for path in paths)


def _read(paths: Sequence[Path], jobs: int, progress: Progress | None) -> dict[Path, _Version]:
    """Read PDFs, each in a process of its own."""
    from .. import extraction
    from ..system import isolation  # the readers are slow to import

    versions = {}
    for done, (_, outcome) in enumerate(isolation.map_files(extraction.document_json, paths, jobs), 1):
        if progress is not None:
            progress("reading", done, len(paths))
        if outcome.error is not None or outcome.result is None:
            raise outcome.error or InputError(f"{outcome.path}: no result")
        document = codec.parse_document(outcome.result.encode("utf-8"), str(outcome.path))
        versions[outcome.path] = _Version(outcome.path, outcome.path.name, document=document)
    return versions


def _data(path: Path) -> _Version:
    """Read a build or the structure of a report."""
    file = path / _COMPILATION if path.is_dir() else path
    if path.is_dir() and not file.is_file():
        raise DataError(f"{path}: holds no {_COMPILATION}; name a folder that `reportgen build` has written")
    try:
        content = files.read(file)
    except OSError as error:
        raise DataError(f"{file}: cannot be read ({error.strerror})") from error
    if _is_document(content):
        return _Version(path, path.name, document=codec.parse_document(content, str(file)))
    name = path.absolute().parent.name if path.name == _COMPILATION else path.name
    return _Version(path, name, codec.parse_compilation(content, str(file)).reports)


def _is_document(content: bytes) -> bool:
    """Return whether a file is the structure of one report."""
    try:
        data = parsing.parse_json(content)
    except ValueError:
        return False
    return isinstance(data, dict) and "blocks" in data


def _understood(versions: Sequence[_Version], words: Vocabulary, region: str | None) -> tuple[_Version, ...]:
    """Return the versions with their reports; a report that does not name its region takes the other's."""
    known = [_normalized(version, words, region) for version in versions]
    if region is None and None in known:
        told = [version.reports[0].region.id for version in known if version and len(version.reports) == 1]
        if told:
            known = [_normalized(version, words, told[0]) for version in versions]
    return tuple(
        version or _refuse(before, words, region) for version, before in zip(known, versions, strict=True)
    )


def _of_one_scope(version: _Version, other: _Version) -> tuple[Report, ...]:
    """Return a version's chapters; of a build that is compared with a report, only that region's.

    Raises:
        InputError: the build does not have that region.
    """
    if version.document is not None or other.document is None:
        return version.reports
    region = other.reports[0].region
    reports = tuple(report for report in version.reports if report.region.id == region.id)
    if not reports:
        raise InputError(f"{version.path}: has no chapter of {region.name}, which {other.path} is about")
    return reports


def _normalized(version: _Version, words: Vocabulary, region: str | None) -> _Version | None:
    """Return a version with its reports, None where it does not name its region or has no chapter."""
    if version.document is None:
        return version
    wishes = normalize.Wishes(region)
    report, _ = normalize.normalize(version.document, words, wishes, str(version.path))
    return replace(version, reports=(report,)) if report else None


def _refuse(version: _Version, words: Vocabulary, region: str | None) -> _Version:
    assert version.document is not None  # noqa: S101  (only documents are not understood)
    _, problems = normalize.normalize(version.document, words, normalize.Wishes(region), str(version.path))
    remedy = "name it with --region" if problems[0].code == "no-region" else "is it a regional report?"
    raise InputError(f"{version.path}: {problems[0].message}; {remedy}")
