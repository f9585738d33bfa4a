"""Work that takes seconds, and how far it is: reading, building, proving."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from ..errors import ReportgenError


@dataclass(slots=True)
class Work:
    """Something that takes seconds: reading, building.

    Attributes:
        what: key of the text that says what is done.
        step: what is being done of it, in the words of the library.
        done: steps done.
        of: steps in all; 0 while nobody knows.
        started: clock of this process, in seconds.
        error: why it failed.
        files: what it made.
        verdict: of a proof, line by line.
        sealed: of a proof, whether everything is as claimed.
        sheets: of a proof, the pages of the published file, each with what is wrong there.
        finished: it has ended.
    """

    what: str
    step: str = ""
    done: int = 0
    of: int = 0
    started: float = 0.0
    error: str = ""
    files: tuple[Path, ...] = ()
    verdict: str = ""
    sealed: bool = False
    sheets: tuple[tuple[int, tuple[str, ...]], ...] = ()
    finished: bool = False

    @property
    def seconds(self) -> int:
        """How long it has been going on."""
        return int(monotonic() - self.started)

    def progress(self, step: str, done: int, of: int) -> None:
        """Take what the library says of how far it is."""
        self.step, self.done, self.of = step, done, of

    def run(self, do: Callable[["Work"], None]) -> None:
        """Do it to its end; an error is kept, for the page that shows how far it is."""
        try:
            do(self)
        except ReportgenError as error:
            self.error = str(error)
        except Exception as error:  # noqa: BLE001 (a bug must look like one, also in a thread)
            self.error = f"internal error: {type(error).__name__}: {error}; please report it"
        finally:
            self.finished = True
