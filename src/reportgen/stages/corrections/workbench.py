"""A compilation opened for corrections: its passages can be changed, and close to a compilation again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ...model.compilation import Compilation, Item, Note, Report, Section, Subregion
from ...model.decisions import Correction
from ...model.note_numbers import numbered
from ...model.provenance import AnyEvidence


@dataclass(slots=True, eq=False)
class OpenItem:
    """An item under correction.

    Attributes:
        item: its present state; the id is stale until the workbench closes.
        read_text: its words as read, also after `item.text` was changed.
        positions: places in the sequence of its report's passages as read; several after a join.
        decided: which correction last changed which field.
        dropped: the correction that takes it out.
        added: the correction that put it there.
    """

    item: Item
    read_text: str
    positions: tuple[int, ...] = ()
    decided: dict[str, Correction] = field(default_factory=dict)
    dropped: Correction | None = None
    added: Correction | None = None

    @property
    def content(self) -> Item:
        """Its present state: another object once it was changed."""
        return self.item

    @property
    def texts(self) -> tuple[str, ...]:
        """The words a quote may be taken from: as they are now, and as read."""
        return tuple(dict.fromkeys((self.item.text, self.read_text)))

    @property
    def evidence(self) -> tuple[AnyEvidence, ...]:
        """Where it stands in the source."""
        return self.item.evidence


@dataclass(slots=True, eq=False)
class OpenNote:
    """A note; it can be quoted to answer a question about it.

    Attributes:
        behind: the items of its section that stood before it, the nearest first.
    """

    note: Note
    behind: tuple[OpenItem, ...] = ()
    positions: tuple[int, ...] = ()
    decided: dict[str, Correction] = field(default_factory=dict)

    @property
    def content(self) -> Note:
        """What stands there."""
        return self.note

    @property
    def texts(self) -> tuple[str, ...]:
        """The words a quote may be taken from."""
        cells = " ".join(cell for row in self.note.rows for cell in row)
        return tuple(dict.fromkeys(text for text in (self.note.text, cells) if text))

    @property
    def evidence(self) -> tuple[AnyEvidence, ...]:
        """Where it stands in the source."""
        return self.note.evidence


@dataclass(slots=True, eq=False)
class OpenSubregion:
    """A sub-chapter's heading, shared by its sections."""

    subregion: Subregion
    read_heading: str
    positions: tuple[int, ...] = ()
    decided: dict[str, Correction] = field(default_factory=dict)

    @property
    def content(self) -> Subregion:
        """Its present state: another object once it was changed."""
        return self.subregion

    @property
    def texts(self) -> tuple[str, ...]:
        """The words a quote may be taken from."""
        return tuple(dict.fromkeys((self.subregion.heading, self.read_heading)))

    @property
    def evidence(self) -> tuple[AnyEvidence, ...]:
        """Where its heading stands in the source."""
        return self.subregion.evidence


@dataclass(slots=True, eq=False)
class OpenSection:
    """A section under correction; `section.items` is empty while it is open."""

    section: Section
    read_heading: str
    subregion: OpenSubregion | None
    items: list[OpenItem]
    notes: list[OpenNote]
    positions: tuple[int, ...] = ()
    decided: dict[str, Correction] = field(default_factory=dict)

    @property
    def content(self) -> Section:
        """Its present state: another object once it was changed."""
        return self.section

    @property
    def texts(self) -> tuple[str, ...]:
        """The words a quote may be taken from."""
        return tuple(dict.fromkeys((self.section.heading, self.read_heading)))

    @property
    def evidence(self) -> tuple[AnyEvidence, ...]:
        """Where its heading stands in the source."""
        return self.section.evidence


@dataclass(slots=True, eq=False)
class OpenReport:
    """A report under correction."""

    report: Report
    sections: list[OpenSection]
    positions: tuple[int, ...] = (0,)
    decided: dict[str, Correction] = field(default_factory=dict)

    @property
    def content(self) -> Report:
        """Its present state: another object once it was changed."""
        return self.report

    @property
    def texts(self) -> tuple[str, ...]:
        """The words a quote may be taken from: the chapter's heading."""
        return (
            (self.report.heading, self.report.source_heading)
            if self.report.source_heading
            else (self.report.heading,)
        )

    @property
    def evidence(self) -> tuple[AnyEvidence, ...]:
        """Where its heading stands in the source."""
        return self.report.evidence

    def targets(self) -> "Iterator[Target]":
        """Yield everything that can be quoted, in reading order; dropped items too."""
        yield self
        seen: set[OpenSubregion] = set()
        for section in self.sections:
            if section.subregion is not None and section.subregion not in seen:
                seen.add(section.subregion)
                yield section.subregion
            if not _repeats(section, self):
                yield section
            yield from section.items
            yield from section.notes

    def section_of(self, target: "Target") -> OpenSection | None:
        """Return the section that a target is, or stands in."""
        for section in self.sections:
            if target is section or target in section.items or target in section.notes:
                return section
        return None


