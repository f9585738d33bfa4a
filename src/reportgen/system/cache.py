"""What was read and written before, kept by content: it saves time and never changes a result.

A folder of plain JSON files. A reading is found by the hash of the source's bytes, its name, the reader
and the program's own code; an output is kept while everything it depends on has the same hashes. What
is damaged counts as absent. Deleting the folder is always safe.
"""

import hashlib
import json
import sysconfig
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from pathlib import Path

from ..errors import OutputError
from . import files, output, parsing
from .resources import PACKAGE
from .stamp import COARSE_NS

FOLDER = ".cache"
"""Below the folder of the outputs."""
LIMIT = 64
"""Readings kept at most: some versions of each report; the least recently used go first."""
PARTS_LIMIT = 64
"""Parts of the printed document kept at most: some versions of each."""

_PARTS, _ANSWERS = "parts", "answers"

_STATE = "outputs.json"


@cache
def code_digest() -> str:
    """Return the hash of the program's own code and the libraries' versions: others read and set anew."""
    libraries = Path(sysconfig.get_path("purelib")).glob("*.dist-info")  # the names hold the versions
    digest = hashlib.sha256("\0".join(sorted(path.name for path in libraries)).encode())
    for path in sorted(PACKAGE.rglob("*.py")):
        digest.update(path.relative_to(PACKAGE).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


class Cache:
    """The kept readings and the state of the outputs in one folder.

    Attributes:
        said: why each step ran or did not, in words.
    """

    def __init__(self, folder: Path) -> None:
        """Use a folder of outputs; its cache is made when first written."""
        self._outputs = folder
        self._folder = folder / FOLDER
        self.said: list[str] = []

    def reading(self, source: Path, reader: str) -> str | None:
        """Return a kept reading of the source's bytes, None where there is none or it is damaged."""
        try:
            key = _reading_key(source.name, reader, digest_of(files.read(source)))
        except OSError:
            return None  # reading it says why
        kept = _find(self._folder, key)
        if kept is not None:
            self.said.append(f"{source.name}: not read again, its bytes are those of the kept reading")
            return kept
        self.said.append(f"{source.name}: read, no reading of these bytes by this version is kept")
        return None

    def keep(self, source: Path, reader: str, digest: str, reading: str) -> None:
        """Keep a reading; where that fails, the next build reads again.

        Args:
            source: the file.
            reader: the engine.
            digest: SHA-256 of the bytes that were read: by now other bytes may stand in the file.
            reading: what was read.
        """
        if digest:
            _keep(self._folder, _reading_key(source.name, reader, digest), reading, LIMIT)

    def part_key(self, request: str) -> str:
        """Return the key of a part of the printed document, from everything that it is set from."""
        return digest_of(f"{code_digest()}\0{request}".encode())

    def part(self, key: str) -> str | None:
        """Return a kept part, None where there is none or it is damaged."""
        return _find(self._folder / _PARTS, key)

    def keep_part(self, key: str, part: str) -> None:
        """Keep a part; where that fails, the next build sets it again."""
        _keep(self._folder / _PARTS, key, part, PARTS_LIMIT)

    def answers_key(self, contents: Iterable[bytes]) -> str:
        """Return the key of what was worked out with the files of the vocabularies, and by this version."""
        return digest_of("\0".join((code_digest(), *map(digest_of, contents))).encode())

    def answers(self, key: str) -> str | None:
        """Return what was worked out before, None where nothing is kept or it is damaged."""
        return _find(self._folder / _ANSWERS, key)

    def keep_answers(self, key: str, answers: str) -> None:
        """Keep what was worked out, in place of what was kept before."""
        _keep(self._folder / _ANSWERS, key, answers, 1)

    def state(self) -> dict[str, dict[str, str]]:
        """Return for each output the hashes of what it was made from, and its own under `itself`."""
        try:
            data = parsing.parse_json(files.read(self._folder / _STATE))
        except (OSError, ValueError):
            return {}
        if not isinstance(data, dict):
            return {}
        return {str(name): dict(parts) for name, parts in data.items() if isinstance(parts, dict)}

    def is_current(self, name: str, parts: Mapping[str, str]) -> bool:
        """Return whether an output stands as it was made from these parts; say why it is made or not."""
        before = self.state().get(name)
        path = self._outputs / name
        if before is None or not path.is_file():
            why = "it is not there" if before is not None else "it was not made before"
        else:
            changed = [part for part, digest in parts.items() if before.get(part) != digest]
            if not changed and before.get("itself") == digest_of(path.read_bytes()):
                self.said.append(f"{name}: kept, nothing that it depends on has changed")
                return True
            why = f"changed: {', '.join(changed)}" if changed else "somebody has changed the file"
        self.said.append(f"{name}: made, {why}")
        return False

    def made(self, outputs: Mapping[str, Mapping[str, str]]) -> None:
        """Note what outputs were made from.

        Args:
            outputs: for each file name the hashes of its parts and, under `itself`, its own.
        """
        with suppress(OutputError):
            output.make_folder(self._folder)
            state = self.state() | {name: dict(parts) for name, parts in outputs.items()}
            output.write(self._folder / _STATE, json.dumps(state, indent=1, sort_keys=True).encode("utf-8"))


def _reading_key(name: str, reader: str, digest: str) -> str:
    parts = (digest, name, reader, code_digest())
    return digest_of("\0".join(parts).encode("utf-8", "surrogateescape"))


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file, in hex; what the system says is the same file is read once.

    Raises:
        OSError: it cannot be read.
    """
    about = path.stat()
    if time.time_ns() - about.st_ctime_ns < COARSE_NS:
        return digest_of(files.read(path))  # it may change again and look the same
    return _digest_of_file(path, (about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns))


@lru_cache(maxsize=1024)  # the templates of several versions
def _digest_of_file(path: Path, _: tuple[int, ...]) -> str:
    return digest_of(files.read(path))


def _short(content: bytes) -> str:
    return digest_of(content)[:16]


def _find(folder: Path, key: str) -> str | None:
    """Return what is kept under a key, None where there is nothing or it is damaged."""
    for path in folder.glob(f"{key}.*.json"):
        try:
            content = path.read_bytes()
            path.touch()
        except OSError:
            continue
        if path.name.split(".")[1] == _short(content):
            return content.decode("utf-8")
    return None


def _keep(folder: Path, key: str, text: str, limit: int) -> None:
    """Keep a text under a key, and no more than so many texts."""
    content = text.encode("utf-8")
    with suppress(OutputError, OSError):
        output.make_folder(folder)
        output.write(folder / f"{key}.{_short(content)}.json", content, lasting=False)
        _prune(folder, limit)


def _prune(folder: Path, limit: int) -> None:
    output.sweep(folder)
    kept = []
    for path in folder.glob("*.*.json"):
        with suppress(OSError):  # another build may prune at the same time
            kept.append((path.stat().st_mtime_ns, path))
    for _, path in sorted(kept)[:-limit]:
        path.unlink(missing_ok=True)
