"""Changes as a web page: one file, in the look of the merged document, printable, readable in grey."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...model.revision import Changes, ComparedRun, RegionChanges
from ..html.pages import language_attributes, render_page
from . import layout
from . import phrases as say


@dataclass(frozen=True, slots=True)
class _Entry:
    labels: Sequence[str]
    where: str
    runs: Sequence[ComparedRun]
    more: Sequence[str]
    language: str


def render(changes: Changes) -> str:
    """Return changes as a web page that needs no other file."""
    values: dict[str, Any] = {
        "say": say,
        "changes": changes,
        "regions": [_region(region, at) for at, region in enumerate(changes.regions, 1)],
        "totals": say.numbers(changes.counts),
    }
    return render_page("changes.html.j2", ("web.css", "changes.css"), values)


def _region(region: RegionChanges, number: int) -> Mapping[str, Any]:
    version = region.new or region.old
    quoted = language_attributes(version.language if version else "en")
    return {
        "name": region.region.name,
        "anchor": f"region-{number}",
        "verdict": layout.verdict(region),
        "numbers": say.numbers(region.counts),
        "groups": [
            {
                "heading": group.heading,
                "language": quoted if group.quoted else "",
                "entries": [
                    _Entry(it.labels, it.where, it.runs, it.more, quoted if it.quoted else "")
                    for it in group.entries
                ],
            }
            for group in layout.groups(region)
        ],
    }
