"""Reports of all regions → the compilation, in the order of the edition or the vocabulary."""

from collections.abc import Sequence
from dataclasses import replace

from ...model.compilation import Compilation, Edition, MissingReport, Report
from ...model.diagnostics import Diagnostic
from ...model.vocabulary_facts import AudienceFacts
from ...vocabularies.vocabulary import Vocabulary


def merge(
    edition: Edition,
    reports: Sequence[Report],
    missing: Sequence[MissingReport],
    wished: Sequence[str],
    vocabulary: Vocabulary,
) -> tuple[Compilation, tuple[Diagnostic, ...]]:
    """Return the compilation.

    Args:
        edition: what people wrote.
        reports: in any order; the result does not depend on it.
        missing: sources that could not be used.
        wished: file names in the order that the edition asks for; empty for the vocabulary's order.
        vocabulary: the order of regions.
    """

    def place(report: Report) -> tuple[int, int, str]:
        asked = wished.index(report.source.file) if report.source.file in wished else len(wished)
        return asked, vocabulary.order(report.region.id), report.source.file

    ordered = sorted(reports, key=place)
    diagnostics = []
    seen: dict[str, str] = {}
    for report in ordered:
        first = seen.setdefault(report.region.id, report.source.file)
        if first != report.source.file:
            diagnostics.append(
                Diagnostic(
                    "warning",
                    "region-twice",
                    f"{first} and {report.source.file} both are reports of {report.region.name}",
                    "keep one file, or name the regions under [[report]] in edition.toml",
                    report.source.file,
                )
            )
    ids: set[str] = set()
    unique = []
    for report in ordered:
        unique.append(report if report.region.id not in ids else _renamed(report, ids))
        ids.add(unique[-1].region.id)
    compilation = Compilation(
        edition,
        tuple(unique),
        tuple(sorted(missing, key=lambda m: m.file)),
        audiences=audiences_of(unique, vocabulary),
        overarching=_overarching_of(unique, vocabulary),
    )
    return compilation, tuple(diagnostics)


def audiences_of(reports: Sequence[Report], vocabulary: Vocabulary) -> tuple[AudienceFacts, ...]:
    """Return the audiences that headings name, in the vocabulary's order."""
    named = {audience for report in reports for section in report.sections for audience in section.audiences}
    return tuple(
        AudienceFacts(audience.id, audience.label)
        for audience in vocabulary.data.audience
        if audience.id in named
    )


def _overarching_of(reports: Sequence[Report], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the sub-regions of the reports that are no place."""
    ids = {section.subregion.id for report in reports for section in report.sections if section.subregion}
    return tuple(area.id for area in vocabulary.data.subregion if area.overarching and area.id in ids)


def _renamed(report: Report, taken: set[str]) -> Report:
    """Return a second report of one region with ids of its own."""
    number = 2
    while f"{report.region.id}-{number}" in taken:
        number += 1
    old, new = report.region.id + "/", f"{report.region.id}-{number}/"
    sections = tuple(
        replace(
            section,
            id=section.id.replace(old, new, 1),
            items=tuple(replace(item, id=item.id.replace(old, new, 1)) for item in section.items),
        )
        for section in report.sections
    )
    return replace(
        report, region=replace(report.region, id=f"{report.region.id}-{number}"), sections=sections
    )
