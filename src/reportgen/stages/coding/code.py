"""Coding of a compilation: one pure function from the merged document to the merged document."""

from collections.abc import Iterable
from dataclasses import replace

from ...model.compilation import CodebookFacts, Compilation, Item, NameFacts, Report, Section, ThemeFacts
from ...model.provenance import Span
from ...vocabularies.codebook import Codebook
from ...vocabularies.gazetteer import Gazetteer
from ...vocabularies.terms import tokens
from . import addressees, mentions, shared, stances, themes
from .lexicon import Lexicon


def code(compilation: Compilation, codebook: Codebook, gazetteer: Gazetteer) -> Compilation:
    """Return the compilation with themes, asks and mentions of every priority, and shared sentences.

    Items of overviews are no priorities: they get places and instruments, but no theme and no ask.
    Themes that people have confirmed are kept. Coding a coded compilation again changes nothing.

    Args:
        compilation: merged, with corrections applied.
        codebook: the themes and the wordings of demands.
        gazetteer: addressees, places and instruments.
    """
    reports = tuple(
        _report(report, Lexicon(codebook, gazetteer, report.source.language))
        for report in compilation.reports
    )
    return replace(
        compilation,
        reports=reports,
        shared=shared.find(reports, codebook, gazetteer),
        codebook=facts(codebook),
        names=names(reports, gazetteer),
    )


def facts(codebook: Codebook) -> CodebookFacts:
    """Return what is published of a codebook."""
    return CodebookFacts(
        codebook.version,
        tuple(ThemeFacts(theme.id, theme.label, theme.definition) for theme in codebook.data.theme),
    )


def names(reports: Iterable[Report], gazetteer: Gazetteer) -> tuple[NameFacts, ...]:
    """Return the names of what the reports mention, as far as the gazetteer has one."""
    ids = {
        mention.id
        for report in reports
        for section in report.sections
        for item in section.items
        for mention in (*item.addressees, *item.places, *item.instruments)
    }
    return tuple(NameFacts(name, gazetteer.labels[name]) for name in sorted(ids) if name in gazetteer.labels)


def _report(report: Report, lexicon: Lexicon) -> Report:
    return replace(report, sections=tuple(_section(section, lexicon) for section in report.sections))


def _section(section: Section, lexicon: Lexicon) -> Section:
    return replace(section, items=tuple(_item(item, section, lexicon) for item in section.items))


def _item(item: Item, section: Section, lexicon: Lexicon) -> Item:
    words = tokens(item.text)
    places = mentions.places(words, lexicon)
    instruments = mentions.instruments(item.text, words, lexicon)
    if section.kind == "overview":
        return replace(item, places=places, instruments=instruments)
    sentences = stances.read(item, words, section.kind, lexicon)
    return replace(
        item,
        themes=themes.themes(item, sentences, instruments, places, lexicon),
        asks=tuple(Span(it.start, it.end) for it in sentences if it.stance == "ask"),
        addressees=addressees.addressees(sentences, lexicon),
        places=places,
        instruments=instruments,
    )
