"""Typeset → read → corrected: the whole chain, with what of the draft each read passage is."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from unittest import mock

from reportgen import extraction
from reportgen.model.compilation import Compilation, Edition, Item, Report, Section
from reportgen.model.decisions import Correction, DecidedCorrection
from reportgen.model.document import Document
from reportgen.stages.alignment.align import Alignment, align
from reportgen.stages.alignment.folding import fold
from reportgen.stages.chapter import normalize
from reportgen.stages.corrections import correct, relevel, three_way
from reportgen.system import resources
from reportgen.vocabularies import vocabulary
from reportgen.vocabularies.vocabulary import Vocabulary
from tests.typesetting.design import Design
from tests.typesetting.engines import LIMITS, engine
from tests.typesetting.finish import finish
from tests.typesetting.random_design import random_design
from tests.typesetting.score import heading_words

from .drafts import Draft

ENGINES = (*("typst", "reportlab") * 4, "weasyprint")
"""The fast ones, and how often each is drawn."""
EDITION = Edition("2031", 2031, "2031 Regional Priorities")


@dataclass(frozen=True)
class Version:
    """A version as read.

    Attributes:
        items: for the uid of each passage of the draft that was read exactly, its item.
        sections: for the uid of each heading of a section, its section.
        report: without corrections.
    """

    draft: Draft
    document: Document
    report: Report
    items: dict[int, Item]
    sections: dict[int, Section]


@dataclass(frozen=True)
class Done:
    """What became of corrections: the chapter before and after, one outcome a correction."""

    before: Report
    after: Report
    outcomes: tuple[DecidedCorrection, ...]


@cache
def words() -> Vocabulary:
    """The shipped vocabulary."""
    return vocabulary.load(resources.templates() / vocabulary.FILE_NAME)


def look(seed: int) -> tuple[str, Design]:
    """Return the engine and design of a version."""
    name = Random(f"engine {seed}").choice(ENGINES)
    return name, random_design(seed, LIMITS[name])


def typeset_and_read(draft: Draft, seed: int, folder: Path) -> Version:
    """Set a draft in the look that a seed gives, and read it.

    Raises:
        ValueError: no priorities chapter was found.
    """
    name, design = look(seed)
    path = folder / f"{seed}.pdf"
    engine(name)(finish(draft.report(), design), design, path)
    document = extraction.read_document(path)
    report, problems = normalize.normalize(document, words())
    if report is None:
        raise ValueError(f"{path}: {problems[0]}")
    return Version(draft, document, report, _items(draft, report), _sections(draft, report))


def _items(draft: Draft, report: Report) -> dict[int, Item]:
    nodes = draft.passages()
    items = [item for section in report.sections for item in section.items]
    pairs = _matched([fold(node.text) for node in nodes], [fold(item.text) for item in items])
    return {nodes[one].uid: items[other] for one, other in pairs}


def _sections(draft: Draft, report: Report) -> dict[int, Section]:
    nodes = [node for node in draft.nodes if node.heading]
    found = [heading_words(section.heading) for section in report.sections]
    pairs = _matched([heading_words(node.text) for node in nodes], found)
    return {nodes[one].uid: report.sections[other] for one, other in pairs}


def _matched(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]


@lru_cache(maxsize=8)
def _aligned(old: tuple[str, ...], new: tuple[str, ...]) -> Alignment:
    """Align two readings once: every correction is tried alone, too, on the same two."""
    return align(old, new)


def apply(version: Version, corrections: Sequence[Correction], accepted: Sequence[Report]) -> Done:
    """Correct a version as a build does.

    Args:
        version: as read.
        corrections: in the order of the file.
        accepted: the reading that people last accepted; none where none is kept.
    """
    documents, levelled = relevel.relevel([version.document], corrections, accepted)
    report = version.report
    if documents[0] is not version.document:
        report, _ = normalize.normalize(documents[0], words())
        assert report is not None
    others = [one for one in corrections if one.field != "level"]
    with mock.patch.object(three_way, "align", lambda old, new: _aligned(tuple(old), tuple(new))):
        corrected = correct.correct(Compilation(EDITION, (report,)), others, accepted, words())
    levels, rest = iter(levelled), iter(corrected.compilation.corrections)
    outcomes = tuple(next(levels) if one.field == "level" else next(rest) for one in corrections)
    return Done(report, corrected.compilation.reports[0], outcomes)
