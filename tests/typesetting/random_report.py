"""Random reports: the chapters of a regional forum report, filled with sentences of our own."""

from random import Random

from . import phrases
from .content import (
    Block,
    Bullet,
    Figure,
    Heading,
    Inline,
    Note,
    Paragraph,
    Participation,
    PullQuote,
    Report,
    Span,
    Table,
)

REGIONS = {
    "africa": ("Africa", "African", "Africa"),
    "asia": ("Asia", "Asian", "Asia"),
    "latin-america": ("Latin America", "Latin American", "Latin America"),
    "mena": ("MENA", "MENA", "the Middle East and North Africa"),
    "europe-north-america-caribbean": (
        "Europe, North America and the Caribbean",
        "Europe, North America and the Caribbean",
        "Europe, North America and the Caribbean",
    ),
}
SUBCHAPTERS = ("International/Overarching", "European", "North American", "Caribbean")


def random_report(seed: int, region: str | None = None, *, rich: bool = True, short: bool = False) -> Report:
    """A report that depends on nothing but its arguments.

    Args:
        rich: with footnotes, pull-quotes, tables and figures between the paragraphs.
        short: one day and little text in each chapter but the priorities.
    """
    return _Builder(Random(f"report {seed}"), region, rich, short).report()


class _Builder:
    """Draws the parts of one report from one random source."""

    def __init__(self, rng: Random, region: str | None, rich: bool, short: bool) -> None:
        self.rng = rng
        self.rich = rich
        self.short = short
        self.region = region or rng.choice(list(REGIONS))
        self.name, self.adjective, self.place = REGIONS[self.region]
        self.year = rng.choice((2019, 2020, 2021, 2022, 2023, 2024))
        self.bold_rate = rng.choice((0.0, 0.25, 0.4, 0.6))
        self.used: set[str] = set()

    def report(self) -> Report:
        rng = self.rng
        theme = rng.choice(phrases.THEMES)
        self.registered = rng.randint(61, 390)
        self.countries = rng.randint(12, 48)
        self.participated = rng.randint(40, self.registered - 5)
        self.represented = rng.randint(8, self.countries)
        day = rng.randint(2, 24)
        month = rng.choice(("March", "May", "July", "September", "October", "November"))
        self.dates = rng.choice(
            (f"{month} {day}-{day + 2}, {self.year}", f"{day}–{day + 2} {month} {self.year}")
        )
        topics = rng.sample(phrases.TOPICS, 6)
        days = [(f"Day {n}: {rng.choice(phrases.DAYS)}", topics[2 * i : 2 * i + 2])
                for i, n in enumerate(("One", "Two", "Three"))]  # fmt: skip
        days = days[: 1 if self.short else rng.choice((1, 2, 2, 3))]
        blocks: list[Block] = [*self._introduction(theme)]
        for title, subjects in days:
            blocks += self._day(title, subjects)
        blocks += self._priorities()
        blocks += [Heading(1, "Next Steps"), *self._paragraphs(1, 2)]
        blocks += self._evaluation()
        blocks += self._speakers([title for title, _ in days])
        return Report(
            region_id=self.region,
            region_name=self.name,
            title=f"{theme}: Key Priorities for {self.place}",
            report_name=f"{self.year} {self.name} Regional Forum Report",
            dates=self.dates,
            participation=Participation(self.registered, self.countries, self.participated, self.represented),
            front=self._thanks(),
            blocks=tuple(blocks),
        )

    # --- words -----------------------------------------------------------------------------

    def sentence(self) -> Inline:
        """A sentence that this report has not used yet."""
        for _ in range(200):
            inline = self._draw()
            words = "".join(part.text for part in inline if isinstance(part, Span))
            if words not in self.used:
                self.used.add(words)
                return inline
        raise RuntimeError("the phrase lists are exhausted")

    def _draw(self) -> Inline:
        rng = self.rng
        parts: list[Span | Note] = []
        for piece in rng.choice(phrases.PATTERNS).split("|"):
            if piece in phrases.LISTS:
                text = rng.choice(phrases.LISTS[piece])
                marked = piece in phrases.TERMS and rng.random() < self.bold_rate * 0.5
                parts.append(Span(text, bold=marked))
            else:
                parts.append(Span(piece))
        first = parts[0]
        assert isinstance(first, Span)
        parts[0] = Span(first.text[0].upper() + first.text[1:], first.bold)
        if rng.random() < 0.04:
            parts.append(Span(" (emphasis in the session’s own notes)", italic=True))
        return _joined((*parts, Span(".")))

    def inline(self, low: int, high: int, notes: bool = False) -> Inline:
        """Between `low` and `high` sentences."""
        parts: list[Span | Note] = []
        for index in range(self.rng.randint(low, high)):
            parts += ([Span(" ")] if index else []) + list(self.sentence())
            if notes and self.rng.random() < 0.08:
                parts.append(Note(self.rng.choice(phrases.NOTES)))
        return _joined(tuple(parts))

    def _paragraphs(self, low: int, high: int, notes: bool = False) -> list[Block]:
        count = self.rng.randint(low, min(high, 2) if self.short else high)
        return [Paragraph(self.inline(2, 6, notes)) for _ in range(count)]

    def _plain(self, text: str) -> Paragraph:
        return Paragraph((Span(text),))

    # --- chapters --------------------------------------------------------------------------

    def _thanks(self) -> tuple[Block, ...]:
        return (
            Heading(2, f"Special Thanks to the {self.year} Forum Funders"),
            self._plain("The Lantern Foundation and the Open Hands Fund made this Forum possible."),
            Heading(2, f"{self.year} {self.name} Regional Forum Team"),
            self._plain("Forum Lead, Forum Manager and the regional volunteers"),
            Heading(2, "Forum Secretariat"),
            self._plain("The Crossroads Initiative, forum@example.org"),
        )

    def _introduction(self, theme: str) -> list[Block]:
        form = self.rng.choice(
            (
                "More than twenty hours of sessions were held online from {d}. In all, {r} people from "
                "{c} countries registered, and {p} individuals from {q} countries participated.",
                "The Forum met on {d}. Across its events, {r} individuals from {c} countries registered and "
                "{p} individuals participated. Of those who participated, {q} different countries were "
                "represented.",
                "Held on {d}, the Forum drew {r} registered participants from {c} countries; {p} "
                "participants took part, and {q} countries were represented.",
            )
        )
        figures = form.format(
            d=self.dates, r=self.registered, c=self.countries, p=self.participated, q=self.represented
        )
        return [
            Heading(1, "Introduction"),
            Heading(2, "Background"),
            *self._paragraphs(1, 3),
            Heading(2, f"{self.year} Forum Format and Participation"),
            self._plain(f"This year’s theme was “{theme}”. {figures}"),
            *self._paragraphs(1, 2),
        ]

    def _day(self, title: str, subjects: list[str]) -> list[Block]:
        blocks: list[Block] = [Heading(1, title), Heading(2, "Overview"), *self._paragraphs(1, 2)]
        blocks += self._bullets(2, 4, short=True)
        subjects = subjects[:1] if self.short else subjects
        for number, subject in enumerate(subjects, 1):
            blocks += [Heading(2, f"Panel {number}: {subject}"), *self._paragraphs(1, 3, notes=True)]
        if self.rich and self.rng.random() < 0.5:
            blocks.append(Figure(f"Figure: {self.rng.choice(phrases.CAPTIONS)}"))
        blocks += [Heading(2, "Questions & Answers")]
        for _ in range(2):
            blocks += [
                Paragraph((Span("Q: ", bold=True), Span(self.rng.choice(phrases.QUESTIONS)))),
                Paragraph((Span("A: ", bold=True), *self.inline(1, 2))),
            ]
        blocks += [Heading(2, "Workshop"), *self._paragraphs(1, 1)]
        for number, subject in enumerate(subjects, 1):
            blocks += [
                Heading(3, f"Group {number}. {subject}"),
                Heading(4, "Main challenges"),
                *self._paragraphs(1, 1),
                Heading(4, "Recommendations"),
                *(self._bullets(2, 4) if self.rng.random() < 0.5 else self._paragraphs(1, 1)),
            ]
        return blocks

    def _bullets(self, low: int, high: int, short: bool = False) -> list[Block]:
        numbered = not short and self.rng.random() < 0.25
        style = self.rng.choice(("{0}.", "{0}.", "{0})", "({0})", "{1})", "{1}."))
        blocks: list[Block] = []
        for number in range(1, self.rng.randint(low, high) + 1):
            marker = style.format(number, chr(96 + number)) if numbered else None
            blocks.append(Bullet(1, self.inline(1, 1 if short else 3), marker))
            if not short and not numbered and self.rng.random() < 0.2:
                blocks += [Bullet(2, self.inline(1, 1)) for _ in range(2)]
        return blocks

    def _priorities(self) -> list[Block]:
        blocks: list[Block] = [Heading(1, f"{self.adjective} Priorities")]
        blocks += [Heading(2, "Overview")] if self.rng.random() < 0.85 else []
        blocks += self._paragraphs(1, 2)
        relation = self.rng.choice(("Relating to", "Relating to", "Related to", "for"))
        if self.region == "africa":
            blocks += [Heading(2, "Priority Issue Areas"), *self._section()]
        if self.region != "europe-north-america-caribbean":
            for audience in self._audiences():
                blocks += [Heading(2, f"Priority Actions {relation} {audience}"), *self._section()]
            return blocks
        for sub in SUBCHAPTERS:
            blocks.append(Heading(2, f"{sub} Priorities"))
            if sub == SUBCHAPTERS[0]:
                blocks += self._paragraphs(1, 1)
                audiences = ["the International Community", "the Legal Field", "Private Companies"]
            else:
                audiences = ["Private Sector and Civil Society Actors", f"{sub} Governments"]
            for audience in audiences:
                blocks += [Heading(3, f"Priority Actions {relation} {audience}"), *self._section()]
        return blocks

    def _audiences(self) -> list[str]:
        options = [
            "Youth Networks",
            "Donors and Funders",
            "the Alliance 8.7 and the Global Movement",
            f"{self.adjective} Governments and {self.adjective} Movement Leaders",
            f"{self.adjective} Governments",
            f"the {self.adjective} Movement",
            "the International Movement",
            "Private Sector and Civil Society Actors",
        ]
        return self.rng.sample(options, self.rng.randint(2, 4))

    def _section(self) -> list[Block]:
        rng = self.rng
        blocks = self._paragraphs(1, 4, notes=self.rich)
        if rng.random() < 0.4:
            blocks += self._bullets(2, 5)
            if rng.random() < 0.5:
                blocks += self._paragraphs(1, 1)
        if self.rich and rng.random() < 0.25:
            blocks.insert(rng.randint(0, len(blocks) - 1), PullQuote(rng.choice(phrases.QUOTES)))
        if self.rich and rng.random() < 0.12:
            blocks.insert(rng.randint(1, len(blocks)), self._survey())
        return blocks

    def _survey(self) -> Table:
        rows = tuple(
            (subject, f"{self.rng.randint(3, 90)} %") for subject in self.rng.sample(phrases.TOPICS, 3)
        )
        return Table(("Subject", "Named by"), rows, "Table: subjects most often named in the closing poll")

    def _evaluation(self) -> list[Block]:
        rows = (
            ("Registered participants", str(self.registered)),
            ("Countries of those registered", str(self.countries)),
            ("Participants in the sessions", str(self.participated)),
            ("Countries represented", str(self.represented)),
        )
        return [
            Heading(1, "Participation and Evaluation"),
            self._plain(
                f"In total, {self.registered} individuals from {self.countries} countries registered and "
                f"{self.participated} individuals participated (including presenters). Of the "
                f"{self.participated} individuals who participated, {self.represented} different countries "
                "were represented."
            ),
            Table(("Measure", "Count"), rows, "Table: who came to the Forum"),
            *self._paragraphs(1, 1),
        ]

    def _speakers(self, days: list[str]) -> list[Block]:
        blocks: list[Block] = [Heading(1, "Speaker and Presenter Bios")]
        for day in days:
            rows = tuple((role, self.rng.choice(phrases.BIOS)) for role in self.rng.sample(phrases.ROLES, 3))
            blocks += [Heading(2, day), Table(("Role", "Background"), rows)]
        return blocks


def _joined(parts: Inline) -> Inline:
    """Adjoining spans of the same style made one."""
    out: list[Span | Note] = []
    for part in parts:
        last = out[-1] if out else None
        if (
            isinstance(part, Span)
            and isinstance(last, Span)
            and (part.bold, part.italic) == (last.bold, last.italic)
        ):
            out[-1] = Span(last.text + part.text, part.bold, part.italic)
        else:
            out.append(part)
    return tuple(out)
