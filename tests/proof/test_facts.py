"""A compilation that claims other headings, places, figures or decisions than the sources is not sealed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.model import codec
from reportgen.model.compilation import Compilation, Item, Organization, Report, Section
from reportgen.model.provenance import Evidence

from .builds import Build

Change = Callable[[Compilation], Compilation]


def in_report(change: Callable[[Report], Report]) -> Change:
    """Change the last report."""
    return lambda it: replace(it, reports=(*it.reports[:-1], change(it.reports[-1])))


def in_section(change: Callable[[Section], Section]) -> Change:
    """Change the last section of the last report."""
    return in_report(lambda it: replace(it, sections=(*it.sections[:-1], change(it.sections[-1]))))


def in_item(change: Callable[[Item], Item]) -> Change:
    """Change the first item of that section."""
    return in_section(lambda it: replace(it, items=(change(it.items[0]), *it.items[1:])))


def moved_box(item: Item) -> Item:
    """The item's first box, elsewhere on its page."""
    place = item.evidence[0]
    x0, top, x1, bottom = place.bbox
    box = (x0, top + 200, x1, bottom + 200) if top < 400 else (x0, top - 200, x1, bottom - 200)
    return replace(item, evidence=(Evidence(place.page, box), *item.evidence[1:]))


CHANGES: dict[str, tuple[Change, str]] = {
    "chapter's heading": (in_report(lambda it: replace(it, heading=it.heading + " Today")), "Today"),
    "heading of a section": (
        in_section(lambda it: replace(it, heading=it.heading + " Elsewhere")),
        "Elsewhere",
    ),
    "audience": (in_section(lambda it: replace(it, audiences=("faith-leaders",))), "coded as"),
    "kind of a section": (in_section(lambda it: replace(it, kind="overview")), "coded as"),
    "order of sections": (in_report(lambda it: replace(it, sections=it.sections[::-1])), "another place"),
    "section left out": (
        in_report(lambda it: replace(it, sections=it.sections[:-1])),
        "the document does not",
    ),
    "order of chapters": (lambda it: replace(it, reports=it.reports[::-1]), "must stand"),
    "chapter left out": (lambda it: replace(it, reports=it.reports[1:]), "are not in the document"),
    "figures": (in_report(lambda it: replace(it, participation=None)), "participation"),
    "title": (
        in_report(lambda it: replace(it, source=replace(it.source, title="Another Report"))),
        "Another Report",
    ),
    "dates": (
        in_report(lambda it: replace(it, source=replace(it.source, dates="May 1, 1999"))),
        "May 1, 1999",
    ),
    "pages": (in_report(lambda it: replace(it, source=replace(it.source, pages=999))), "999"),
    "hash": (
        in_report(lambda it: replace(it, source=replace(it.source, sha256="0" * 64))),
        "another SHA-256",
    ),
    "box": (in_item(moved_box), "outside the box claimed"),
    "one box too many": (
        in_item(lambda it: replace(it, evidence=(*it.evidence, Evidence(1, (0.0, 0.0, 5.0, 5.0))))),
        "claimed too",
    ),
    "passage called editorial": (
        in_item(lambda it: replace(it, origin="editorial")),
        "corrections say otherwise",
    ),
    "edition": (lambda it: replace(it, edition=replace(it.edition, title="Our Priorities")), "edition.toml"),
    "sponsor": (
        lambda it: replace(it, edition=replace(it.edition, sponsors=(Organization("Nobody"),))),
        "edition.toml",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_false_claim_is_found(build: Build, name: str, tmp_path: Path) -> None:
    change, said = CHANGES[name]
    changed = change(build.compilation)
    assert changed != build.compilation
    path = tmp_path / "global-priorities.json"
    path.write_text(codec.dump_compilation(changed), "utf-8")
    findings = [str(finding) for finding in build.prove("json", path).findings]
    assert any(said in finding for finding in findings), findings
