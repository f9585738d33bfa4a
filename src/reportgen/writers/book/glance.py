"""The page "At a glance": the forums, their dates, people and priorities, and what they share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ...model.compilation import Compilation
from ...model.vocabulary_facts import CodebookFacts
from ...stages.ground.analysis import FEWEST_FORUMS, CommonGround, Forum
from ...vocabularies.phrase_keys import GroundPhrases, Phrases
from ..once import common_ground
from . import palette
from .agreement import finding, level_heading
from .charts import LARGEST, Bar, Chart
from .ground_tables import theme_anchor

ANCHOR = "at-a-glance"

FEWEST_BARS = 2
"""A single bar compares nothing."""


@dataclass(frozen=True, slots=True)
class ForumRow:
    """A forum at a glance; what its report does not say is said to be missing.

    Attributes:
        anchor: of its chapter.
    """

    anchor: str
    name: str
    accent: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThemeLink:
    """A theme and the place of its quotations; an empty string where it has none."""

    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class LevelRow:
    """The themes that a number of forums ask for; `share` is of the longest row, in percent."""

    label: str
    share: int
    themes: tuple[ThemeLink, ...]


@dataclass(frozen=True, slots=True)
class Glance:
    """The page.

    Attributes:
        finding: how much all forums agree on; "" where nothing is compared.
        levels: themes by how many forums ask for them, and those that some do not raise; empty where nothing
            is compared.
        charts: priorities by forum, and themes by how many forums ask for them, in bars.
        caveat: that themes are suggestions; "" once people have confirmed all, or nothing is compared.
    """

    anchor: str
    phrases: GroundPhrases
    forums: tuple[ForumRow, ...]
    finding: str
    levels: tuple[LevelRow, ...]
    charts: tuple[Chart, ...] = ()
    caveat: str = ""


def glance_of(compilation: Compilation, phrases: Phrases, accents: Sequence[str] = ()) -> Glance | None:
    """Return the page, None where there are not several forums.

    Args:
        compilation: what is printed.
        phrases: fixed phrases of its language.
        accents: colours of the chapters; ours by default.
    """
    if len(compilation.reports) < FEWEST_FORUMS:
        return None
    ground = common_ground(compilation)
    own = phrases.ground
    colours = {report.region.id: palette.accent(i, accents) for i, report in enumerate(compilation.reports)}
    compared = compilation.edition.common_ground and ground.is_comparable
    levels = level_rows(ground, own) if compared else ()
    return Glance(
        ANCHOR,
        own,
        forum_rows(ground, phrases, own, colours),
        finding_of(ground, own) if compared else "",
        (*levels, *(not_raised_rows(ground, own) if compared else ())),
        tuple(_charts(ground, levels, own)),
        caveat_of(ground, own, compilation.codebook)
        if compared and ground.confirmed < ground.codings
        else "",
    )


def _charts(ground: CommonGround, levels: Sequence[LevelRow], own: GroundPhrases) -> Iterator[Chart]:
    """Yield the charts that have few enough bars to be seen at a glance."""
    forums = tuple(Bar(forum.region.name, len(forum.priorities)) for forum in ground.forums)
    themes = tuple(Bar(row.label, len(row.themes)) for row in levels)
    for title, bars in ((own.priorities_chart, forums), (own.themes_chart, themes)):
        if FEWEST_BARS <= len(bars) <= LARGEST:
            yield Chart(title, bars)


def finding_of(ground: CommonGround, own: GroundPhrases) -> str:
    """Return the sentence that answers how much all forums agree on."""
    first = ground.levels[0]
    shared = len(first.rows) if first.forums == first.of else 0
    return finding(shared, len(ground.themes), first.of, first.forums, own)


def caveat_of(ground: CommonGround, own: GroundPhrases, codebook: CodebookFacts | None) -> str:
    """Return what says where themes come from, and how many codings people have confirmed."""
    called = own.codebook(version=codebook.version) if codebook and codebook.version else own.any_codebook
    count, confirmed = ground.codings, ground.confirmed
    if not confirmed:
        reviewed = own.confirmed_none(count=count)
    elif confirmed < count:
        reviewed = own.confirmed_some(count=count, confirmed=confirmed)
    else:
        reviewed = own.confirmed_all(count=count)
    return f"{own.assigned(codebook=called)} {reviewed}"


def forum_rows(
    ground: CommonGround, phrases: Phrases, own: GroundPhrases, accents: Mapping[str, str]
) -> tuple[ForumRow, ...]:
    """Return the forums at a glance."""
    return tuple(
        ForumRow(forum.region.id, forum.region.name, accents[forum.region.id], _facts(forum, phrases, own))
        for forum in ground.forums
    )


def _facts(forum: Forum, phrases: Phrases, own: GroundPhrases) -> tuple[str, ...]:
    figures = forum.participation
    return (
        forum.dates or own.not_stated,
        own.quoted(words=forum.format) if forum.format else own.not_stated,
        _people(figures.registered, figures.countries_registered, phrases, own),
        _people(figures.participated, figures.countries_represented, phrases, own),
        str(len(forum.priorities)),
    )


def _people(people: int | None, countries: int | None, phrases: Phrases, own: GroundPhrases) -> str:
    from_where = "" if countries is None else phrases.common.from_countries(count=countries)
    if people is None:
        return f"{own.not_stated}{from_where}"
    return f"{people}{from_where}"


def level_rows(ground: CommonGround, own: GroundPhrases) -> tuple[LevelRow, ...]:
    """Return the themes by the number of forums that ask for them, down to those of which nothing is counted.

    That no forum asks for a theme is said only where people looked all of them through.
    """
    rows = [
        (
            level_heading(level.forums, level.of, own),
            [ThemeLink(row.theme.label, theme_anchor(row.theme.id)) for row in level.rows],
        )
        for level in ground.levels
    ]
    absent = _absent_in(ground)
    nobody = [theme for theme in ground.nobody if len(absent[theme.id]) == len(ground.by_forum.columns)]
    uncounted = [theme for theme in ground.nobody if theme not in nobody]
    for label, themes in ((own.by_none, nobody), (own.absent, uncounted)):
        if themes:
            rows.append((label, [ThemeLink(theme.label, "") for theme in themes]))
    longest = max(len(themes) for _, themes in rows)
    return tuple(LevelRow(label, round(100 * len(themes) / longest), tuple(themes)) for label, themes in rows)


def not_raised_rows(ground: CommonGround, own: GroundPhrases) -> tuple[LevelRow, ...]:
    """Return the row of themes that some forums do not raise, as people found who looked them through."""
    absent = _absent_in(ground)
    links = [
        ThemeLink(own.not_raised_in(theme=theme.label, regions=", ".join(absent[theme.id])), "")
        for theme in ground.themes
        if 0 < len(absent[theme.id]) < len(ground.by_forum.columns)
    ]
    return (LevelRow(own.looked_through, 0, tuple(links)),) if links else ()


def _absent_in(ground: CommonGround) -> dict[str, list[str]]:
    """Return, for each theme, the forums that people looked through for it and did not find it in."""
    rows = ground.by_forum.rows
    return {row.theme.id: [cell.column.label for cell in row.cells if cell.absent] for row in rows}
