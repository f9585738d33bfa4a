"""`sign-off.yaml`: who accepted which chapter, bound to the words that stood there."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from ...errors import DataError
from ...model.compilation import Report
from ...stages.compilation import acceptance
from ...stages.compilation.acceptance import Acceptance, AcceptedPassage
from ...system.memory import Memory
from . import edits, entries, exclusive
from .edits import Bare
from .entries import EntryFile
from .fields import Fields, Problems, collapsed
from .yaml_tree import Value

FILE_NAME = "sign-off.yaml"
KEYS = ("region", "by", "on", "version", "chapter", "source", "passages")
"""Keys of an entry, in the order in which they are written."""
LOOKED_THROUGH = "looked-through"
"""Key of an entry that is no signature: what people looked chapters through for (looked_through.py)."""

HEADER = """\
# Who accepted which chapter. Written by `reportgen sign`; each passage has a hash of its words and,
# to be read by people, the words that it begins with. Delete an entry to take a sign-off back.
"""
_HASH = re.compile(r"[0-9a-f]{64}")
_SHORT_HASH = re.compile(rf"[0-9a-f]{{{acceptance.HASH_DIGITS}}}")
_SIGN = "sign the chapter again with `reportgen sign`"


def load(folder: Path, memory: Memory | None = None) -> tuple[Acceptance, ...]:
    """Read an edition's sign-offs, one for each region: the newest, and of one day the last.

    Args:
        folder: the edition's folder.
        memory: what was loaded before; nothing by default.

    Raises:
        DataError: the file does not validate; a line for each problem.
    """
    file = entries.read(folder / FILE_NAME, memory)
    acceptances = _acceptances(file) if memory is None else memory.recall(str(file.path), _acceptances, file)
    return _newest(acceptances)


def texts(folder: Path) -> dict[str, str]:
    """Return the text of each region's sign-off as it is written, by the region's id.

    Args:
        folder: the edition's folder.

    Raises:
        DataError: the file does not validate.
    """
    file = entries.read(folder / FILE_NAME)
    acceptances = _acceptances(file)
    newest = _newest(acceptances)
    return {
        signature.region: edits.text_of(
            file,
            signatures(file)[max(index for index, other in enumerate(acceptances) if other == signature)],
        )
        for signature in newest
    }


def record(folder: Path, report: Report, by: str, on: str) -> str:
    """Sign a chapter as it stands; an earlier sign-off of the region is replaced, all else is kept.

    Args:
        folder: the edition's folder.
        report: the chapter as built, corrections applied.
        by: who accepts it.
        on: date, ISO 8601.

    Returns:
        The text of the entry as it is written.

    Raises:
        DataError: the file does not validate, or cannot be amended as it is written.
        OutputError: it cannot be written.
    """
    new = acceptance.accept(report, collapsed(by), on)

    def change(file: EntryFile) -> str:
        old = _acceptances(file)
        mine = [index for index, signature in enumerate(old) if signature.region == new.region]
        if mine:
            at = max(mine, key=lambda at: (old[at].on, at))
            return edits.replaced(file, signatures(file)[at], _written(new))
        return edits.appended(file, [_written(new)], HEADER)

    def expected(old: Sequence[Acceptance]) -> Sequence[Acceptance]:
        return [*(signature for signature in _newest(old) if signature.region != new.region), new]

    file = _amend(folder, change, expected)
    signed = _acceptances(file)
    return edits.text_of(
        file, signatures(file)[max(index for index, signature in enumerate(signed) if signature == new)]
    )


def remove(folder: Path, written: str) -> None:
    """Take a sign-off back, while it stands as it was read.

    Args:
        folder: the edition's folder.
        written: the text of the entry, as `record` returned it.

    Raises:
        DataError: it does not stand so any more, or the file does not validate.
        OutputError: the file cannot be written.
    """
    taken: list[int] = []

    def change(file: EntryFile) -> str:
        (place,) = edits.find(file, [written])
        taken.append(signatures(file).index(file.filled[place]))
        return edits.removed(file, file.filled[place])

    _amend(
        folder, change, lambda old: [signature for index, signature in enumerate(old) if index not in taken]
    )


def put_back(folder: Path, written: str, instead_of: str = "") -> str:
    """Write a sign-off again that was taken back, or replaced; nobody else's is touched.

    What was signed is what its text says: where the words have changed since, that shows as ever.

    Args:
        folder: the edition's folder.
        written: the text of the entry, as `record` returned it.
        instead_of: the text of the entry that took its place; "" for none.

    Returns:
        The text of the entry as it is written.

    Raises:
        DataError: the region is signed by somebody else by now, or the file does not validate.
        OutputError: the file cannot be written.
    """
    path = folder / FILE_NAME
    (new,) = _acceptances(entries.parse(path, f"- {written}\n"))

    def change(file: EntryFile) -> str:
        if instead_of:
            (place,) = edits.find(file, [instead_of])
            return edits.replaced(file, file.filled[place], _written(new))
        _require_unsigned(file, new.region)
        return edits.appended(file, [_written(new)], HEADER)

    def expected(old: Sequence[Acceptance]) -> Sequence[Acceptance]:
        return [*(signature for signature in _newest(old) if signature.region != new.region), new]

    file = _amend(folder, change, expected)
    signed = _acceptances(file)
    return edits.text_of(
        file, signatures(file)[max(index for index, signature in enumerate(signed) if signature == new)]
    )


def _require_unsigned(file: EntryFile, region: str) -> None:
    """Check that nobody has signed a region.

    Raises:
        DataError: somebody has.
    """
    if any(signature.region == region for signature in _acceptances(file)):
        raise DataError(f"{file.path}: {region} was signed again meanwhile; that signature was left alone")


def _amend(
    folder: Path,
    change: Callable[[EntryFile], str],
    expected: Callable[[tuple[Acceptance, ...]], Sequence[Acceptance]],
) -> EntryFile:
    """Change the file, if its sign-offs are then those expected; return it as changed.

    Raises:
        DataError: the file does not validate, or cannot be changed in place.
    """
    made: list[EntryFile] = []

    def checked(file: EntryFile) -> str:
        old = _acceptances(file)
        changed = entries.parse(file.path, change(file))
        _require_same(file.path, _newest(_acceptances(changed)), _newest(expected(old)))
        made.append(changed)
        return changed.text

    exclusive.amend(folder / FILE_NAME, checked)
    return made[-1]


def _require_same(path: Path, new: Sequence[Acceptance], expected: Sequence[Acceptance]) -> None:
    """Check that a changed file says what it should.

    Raises:
        DataError: it does not.
    """
    if sorted(new, key=_region) != sorted(expected, key=_region):
        raise DataError(
            f"{path}: cannot be amended as it is written; keep one entry a region, each beginning "
            "with “- ” on a line of its own"
        )


def _region(signature: Acceptance) -> str:
    return signature.region


def _newest(found: Sequence[Acceptance]) -> tuple[Acceptance, ...]:
    newest: dict[str, Acceptance] = {}
    for signature in found:
        if signature.region not in newest or newest[signature.region].on <= signature.on:
            newest[signature.region] = signature
    return tuple(newest.values())


def _written(signature: Acceptance) -> edits.Entry:
    return [
        ("region", signature.region),
        ("by", signature.by),
        ("on", Bare(signature.on)),
        ("version", Bare(str(signature.version))),
        ("chapter", signature.chapter),
        ("source", signature.source),
        ("passages", tuple((passage.hash, passage.words) for passage in signature.passages)),
    ]


def signatures(file: EntryFile) -> tuple[Value, ...]:
    """Return the entries of a file that are signatures."""
    return tuple(entry for entry in file.filled if entry.get(LOOKED_THROUGH) is None)


def _acceptances(file: EntryFile) -> tuple[Acceptance, ...]:
    """Return what the entries of a file say.

    Raises:
        DataError: they do not validate; a line for each problem.
    """
    problems = Problems(file.path)
    acceptances = [_acceptance(Fields(entry, KEYS, problems)) for entry in signatures(file)]
    problems.settle()
    return tuple(acceptances)


def _acceptance(fields: Fields) -> Acceptance:
    """Return what an entry says; what is wrong is noted, and the result then is of no use."""
    region, by, on = fields.text("region"), fields.text("by"), fields.date("on")
    for name, value in (("region", region), ("by", by), ("on", on)):
        if fields.are_there and (value == "" or fields.get(name) is None):
            fields.problem(name, f"“{name}” is missing", _SIGN)
    return Acceptance(
        region or "",
        by or "",
        on or "",
        _hash(fields, "chapter"),
        _hash(fields, "source"),
        _passages(fields),
        _version(fields),
    )


def _version(fields: Fields) -> int:
    """Return what a signature covers; the first ones did not say."""
    version = fields.scalars("version")
    if version is None:
        return 1
    known = [str(number) for number in range(1, acceptance.VERSION + 1)]
    if fields.are_there and version not in known:
        fields.problem("version", f"“version” must be one of {', '.join(known)}", _SIGN)
    return int(version) if version in known else 1


def _hash(fields: Fields, name: str) -> str:
    digest = fields.scalars(name) or ""
    if fields.are_there and not _HASH.fullmatch(digest):
        fields.problem(name, f"“{name}” must be the 64 digits of a SHA-256", _SIGN)
    return digest


def _passages(fields: Fields) -> tuple[AcceptedPassage, ...]:
    value = fields.get("passages")
    if value is None:
        return ()
    passages = []
    for part in value.parts:
        hashed, words = part.pairs[0] if len(part.pairs) == 1 else (part, part)
        if not _SHORT_HASH.fullmatch(hashed.text) or words.kind in ("list", "mapping", "other"):
            break
        passages.append(AcceptedPassage(hashed.text, collapsed(words.text)))
    if value.kind != "list" or len(passages) != len(value.parts):
        fields.problem("passages", "“passages” must be a list of “hash: first words”", _SIGN)
    return tuple(passages)
