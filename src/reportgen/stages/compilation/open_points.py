"""What stands between a draft and a release."""

from collections.abc import Iterator, Sequence

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
) -> tuple[OpenPoint, ...]:
    """Return everything that is open, by region in the document's order, the whole edition first.

    Args:
        compilation: corrected, with sign-offs and coverage.
        expected: ids of the regions that the edition is to have.
        vocabulary: names of regions.
        diagnostics: of reading and merging; answered questions are notes by now.
        unsourced: ids of published passages that no source holds.
    """
    points = [
        *_missing(compilation, expected, vocabulary),
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
    compilation: Compilation, expected: Sequence[str], vocabulary: Vocabulary
) -> Iterator[OpenPoint]:
    for missing in compilation.missing:
        yield OpenPoint("missing", f"{missing.file}: {missing.reason}")
    present = {report.region.id for report in compilation.reports}
    for region in expected:
        if region not in present:
            name = vocabulary.regions[region].name if region in vocabulary.regions else region
            yield OpenPoint("missing", f"no report of {name}", region)


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
