"""Editions of random reports, built and read again: what the proof is tried on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from reportgen.edition import build as pipeline
from reportgen.edition import settings
from reportgen.edition.decision_files import amendments
from reportgen.model import codec
from reportgen.model.actions import Action
from reportgen.model.compilation import Compilation, Item
from reportgen.model.decisions import Correction
from reportgen.proof import manifest_check
from reportgen.proof.findings import Discrepancy, Proof
from reportgen.proof.rereading import Seen, read_again
from reportgen.proof.verify import PublishedFile, prove
from reportgen.readers.kinds import DEFAULT, ENGINES
from reportgen.writers import formats
from tests.proof.misread import Typeset, misread
from tests.typesetting.engines import FAST, LIMITS, available, engine
from tests.typesetting.finish import finish
from tests.typesetting.random_design import random_design
from tests.typesetting.random_report import REGIONS, random_report

TOML = """title = "Regional Priorities {number}"
year = 2031
series = "Forum of the Seas"
theme = "Fair work, safe harbours"
common_ground = {ground}
introduction = \"\"\"
The chapters below were typed by many hands; **every word** is theirs.

They stand in the order of the map.
\"\"\"
"""


@dataclass(frozen=True)
class Build:
    """An edition, its outputs, its sources as the second engine sees them, and what was typeset."""

    folder: Path
    target: Path
    compilation: Compilation
    seen: Seen
    typeset: Mapping[str, Typeset] = field(default_factory=dict)

    def path(self, form: str) -> Path:
        """The published file of a format."""
        return self.target / f"global-priorities.{form}"

    def prove(self, form: str, path: Path | None = None, seen: Seen | None = None) -> Proof:
        """The proof of a file in the place of the published one; the build's manifest is left out.

        The hashes in the manifest would find any change of a file at once; what is tried is the reading.
        """
        path = path or self.path(form)
        compilation = codec.load_compilation(path) if form == "json" else self.compilation
        beside = path if form == "json" else self.target / "global-priorities.json"
        edition = settings.load(self.folder)
        return prove(
            PublishedFile(path, formats.named(form), beside, compilation, None, edition), seen or self.seen
        )

    def items(self) -> list[Item]:
        """All items in the order of the document."""
        return [
            item
            for report in self.compilation.reports
            for section in report.sections
            for item in section.items
        ]

    def words(self) -> list[str]:
        """All words of the items, each once."""
        return sorted({word for item in self.items() for word in re.findall(r"\w+", item.text)})


FAST_ENGINES = list(FAST)
"""Typesetting engines that need no program."""


def engines_at_hand() -> list[str]:
    """Names of all typesetting engines that are installed."""
    return [name for name in LIMITS if available(name)]


@dataclass(frozen=True)
class Alarm:
    """What the proof says of a file that nobody has changed.

    Attributes:
        forms: formats in which it says so.
        finding: in words.
        right: in which way the build is indeed not what was typeset there; "" where it is.
    """

    forms: tuple[str, ...]
    finding: str
    right: str


def make_edition(folder: Path, number: int, engines: list[str], reports: int = 3) -> dict[str, Typeset]:
    """Write an edition of random reports of different regions by different engines, decided by `number`.

    Every third has the chapter "Common ground", which is longer than all others here. Every typesetting
    engine has its turn in a few consecutive numbers.

    Returns:
        What was typeset, by file name.
    """
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(
        TOML.format(number=number, ground="false" if number % 3 else "true"), "utf-8"
    )
    rng = Random(f"edition {number}")
    typeset = {}
    for at, region in enumerate(rng.sample(list(REGIONS), reports)):
        name = engines[(number * reports + at) % len(engines)]
        seed = number * 17 + at
        design = random_design(seed * 7919 + len(name), LIMITS[name])
        report = finish(random_report(seed, region, short=True), design)
        path = folder / f"{region}.pdf"
        typeset[path.name] = Typeset.of(engine(name)(report, design, path), report)
    return typeset


def build_edition(folder: Path, target: Path, typeset: Mapping[str, Typeset], reader: str = DEFAULT) -> Build:
    """Build an edition with one reader, and read its sources again with the other."""
    pipeline.build(folder, target, ("pdf", "docx", "html", "json", "csv", "xlsx"), reader=reader)
    second = second_reader(target)
    seen = read_again(settings.load(folder).sources, None, second, pipeline.default_jobs(), _no_progress)
    assert seen.errors == ()
    return Build(folder, target, codec.load_compilation(target / "global-priorities.json"), seen, typeset)


def decide(build: Build, number: int) -> Build:
    """Write decisions as people make them on what was read, and build again.

    In each report a word is changed, one is made bold, an item is left out and one is put in; each by a
    quotation that stands once in the edition.
    """
    rng = Random(f"decisions {number}")
    texts = [item.text for item in build.items()]
    for report in build.compilation.reports:
        items = [item for section in report.sections for item in section.items]
        alone = [it for it in items if sum(_opening(it) in text for text in texts) == 1]
        alone = [it for it in alone if re.search(r"[^\W\d_]{4}", _opening(it))]
        for name, item in zip(DECISIONS, rng.sample(alone, min(len(alone), len(DECISIONS))), strict=False):
            amendments.append(build.folder, _decision(name, _opening(item)))
    first: str = next(name for name in ENGINES if name != build.seen.reader)
    return build_edition(build.folder, build.target, build.typeset, first)


def _decision(action: Action, quote: str) -> Correction:
    """Return a decision of a kind about quoted words."""
    word = max(re.findall(r"[^\W\d_]+", quote), key=len)
    values = {"set": word.upper(), "key-term": word, "add": "The desk adds this sentence, agreed by letter."}
    about = {"field": "text", "was": word} if action == "set" else {}
    return Correction(
        quote=quote, action=action, value=values.get(action), by="policy desk", why="agreed", **about
    )


DECISIONS: tuple[Action, ...] = ("set", "key-term", "drop", "add")


def _opening(item: Item) -> str:
    """The first words of an item."""
    return " ".join(item.text.split()[:12])


def make(base: Path, number: int, engines: list[str], reports: int = 3) -> Build:
    """Make and build the edition of a number in a folder of its own; both readers have their turns."""
    folder = base / f"edition-{number}"
    typeset = make_edition(folder, number, engines, reports)
    return build_edition(folder, base / f"out-{number}", typeset, ENGINES[number // 2 % len(ENGINES)])


def alarms(build: Build) -> list[Alarm]:
    """What the proof says of the files as they were built, each thing once."""
    wrong = misread(build.compilation, build.typeset)
    found: dict[Discrepancy | str, list[str]] = {}
    for form in [row.name for row in formats.PROVEN if not row.companion]:
        seen = read_published(build, build.path(form)) if form == "pdf" else None
        proof = build.prove(form, seen=seen)
        unproven = [] if proof.findings or proof.proven == proof.words else ["not all words are proven"]
        for one in (*proof.findings, *unproven):
            found.setdefault(one, []).append(form)
    return [
        Alarm(tuple(forms), str(one), wrong.explains(one) if isinstance(one, Discrepancy) else "")
        for one, forms in found.items()
    ]


def second_reader(target: Path) -> str:
    """The engine that did not make a build."""
    from reportgen.proof import engines

    manifest = manifest_check.manifest_of(target / "global-priorities.json")
    assert manifest is not None
    return engines.other_than(manifest_check.built_with(manifest))


def read_published(build: Build, path: Path) -> Seen:
    """The sources of a build with another published PDF, read by the second engine in this process."""
    from reportgen.proof import engines, pdf_file
    from reportgen.readers import attachments

    files = {name: content.decode("utf-8") for name, content in attachments.read(path).items()}
    pages = pdf_file.read(engines.read_published(build.seen.reader, path), files)
    return Seen(build.seen.reader, build.seen.witnesses, (), pages)


def _no_progress(what: str, done: int, of: int) -> None:
    """Say nothing."""
