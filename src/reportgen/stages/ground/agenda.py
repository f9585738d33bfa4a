"""What is asked of whom: asks by audience, then by theme, each once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...model.provenance import Span
from ...model.vocabulary_facts import AudienceFacts, ThemeFacts
from .priorities import Priority, SharedPlaces


@dataclass(frozen=True, slots=True)
class AskPlace:
    """Where an ask stands: `priority.item.text[span.start:span.end]`."""

    priority: Priority
    span: Span

    @property
    def text(self) -> str:
        """The words, verbatim."""
        return self.priority.item.text[self.span.start : self.span.end]


@dataclass(frozen=True, slots=True)
class Ask:
    """An ask in the words of its first place; `places` has all that print it, in nearly the same words.

    Attributes:
        themes: ids of what it asks about: codings with evidence in its words, strong ones first.
        similarity: of the two least similar places, 0 to 1; 1 where there is one place.
    """

    places: tuple[AskPlace, ...]
    themes: tuple[str, ...]
    similarity: float = 1.0

    @property
    def text(self) -> str:
        """The words, verbatim."""
        return self.places[0].text


@dataclass(frozen=True, slots=True)
class ThemeAsks:
    """The asks about one theme; None: about none of the codebook."""

    theme: str | None
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Asks that address an audience, `to`, together with another, and are printed there."""

    to: str
    audience: str
    label: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class AudienceAgenda:
    """What is asked of one audience; None: of none that a heading names.

    Attributes:
        label: of the audience; an empty string where there is none.
        groups: the asks printed here, in the order of the codebook.
        elsewhere: the asks printed under an audience that their heading names before this one.
    """

    audience: str | None
    label: str
    groups: tuple[ThemeAsks, ...]
    elsewhere: tuple[Elsewhere, ...]

    @property
    def asks(self) -> tuple[Ask, ...]:
        """All asks of this audience, those printed elsewhere too."""
        here = tuple(ask for group in self.groups for ask in group.asks)
        return here + tuple(ask for other in self.elsewhere for ask in other.asks)


def agenda(
    priorities: Sequence[Priority],
    themes: Iterable[ThemeFacts],
    audiences: Iterable[AudienceFacts],
    shared: SharedPlaces,
) -> tuple[AudienceAgenda, ...]:
    """Return the agenda of each audience that a heading names, in the order of `audiences`.

    An ask stands under the first audience of its heading; those without any come last.
    """
    order = [theme.id for theme in themes]
    labels = {audience.id: audience.label for audience in audiences}
    for priority in priorities:
        for name in priority.section.audiences:
            labels.setdefault(name, name.replace("-", " ").capitalize())
    ids: list[str | None] = [*labels, None]
    printed = {name: _asks(_places(priorities, name), shared) for name in ids}
    agendas = (
        AudienceAgenda(
            name,
            labels.get(name or "", ""),
            _by_theme(printed[name], order),
            tuple(_elsewhere(name, printed, labels)),
        )
        for name in ids
    )
    return tuple(agenda for agenda in agendas if agenda.asks)


def _places(priorities: Iterable[Priority], audience: str | None) -> list[AskPlace]:
    """Return the asks whose heading names `audience` first."""
    return [
        AskPlace(priority, span)
        for priority in priorities
        if next(iter(priority.section.audiences), None) == audience
        for span in priority.item.asks
    ]


def _asks(places: Iterable[AskPlace], shared: SharedPlaces) -> tuple[Ask, ...]:
    """Put what several places print alike into one ask."""
    groups: dict[object, list[AskPlace]] = {}
    similarity: dict[object, float] = {}
    for place in places:
        sentence = shared.at(place.priority.id, place.span)
        key: object = sentence.places if sentence else " ".join(place.text.casefold().split())
        groups.setdefault(key, []).append(place)
        similarity[key] = sentence.similarity if sentence else 1.0
    return tuple(
        Ask(tuple(group), themes_of(group[0]), similarity[key] if len(group) > 1 else 1.0)
        for key, group in groups.items()
    )


def themes_of(place: AskPlace) -> tuple[str, ...]:
    """Return what an ask is about, most evidence first.

    Strong codings with evidence in its words; without any, weak ones; without these, the strong
    codings of its priority.
    """
    ids: dict[str, list[tuple[int, int, str]]] = {"strong": [], "weak": []}
    for theme in place.priority.item.themes:
        inside = [span.start for span in theme.evidence if place.span.start <= span.start < place.span.end]
        if inside:
            ids[theme.strength].append((-len(inside), min(inside), theme.id))
    ranked = sorted(ids["strong"]) or sorted(ids["weak"])
    if ranked:
        return tuple(name for _, _, name in ranked)
    return tuple(theme.id for theme in place.priority.item.themes if theme.strength == "strong")


def _by_theme(asks: Iterable[Ask], order: Sequence[str]) -> tuple[ThemeAsks, ...]:
    """Put each ask under the first of its themes; themes in the order of the codebook."""
    groups: dict[str | None, list[Ask]] = {}
    for ask in asks:
        groups.setdefault(next(iter(ask.themes), None), []).append(ask)
    ranks = {theme: rank for rank, theme in enumerate(order)}
    last = len(ranks)
    ordered = sorted(groups, key=lambda theme: (theme is None, ranks.get(theme or "", last), theme or ""))
    return tuple(ThemeAsks(theme, tuple(groups[theme])) for theme in ordered)


def _elsewhere(
    audience: str | None, printed: dict[str | None, tuple[Ask, ...]], labels: dict[str, str]
) -> Iterable[Elsewhere]:
    """Yield the asks that name `audience` behind another one."""
    for other, asks in printed.items():
        if other is None or other == audience or audience is None:
            continue
        joint = tuple(
            ask for ask in asks if any(audience in place.priority.section.audiences for place in ask.places)
        )
        if joint:
            yield Elsewhere(audience, other, labels[other], joint)
