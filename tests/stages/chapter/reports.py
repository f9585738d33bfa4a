"""Reports from lines of text, and their chapter."""

from reportgen.edition import build
from reportgen.model.compilation import Report, Section
from reportgen.model.diagnostics import Diagnostic
from reportgen.stages.chapter import normalize
from reportgen.stages.chapter.normalize import Wishes
from tests.stages.trees import document

VOCABULARY = build.load_vocabulary()
NOTHING = Wishes()

REPORT = """
Forum Report
--
# Table of Contents
--
# Introduction
## Overview
The Forum met for three days.
# Day One: Ports
## Overview
The first day was about ports.
## Workshop
### Recommendations
- Recommendations of a workshop are no priorities.
# Day Three: Setting Priorities
## Overview
The third day prepared the chapter that follows.
### Recommendations
More pay for interpreters.
--
# African Priorities
## Overview
Members agreed on **three themes**.
## Priority Issue Areas
- **Child labour** in mines.
- Debt, of which **nobody** speaks.
## Priority Actions for the African Movement
Movement leaders should meet **twice a year**.
--
And they should say so.
## Priority Actions for the International Movement
- Donors should pay on time.
# Next Steps
The next forum is in spring.
# Participation and Evaluation
Of 90 registered participants 80 took part.
"""


CHAPTER = "# Asian Priorities\n## Priority Actions for Governments\n"


def read(text: str, wishes: Wishes = NOTHING, **facts: str) -> tuple[Report, tuple[Diagnostic, ...]]:
    """A report read from lines, and what is left to ask."""
    report, diagnostics = normalize.normalize(document(text, **facts), VOCABULARY, wishes, "made.pdf")
    assert report is not None, [str(it) for it in diagnostics]
    return report, diagnostics


def outline(report: Report) -> list[tuple[str, str, tuple[str, ...]]]:
    """Heading, kind and audiences of each section."""
    return [(section.heading, section.kind, section.audiences) for section in report.sections]


def words_of(report: Report) -> list[str]:
    """The texts of all items."""
    return [item.text for section in report.sections for item in section.items]


def second_section(heading: str, region: str = "Asian") -> tuple[Section, tuple[Diagnostic, ...]]:
    """The section of a chapter whose second heading is `heading`."""
    report, diagnostics = read(
        f"""
        # {region} Priorities
        ## Overview
        First words.
        ## {heading}
        Second words.
        ## Priority Actions for Governments
        Third words.
        """
    )
    assert words_of(report) == ["First words.", "Second words.", "Third words."]
    return report.sections[1], diagnostics
