"""All checks of an edition: its words and facts, and the finished files, rendered anew where they are old."""

import json
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

from pydantic import TypeAdapter

from ..checks import rules
from ..checks.finding import ANSWERABLE, Finding, arranged
from ..checks.subjects import EditionWords
from ..errors import InputError, ReportgenError
from ..model import codec
from ..system import files, isolation, parsing
from ..system.cache import digest_of
from ..writers import formats
from ..writers.print import borrowed_faces
from ..writers.publication import Publication
from . import house, manifest, publish
from .publish import Progress
from .review import Reviewed
from .workshop import Workshop

FILES = tuple(form.file for form in rules.FINISHED)
"""Names of the finished files that are checked."""
_ANSWERED = "answered in corrections.yaml"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checks found.

    Attributes:
        findings: by group, warnings first.
        folder: where the finished files lie that were checked; None where they were rendered for it.
    """

    findings: tuple[Finding, ...]
    folder: Path | None


def check(reviewed: Reviewed, target: Path, progress: Progress) -> Checked:
    """Check an edition.

    The files of the last build are checked where they still are what a build would make; else they are
    rendered into a temporary folder.

    Args:
        reviewed: the edition as read and decided.
        target: folder of the last build.
        progress: called as work goes on.

    Raises:
        InputError: a finished file cannot be read.
        RenderError: a file cannot be rendered.
        DependencyError: a program that rendering needs is missing.
        OutputError: the temporary folder cannot be written.
    """
    documents = [codec.parse_document(text.encode("utf-8"), name) for name, text in reviewed.documents]
    findings = list(rules.findings(EditionWords(reviewed.compilation, documents, reviewed.vocabulary)))
    current = is_current(reviewed, target)
    if current:
        findings += of_files(target, _said_in(target), progress)
    elif reviewed.compilation.reports:
        with tempfile.TemporaryDirectory(prefix="reportgen-check-") as name:
            findings += of_files(Path(name), _render(reviewed, Path(name), progress), progress)
    placed = [_placed(_answered(finding, reviewed), reviewed.edition.path) for finding in findings]
    return Checked(arranged(placed), target if current else None)


def is_current(reviewed: Reviewed, target: Path) -> bool:
    """Return whether the checked files in a folder are those that a build would make now."""
    path = target / manifest.FILE_NAME
    if not path.is_file():
        return False
    try:
        there = manifest.load(path)
    except ReportgenError:
        return False
    outputs = there.get("outputs")
    if not isinstance(outputs, dict) or not set(FILES) <= outputs.keys():
        return False
    used = house.used(house.inspect(reviewed.edition.path))
    now = manifest.of_edition(reviewed, there.get("formats") or (), house=used)
    if manifest.attachable(there) != manifest.attachable(now):
        return False
    data = target / formats.JSON.file
    if data.is_file() and data.read_text("utf-8") != codec.dump_compilation(reviewed.compilation):
        return False
    return _logos_are_older(reviewed, path) and all(
        (target / name).is_file() and digest_of((target / name).read_bytes()) == outputs[name]
        for name in FILES
    )


def _logos_are_older(reviewed: Reviewed, made: Path) -> bool:
    """Return whether no logo has changed since a build; the manifest does not hold their hashes."""
    edition = reviewed.compilation.edition
    named = [
        organization.logo for organization in (*edition.sponsors, *edition.organizers) if organization.logo
    ]
    logos = [reviewed.edition.path / name for name in named]
    made_at = made.stat().st_mtime
    return all(logo.stat().st_mtime <= made_at for logo in logos if logo.is_file())


def of_files(folder: Path, said: Sequence[str], progress: Progress) -> Iterator[Finding]:
    """Yield the findings about the finished files in a folder.

    Args:
        folder: holds them.
        said: what the renderer warned of, one line each.
        progress: called as work goes on.

    Raises:
        InputError: a file cannot be read.
    """
    count = len(rules.FINISHED)
    for done, form in enumerate(rules.FINISHED):
        progress(f"checking {form.name}", done, count)
        work = partial(findings_of_file, form=form.name, said=json.dumps(list(said)))
        ((_, outcome),) = isolation.map_files(work, [folder / form.file], 1)
        if outcome.result is None:
            raise outcome.error or InputError(f"{outcome.path}: no result")
        yield from _listed().validate_json(outcome.result)
    progress("checking", count, count)


def findings_of_file(path: Path, form: str, said: str) -> str:
    """Return the findings about a finished file as JSON; work for a caged process.

    Args:
        path: the file; somebody may have put another in its place.
        form: name of its format.
        said: what the renderer warned of, as a JSON list of lines.

    Raises:
        InputError: the file cannot be read.
    """
    row = formats.named(form)
    findings = rules.findings(rules.FINISHED[row](path, json.loads(said)), row)
    return _listed().dump_json(list(findings)).decode("utf-8")


@cache
def _listed() -> TypeAdapter[list[Finding]]:
    return TypeAdapter(list[Finding])


def _render(reviewed: Reviewed, folder: Path, progress: Progress) -> tuple[str, ...]:
    """Render the PDF and the Word file in processes, as a build does; return what the renderer warned of."""
    edition = reviewed.edition
    page_size = edition.settings.page_size or "A4"
    names, look = [form.name for form in rules.FINISHED], house.load(edition.path)
    faces = house.borrowed(reviewed.compilation, names, edition.path, look)
    publication = Publication(
        *(reviewed.compilation, edition.path, page_size),
        house=look,
        borrowed=borrowed_faces.rules(faces),
    )
    with Workshop(isolation.default_jobs(), names) as workshop:
        _, diagnostics = publish.write(publication, folder, names, progress, workshop=workshop)
    return tuple(diagnostic.message for diagnostic in diagnostics)


def _said_in(target: Path) -> tuple[str, ...]:
    """Return what the renderer warned of when the files of a folder were made."""
    try:
        listed = parsing.parse_json(files.read(target / "diagnostics.json"))
        return tuple(str(diagnostic["message"]) for diagnostic in listed if diagnostic["code"] == "rendering")
    except (OSError, ValueError, TypeError, KeyError):
        return ()


def _answered(finding: Finding, reviewed: Reviewed) -> Finding:
    """Return a warning as a note where people have confirmed the item it is about."""
    decided = {
        correction.item
        for correction in reviewed.compilation.corrections
        if correction.row.settles and correction.outcome == "applied"
    }
    if finding.severity == "warning" and finding.group in ANSWERABLE and finding.item in decided:
        return replace(finding, severity="note", remedy=_ANSWERED)
    return finding


def _placed(finding: Finding, folder: Path) -> Finding:
    """Return a finding with its file as people can open it: sources and settings lie in the folder."""
    is_input = finding.file is not None and finding.file not in FILES
    return replace(finding, file=str(folder / finding.file)) if is_input and finding.file else finding
