"""The filter of the web page: what can be chosen, what each priority is, and the script that does it.

The numbers agree with the chapter "Common ground": a theme finds the priorities that count for it.
"""

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from ...model.compilation import Compilation
from ...stages.ground.analysis import CommonGround
from ...stages.ground.matrix import ForumColumn
from ...stages.ground.priorities import Priority
from ...system import resources
from ...vocabularies.phrase_keys import FilterPhrases
from ...vocabularies.phrases import phrases_for
from ..book.ground_tables import columns_of
from ..once import common_ground

FEWEST = 2
"""Options from which there is something to choose."""

Facets = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet; `part` marks a sub-region, which stands behind its region."""

    value: str
    label: str
    count: int
    part: bool = False


@dataclass(frozen=True, slots=True)
class Facet:
    """A property by which priorities are chosen, with its values."""

    name: str
    legend: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """The form and what its script needs.

    Attributes:
        unfiltered: how many priorities there are; the script puts the number for `{all}`.
        filtered: how many of them are shown; the script puts that number for `{found}`.
        data: JSON, the facets of each priority by its id; safe inside a script element.
        script: the script.
        digest: of the script, for the page's content security policy.
    """

    phrases: FilterPhrases
    unfiltered: str
    filtered: str
    facets: tuple[Facet, ...]
    data: str
    script: str
    digest: str


def filter_of(compilation: Compilation) -> Filter | None:
    """Return the filter of a page, None where it has no priorities."""
    ground = common_ground(compilation)
    if not ground.priorities:
        return None
    phrases = phrases_for(compilation.edition.language).filter
    themes = _themes(ground)
    columns = columns_of(ground)
    facts = {priority.id: _facts(priority, columns, themes) for priority in ground.priorities}
    facets = _facets(compilation, ground, phrases, columns, list(facts.values()))
    names = [facet.name for facet in facets]
    kept = {item: {name: values[name] for name in names} for item, values in facts.items()}
    script, digest = _script()
    return Filter(
        phrases,
        phrases.unfiltered(count=len(kept), total="{all}"),
        phrases.filtered(count=len(kept), found="{found}", total="{all}"),
        facets,
        _json(kept),
        script,
        digest,
    )


def _themes(ground: CommonGround) -> dict[str, list[str]]:
    """Return the themes that count for each priority."""
    counted: dict[str, list[str]] = {}
    for row in ground.by_forum.rows:
        for priority in row.asked:
            counted.setdefault(priority.id, []).append(row.theme.id)
    return counted


def _facts(priority: Priority, columns: Iterable[ForumColumn], themes: dict[str, list[str]]) -> Facets:
    return {
        "region": [column.id for column in columns if column.holds(priority)],
        "audience": list(priority.section.audiences),
        "kind": [priority.section.kind],
        "theme": themes.get(priority.id, []),
    }


def _facets(
    compilation: Compilation,
    ground: CommonGround,
    phrases: FilterPhrases,
    columns: Iterable[ForumColumn],
    facts: list[Facets],
) -> tuple[Facet, ...]:
    """Return the facets that leave a choice, with how many priorities each option has."""
    audiences = {audience.id: audience.label for audience in compilation.audiences}
    for name in dict.fromkeys(audience for fact in facts for audience in fact["audience"]):
        audiences.setdefault(name, name.replace("-", " ").capitalize())
    parts = {column.id for column in columns if not column.whole}
    labels = (
        ("region", phrases.region, {column.id: column.label for column in columns}),
        ("audience", phrases.audience, audiences),
        ("kind", phrases.kind, {"issues": phrases.issues, "actions": phrases.actions}),
        ("theme", phrases.theme, {theme.id: theme.label for theme in ground.themes}),
    )
    made = (Facet(name, legend, tuple(_options(name, known, parts, facts))) for name, legend, known in labels)
    return tuple(facet for facet in made if len(facet.options) >= FEWEST)


def _options(name: str, labels: dict[str, str], parts: set[str], facts: list[Facets]) -> Iterator[Option]:
    for value, label in labels.items():
        count = sum(value in fact[name] for fact in facts)
        if count:
            yield Option(value, label, count, name == "region" and value in parts)


def _json(facts: dict[str, Facets]) -> str:
    """Return JSON in which nothing can end the script element around it."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@cache
def _script() -> tuple[str, str]:
    """Return the script and its digest, as a content security policy names it."""
    text = (resources.templates() / "filter.js").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return text, f"sha256-{digest}"
