"""A coded compilation in our own words: what the regions share can be counted by hand.

`funding` is asked for by all five forums, `training` by four (the Caribbean counts for its forum),
`shelter` by one in its own words and by two in a sentence that they print alike, which counts once,
`media` by one (a person's coding), `research` is only named, `travel` nobody raises. Africa and Latin
America ask for one thing in the same words.
"""

from dataclasses import replace

from reportgen.model.compilation import (
    Compilation,
    Item,
    KeyTerm,
    Mention,
    Participation,
    Report,
    Section,
    SentencePlace,
    SharedSentence,
    Theme,
)
from reportgen.model.provenance import Evidence, Span
from reportgen.model.vocabulary_facts import AudienceFacts, CodebookFacts, ThemeFacts
from tests import compilations

CODEBOOK = CodebookFacts(
    "2031.2",
    (
        ThemeFacts(
            "funding", "Funding & resources", "Money that is asked for.", ("fund", "donors", "budget")
        ),
        ThemeFacts("training", "Training", "People learn their trade."),
        ThemeFacts("shelter", "Shelter", "A roof, and who keeps it.", ("beds",)),
        ThemeFacts("media", "Media", "Press and platforms."),
        ThemeFacts("research", "Research", "Counting and asking why."),
        ThemeFacts("travel", "Travel", "Nobody asks for it."),
    ),
)
AUDIENCES = (
    AudienceFacts("governments", "National governments"),
    AudienceFacts("regional-movement", "Movement leaders"),
    AudienceFacts("private-sector", "Private sector"),
)

ALIKE = "Members agreed that every shelter keeps two beds free for those who come at night."
ALIKE_TOO = "Members agreed that every shelter keep two beds free for those who come at night."
SAME_ASK = "Governments should pay for the training of border staff."
LONG = (
    "In a year in which many offices closed their doors, and in which few could travel to the capital, "
    "governments should fund the shelters that stayed open, since staff there have worked without pay "
    "since March and nobody knows for how long."
)


def priority(
    text: str,
    *,
    strong: dict[str, str] | None = None,
    weak: dict[str, str] | None = None,
    asks: tuple[str, ...] = (),
    bold: str = "",
    places: dict[str, str] | None = None,
    instruments: dict[str, str] | None = None,
    page: int = 12,
) -> Item:
    """An item whose codings, asks and mentions are given by the words they stand for.

    Args:
        text: the words.
        strong: theme → the words that carry it; "" for a coding without evidence, a person's own.
        weak: the same for themes that are only named.
        asks: the sentences that ask.
        bold: a key term.
        places: id → words.
        instruments: id → words.
        page: of the report.
    """
    codings = [("strong", *pair) for pair in (strong or {}).items()]
    codings += [("weak", *pair) for pair in (weak or {}).items()]
    return Item(
        id="",
        kind="paragraph",
        text=text,
        themes=tuple(
            Theme(
                name, "strong" if strength == "strong" else "weak", _spans(text, words), confirmed=not words
            )
            for strength, name, words in codings
        ),
        asks=tuple(span for ask in asks for span in _spans(text, ask)),
        key_terms=tuple(KeyTerm(bold, span.start, span.end) for span in _spans(text, bold)),
        evidence=(Evidence(page, compilations.BOX),),
        places=_mentions(text, places),
        instruments=_mentions(text, instruments),
    )


def _spans(text: str, words: str) -> tuple[Span, ...]:
    if not words:
        return ()
    start = text.index(words)
    return (Span(start, start + len(words)),)


def _mentions(text: str, named: dict[str, str] | None) -> tuple[Mention, ...]:
    return tuple(
        Mention(name, text.index(words), text.index(words) + len(words))
        for name, words in (named or {}).items()
    )


def section(section: Section, audiences: tuple[str, ...], *items: Item) -> Section:
    """`section` with these items, numbered."""
    numbered = tuple(replace(it, id=f"{section.id}/{n}") for n, it in enumerate(items, 1))
    return replace(section, audiences=audiences, items=numbered)


