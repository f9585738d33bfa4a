"""Where an edition stands: region by region what was read, decided and signed, and what comes next."""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from ..model.compilation import Report
from ..model.decisions import OpenPoint, SignOff
from ..model.diagnostics import Diagnostic
from ..model.json_text import plain
from ..model.provenance import Locator, touches
from .decide import report_of
from .review import Reviewed

QUOTED_WORDS = 8
"""Words of a passage in a command that is to be copied."""
_FIRST = ("question", "held", "orphaned", "unaccounted", "version", "changed", "unsigned", "missing")
"""What is to be done first: all that may change words before they are signed; then one waits."""


@dataclass(frozen=True, slots=True)
class RegionStatus:
    """A region of the board.

    Attributes:
        region: id of the region.
        sha256: hex digest of the file.
        questions: questions and warnings that are open.
        applied: corrections by outcome; those without a region are counted by the board.
    """

    region: str
    name: str
    file: str
    sha256: str
    pages: int
    questions: int
    applied: int
    held: int
    orphaned: int
    sign_off: SignOff | None


@dataclass(frozen=True, slots=True)
class Board:
    """The whole edition.

    Attributes:
        rows: regions in the order of the document.
        questions: open questions about no region.
        held: corrections held, of no region.
        orphaned: corrections without a place, of no region.
        open: everything between this and a release.
        next: what to do next; a command where one does it.
    """

    edition: str
    title: str
    rows: tuple[RegionStatus, ...]
    questions: int
    held: int
    orphaned: int
    open: tuple[OpenPoint, ...]
    next: str

    @property
    def is_draft(self) -> bool:
        """Whether anything is open."""
        return bool(self.open)


def board(reviewed: Reviewed) -> Board:
    """Return where an edition stands."""
    compilation = reviewed.compilation
    states: Counter[tuple[str | None, str]] = Counter()
    for one in compilation.corrections:
        report = report_of(one, reviewed.read.reports)
        states[report.region.id if report else None, one.outcome] += 1
    asked = Counter(point.region for point in compilation.open if point.kind == "question")
    return Board(
        compilation.edition.id,
        compilation.edition.title,
        tuple(_row(report, states, asked[report.region.id]) for report in compilation.reports),
        asked[None],
        states[None, "held"],
        states[None, "orphaned"],
        compilation.open,
        _next(reviewed),
    )


def _row(report: Report, states: Counter[tuple[str | None, str]], questions: int) -> RegionStatus:
    region = report.region
    applied, held, orphaned = (states[region.id, it] for it in ("applied", "held", "orphaned"))
    source = report.source
    return RegionStatus(
        region.id,
        region.name,
        source.file,
        source.sha256,
        source.pages,
        questions,
        applied,
        held,
        orphaned,
        report.sign_off,
    )


def as_json(shown: Board) -> dict[str, object]:
    """Return a board as plain values."""
    regions = []
    for row in shown.rows:
        values = asdict(row)
        counts = {name: values.pop(name) for name in ("applied", "held", "orphaned")}
        sign_off = values.pop("sign_off")
        regions.append({**values, "corrections": counts, "sign_off": sign_off})
    return {
        "edition": shown.edition,
        "title": shown.title,
        "draft": shown.is_draft,
        "regions": regions,
        "elsewhere": {"questions": shown.questions, "held": shown.held, "orphaned": shown.orphaned},
        "open": [plain(point) for point in shown.open],
        "next": shown.next,
    }


def _next(reviewed: Reviewed) -> str:
    """Return what to do next."""
    folder = shlex.quote(str(reviewed.edition.path))
    points = sorted(reviewed.compilation.open, key=lambda point: _FIRST.index(point.kind))
    if not points:
        return f"reportgen build {folder} --release"
    point = points[0]
    if point.kind == "missing":
        return f"put the missing report into {folder}: {point.message}"
    if point.kind == "question":
        return _answer(point, reviewed)
    if point.kind == "held":
        lines = [
            one.line for one in reviewed.compilation.corrections if one.outcome == "held" and one.candidate
        ]
        return (
            f"reportgen correct {folder} --accept {lines[0]}"
            if lines
            else f"reportgen correct {folder} --list"
        )
    if point.kind == "orphaned":
        return f"reportgen correct {folder} --list"
    if point.kind == "unaccounted":
        return f"reportgen build {folder} and look into coverage.json"
    return f'reportgen sign {folder} --region {point.region} --by "…"'


def _answer(point: OpenPoint, reviewed: Reviewed) -> str:
    """Return how a question is answered: the command where a passage can be quoted, else its remedy."""
    for one in reviewed.diagnostics:
        if one.message.rstrip(".") == point.message and one.where == point.where:
            folder = shlex.quote(str(reviewed.edition.path))
            for words in _asked_about(one, reviewed.compilation.reports):
                quote = shlex.quote(" ".join(words.split()[:QUOTED_WORDS]))
                return f'reportgen correct {folder} --quote {quote} {_option(one.where)} --answer --by "…"'
            if one.remedy:
                return one.remedy
    return f"look at it: {point.message}"


def _option(where: Locator) -> str:
    """Return the option of a command that names a place."""
    if where.paragraph is not None:
        return f"--paragraph {where.paragraph}"
    return f"--page {where.page}"


def _asked_about(one: Diagnostic, reports: Iterable[Report]) -> Iterator[str]:
    """Yield the words of the passages that a question stands at."""
    where = one.evidence
    if where is None or one.file is None:
        return
    for report in reports:
        if report.source.file != Path(one.file).name:
            continue
        for section in report.sections:
            passages = [
                (section.heading, section.evidence),
                *((it.text, it.evidence) for it in section.items),
            ]
            for words, places in passages:
                if any(touches(where, place) for place in places):
                    yield words
