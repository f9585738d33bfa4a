"""Compilations in our own words, for the tests of the writers: one realistic, one hostile."""

import hashlib
from dataclasses import replace
from itertools import count
from pathlib import Path

from PIL import Image, ImageDraw

from reportgen.model.compilation import (
    Compilation,
    Edition,
    Item,
    KeyTerm,
    MissingReport,
    Note,
    Organization,
    Participation,
    Region,
    Report,
    Section,
    Source,
    Subregion,
    Theme,
)
from reportgen.model.decisions import DecidedCorrection, OpenPoint, SignOff
from reportgen.model.provenance import Coverage, Evidence

SENTENCES = (
    "Members asked that **survivor leadership** be written into every programme from its first day.",
    "Where **labour inspectors** are few, recruiters learn quickly which districts nobody visits.",
    "The group wants **safe reporting channels** that work without a smartphone or a bank account.",
    "Budgets for shelters end each June, and with them the trust that staff have built up.",
    "A **shared register of recruiters** would let embassies warn workers before they leave.",
    "Teachers often see the first signs; few of them know whom to call on a Friday afternoon.",
    "Several speakers called for **mutual legal assistance** in less than thirty days.",
    "Data on boys and men is thin, so services for them are planned by guesswork.",
    "Officials of the “one-stop” desks need training that is trauma-informed and paid for.",
    "Fair pay for **community monitors** costs less than one court case a year.",
    "Buyers at the end of the chain should publish what they pay – not only what they promise.",
    "Cooperatives of domestic workers have shown how **peer outreach** finds those behind closed doors.",
    "Compensation funds exist on paper in nine countries; two have paid anyone since 2018.",
    "The coalition will ask parliaments for **binding due diligence** rules with penalties.",
    "Identity papers held by an employer must be returned the same day, without a fee.",
    "Young people asked for **honest job advertising** on the platforms they really use.",
)
HEADINGS = (
    "Priority Actions for Governments",
    "Priority Actions Relating to Civil Society and the Private Sector",
    "Priority Actions Related to the Alliance 8.7",
)
REGIONS = (
    ("africa", "Africa", "African Priorities", 4),
    ("asia", "Asia", "Asian Priorities", 3),
    ("latin-america", "Latin America", "Latin American Priorities", 3),
    ("mena", "MENA", "MENA Priorities", 2),
    ("europe-north-america-caribbean", "Europe, North America and the Caribbean",
     "Europe, North America and the Caribbean Priorities", 3),
)  # fmt: skip
SUBREGIONS = (
    Subregion("international", "International", "Overarching Priorities"),
    Subregion("europe", "Europe", "European Priorities"),
    Subregion("caribbean", "Caribbean", "Caribbean Priorities"),
)
BOX = (72.0, 100.0, 520.0, 180.5)


def marked(text: str) -> tuple[str, tuple[KeyTerm, ...]]:
    """Read `**bold**` marks: the plain text and its key terms."""
    plain, terms = "", []
    for i, part in enumerate(text.split("**")):
        if i % 2:
            terms.append(
                KeyTerm(part, len(plain), len(plain) + len(part), "editorial" if i % 4 == 3 else "source")
            )
        plain += part
    return plain, tuple(terms)


def item(
    identity: str, text: str, pages: tuple[int, ...] = (7,), marker: str | None = None, level: int = 1
) -> Item:
    """An item from text with `**bold**` marks; a marker makes it a bullet."""
    plain, terms = marked(text)
    return Item(
        id=identity,
        kind="bullet" if marker else "paragraph",
        text=plain,
        key_terms=terms,
        themes=(Theme("funding", "weak"),) if "und" in plain else (),
        evidence=tuple(Evidence(page, BOX) for page in pages),
        marker=marker,
        level=level if marker else 0,
    )


def paragraph_text(seed: int, sentences: int) -> str:
    """A paragraph of some `sentences`, the same for the same seed."""
    return " ".join(SENTENCES[(seed * 5 + i * 3) % len(SENTENCES)] for i in range(sentences))


