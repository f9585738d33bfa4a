"""Small editions in our own words, for what surrounds the reading: commands, files, errors."""

from pathlib import Path

import pikepdf

from tests.unit.readers.paper import HEIGHT, Paper, repeated, show

TOML = """title = "2031 Regional Priorities"
year = 2031
series = "Global Forum"
introduction = "This document gathers the priorities of the regional forums."
"""

REGIONS = {
    "africa": ("Africa", "African"),
    "asia": ("Asia", "Asian"),
    "latin-america": ("Latin America", "Latin American"),
    "mena": ("MENA", "MENA"),
    "europe-north-america-caribbean": ("Europe", "European"),
}

INTRODUCTION = (
    "The forum met online for three days. In all, 94 people from 21 countries registered, and",
    "77 individuals from 16 countries participated. Most of them run shelters, hotlines or",
    "schools; some inspect workplaces, and nine sit in parliaments of the region.",
)
OVERVIEW = (
    "Members agreed that the chapter should be short. They asked for wages that are paid on",
    "the day they are earned, for inspectors who know the calendar of the harvest, and for a",
    "hotline that is answered at night.",
)
ACTIONS = (
    "Governments should publish which recruiters hold a licence. Interpreters should be paid",
    "by the court and not by the employer, so that hearings are honest and complaints safe.",
)
MORE = (
    "Buyers should publish what they pay, and the names of the farms, boats and workshops from which",
    "they buy. The coalition asks ministries for due diligence too, and the schools that they run.",
)
NEXT = (
    "The members will meet again in the spring. Until then a small group keeps the list of open",
    "questions and sends it round each month.",
)


def _bold(x: float, y: float) -> bytes:
    """A line with a key term."""
    return (
        b"BT /F1 11 Tf %g %g Td (Donors should fund ) Tj /F2 11 Tf (survivor leadership) Tj "
        b"/F1 11 Tf ( for more than a single year at a time.) Tj ET\n" % (x, y)
    )


def report(path: Path, region: str = "africa", heading: str | None = None) -> Path:
    """A report of three pages with a cover, an introduction and a priorities chapter.

    With a heading, the chapter has one more section.
    """
    name, adjective = REGIONS[region]
    more = b""
    if heading is not None:
        more = show(72, HEIGHT - 316, heading, font="F2", size=14) + repeated(MORE, HEIGHT - 338)
    paper = Paper()
    paper.page(
        show(72, 600, f"Key Priorities for {name}", font="F2", size=26),
        show(72, 560, f"2031 {name} Regional Forum", size=14),
        show(72, 530, "May 3-5, 2031", size=12),
    )
    paper.page(
        show(72, HEIGHT - 100, "Introduction", font="F2", size=20),
        repeated(INTRODUCTION, HEIGHT - 130),
        show(72, 40, "2", size=9),
    )
    paper.page(
        show(72, HEIGHT - 100, f"{adjective} Priorities", font="F2", size=20),
        show(72, HEIGHT - 130, "Overview", font="F2", size=14),
        repeated(OVERVIEW, HEIGHT - 152),
        show(72, HEIGHT - 220, f"Priority Actions Relating to {adjective} Governments", font="F2", size=14),
        repeated(ACTIONS, HEIGHT - 242),
        _bold(72, HEIGHT - 280),
        more,
        show(72, HEIGHT - (410 if more else 340), "Next Steps", font="F2", size=20),
        repeated(NEXT, HEIGHT - (440 if more else 370)),
        show(72, 40, "3", size=9),
    )
    return paper.write(path)


def add_picture_page(path: Path) -> Path:
    """Put a page that is a picture without words behind the pages of a report."""
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        width, height = (float(value) for value in document.pages[-1].mediabox[2:])
        picture = pikepdf.Stream(document, bytes(range(64)))
        picture.stream_dict = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=8,
            Height=8,
            ColorSpace=pikepdf.Name.DeviceGray,
            BitsPerComponent=8,
        )
        document.add_blank_page(page_size=(width, height))
        page = document.pages[-1]
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im=picture))
        page.Contents = pikepdf.Stream(document, f"q {width} 0 0 {height} 0 0 cm /Im Do Q".encode())
        document.save(path)
    return path


def edition(folder: Path, *regions: str, toml: str = TOML) -> Path:
    """An edition's folder with a report for each region."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "edition.toml").write_text(toml, "utf-8")
    for region in regions or ("africa", "asia"):
        report(folder / f"{region}.pdf", region)
    return folder


def sign(folder: Path, by: str = "The desk") -> None:
    """Sign off every chapter of an edition as it is read now, and expect no other region."""
    from reportgen.edition import build
    from reportgen.edition.decision_files import signoff

    reports = build.review(folder).compilation.reports
    for one in reports:
        signoff.record(folder, one, by, "2031-06-01")
    expected = ", ".join(f'"{one.region.id}"' for one in reports)
    settings = folder / "edition.toml"
    settings.write_text(f"regions = [{expected}]\n" + settings.read_text("utf-8"), "utf-8")
