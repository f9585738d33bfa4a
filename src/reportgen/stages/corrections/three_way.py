"""What became of the words that a correction was made on: accepted reading, present reading, correction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from ...model.compilation import Compilation, Report
from ...model.provenance import Locator
from ...system.memory import Memory
from ..alignment.align import align
from ..alignment.folding import fold, heading_key
from .anchors import Anchor, on_page, to_the_letter
from .quotable import QuotablePassages
from .workbench import OpenItem, OpenNote, OpenReport, OpenSection, Target, open_report, passages

Fate = Literal["same", "reworded", "split", "joined", "elsewhere", "unknown"]


_FATES: Mapping[str, Fate] = {"same": "same", "reworded": "reworded", "split": "split", "joined": "joined"}


class Place(NamedTuple):
    """Where a passage of the accepted reading stands now.

    Attributes:
        new: its positions in the present reading.
        on_page: it stood on the page that was asked for; so it does where none was.
    """

    new: tuple[int, ...]
    on_page: bool


@dataclass(frozen=True, slots=True)
class Base:
    """The accepted reading of one report beside the present one.

    Attributes:
        old: the accepted reading, opened; never changed.
        fates: for each old position its new positions and what became of it.
        targets: all that can be quoted of the accepted reading, by position.
        passages: the same, to be searched.
        memory: where quotes stand in it that were looked up before.
    """

    old: OpenReport
    fates: Mapping[int, tuple[tuple[int, ...], Fate]]
    targets: Sequence[Target]
    passages: QuotablePassages
    memory: Memory

    def _find(self, quote: str) -> list[Anchor]:
        return self.memory.recall(quote, self.passages.find, quote)

    def anchor(self, quote: str, page: int | None) -> int | None:
        """Return the one old position where a quote stands, None where it is not one."""
        anchors = on_page(to_the_letter(self._find(quote)), page)
        positions = {anchor.target.positions[0] for anchor in anchors}
        return positions.pop() if len(positions) == 1 else None

    def has(self, quote: str, page: int | None = None) -> bool:
        """Return whether a quote stands in the accepted reading, on a page where one is named."""
        found = self._find(quote)
        return any(page is None or Locator(page).is_of(anchor.target.evidence) for anchor in found)

    def fate(self, quote: str, page: int | None, target: Target) -> Fate:
        """Return what became of the passage that a quote was taken from, if it is the target now."""
        old = self.anchor(quote, page)
        if old is None or not target.positions:
            return "unknown"
        new, fate = self.fates[old]
        return fate if set(new) & set(target.positions) else "elsewhere"

    def place(self, quote: str, page: int | None) -> Place | None:
        """Return where the passage that a quote was taken from stands now; None where it is not one."""
        old = self.anchor(quote, page)
        return Place(self.fates[old][0], self.has(quote, page)) if old is not None else None

    def sections_named(self, name: str) -> frozenset[int]:
        """Return the new positions of the one section that was called so; none where it is not one."""
        called = [
            section
            for section in self.old.sections
            if section.positions and (section.section.id == name or fold(section.read_heading) == fold(name))
        ]
        return frozenset(self.fates[called[0].positions[0]][0]) if len(called) == 1 else frozenset()

    def keeps_section(self, quote: str, page: int | None, positions: tuple[int, ...]) -> bool | None:
        """Return whether a passage's section is still the one it stood in; None where unknown.

        Args:
            quote: words of the passage.
            page: page of the accepted reading.
            positions: those of the heading of the section it stands in now.
        """
        old = self.anchor(quote, page)
        section: OpenSection | None = self.old.section_of(self.targets[old]) if old is not None else None
        if section is None or not section.positions or not positions:
            return None
        return bool(set(self.fates[section.positions[0]][0]) & set(positions))

    def follows(self, quote: str, page: int | None, following: Target) -> bool | None:
        """Return whether a passage is still the one that followed the quoted one; None where unknown."""
        old = self.anchor(quote, page)
        if old is None or old + 1 >= len(self.targets):
            return None
        new, fate = self.fates[old + 1]
        return bool(set(new) & set(following.positions)) and fate in ("same", "reworded")


def bases(accepted: Sequence[Report], present: Compilation, memory: Memory) -> dict[str, Base]:
    """Return for each region whose accepted reading is kept what became of it."""
    kept = {report.region.id: report for report in accepted}
    return {
        report.region.id: memory.recall(report.region.id, base, kept[report.region.id], report)
        for report in present.reports
        if report.region.id in kept
    }


def base(old: Report, new: Report) -> Base:
    """Align an accepted reading with the present one."""
    old_texts, new_texts = passages(old), passages(new)
    fates: dict[int, tuple[tuple[int, ...], Fate]] = {}
    if [fold(text) for text in old_texts] == [fold(text) for text in new_texts]:
        fates = {index: ((index,), "same") for index in range(len(old_texts))}
    else:
        for group in align(_keys(old), _keys(new)).groups:
            fate: Fate = _FATES.get(group.kind, "elsewhere")
            for at in group.old:
                fates[at] = (tuple(group.new), fate)
    opened = open_report(old)
    return Base(opened, fates, tuple(opened.targets()), QuotablePassages([opened], Memory()), Memory())


def _keys(report: Report) -> list[str]:
    """Return all that can be quoted as it is compared: numbers and capitals of headings are layout."""
    return [
        "".join(target.texts[:1]) if isinstance(target, OpenItem | OpenNote) else heading_key(target.texts[0])
        for target in open_report(report).targets()
    ]
