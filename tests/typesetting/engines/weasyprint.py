"""WeasyPrint: HTML with CSS for paged media; native footnotes and page references."""

from pathlib import Path

import weasyprint

from ..content import Report
from ..design import Design
from ..html import Abilities, document
from ..truth import Truth, truth_of

ENGINE = "WeasyPrint"
ABILITIES = Abilities(footnotes=True, page_references=True, hyphenates=True)
NUMBERS = ".page::after{content:target-counter(attr(data-href), page)}"
REFERENCES = (
    ".contents a{display:block !important} .dots,.page{display:none} "
    ".contents a::after{content:leader(LEADER) target-counter(attr(href), page)}"
)


def typeset(report: Report, design: Design, out_path: Path) -> Truth:
    """Write `report` as PDF to `out_path`."""
    page = weasyprint.HTML(string=document(report, design, ABILITIES))
    leader = "'.'" if design.contents == "dots" else "' '"
    lead = design.contents in ("dots", "plain")
    extra = (REFERENCES.replace("LEADER", leader) if lead else NUMBERS) + (
        "" if design.bookmarks else "h1,h2,h3,h4{bookmark-level:none}"
    )
    page.write_pdf(out_path, stylesheets=[weasyprint.CSS(string=extra)], pdf_tags=design.tagged)
    return truth_of(report, design, out_path, ENGINE)
