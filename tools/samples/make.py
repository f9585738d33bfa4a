"""Makes the sample edition: five PDFs, their logos, and the truth about what the PDFs say.

    python tools/samples/make.py [REGION …]

Run in the project's environment with `pip install typst` added. Debian packages:
libreoffice-writer, texlive-xetex, texlive-latex-recommended, texlive-latex-extra, texlive-pictures,
chromium, fonts-lato, fonts-open-sans, fonts-crosextra-carlito, fonts-noto-core, fonts-linuxlibertine.
"""

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import chromium_report  # noqa: E402
import latex_report  # noqa: E402
import libreoffice_report  # noqa: E402
import logos  # noqa: E402
import typst_report  # noqa: E402
from tests.typesetting import markdown, truth  # noqa: E402
from tests.typesetting.design import Design  # noqa: E402

CONTENT = Path(__file__).parent / "content"
EDITION = ROOT / "inputs" / "2021"
TRUTH = ROOT / "tests" / "golden" / "samples"

TYPESETTERS = {
    "africa": libreoffice_report,
    "asia": latex_report,
    "latin-america": libreoffice_report,
    "mena": chromium_report,
    "europe-north-america-caribbean": typst_report,
    "latin-america-v2": typst_report,
}
# The second version of a report, by another designer, for the story in docs/new-version.md.
EXAMPLES = {"latin-america-v2": ROOT / "docs" / "examples"}
# Lines of the designs that are printed beside the running text on every page or on some.
FURNITURE = {
    "africa": ("Sponsored by:", "Organized by:"),
    "latin-america": ("REGIONAL FORUMS", "Listening · Deciding · Acting"),
    "mena": ("Regional Forums 2021",),
    "europe-north-america-caribbean": ("Regional Forums 2021",),
}


def make(region: str) -> None:
    """Typeset the report of `region` and write its truth."""
    folder = CONTENT.parent / "examples" if region in EXAMPLES else CONTENT
    report = markdown.read(folder / f"{region}.md")
    names = (*report.sponsors, *report.organizers)
    pictures = ("sponsor-1.png", "sponsor-2.png", "organizer.png")
    marks = [(name, EDITION / "logos" / file) for name, file in zip(names, pictures, strict=True)]
    typesetter = TYPESETTERS[region]
    out = EXAMPLES.get(region, EDITION) / f"{region}.pdf"
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        typesetter.typeset(report, marks, out, Path(work))
    if region in EXAMPLES:
        print(f"{out.relative_to(ROOT)}: {out.stat().st_size // 1024} kB")
        return
    facts = truth.truth_of(report, Design(), out, typesetter.ENGINE, FURNITURE.get(region, ()))
    TRUTH.mkdir(parents=True, exist_ok=True)
    facts.write(TRUTH / f"{region}.truth.json")
    print(f"{out.relative_to(ROOT)}: {facts.pages} pages, {out.stat().st_size // 1024} kB")


def main() -> None:
    """Make the regions named on the command line, or all."""
    regions = sys.argv[1:] or list(TYPESETTERS)
    unknown = [r for r in regions if r not in TYPESETTERS]
    if unknown:
        raise SystemExit(f"no such region: {', '.join(unknown)}; known: {', '.join(TYPESETTERS)}")
    logos.draw(EDITION / "logos")
    for region in regions:
        make(region)


if __name__ == "__main__":
    main()
