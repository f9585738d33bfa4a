"""Editions of random reports, built and read again: what the proof is tried on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

from reportgen import codec, config, pipeline
from reportgen.proof import manifest_check
from reportgen.proof.findings import Proof
from reportgen.proof.rereading import Seen, read_again
from reportgen.proof.verify import Form, Publication, prove
from reportgen.schema import Compilation, Item
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
    """An edition, its outputs, and its sources as the second engine sees them."""

    folder: Path
    target: Path
    compilation: Compilation
    seen: Seen

    def path(self, form: Form) -> Path:
        """The published file of a format."""
        return self.target / f"global-priorities.{form}"

    def prove(self, form: Form, path: Path | None = None, seen: Seen | None = None) -> Proof:
        """The proof of a file in the place of the published one; the build's manifest is left out.

        The hashes in the manifest would find any change of a file at once; what is tried is the reading.
        """
        path = path or self.path(form)
        compilation = codec.load_compilation(path) if form == "json" else self.compilation
        beside = path if form == "json" else self.target / "global-priorities.json"
        edition = config.load(self.folder)
        return prove(Publication(path, form, beside, compilation, None, edition), seen or self.seen)

    def items(self) -> list[Item]:
        """All items in the order of the document."""
        return [
            item
            for report in self.compilation.reports
            for section in report.sections
            for item in section.items
        ]


FAST_ENGINES = list(FAST)
"""Typesetting engines that need no program."""


def engines_at_hand() -> list[str]:
    """Names of all typesetting engines that are installed."""
    return [name for name in LIMITS if available(name)]


def make_edition(folder: Path, number: int, engines: list[str], reports: int = 3) -> Path:
    """Write an edition of random reports of different regions by different engines, decided by `number`.

    Those with an odd number go without the chapter "Common ground", which is longer than all others here.
    """
    folder.mkdir(parents=True)
    (folder / "edition.toml").write_text(
        TOML.format(number=number, ground="false" if number % 2 else "true"), "utf-8"
    )
    rng = Random(f"edition {number}")
    for at, region in enumerate(rng.sample(list(REGIONS), reports)):
        name = engines[(number + at) % len(engines)]
        seed = number * 17 + at
        design = random_design(seed * 7919 + len(name), LIMITS[name])
        report = finish(random_report(seed, region, short=True), design)
        engine(name)(report, design, folder / f"{region}.pdf")
    return folder


def build_edition(folder: Path, target: Path) -> Build:
    """Build an edition and read its sources again."""
    pipeline.build(folder, target, ("pdf", "docx", "html", "json"))
    reader = second_reader(target)
    seen = read_again(config.load(folder).sources, None, reader, pipeline.default_jobs(), _no_progress)
    assert seen.errors == ()
    return Build(folder, target, codec.load_compilation(target / "global-priorities.json"), seen)


def second_reader(target: Path) -> str:
    """The engine that did not make a build."""
    from reportgen.proof import engines

    manifest = manifest_check.load(target / "global-priorities.json")
    assert manifest is not None
    return engines.other_than(manifest_check.built_with(manifest))


def read_published(build: Build, path: Path) -> Seen:
    """The sources of a build with another published PDF, read by the second engine in this process."""
    from reportgen.proof import engines, pdf_file
    from reportgen.readers import attachments

    files = {name: content.decode("utf-8") for name, content in attachments.read(path).items()}
    pages = pdf_file.read(engines.read(build.seen.reader, path)[0], files)
    return Seen(build.seen.reader, build.seen.witnesses, (), pages)


def _no_progress(what: str, done: int, of: int) -> None:
    """Say nothing."""
