"""What is new in the sources, or in the program's reading of them, since their readings were accepted."""

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence

from ...model.compilation import Compilation, Report
from ...model.diagnostics import Diagnostic
from ...system.memory import Memory
from ..alignment import align
from ..alignment.folding import fold
from ..corrections.workbench import passages

_SAME = "new-layout"
"""Code of what is said where the words are those that were accepted."""
_ORDER = ("added", "dropped", "reworded", "split", "joined")


def news(
    accepted: Sequence[Report], read: Compilation, folder: str, memory: Memory | None = None
) -> Iterator[Diagnostic]:
    """Yield for each region what has changed in its chapter, by a new source or a new program.

    Args:
        accepted: the readings that people last accepted.
        read: the present reading, without corrections.
        folder: the edition's folder, for messages.
        memory: what was found before; nothing by default.
    """
    memory = memory if memory is not None else Memory()
    kept = {report.region.id: report for report in accepted}
    for report in read.reports:
        old = kept.get(report.region.id)
        if old is None:
            continue
        same = old.source.sha256 == report.source.sha256
        found = memory.recall(report.region.id, _news_of, old, report, folder)
        if not same or found.code != _SAME:
            yield found


def _news_of(old: Report, report: Report, folder: str) -> Diagnostic:
    file = f"{folder}/{report.source.file}"
    before, after = passages(old), passages(report)
    if [fold(text) for text in before] == [fold(text) for text in after]:
        message = "a new file with the words that were accepted; nothing has changed"
        return Diagnostic("note", _SAME, message, "", file)
    counts: Counter[str] = Counter()
    for group in align.align(before, after).groups:
        counts[group.kind] += 1
        counts["moved"] += group.moved
    parts = [f"{counts[kind]} {kind}" for kind in (*_ORDER, "moved") if counts[kind]]
    same = old.source.sha256 == report.source.sha256
    told = (
        "the file is the one that was accepted, and this version of the program reads it otherwise"
        if same
        else f"the words are not those that were accepted from {old.source.file}"
    )
    return Diagnostic(
        "warning",
        "read-otherwise" if same else "new-version",
        f"{told}: {', '.join(parts)}",
        f"look at the changes, then sign the chapter or run: reportgen accept {shlex.quote(folder)} "
        f"--region {report.region.id}",
        file,
    )
