"""The annex "Sources and method": the files, the fate of every block, who changed and accepted what."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...model.compilation import Compilation, Report
from ...model.provenance import Coverage
from ...vocabularies.phrase_keys import AnnexPhrases, Phrases
from .editorial import InterventionGroup, interventions_in


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source report."""

    anchor: str
    region: str
    title: str | None
    file: str
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True)
class CoverageTable:
    """What became of the blocks of every source.

    Attributes:
        columns: headings; the first is that of the regions, the next is the sum of those that follow it,
            the last, furniture, is counted apart.
        rows: region and numbers, in the order of `columns`.
        total: the sums of the numbers.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    total: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SignOffRow:
    """Who accepted a chapter.

    Attributes:
        by: an empty string where nobody has.
        changed: passages that are no longer as they were accepted, one line.
    """

    region: str
    by: str
    on: str
    changed: str


@dataclass(frozen=True, slots=True)
class LookedThroughRow:
    """A theme that somebody did not find in a chapter.

    Attributes:
        changed: that the chapter has other words by now; "" where it has not.
    """

    region: str
    theme: str
    by: str
    on: str
    changed: str


@dataclass(frozen=True, slots=True)
class Annex:
    """Everything that the annex says; what is empty is left out.

    Attributes:
        bold_added: in which chapters people have set words in bold that the report has not, and how many.
    """

    sources: tuple[SourceRow, ...]
    coverage: CoverageTable | None
    interventions: tuple[InterventionGroup, ...]
    sign_offs: tuple[SignOffRow, ...]
    looked_through: tuple[LookedThroughRow, ...] = ()
    bold_added: str = ""


def annex_of(compilation: Compilation, phrases: Phrases) -> Annex:
    """Return the annex of `compilation`."""
    reports = compilation.reports
    signed = compilation.is_draft or any(report.sign_off for report in reports)
    return Annex(
        sources=tuple(_source(report) for report in reports),
        coverage=_coverage(reports, phrases.annex),
        interventions=interventions_in(compilation, phrases),
        sign_offs=tuple(_sign_off(report, phrases.annex) for report in reports) if signed else (),
        looked_through=tuple(_looked_through(compilation, phrases.annex)),
        bold_added=_bold_added(reports, phrases.annex),
    )


def source_anchor(report: Report) -> str:
    """Return the place of a source's entry."""
    return f"source/{report.region.id}"


def _bold_added(reports: Iterable[Report], phrases: AnnexPhrases) -> str:
    added = {
        report.region.name: sum(
            term.origin == "editorial"
            for section in report.sections
            for item in section.items
            for term in item.key_terms
        )
        for report in reports
    }
    chapters = [phrases.of_chapter(region=region, count=count) for region, count in added.items() if count]
    return phrases.bold_added(chapters=", ".join(chapters)) if chapters else ""


def _source(report: Report) -> SourceRow:
    source = report.source
    return SourceRow(
        source_anchor(report), report.region.name, source.title, source.file, source.pages, source.sha256
    )


def _coverage(reports: Iterable[Report], phrases: AnnexPhrases) -> CoverageTable | None:
    counted = [(report.region.name, report.coverage) for report in reports if report.coverage is not None]
    if not counted:
        return None
    every = [_numbers(coverage) for _, coverage in counted]
    # a fate that no block has is left out, but for the two that say how much was used
    shown = [i for i, row in enumerate(zip(*every, strict=True)) if i in _ALWAYS or any(row)]
    names = (
        phrases.blocks,
        phrases.used,
        phrases.notes,
        phrases.outside,
        phrases.dropped,
        phrases.unaccounted,
        phrases.furniture,
    )
    rows = [tuple(numbers[i] for i in shown) for numbers in every]
    return CoverageTable(
        columns=(phrases.region, *(names[i] for i in shown)),
        rows=tuple((name, row) for (name, _), row in zip(counted, rows, strict=True)),
        total=tuple(map(sum, zip(*rows, strict=True))),
    )


_ALWAYS = (0, 1, 3, 6)
"""Numbers of a coverage that are shown even if they are 0: blocks, used, outside, furniture."""


def _numbers(coverage: Coverage) -> tuple[int, ...]:
    passages = (coverage.blocks, coverage.used, coverage.notes, coverage.outside, coverage.dropped)
    return *passages, coverage.unaccounted, coverage.furniture


def _sign_off(report: Report, phrases: AnnexPhrases) -> SignOffRow:
    signed = report.sign_off
    if signed is None:
        return SignOffRow(report.region.name, "", "", "")
    return SignOffRow(
        report.region.name,
        signed.by,
        signed.on,
        ", ".join((*signed.changed, *(phrases.gone(words=words) for words in signed.gone))),
    )


def _looked_through(compilation: Compilation, phrases: AnnexPhrases) -> Iterable[LookedThroughRow]:
    book = compilation.codebook
    labels = {theme.id: theme.label for theme in book.themes} if book is not None else {}
    for report in compilation.reports:
        for looked in report.looked_through:
            label = labels.get(looked.theme, looked.theme)
            changed = phrases.look_again if looked.changed else ""
            yield LookedThroughRow(report.region.name, label, looked.by, looked.on, changed)
