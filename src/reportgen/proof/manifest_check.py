"""The manifest of a build against the files: the same sources, the same outputs, the same decisions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..edition.manifest import FILE_NAME, Manifest, attachable, counts_of, load
from ..errors import DataError
from ..model.compilation import Compilation
from ..system import resources
from ..system.cache import digest_of
from ..writers.house import values
from .findings import Discrepancy

_REMEDY = "build again, or fetch the file again from where it was published"


@dataclass(frozen=True, slots=True)
class Witnessed:
    """What the manifest says.

    Attributes:
        built_with: the engine that read the sources; None where no manifest is there.
        findings: files that are not those of the build.
        remarks: what has changed since, without breaking the seal.
    """

    built_with: str | None
    findings: tuple[Discrepancy, ...]
    remarks: tuple[str, ...]


def manifest_of(path: Path) -> Manifest | None:
    """Return the manifest beside a published file; None where there is none.

    Raises:
        DataError: it cannot be read.
    """
    beside = path.parent / FILE_NAME
    return load(beside) if beside.is_file() else None


def built_with(manifest: Manifest | None) -> str | None:
    """Return the engine that read the sources for the build; None where nothing says so."""
    reader = manifest.get("reader") if manifest else None
    return reader if isinstance(reader, str) else None


def check(
    manifest: Manifest | None,
    path: Path,
    compilation: Path,
    sources: Path,
    digests: Mapping[str, str],
) -> Witnessed:
    """Hold the manifest against the files that are there.

    Args:
        manifest: of the build; None where none lies beside the file.
        path: the published file.
        compilation: the compilation beside it.
        sources: the edition's folder.
        digests: SHA-256 of each source that could be read.
    """
    if manifest is None:
        remark = (
            f"no {FILE_NAME} lies beside the file: nothing says which engine made it, "
            "and no file hash could be checked"
        )
        return Witnessed(None, (), (remark,))
    findings = [
        *_inputs(manifest, digests),
        *_outputs(manifest, [file for file in {path, compilation} if file.is_file()]),
    ]
    return Witnessed(built_with(manifest), tuple(findings), tuple(_changed(manifest, sources)))


def attached(
    manifest: Manifest | None, compilation: Path, files: Mapping[str, str], path: Path
) -> Iterable[Discrepancy]:
    """Compare the files inside a PDF with those beside it.

    Args:
        manifest: beside the PDF; None where there is none.
        compilation: beside the PDF; it may be missing.
        files: text of the files inside, by name.
        path: the PDF.
    """
    beside: dict[str, str] = {}
    if manifest is not None:
        beside[FILE_NAME] = attachable(manifest).decode("utf-8")
    if compilation.is_file():
        beside[compilation.name] = compilation.read_bytes().decode("utf-8", "replace")
    for name, text in beside.items():
        if name not in files:
            message = f"the PDF holds no {name}, and one lies beside it"
            yield Discrepancy("manifest", message, _REMEDY, path.name)
        elif files[name] != text:
            message = f"the {name} inside the PDF is not the one beside it"
            yield Discrepancy("manifest", message, _REMEDY, path.name)


def counts(manifest: Manifest | None, compilation: Compilation) -> Iterable[Discrepancy]:
    """Compare what the manifest says of the compilation with the compilation."""
    told = manifest.get("counts") if manifest else None
    if manifest is not None and manifest.get("draft", compilation.is_draft) != compilation.is_draft:
        message = "the manifest and the compilation do not agree whether the document is a draft"
        yield Discrepancy("manifest", message, _REMEDY, FILE_NAME)
    if not isinstance(told, dict):
        return
    true = counts_of(compilation)
    for name, value in told.items():
        if name in true and true[name] != value:
            message = (
                f"the manifest counts {value} {name.replace('_', ' ')}, the compilation has {true[name]}"
            )
            yield Discrepancy("manifest", message, _REMEDY, FILE_NAME)


def _inputs(manifest: Manifest, digests: Mapping[str, str]) -> Iterable[Discrepancy]:
    told = {row.get("file"): row.get("sha256") for row in _rows(manifest.get("inputs"))}
    for name, digest in digests.items():
        if name not in told:
            message = "the build did not know this source"
        elif told[name] != digest:
            message = "this is not the file that the document was built from"
        else:
            continue
        yield Discrepancy(
            "source-changed", message, "build again with the sources as they are", name, source=name
        )


def _rows(value: object) -> list[Manifest]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _outputs(manifest: Manifest, paths: Iterable[Path]) -> Iterable[Discrepancy]:
    told = manifest.get("outputs")
    for path in sorted(paths):
        digest = told.get(path.name) if isinstance(told, dict) else None
        if digest is None:
            message = "the manifest does not know the file"
        elif digest != _digest(path):
            message = "the file is not the one that the build wrote"
        else:
            continue
        yield Discrepancy("manifest", message, _REMEDY, path.name)


def _digest(path: Path) -> str:
    try:
        return digest_of(path.read_bytes())
    except OSError as error:
        raise DataError(f"{path}: cannot be read ({error.strerror})") from error


def _changed(manifest: Manifest, sources: Path) -> Iterable[str]:
    told, used = manifest.get("decisions"), manifest.get("house")
    known = dict(told) if isinstance(told, dict) else {}
    if isinstance(used, dict) and values.FILE_NAME in used:  # its faces may stand elsewhere
        known[values.FILE_NAME] = used[values.FILE_NAME]
    for name, digest in known.items():
        path = sources / name
        if not path.is_file():
            yield f"{name} was there when the document was built, and is not any more"
        elif _digest(path) != digest:
            yield f"{name} has changed since the document was built"
    yield from _templates(manifest)


def _templates(manifest: Manifest) -> Iterable[str]:
    told = manifest.get("templates")
    changed = [
        name
        for name, digest in (told if isinstance(told, dict) else {}).items()
        if not (path := resources.templates() / name).is_file() or _digest(path) != digest
    ]
    if changed:
        names = ", ".join(sorted(changed))
        yield f"templates have changed since the document was built ({names}): frame text may differ"
