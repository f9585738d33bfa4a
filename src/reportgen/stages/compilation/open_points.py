"""What stands between a draft and a release."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from ...model.compilation import Compilation
from ...model.decisions import OpenKind, OpenPoint
from ...model.diagnostics import Diagnostic
from ...model.provenance import Locator, locator_of
from ...vocabularies.vocabulary import Vocabulary

_VERSIONS = ("new-version", "read-otherwise")
"""Codes that say that a chapter's words are not those that were accepted."""
_WORDS = 8
"""Words of a quote in a list."""


def open_points(
    compilation: Compilation,
    expected: Sequence[str],
    vocabulary: Vocabulary,
    diagnostics: Sequence[Diagnostic],
    unsourced: Sequence[str] = (),
    *,
    wishes: Mapping[str, str] = MappingProxyType({}),
) -> tuple[OpenPoint, ...]:
    """Return everything that is open, by region in the document's order, the whole edition first.

    Args:
        compilation: corrected, with sign-offs and coverage.
        expected: ids of the regions that the edition is to have.
        vocabulary: names of regions.
        diagnostics: of reading and merging; answered questions are notes by now.
        unsourced: ids of published passages that no source holds.
        wishes: for a source, by its file name, the region that people name.
    """
    points = [
        *_missing(compilation, expected, vocabulary, wishes),
        *_unsigned(compilation),
        *_asked(compilation, diagnostics),
        *_undecided(compilation),
        *_unaccounted(compilation, unsourced),
    ]
    order = {report.region.id: index for index, report in enumerate(compilation.reports)}
    return tuple(
        sorted(points, key=lambda point: order.get(point.region or "", len(order)) if point.region else -1)
    )


def _missing(
    compilation: Compilation, expected: Sequence[str], vocabulary: Vocabulary, wishes: Mapping[str, str]
) -> Iterator[OpenPoint]:
    """Yield the files that are not read, and the regions without a report; once where they are the same."""
    present = {report.region.id for report in compilation.reports}
    unread: dict[str, str] = {}
    for missing in compilation.missing:
        why = f"{missing.file}: {missing.reason}"
        region = wishes.get(missing.file) or _region_in(missing.file, vocabulary)
        if region and region in expected and region not in present and region not in unread:
            unread[region] = why
        else:
            yield OpenPoint("missing", why)
    for region in expected:
        if region not in present:
            name = vocabulary.regions[region].name if region in vocabulary.regions else region
            why = f" ({unread[region]})" if region in unread else ""
            yield OpenPoint("missing", f"no report of {name}{why}", region)


def _region_in(file: str, vocabulary: Vocabulary) -> str | None:
    """Return the one region that a file's name holds, None where there is none or several."""
    words = file.rpartition(".")[0].replace("-", " ").replace("_", " ")
    named = {match.id for match in vocabulary.region_finder.find(words)}
    return named.pop() if len(named) == 1 else None


def _unsigned(compilation: Compilation) -> Iterator[OpenPoint]:
    for report in compilation.reports:
        region, sign_off = report.region, report.sign_off
        if sign_off is None:
            yield OpenPoint("unsigned", "the chapter is not signed off", region.id)
            continue
        for name in sign_off.changed:
            message = f"the words are not those that {sign_off.by} signed off"
            where = _where(compilation, name)
            yield OpenPoint("changed", message, region.id, where.page, name, where.paragraph)
        for words in sign_off.gone:
            yield OpenPoint("changed", f"signed off, but no longer there: “{words}”", region.id)


def _where(compilation: Compilation, name: str) -> Locator:
    for report in compilation.reports:
        for section in report.sections:
            places = {section.id: section.evidence} | {item.id: item.evidence for item in section.items}
            places |= {note.id: note.evidence for note in section.notes}
            if name in places:
                return locator_of(places[name])
    return Locator()


def _asked(compilation: Compilation, diagnostics: Sequence[Diagnostic]) -> Iterator[OpenPoint]:
    regions = {report.source.file: report.region.id for report in compilation.reports}
    for diagnostic in diagnostics:
        if diagnostic.severity in ("question", "warning") and not diagnostic.code.startswith("correction-"):
            file = (diagnostic.file or "").replace("\\", "/").rpartition("/")[2]
            kind: OpenKind = "version" if diagnostic.code in _VERSIONS else "question"
            yield OpenPoint(
                kind,
                diagnostic.message.rstrip("."),
                regions.get(file),
                diagnostic.page,
                paragraph=diagnostic.paragraph,
            )


def _undecided(compilation: Compilation) -> Iterator[OpenPoint]:
    for correction in compilation.corrections:
        if correction.outcome == "applied":
            continue
        words = correction.quote.split()
        quote = " ".join(words[:_WORDS]) + ("…" if len(words) > _WORDS else "")
        candidate = correction.candidate
        region = candidate.item.partition("/")[0] if candidate and candidate.item else correction.region
        known = {report.region.id for report in compilation.reports}
        where = candidate.where if candidate else correction.where
        yield OpenPoint(
            "held" if correction.outcome == "held" else "orphaned",
            f"{correction.action} “{quote}”: {correction.reason}",
            region if region in known else None,
            where.page,
            candidate.item if candidate and region in known else None,
            where.paragraph,
        )


def _unaccounted(compilation: Compilation, unsourced: Sequence[str]) -> Iterator[OpenPoint]:
    for report in compilation.reports:
        if report.coverage is not None and report.coverage.unaccounted:
            count = report.coverage.unaccounted
            yield OpenPoint(
                "unaccounted", f"{count} blocks of the chapter are not in the text", report.region.id
            )
    for name in unsourced:
        yield OpenPoint(
            "unaccounted", "the words are not found in the source", name.partition("/")[0], None, name
        )
