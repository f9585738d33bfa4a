"""Where an edition stands: region by region what was read, decided and signed, and what comes next."""

import shlex
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from ..model.compilation import Report
from ..model.decisions import DecidedCorrection, LookedThrough, OpenPoint, SignOff
from ..model.diagnostics import Diagnostic
from ..model.json_text import plain
from ..model.provenance import touches
from ..stages.corrections.anchors import on_page, to_the_letter
from ..stages.corrections.quotable import QuotablePassages
from ..stages.corrections.workbench import open_report
from ..system.memory import Memory
from .decide import report_of
from .review import Reviewed

QUOTED_WORDS = 8
"""Words of a passage in a command that is to be copied."""
_FIRST = ("question", "held", "orphaned", "unaccounted", "version", "changed", "unsigned", "missing")
"""What is to be done first: all that may change words before they are signed; then one waits."""


@dataclass(frozen=True, slots=True)
class RegionStatus:
    """Where a region stands.

    Attributes:
        region: id of the region.
        sha256: hex digest of the file.
        questions: questions and warnings that are open.
        applied: corrections by outcome; those without a region are counted by the edition.
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
    looked_through: tuple[LookedThrough, ...] = ()


@dataclass(frozen=True, slots=True)
class EditionStatus:
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


def status_of(reviewed: Reviewed) -> EditionStatus:
    """Return where an edition stands."""
    compilation = reviewed.compilation
    states: Counter[tuple[str | None, str]] = Counter()
    for correction in compilation.corrections:
        report = report_of(correction, reviewed.read.reports)
        states[report.region.id if report else None, correction.outcome] += 1
    asked = Counter(point.region for point in compilation.open if point.kind == "question")
    return EditionStatus(
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
    applied, held, orphaned = (states[region.id, state] for state in ("applied", "held", "orphaned"))
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
        report.looked_through,
    )


def as_json(shown: EditionStatus) -> dict[str, object]:
    """Return the status of an edition as plain values."""
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
    """Return what to do next: a command that works as it stands once “…” is filled in, or a sentence."""
    folder = shlex.quote(str(reviewed.edition.path))
    points = sorted(reviewed.compilation.open, key=lambda point: _FIRST.index(point.kind))
    if not points:
        return f"reportgen build {folder} --release"
    point = points[0]
    if point.kind == "missing":
        return f"put the missing report into {folder}: {point.message}"
    if point.kind == "question":
        return _answer(point, reviewed)
    if point.kind == "orphaned":
        return f"reportgen correct {folder} --list"
    if point.kind == "held":
        held = [correction for correction in reviewed.compilation.corrections if correction.outcome == "held"]
        commands = (accept_command(folder, correction) for correction in held)
        return next((command for command in commands if command), f"reportgen correct {folder} --list")
    if point.kind == "unaccounted":
        return f"look into coverage.json beside the built document: {point.message}"
    return f'reportgen sign {folder} --region {point.region} --by "…"'


def accept_command(folder: str, correction: DecidedCorrection) -> str | None:
    """Return the command that gives a held entry the words that are nearly its own; None where none does.

    Args:
        folder: the edition's folder, quoted for a shell.
        correction: that is held.
    """
    near = [
        alternative
        for alternative in (correction.candidate, *correction.alternatives)
        if alternative is not None
    ]
    best = [candidate for candidate in near if candidate.similarity == near[0].similarity]
    on_page = [candidate for candidate in best if candidate.page == best[0].page]
    if len(on_page) != 1 or correction.line is None:
        return None
    page = f" --page {best[0].page}" if len(near) > 1 and best[0].page else ""
    return f"reportgen correct {folder} --accept {correction.line}{page}"


def _answer(point: OpenPoint, reviewed: Reviewed) -> str:
    """Return how a question is answered: the command where a passage can be quoted, else its remedy."""
    reports = [report for report in reviewed.compilation.reports if report.region.id == point.region]
    for diagnostic in reviewed.diagnostics:
        if diagnostic.message.rstrip(".") != point.message or diagnostic.where != point.where:
            continue
        asked = [report for report in reports if Path(diagnostic.file or "").name == report.source.file]
        for report in asked:
            for quote in _quotes(diagnostic, report):
                command = ["reportgen", "correct", str(reviewed.edition.path), "--quote", quote]
                command += ["--page", str(diagnostic.where.page)] if diagnostic.where.page is not None else []
                command += ["--region", report.region.id, "--answer"]
                return f'{shlex.join(command)} --by "…"'
        if diagnostic.remedy and (asked or not reports):
            return diagnostic.remedy
    return f"look at it: {point.message}"


def _quotes(diagnostic: Diagnostic, report: Report) -> Iterator[str]:
    """Yield words by which a passage that a question stands at can be quoted: as few as are of it alone."""
    where = diagnostic.evidence
    if where is None:
        return
    opened = open_report(report)
    passages = QuotablePassages([opened], Memory())
    for target in opened.targets():
        if not any(touches(where, place) for place in target.evidence):
            continue
        words = "".join(target.texts[:1]).split()
        for count in range(QUOTED_WORDS, len(words) + QUOTED_WORDS, QUOTED_WORDS):
            quote = " ".join(words[:count])
            anchors = on_page(to_the_letter(passages.find(quote)), where.page)
            if {id(anchor.target) for anchor in anchors} == {id(target)}:
                yield quote
                break