def section(
    region: str, name: str, heading: str, *, seed: int, size: int, subregion: Subregion | None = None
) -> Section:
    """A section with paragraphs and a nested list."""
    identity, number = f"{region}/{name}", count(1)
    page = 10 + seed % 5
    items = [
        item(
            f"{identity}/{next(number)}",
            paragraph_text(seed + i, 3 + i % 4),
            (page, page + 1) if i == 1 else (page,),
        )
        for i in range(size)
    ]
    items += [
        item(
            f"{identity}/{next(number)}",
            SENTENCES[(seed + i) % len(SENTENCES)],
            (page,),
            "•" if level == 1 else "–",
            level,
        )
        for i, level in enumerate((1, 2, 2, 1))
    ]
    kind = "overview" if name == "overview" else "actions"
    return Section(
        identity, heading, subregion, kind, ("governments",) if kind == "actions" else (), tuple(items)
    )


def report(number: int) -> Report:
    """The chapter of the region at `number`, 0 to 4."""
    identity, name, heading, size = REGIONS[number]
    overview = Section(
        f"{identity}/overview", "Overview", None, "overview", (),
        (item(f"{identity}/overview/1", paragraph_text(number, 4), (9,)),),
    )  # fmt: skip
    if identity.startswith("europe"):
        sections = [
            section(identity, f"{it.id}-{i}", HEADINGS[i], seed=number + i + j, size=2, subregion=it)
            for j, it in enumerate(SUBREGIONS)
            for i in range(2)
        ]
    else:
        sections = [
            section(identity, f"s{i}", it, seed=number * 3 + i, size=size) for i, it in enumerate(HEADINGS)
        ]
    return Report(
        Region(identity, name),
        heading,
        Source(
            f"{identity}.pdf", hashlib.sha256(identity.encode()).hexdigest(), 30 + number, "en",
            f"2031 {name} Regional Forum Report", f"{number + 3}–{number + 5} May 2031",
        ),
        Participation(100 + number, 20 + number, 80 + number, 18 + number),
        (overview, *sections),
    )  # fmt: skip


EDITION = Edition(
    id="2031",
    year=2031,
    title="2031 Regional Priorities",
    series="Global Forum",
    theme="From Promises to Practice: Local Answers – Common Ground",
    website="www.example.org",
    introduction=(
        "This document gathers the priorities of five regional forums. **Every word** is quoted.",
        "The forums met in 2031. See [the website](https://www.example.org/forums) for their programmes.",
    ),
    sponsors=(Organization("Sponsor One", "logos/one.png", "Sponsor One"), Organization("Sponsor Two")),
    organizers=(Organization("The Organizer", "logos/three.png"),),
)


def realistic() -> Compilation:
    """Five regions, sub-regions, nested bullets, bold of both origins, all facts."""
    return Compilation(EDITION, tuple(report(i) for i in range(len(REGIONS))))


def crowded() -> Compilation:
    """A long title and theme, nine sponsors and three organizers on one cover."""
    edition = replace(
        EDITION,
        title="Regional Priorities of the Global Forum on Decent Work and Freedom for Everyone",
        theme="From Promises to Practice: Local Answers – Common Ground, Together with Survivors, "
        "Governments, Workers and Employers, in Every Region of the World",
        sponsors=tuple(
            Organization(f"Foundation number {i}", ("logos/one.png", "logos/three.png", None)[i % 3])
            for i in range(9)
        ),
        organizers=tuple(Organization(f"Organizer {i}", "logos/three.png") for i in range(3)),
    )
    return Compilation(edition, (report(3),))


EDITORIAL_PHRASE = "Friday afternoon"


def edited() -> Compilation:
    """A release with every mark that people's decisions leave: words, headings, bold, joins, drops."""
    base = realistic()
    first, second, *others = base.reports
    return replace(
        base,
        reports=tuple(_accepted(it) for it in (_changed(first), _added_to(second), *others)),
        corrections=(*_decisions(first), *_decisions_on_added(second)),
    )


