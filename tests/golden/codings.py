"""Hand-made codes beside what the program codes: compilations made from the truth, and their scores.

The texts come from the truth files, not from PDFs: what is measured is the coding alone.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from reportgen.model.compilation import (
    Compilation,
    Edition,
    Item,
    KeyTerm,
    Region,
    Report,
    Section,
    SectionKind,
    Source,
)
from reportgen.model.provenance import Span
from reportgen.stages.coding import code
from reportgen.system import resources
from reportgen.vocabularies import codebook, gazetteer

SAME_SENTENCE = 0.8
"""Share of a sentence that a span must cover to be that sentence."""
OUTSIDE = 0.5
"""Share of a span that must lie in known asks; below, it is a false one."""
DIGITS = 16
"""Digits of the hash that names a text."""

Gold = dict[str, Any]


@dataclass(frozen=True)
class Score:
    """Shares from 0 to 1."""

    precision: float
    recall: float
    asks: float


def gold(path: Path) -> dict[str, Gold]:
    """The hand-made codes, by the hash of the text."""
    items: dict[str, Gold] = json.loads(path.read_text("utf-8"))["items"]
    return {codes["sha256"]: {**codes, "id": name} for name, codes in items.items()}


def digest(text: str) -> str:
    """The hash that names a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:DIGITS]


def coded(truths: list[Path]) -> Compilation:
    """The chapters of some truth files, coded with the shipped data."""
    folder = resources.templates()
    reports = tuple(_report(json.loads(path.read_text("utf-8"))) for path in truths)
    return code.code(
        Compilation(Edition("2021", 2021, "Priorities"), reports),
        codebook.load(folder / codebook.FILE_NAME),
        gazetteer.load(folder / gazetteer.FILE_NAME),
    )


def _report(truth: dict[str, Any]) -> Report:
    region = truth["region"]
    sections = tuple(
        Section(
            f"{region['id']}/{number}",
            section["heading"],
            None,
            cast(SectionKind, section["kind"]),
            (),
            tuple(
                Item(
                    f"{region['id']}/{number}/{at}",
                    item["type"],
                    item["text"],
                    tuple(KeyTerm(item["text"][a:b], a, b) for a, b in item["bold_spans"]),
                )
                for at, item in enumerate(section["items"], 1)
            ),
        )
        for number, section in enumerate(truth["priorities"])
    )
    source = Source(truth["file"], "0" * 64, truth["pages"], truth["language"])
    return Report(Region(region["id"], region["name"]), truth["priorities_heading"], source, None, sections)


def priorities(compilation: Compilation) -> list[Item]:
    """The items that are priorities."""
    return [
        item
        for report in compilation.reports
        for section in report.sections
        if section.kind != "overview"
        for item in section.items
    ]


def score(compilation: Compilation, codes: dict[str, Gold]) -> Score:
    """Themes at priority x theme, strong; asks at sentence level; what is acceptable does not count."""
    right = wrong = wanted = hit = false = missed = 0
    for item in priorities(compilation):
        expected = codes[digest(item.text)]
        strong, acceptable = set(expected["strong"]), set(expected["acceptable"])
        found = {theme.id for theme in item.themes if theme.strength == "strong"}
        right += len(found & strong)
        wrong += len(found - strong - acceptable)
        wanted += len(strong)
        asks = [(start, end) for start, end in expected["asks"]]
        known = asks + [(start, end) for start, end in expected["asks_disputed"]]
        covered = sum(_shared(ask, item.asks) >= SAME_SENTENCE * (ask[1] - ask[0]) for ask in asks)
        hit += covered
        missed += len(asks) - covered
        false += sum(
            sum(_overlap(span, other) for other in known) < OUTSIDE * (span.end - span.start)
            for span in item.asks
        )
    return Score(right / (right + wrong), right / wanted, 2 * hit / (2 * hit + false + missed))


def _shared(ask: tuple[int, int], spans: tuple[Span, ...]) -> int:
    return sum(_overlap(span, ask) for span in spans)


def _overlap(span: Span, other: tuple[int, int]) -> int:
    return max(0, min(span.end, other[1]) - max(span.start, other[0]))