Target = OpenReport | OpenSubregion | OpenSection | OpenItem | OpenNote


def passages(report: Report) -> list[str]:
    """Return all that can be quoted of a report as read, in the order of `OpenReport.targets`."""
    return [target.texts[0] if target.texts else "" for target in open_report(report).targets()]


def _repeats(section: OpenSection, report: OpenReport) -> bool:
    """Return whether a section's heading is that of its chapter or sub-chapter, printed once."""
    above = section.subregion.read_heading if section.subregion else report.report.heading
    return section.read_heading == above


def open_report(report: Report) -> OpenReport:
    """Open a report: every passage gets its position in reading order."""
    subregions: dict[Subregion, OpenSubregion] = {}
    sections = []
    for section in report.sections:
        shared = None
        if section.subregion is not None:
            shared = subregions.setdefault(
                section.subregion,
                OpenSubregion(
                    section.subregion, section.subregion.source_heading or section.subregion.heading
                ),
            )
        items = [OpenItem(item, item.source_text or item.text) for item in section.items]
        sections.append(
            OpenSection(
                replace(section, items=(), notes=()),
                section.source_heading or section.heading,
                shared,
                items,
                [OpenNote(note, tuple(_before(note, items))) for note in section.notes],
            )
        )
    opened = OpenReport(report, sections)
    for position, target in enumerate(opened.targets()):
        target.positions = (position,)
    return opened


def close_report(opened: OpenReport, ids: dict[int, str]) -> Report:
    """Return the corrected report; ids count anew in each section.

    Args:
        opened: the report.
        ids: gets the final id of each target, by `id(target)`.
    """
    region = opened.report.region.id
    ids[id(opened)] = region
    taken: set[str] = set()
    sections = []
    for section in opened.sections:
        name = _section_id(section, region, taken)
        taken.add(name)
        ids[id(section)] = name
        if section.subregion is not None:
            ids.setdefault(id(section.subregion), name)
        kept = [item for item in section.items if item.dropped is None]
        for number, item in enumerate(kept, 1):
            ids[id(item)] = f"{name}/{number}"
        for note in section.notes:
            ids[id(note)] = name
        sections.append(
            replace(
                section.section,
                id=name,
                subregion=section.subregion.subregion if section.subregion else None,
                items=tuple(_closed(item, ids[id(item)]) for item in kept),
                notes=tuple(replace(note.note, after=_after(note, kept, ids)) for note in section.notes),
            )
        )
    return numbered(replace(opened.report, sections=tuple(sections)))


def _before(note: Note, items: Sequence[OpenItem]) -> Iterator[OpenItem]:
    """Yield the items before a note, the nearest first."""
    places = [index for index, item in enumerate(items) if item.item.id == note.after]
    yield from reversed(items[: places[0] + 1] if places else ())


def _after(note: OpenNote, kept: Sequence[OpenItem], ids: dict[int, str]) -> str | None:
    """Return the final id of the nearest item before a note that is still in its section."""
    return next((ids[id(item)] for item in note.behind if item in kept), None)


def _closed(opened: OpenItem, name: str) -> Item:
    changed = opened.added is None and opened.item.text != opened.read_text
    return replace(opened.item, id=name, source_text=opened.read_text if changed else None)


def _section_id(section: OpenSection, region: str, taken: set[str]) -> str:
    """Return a section's id; a new one where its audiences, kind or sub-region were corrected."""
    if not section.decided.keys() & {"audience", "kind", "subregion"} and section.section.id not in taken:
        return section.section.id
    names = "-".join(section.section.audiences) or section.section.kind
    parts = [region, *([section.subregion.subregion.id] if section.subregion else []), names]
    base = name = "/".join(parts)
    number = 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    return name


def open_compilation(compilation: Compilation) -> list[OpenReport]:
    """Open all reports of a compilation."""
    return [open_report(report) for report in compilation.reports]
