"""Changes as a web page: one file, in the look of the merged document, printable, readable in grey."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...model.revision import Changes, ComparedRun, RegionChanges
from ...vocabularies.phrase_keys import Phrases
from ...vocabularies.phrases import DEFAULT, phrases_for
from ..html.pages import language_attributes, render_page
from . import labels, layout


@dataclass(frozen=True, slots=True)
class _PageEntry:
    labels: Sequence[str]
    where: str
    runs: Sequence[ComparedRun]
    more: Sequence[str]
    language: str


def render(changes: Changes, language: str = DEFAULT) -> str:
    """Return changes as a web page that needs no other file, its fixed phrases in a BCP 47 `language`."""
    phrases = phrases_for(language)
    values: dict[str, Any] = {
        "language": phrases.language,
        "own": phrases.changes,
        "changes": changes,
        "regions": [_region(region, number, phrases) for number, region in enumerate(changes.regions, 1)],
        "totals": labels.numbers(changes.counts),
    }
    return render_page("changes.html.j2", ("web.css", "changes.css"), values)


def _region(region: RegionChanges, number: int, phrases: Phrases) -> Mapping[str, Any]:
    version = region.new or region.old
    quoted = language_attributes(version.language if version else phrases.language)
    return {
        "name": region.region.name,
        "anchor": f"region-{number}",
        "verdict": layout.verdict(region, phrases.changes),
        "numbers": labels.numbers(region.counts),
        "groups": [
            {
                "heading": group.heading,
                "language": quoted if group.quoted else "",
                "entries": [
                    _PageEntry(
                        entry.labels, entry.where, entry.runs, entry.more, quoted if entry.quoted else ""
                    )
                    for entry in group.entries
                ],
            }
            for group in layout.groups(region, phrases)
        ],
    }
