"""One edition at the desk: read again whenever something on disk has changed, changed by one at a time."""

import datetime
import gc
import hashlib
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, RLock, Thread
from time import monotonic, sleep

from ..edition import accepted, build, decide, settings
from ..edition.decision_files import corrections, signoff
from ..edition.review import Reviewed, no_progress
from ..errors import ReportgenError
from ..model.compilation import Item, Report, Section
from ..model.diagnostics import Diagnostic
from ..model.document import Document
from ..readers import kinds
from ..system import files
from ..system.memory import Memory
from ..vocabularies import codebook, gazetteer, vocabulary
from .journal import StepJournal
from .work import Work

_WATCHED = (
    settings.FILE_NAME,
    corrections.FILE_NAME,
    signoff.FILE_NAME,
    vocabulary.FILE_NAME,
    codebook.FILE_NAME,
    gazetteer.FILE_NAME,
)
_WAIT = 0.3
"""Seconds that a page waits for work before it shows how far the work is."""
_PAUSE = 0.01
"""Seconds between two looks."""
_LARGEST = 5_000_000
_STATES = 4
"""States of an edition that are kept at hand: the present one, and those that a step back leads to."""


class Room:
    """An edition's folder, what was read of it, and who may change it now.

    Attributes:
        folder: the edition's folder.
        lock: held by whoever changes files of the edition, so that this program does one thing at a time.
        journal: what was decided here.
        memory: what was read and found before.
    """

    def __init__(self, folder: Path) -> None:
        """Open an edition; nothing is read yet."""
        self.folder = folder
        self.lock = RLock()
        self.journal = StepJournal(folder)
        self.memory = Memory()
        self.work: Work | None = None
        self._known: dict[str, Reviewed] = {}
        self._last: Reviewed | None = None
        self._reading = Lock()

    @property
    def id(self) -> str:
        """The folder's name, by which addresses name the edition."""
        return self.folder.resolve().name

    @property
    def target(self) -> Path:
        """Folder of the outputs and of kept readings."""
        return Path("build") / self.id

    def sources(self) -> tuple[Path, ...]:
        """Return the reports that lie in the folder."""
        paths = sorted(self.folder.iterdir()) if self.folder.is_dir() else []
        return tuple(path for path in paths if kinds.is_source(path) and path.is_file())

    def state(self) -> str:
        """Return the hash of everything on disk that the edition is read from; reports by name and time."""
        return self._hash(_WATCHED)

    def _hash(self, names: Sequence[str]) -> str:
        digest = hashlib.sha256()
        for name in names:
            digest.update(_content(self.folder / name))
            digest.update(b"\0")
        for path in (*self.sources(), *sorted((self.folder / accepted.FOLDER).glob("*.json"))):
            with suppress(OSError):  # it was taken away just now
                facts = path.stat()
                known = f"{path.name} {facts.st_size} {facts.st_mtime_ns} {facts.st_ino}\0"
                digest.update(known.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def surroundings(self) -> str:
        """Return the hash of all that the edition is read from but its corrections."""
        return self._hash([name for name in _WATCHED if name != corrections.FILE_NAME])

    def reviewed(self) -> Reviewed | None:
        """Return the edition as it stands now; None while its reports are being read (see `work`).

        Raises:
            ReportgenError: a file of the edition does not validate, or there is no report.
        """
        state = self.state()
        present = self._known.get(state)
        if present is not None:
            return present
        if self._last is None or self._is_unread(self._last):
            work = self.begin("busy.reading", self._read)
            if work.finished and work.error:
                raise ReportgenError(work.error)
            return self._known.get(state)
        return self._review(state, no_progress)

    def adopt(self, trial: decide.Trial, surroundings: str) -> None:
        """Take what a decision led to when it was tried, now that it is written; it is not reviewed again.

        Nothing is taken where the files say something else by now: then the next page reviews them.

        Args:
            trial: of the decision that was written behind those of the file.
            surroundings: hash of all else, from before the trial.
        """
        state, entries = self.state(), corrections.load(self.folder, self.memory)
        present = decide.as_written(trial, entries)
        if present is not None and surroundings == self.surroundings() and state == self.state():
            with self._reading:
                self._keep(state, present)

    def _keep(self, state: str, reviewed: Reviewed) -> None:
        """Keep the edition of a state; whoever asks holds the lock of reading."""
        self._known = {
            **{known: item for known, item in self._known.items() if known != state},
            state: reviewed,
        }
        if len(self._known) > _STATES:
            del self._known[next(iter(self._known))]
        self._last = reviewed

    def _is_unread(self, known: Reviewed) -> bool:
        """Return whether a report lies there that was not there before."""
        before = {path.name: path for path in known.edition.sources}
        hashes = {document.source.file: document.source.sha256 for document in known.structures}
        return any(
            path.name not in before or hashes.get(path.name) not in (None, _digest(path))
            for path in self.sources()
        )

    def _read(self, work: Work) -> None:
        reviewed = self._review(self.state(), work.progress)
        work.finished = True  # whoever waits for the page gets it first
        self._settle(reviewed)

    def _settle(self, reviewed: Reviewed) -> None:
        """Do what makes the next start and the next actions quicker."""
        if reviewed.answers is not None:
            with self.lock, self._reading:
                reviewed.answers.keep()  # the next start has less to work out
        gc.collect()
        gc.freeze()  # what was read stays: no need to look through it for circles with every action

    def _review(self, state: str, progress: build.Progress) -> Reviewed:
        with self._reading:
            self.target.mkdir(parents=True, exist_ok=True)  # where readings are kept
            reviewed = build.review(self.folder, progress=progress, memory=self.memory)
            self._keep(state, reviewed)
            return reviewed

    def begin_reading(self) -> None:
        """Begin to read the reports, before anybody asks: the browser is only being opened."""
        if self.sources():
            self.begin("busy.reading", self._read, 0)

    def begin(self, what: str, do: Callable[[Work], None], wait: float = _WAIT) -> Work:
        """Begin work that takes seconds, unless some is going on; wait so many seconds; return it."""
        with self.lock:
            if self.work is None or self.work.finished:
                self.work = Work(what, started=monotonic())
                Thread(target=self.work.run, args=(do,), daemon=True).start()
            work = self.work
        end = monotonic() + wait
        while not work.finished and monotonic() < end:
            sleep(_PAUSE)
        return work


def _content(path: Path) -> bytes:
    try:
        return hashlib.sha256(files.read(path, _LARGEST)).digest()
    except OSError:
        return b""


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(files.read(path)).hexdigest()
    except OSError:
        return ""


def today() -> str:
    """Return the date, ISO 8601."""
    return datetime.date.today().isoformat()


def now() -> str:
    """Return date and time, ISO 8601, to the second."""
    return datetime.datetime.now().isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class ItemPlace:
    """A passage with what it stands in."""

    report: Report
    section: Section
    item: Item | None

    @property
    def text(self) -> str:
        """Its words: those of the item, else the heading."""
        return self.item.text if self.item else self.section.heading


def find_place(reports: Sequence[Report], identity: str) -> ItemPlace | None:
    """Return the item or section of an id, None where there is none by now."""
    for report in reports:
        for section in report.sections:
            if section.id == identity:
                return ItemPlace(report, section, None)
            for item in section.items:
                if item.id == identity:
                    return ItemPlace(report, section, item)
    return None


def report_of(reviewed: Reviewed, region: str) -> Report | None:
    """Return the chapter of a region."""
    return next((report for report in reviewed.compilation.reports if report.region.id == region), None)


def structure_of(reviewed: Reviewed, file: str) -> Document | None:
    """Return the structure of a source by its file's name."""
    return next((document for document in reviewed.structures if document.source.file == file), None)


def questions_of(reviewed: Reviewed) -> tuple[Diagnostic, ...]:
    """Return what is asked, in reading order: exactly what the library counts as open questions."""
    open_ones = {
        (point.message, point.where) for point in reviewed.compilation.open if point.kind == "question"
    }
    return tuple(
        diagnostic
        for diagnostic in reviewed.diagnostics
        if diagnostic.severity in ("question", "warning")
        and (diagnostic.message.rstrip("."), diagnostic.where) in open_ones
    )