def _report(number: int, *items: tuple[tuple[str, ...], tuple[Item, ...]]) -> Report:
    """The report at `number` with its overview and a section for each audiences and items."""
    report = compilations.report(number)
    overview, *others = report.sections
    sections = (section(it, *pair[:1], *pair[1]) for it, pair in zip(others, items, strict=False))
    return replace(report, sections=(overview, *sections))


def reports() -> tuple[Report, ...]:
    """The five reports."""
    fund = "The group wants a fund for shelters. Governments should fund it from fines."
    africa = _report(
        0,
        (
            ("governments",),
            (
                priority(
                    fund,
                    strong={"funding": "should fund", "shelter": "fund for shelters"},
                    asks=("The group wants a fund for shelters.", "Governments should fund it from fines."),
                    places={"KE": "group"},
                ),
                priority(
                    SAME_ASK, strong={"training": "training of border staff"}, asks=(SAME_ASK,), page=13
                ),
            ),
        ),
        (
            ("regional-movement",),
            (priority("Research was named in passing.", weak={"research": "Research"}, page=14),),
        ),
    )
    asia = _report(
        1,
        (
            ("governments", "regional-movement"),
            (
                priority(LONG, strong={"funding": "fund the shelters"}, asks=(LONG,), page=21),
                priority(
                    f"{ALIKE} Trainers are few.",
                    strong={"shelter": "two beds free"},
                    weak={"training": "Trainers"},
                    asks=(ALIKE,),
                    page=22,
                ),
            ),
        ),
    )
    latin_america = _report(
        2,
        (
            ("governments",),
            (
                priority(
                    f"Donors met in Lima. {SAME_ASK}",
                    strong={"funding": "Donors", "training": "training of border staff"},
                    asks=(SAME_ASK,),
                    bold="Donors",
                    places={"PE": "Lima"},
                    instruments={"palermo-protocol": "Donors"},
                ),
            ),
        ),
    )
    mena = _report(
        3,
        (
            ("governments", "regional-movement"),
            (
                priority(ALIKE_TOO, strong={"shelter": "two beds free"}, asks=(ALIKE_TOO,), page=31),
                priority(
                    "A budget line is needed.",
                    strong={"funding": "budget line"},
                    asks=("A budget line is needed.",),
                    page=31,
                ),
                priority(
                    "Editors and trainers met.",
                    strong={"media": "", "training": "trainers"},
                    bold="trainers",
                    page=32,
                ),
            ),
        ),
    )
    europe = _report(
        4,
        (
            ("private-sector",),
            (
                priority(
                    "Firms could fund research.",
                    strong={"funding": "fund"},
                    asks=("Firms could fund research.",),
                    page=41,
                ),
            ),
        ),
        (("private-sector", "governments"), (priority("Firms could train.", weak={"training": "train"}),)),
        (("governments",), ()),
        (("governments",), ()),
        (
            (),
            (
                priority(
                    "Islands ask for one fund and for trainers.",
                    strong={"funding": "one fund", "training": "trainers"},
                    asks=("Islands ask for one fund and for trainers.",),
                    page=44,
                ),
            ),
        ),
    )
    silent = replace(mena, participation=Participation(registered=88))
    return (
        africa,
        replace(asia, source=replace(asia.source, format="met online")),
        latin_america,
        silent,
        europe,
    )


def coded() -> Compilation:
    """Five regions with codings."""
    made = reports()
    places = [
        SentencePlace(item.id, item.text.index(words), item.text.index(words) + len(words))
        for words in (ALIKE, ALIKE_TOO)
        for report in made
        for part in report.sections
        for item in part.items
        if words in item.text
    ]
    return Compilation(
        compilations.EDITION,
        made,
        shared=(SharedSentence(0.98, tuple(places)),),
        codebook=CODEBOOK,
        audiences=AUDIENCES,
    )