def drafted(questions: int = 40) -> Compilation:
    """The same as a draft: unsigned, changed, held, orphaned, and many questions."""
    base = edited()
    first, second, third, *others = base.reports
    unsigned = replace(third, sign_off=None)
    moved = replace(
        second,
        sign_off=replace(
            second.sign_off or SignOff("", ""),
            changed=(second.sections[1].items[0].id,),
            gone=("A paragraph about seasonal work that is",),
        ),
    )
    spots = [(it, place) for it in base.reports for part in it.sections for place in part.items]
    points = [
        OpenPoint("missing", "The report of Oceania could not be read: the file is no PDF.", None),
        OpenPoint("unsigned", "The chapter is not signed off.", third.region.id),
        OpenPoint(
            "changed",
            "The words are not those that were signed off.",
            second.region.id,
            11,
            second.sections[1].items[0].id,
        ),
        OpenPoint(
            "held",
            "The correction of “recruiters learn quicker” is held: the words are only nearly there.",
            first.region.id,
            12,
            first.sections[2].items[1].id,
        ),
        OpenPoint(
            "orphaned",
            "The correction of “a fund for boats & nets” has no place: no passage has these words.",
            others[1].region.id,
        ),
        OpenPoint("unaccounted", "1 block of the chapter is neither used nor set apart.", "oceania", 4),
        *(
            OpenPoint(
                "question",
                f"Is the line “{place.text[:48]}…” a heading of its own?",
                it.region.id,
                place.evidence[0].page,
                place.id,
            )
            for it, place in spots[:: max(1, len(spots) // questions)][:questions]
            if place.evidence
        ),
    ]
    return replace(base, reports=(first, moved, unsigned, *others), open=tuple(points))


def _accepted(found: Report) -> Report:
    """With a sign-off, and with what became of the blocks of its source."""
    used = sum(len(it.items) + 1 for it in found.sections)
    return replace(
        found,
        sign_off=SignOff(f"{found.region.name} desk", "2031-11-05"),
        coverage=Coverage(used + 3 + 240 + 1, used, 3, 240, 1, 61),
    )


def _changed(found: Report) -> Report:
    """With a typo mended, a heading put right and a phrase made bold."""
    overview, part, *others = found.sections
    typo, plain, *rest = part.items
    typo = replace(typo, source_text=typo.text.replace("programme", "programe"))
    at = plain.text.index(EDITORIAL_PHRASE)
    term = KeyTerm(EDITORIAL_PHRASE, at, at + len(EDITORIAL_PHRASE), "editorial")
    plain = replace(plain, key_terms=tuple(sorted((*plain.key_terms, term), key=lambda it: it.start)))
    part = replace(part, items=(typo, plain, *rest), source_heading=part.heading.replace("for", "to"))
    return replace(found, sections=(overview, part, *others), source_heading="African Prioritys")


def _added_to(found: Report) -> Report:
    """With a paragraph and a bullet of the editors'."""
    overview, part, *others = found.sections
    paragraph = Item(f"{part.id}/900", "paragraph", "The members confirmed this list by letter in June 2031.",
                     (KeyTerm("by letter", 32, 41, "editorial"),), origin="editorial")  # fmt: skip
    bullet = Item(
        f"{part.id}/901",
        "bullet",
        "A bullet that the desk put in.",
        marker="•",
        level=1,
        origin="editorial",
    )
    return replace(found, sections=(overview, replace(part, items=(paragraph, *part.items, bullet)), *others))


def _applied(action: str, quote: str, identity: str, **further: str) -> DecidedCorrection:
    """An applied correction of the Africa desk's, whose words stand on page 10."""
    return DecidedCorrection(
        quote=quote, action=action, item=identity, outcome="applied", by="Africa desk", on="2031-11-02",
        evidence=(Evidence(10, BOX),), **further,  # type: ignore[arg-type]
    )  # fmt: skip


def _decisions(found: Report) -> tuple[DecidedCorrection, ...]:
    overview, part, *_ = found.sections
    typo, plain, third, *_ = part.items
    said, credit = overview.items[0], "Photo credit: the organizers, with thanks to the staff of <the> venue"
    return (
        _applied("set", typo.text[:40], typo.id, field="text", was="programe", value="programme",
                 before="programe", after="programme", why="Typo in the report."),
        _applied("set", part.heading, part.id, field="heading", before=part.heading.replace("for", "to"),
                 after=part.heading, why="Slip."),
        _applied("set", "African Prioritys", found.region.id, field="heading", before="African Prioritys",
                 after=found.heading),
        _applied("key-term", plain.text[:30], plain.id, before=EDITORIAL_PHRASE, after="bold"),
        _applied("drop", credit[:40], part.id, before=credit, why="A credit line, no priority."),
        _applied("join", third.text[:30], third.id, before=third.text[:60], after=third.text[:90],
                 why="One paragraph over two pages."),
        _applied("confirm", said.text[:30], said.id),
        DecidedCorrection(quote="recruiters learn quicker", action="set", field="text", value="x",
                          outcome="held", reason="nearly"),
    )  # fmt: skip


def _decisions_on_added(found: Report) -> tuple[DecidedCorrection, ...]:
    """The paragraph has its decision; the bullet shows what a missing one looks like."""
    part = found.sections[1]
    words = "The members confirmed this list by letter in June 2031."
    return (
        DecidedCorrection(
            quote=part.items[0].text[:30], action="add", item=f"{part.id}/900", after=words, value=words,
            by="Asia desk", on="2031-11-03", why="Asked for by the region.", outcome="applied",
        ),
    )  # fmt: skip


HOSTILE = (
    "<script>alert('x')</script> & <b>not bold</b> &amp; </p></section>",
    "{{ 7 * 7 }} {% for x in y %} {# gone? #} ${jndi:ldap://x} `code`{=openxml}",
    "=HYPERLINK(\"http://example.org\",\"click\") [x](javascript:alert(1)) ![i](file:///etc/passwd)",
    "*stars* _under_ **twice** # not a heading $x^2$ \\LaTeX \\(a\\) <!-- no comment --> ~sub~ ^sup^",
    "The word الحرية stands here, and العمل اللائق للجميع too; then Latin again: ﬁ, naïve, Łódź, Αθήνα.",
    "Dashes – — ‑ and “quotes” ‘single’ … • ● ○ ▪ ◦ ✓ → €100 50 % 3½ and a soft\u00adhyphen.",
    "@import url(http://example.org/x.css); javascript:alert(1) http://example.org/a?b=c&d=e",
    "+1 is no formula, -1 neither",
    "\u200bzero width and no-break\u00a0space",
    "Controls \x01, \x0b, \x7f and the no-character \uffff are not printed.",
)  # fmt: skip


def hostile() -> Compilation:
    """Text that looks like markup, notes of every kind, numbered lists, a missing report."""
    texts = tuple(item(f"asia/<i>/{n}", "", (3,)) for n in range(len(HOSTILE)))
    items = tuple(
        replace(it, text=text, key_terms=(KeyTerm(text[:5], 0, 5),))
        for it, text in zip(texts, HOSTILE, strict=True)
    )
    bullets = tuple(
        item(f"asia/list/{n}", f"Entry number {n} of the list.", (4,), marker, level)
        for n, (marker, level) in enumerate(
            (("1.", 1), ("2.", 1), ("(a)", 2), ("(b)", 2), ("3.", 1), ("•", 1)), 1
        )
    )
    notes = (
        Note("footnote", "A footnote with <b>marks</b> & more.", (Evidence(3, BOX),)),
        Note("aside", "A pull-quote that nobody may lose.", (Evidence(4, BOX),)),
        Note("caption", "Table: {{ caption }}", (Evidence(4, BOX),)),
        Note("figure", "0 % 20 % 40 % & more", (Evidence(4, BOX),)),
        Note("contents", "1. What <was> asked 5", (Evidence(2, BOX),)),
        Note(
            "table",
            "Country Cases A 1 B 2",
            (Evidence(4, BOX),),
            (("Country", "Cases"), ("A", "1"), ("B", "2")),
        ),
    )
    sub = Subregion("x", "X", "Sub-region of <X>")
    sections = (
        Section("asia/overview", "Overview & <Co>", None, "overview", (), items[:2]),
        Section(
            "asia/issues", "{{ heading }}", None, "issues", ("governments", "civil-society"), items[2:], notes
        ),
        Section("asia/x", "Sub-region of <X>", sub, "actions", (), bullets),
        Section("asia/empty", "A Heading without Text", sub, "actions", (), ()),
    )
    source = Source("asia & co.pdf", "0" * 64, 5, "en")
    edition = Edition(
        "2031", 2031, "Priorities <2031> & more", sponsors=(Organization("Gone", "logos/gone.png"),)
    )
    return Compilation(
        edition,
        (Report(Region("asia", "Asia"), "Asian & <Other> Priorities", source, None, sections),),
        (MissingReport("mena.pdf", "the file is no PDF {x}"),),
    )


def make_logos(folder: Path) -> Path:
    """Draw the logos of `realistic` below `folder` and return it."""
    (folder / "logos").mkdir(parents=True, exist_ok=True)
    for name, size, colour in (("one", (320, 80), "#8a2d1b"), ("three", (120, 120), "#1b3f8a")):
        image = Image.new("RGB", size, "white")
        ImageDraw.Draw(image).ellipse((4, 4, size[1] - 4, size[1] - 4), fill=colour)
        image.save(folder / "logos" / f"{name}.png")
    return folder
