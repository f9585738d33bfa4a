"""Short texts coded with the shipped codebook and gazetteer."""

from collections.abc import Iterable

from reportgen.model.compilation import (
    Compilation,
    Edition,
    Item,
    ItemKind,
    Region,
    Report,
    Section,
    SectionKind,
    Source,
)
from reportgen.stages.coding import code
from reportgen.system import resources
from reportgen.vocabularies import codebook, gazetteer
from tests.compilations import marked

CODEBOOK = codebook.load(resources.templates() / codebook.FILE_NAME)
GAZETTEER = gazetteer.load(resources.templates() / gazetteer.FILE_NAME)


def report(
    *texts: str,
    region: str = "asia",
    kind: SectionKind = "actions",
    shape: ItemKind = "paragraph",
    language: str = "en",
) -> Report:
    """A report with one section; `**bold**` marks become key terms."""
    items = []
    for number, text in enumerate(texts, 1):
        plain, terms = marked(text)
        items.append(Item(f"{region}/section/{number}", shape, plain, terms))
    section = Section(f"{region}/section", "Heading", None, kind, (), tuple(items))
    source = Source(f"{region}.pdf", "0" * 64, 1, language)
    return Report(Region(region, region.title()), "Priorities", source, None, (section,))


def compilation(reports: Iterable[Report]) -> Compilation:
    """Reports as one document."""
    return Compilation(Edition("2031", 2031, "Priorities"), tuple(reports))


def coded(
    text: str, kind: SectionKind = "actions", shape: ItemKind = "paragraph", language: str = "en"
) -> Item:
    """One item, coded."""
    made = compilation([report(text, kind=kind, shape=shape, language=language)])
    return code.code(made, CODEBOOK, GAZETTEER).reports[0].sections[0].items[0]


def strong(item: Item) -> set[str]:
    """The themes that an item asks for or describes as a need."""
    return {theme.id for theme in item.themes if theme.strength == "strong"}


def weak(item: Item) -> set[str]:
    """The themes that an item only names."""
    return {theme.id for theme in item.themes if theme.strength == "weak"}


def asks(item: Item) -> list[str]:
    """The words of an item's asks."""
    return [item.text[span.start : span.end] for span in item.asks]
