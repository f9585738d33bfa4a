"""A small compilation in our own words, and what becomes of it under corrections."""

from reportgen.edition import build
from reportgen.model.compilation import (
    Compilation,
    Edition,
    Item,
    Note,
    Region,
    Report,
    Section,
    Source,
)
from reportgen.model.decisions import Correction, DecidedCorrection
from reportgen.model.note_numbers import numbered
from reportgen.model.provenance import Evidence
from reportgen.stages.corrections.correct import Corrected, correct

VOCABULARY = build.load_vocabulary()
FIRST = "Wages are to be paid on the day they are earned, in money and not in kind."
SECOND = "Inspectors need the callendar of the harvest. A hotline is to be answered at night."
THIRD = "Recruiters without a licence are named in public, with their licence number."
LISTED = "Interpreters paid by the court"


def made_item(name: str, text: str, page: int = 4, **more: object) -> Item:
    """An item of one paragraph."""
    return Item(name, "paragraph", text, evidence=(Evidence(page, (72, 100, 500, 140)),), **more)  # type: ignore[arg-type]


def made_report(*texts: str, region: str = "asia", file: str = "asia.pdf") -> Report:
    """A report of three sections; the texts are the items of the second."""
    items = tuple(made_item(f"{region}/governments/{n}", text, 3 + n) for n, text in enumerate(texts, 1))
    sections = (
        Section(
            f"{region}/overview",
            "Overview",
            None,
            "overview",
            (),
            (made_item(f"{region}/overview/1", "Members met for three days and wrote this chapter.", 3),),
            evidence=(Evidence(3, (72, 60, 300, 80)),),
        ),
        Section(
            f"{region}/governments",
            "Priority Actions for Governments",
            None,
            "actions",
            ("governments",),
            items,
            (Note("aside", "A quotation beside the text.", (Evidence(5, (400, 10, 500, 50)),)),),
            evidence=(Evidence(4, (72, 60, 300, 80)),),
        ),
        Section(
            f"{region}/private-sector",
            "Priority Actions for Companies",
            None,
            "actions",
            ("private-sector",),
            (Item(f"{region}/private-sector/1", "bullet", LISTED, marker="•", level=1),),
        ),
    )
    return numbered(
        Report(
            Region(region, region.title()),
            f"{region.title()} Priorities",
            Source(file, "0" * 64, 9, "en"),
            None,
            sections,
            evidence=(Evidence(3, (72, 20, 300, 50)),),
        )
    )


def compiled(*reports: Report) -> Compilation:
    """A compilation of these reports."""
    return Compilation(Edition("2031", 2031, "Priorities"), reports or (made_report(FIRST, SECOND, THIRD),))


def corrected(
    *corrections: Correction, compilation: Compilation | None = None, accepted: tuple[Report, ...] = ()
) -> Corrected:
    return correct(compilation or compiled(), corrections, accepted, VOCABULARY)


def corrected_by(correction: Correction, **more: object) -> tuple[DecidedCorrection, list[str], Corrected]:
    """The outcome of one correction, the texts of the second section, and all of it."""
    done = corrected(correction, **more)  # type: ignore[arg-type]
    (outcome,) = done.compilation.corrections
    texts = [item.text for item in done.compilation.reports[0].sections[1].items]
    return outcome, texts, done


def items_of(done: Corrected, section: int = 1) -> list[Item]:
    """The items of a section of the first report."""
    return list(done.compilation.reports[0].sections[section].items)
