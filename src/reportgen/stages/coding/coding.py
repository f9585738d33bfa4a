"""Coding of a compilation: one pure function from the merged document to the merged document."""

from dataclasses import dataclass, replace

from ...codebook import Codebook
from ...gazetteer import Gazetteer
from ...provenance import Span
from ...schema import CodebookFacts, Compilation, Item, Report, Section, ThemeFacts
from ...wording import tokens
from . import addressees, mentions, shared, stances, themes


def code(compilation: Compilation, codebook: Codebook, gazetteer: Gazetteer) -> Compilation:
    """Return the compilation with themes, asks and mentions of every priority, and shared sentences.

    Items of overviews are no priorities: they get places and instruments, but no theme and no ask.
    Themes that people have confirmed are kept. Coding a coded compilation again changes nothing.

    Args:
        compilation: merged, with corrections applied.
        codebook: the themes and the wordings of demands.
        gazetteer: addressees, places and instruments.
    """
    reports = tuple(_Coder(codebook, gazetteer, report.source.language).report(report) for report in compilation.reports)
    return replace(
        compilation,
        reports=reports,
        shared=shared.find(reports, codebook, gazetteer),
        codebook=facts(codebook),
    )


def facts(codebook: Codebook) -> CodebookFacts:
    """Return what is published of a codebook."""
    return CodebookFacts(
        codebook.version,
        tuple(ThemeFacts(theme.id, theme.label, theme.definition) for theme in codebook.data.theme),
    )


@dataclass(frozen=True, slots=True)
class _Coder:
    codebook: Codebook
    gazetteer: Gazetteer
    language: str

    def report(self, report: Report) -> Report:
        """Code a report."""
        return replace(report, sections=tuple(self._section(section) for section in report.sections))

    def _section(self, section: Section) -> Section:
        return replace(section, items=tuple(self._item(item, section) for item in section.items))

    def _item(self, item: Item, section: Section) -> Item:
        words = tokens(item.text)
        places = mentions.places(words, self.language, self.gazetteer)
        instruments = mentions.instruments(item.text, words, self.language, self.gazetteer)
        if section.kind == "overview":
            return replace(item, places=places, instruments=instruments)
        sentences = stances.read(item, section.kind, self.language, self.codebook, self.gazetteer)
        return replace(
            item,
            themes=themes.themes(
                item, sentences, instruments, places, self.language, self.codebook, self.gazetteer
            ),
            asks=tuple(Span(it.start, it.end) for it in sentences if it.stance == "ask"),
            addressees=addressees.addressees(sentences, self.language, self.gazetteer),
            places=places,
            instruments=instruments,
        )
