"""Coding of a compilation: one pure function from the merged document to the merged document."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from ...model.compilation import (
    Compilation,
    Item,
    Mention,
    Report,
    Section,
    SectionKind,
    Theme,
)
from ...model.provenance import Span
from ...model.vocabulary_facts import CodebookFacts, NameFacts, QuotingWords, ThemeFacts
from ...system.memory import Memory
from ...vocabularies.codebook import Codebook
from ...vocabularies.gazetteer import Gazetteer
from ...vocabularies.terms import tokens
from . import addressees, mentions, shared, stances, themes
from .lexicon import Lexicon


def code(
    compilation: Compilation, codebook: Codebook, gazetteer: Gazetteer, memory: Memory | None = None
) -> Compilation:
    """Return the compilation with themes, asks and mentions of every priority, and shared sentences.

    Items of overviews are no priorities: they get places and instruments, but no theme and no ask.
    Themes that people have confirmed are kept. Coding a coded compilation again changes nothing.

    Args:
        compilation: merged, with corrections applied.
        codebook: the themes and the wordings of demands.
        gazetteer: addressees, places and instruments.
        memory: what was found before; nothing by default.
    """
    memory = memory if memory is not None else Memory()
    reports = tuple(
        _report(report, Lexicon(codebook, gazetteer, report.source.language), memory)
        for report in compilation.reports
    )
    return replace(
        compilation,
        reports=reports,
        shared=shared.find(reports, codebook, gazetteer, memory=memory),
        codebook=facts(codebook, {report.source.language for report in reports}),
        names=names(reports, gazetteer),
    )


def facts(codebook: Codebook, languages: Iterable[str] = ()) -> CodebookFacts:
    """Return what is published of a codebook; its words for quoting in these languages only."""
    themes = (
        ThemeFacts(
            theme.id,
            theme.label,
            theme.definition,
            tuple(dict.fromkeys(name for words in theme.words.values() for name in words.names)),
        )
        for theme in codebook.data.theme
    )
    quoting = (_quoting(codebook, language) for language in sorted(languages))
    return CodebookFacts(codebook.version, tuple(themes), tuple(words for words in quoting if words))


def _quoting(codebook: Codebook, language: str) -> QuotingWords | None:
    """Return the words for quoting in a language; None where the codebook has none of its own."""
    words = codebook.data.sentences.get(language)
    if words is None:
        return None
    own = (words.leaning, words.linking, words.pointing, words.joining)
    more = (words.abbreviations, words.numbering)
    return QuotingWords(language, *map(tuple, (*own, *more))) if any(own) else None


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


def _report(report: Report, lexicon: Lexicon, memory: Memory) -> Report:
    sections = tuple(_section(section, lexicon, memory) for section in report.sections)
    return replace(report, sections=sections)


def _section(section: Section, lexicon: Lexicon, memory: Memory) -> Section:
    return replace(section, items=tuple(_item(item, section.kind, lexicon, memory) for item in section.items))


def _item(item: Item, kind: SectionKind, lexicon: Lexicon, memory: Memory) -> Item:
    confirmed = tuple(theme for theme in item.themes if theme.confirmed)
    bare = Item("", item.kind, item.text, item.key_terms, confirmed)
    codes = memory.recall(about_codes(bare, kind, lexicon), codes_of, bare, kind, lexicon)
    if kind == "overview":
        return replace(item, places=codes.places, instruments=codes.instruments)
    return replace(item, **codes._asdict())


def about_codes(item: Item, kind: SectionKind, lexicon: Lexicon) -> tuple[str, SectionKind, str]:
    """Return what the question of an item's codes is about, see `Memory.recall`."""
    return item.text, kind, lexicon.language


class Codes(NamedTuple):
    """What is coded of an item, by the names of its fields."""

    themes: tuple[Theme, ...]
    asks: tuple[Span, ...]
    addressees: tuple[Mention, ...]
    places: tuple[Mention, ...]
    instruments: tuple[Mention, ...]
    lead_in: bool = False


def codes_of(item: Item, kind: SectionKind, lexicon: Lexicon) -> Codes:
    """Return the codes of an item's text, and of nothing else that is known of it.

    Args:
        item: kind, text, key terms and confirmed themes.
        kind: of its section.
        lexicon: the words that are looked for.
    """
    words = tokens(item.text)
    places = mentions.places(words, lexicon)
    instruments = mentions.instruments(item.text, words, lexicon)
    if kind == "overview":
        return Codes((), (), (), places, instruments)
    sentences = stances.read(item, words, kind, lexicon)
    coded = themes.themes(item, sentences, instruments, places, lexicon)
    return Codes(
        coded,
        tuple(Span(sentence.start, sentence.end) for sentence in sentences if sentence.stance == "ask"),
        addressees.addressees(sentences, lexicon),
        places,
        instruments,
        stances.leads_in(item, sentences, coded),
    )
