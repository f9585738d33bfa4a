"""A quote is found where reading all passages finds it, whatever was changed before."""

import random
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Subregion,
)
from reportgen.model.decisions import Correction
from reportgen.model.provenance import Evidence
from reportgen.stages.alignment.folding import fold
from reportgen.stages.corrections import correct as correcting
from reportgen.stages.corrections.anchors import Anchor, holds_heading, ranges_of
from reportgen.stages.corrections.quotable import QuotablePassages
from reportgen.stages.corrections.word_index import WordIndex, words_in
from reportgen.stages.corrections.workbench import (
    OpenReport,
    OpenSection,
    OpenSubregion,
    open_report,
)
from reportgen.system.memory import Memory

VOCABULARY = build.load_vocabulary()
TEXTS = (
    "Wages are to be paid on the day they are earned, in money and not in kind.",
    "The “licence” of recruiters – a public list – is to be kept by the State’s inspectors.",
    "Wages are to be paid on the day they are earned, whatever the licence says.",
    "E\u0301lan, co\u00adoperation and oﬃces that stay: 3.1 the 2nd of May.",
    "اتفاقية العمل الجبري",
    "— … —",
)
HEADINGS = (
    "1. Priority Actions for Governments",
    "PRIORITY ACTIONS FOR COMPANIES",
    "Overview",
    "Asia Priorities",
)


def found_by_reading_all(quote: str, reports: Sequence[OpenReport]) -> Iterator[Anchor]:
    """Where a quote stands, by the letter of what `find` promises."""
    wanted = fold(quote)
    for report in reports:
        for target in report.targets():
            texts = target.texts
            ranges = ranges_of(wanted, texts[0]) if texts and wanted else []
            yield from (Anchor(report, target, start, end) for start, end in ranges)
            if ranges or not texts or not wanted:
                continue
            heading = isinstance(target, OpenReport | OpenSection | OpenSubregion)
            if any(ranges_of(wanted, text) for text in texts[1:]):
                yield Anchor(report, target, 0, len(texts[0]), exact=False)
            elif heading and any(holds_heading(quote, text) for text in texts):
                yield Anchor(report, target, 0, len(texts[0]), other_layout=True)


def _report(rng: random.Random, region: str) -> Report:
    place = (Evidence(rng.randrange(3, 6), (72, 60, 300, 80)),)
    subregion = Subregion("south-asia", "South Asia", "South Asia Priorities", evidence=place)
    heading = rng.choice(HEADINGS)
    sections = []
    for number in range(3):
        name = f"{region}/{number}"
        items = tuple(
            Item(f"{name}/{at}", "paragraph", rng.choice(TEXTS), evidence=place)
            for at in range(1, rng.randrange(1, 5))
        )
        notes = (
            (Note("table", "", place, ((rng.choice(TEXTS), "2"), ("kind", ""))),)
            if rng.random() < 0.4
            else ()
        )
        under = subregion if rng.random() < 0.4 else None
        title = rng.choice((*HEADINGS, heading, "South Asia Priorities"))
        sections.append(Section(name, title, under, "actions", (), items, notes, evidence=place))
    source = Source(f"{region}.pdf", "0" * 64, 9, "en")
    return Report(Region(region, region.title()), heading, source, None, tuple(sections), evidence=place)


def _quote(rng: random.Random, reports: Sequence[OpenReport]) -> str:
    texts = [text for report in reports for target in report.targets() for text in target.texts] or ["x"]
    words = rng.choice(texts).split(" ")
    first = rng.randrange(len(words))
    quote = " ".join(words[first : first + rng.choice((1, 2, 4, 30))])
    return rng.choice((quote, quote.upper(), quote[1:], quote.replace("’", "'"), f"2. {quote}", f"{quote}."))


def _entry(rng: random.Random, reports: Sequence[OpenReport]) -> Correction:
    quote = _quote(rng, reports) or "the"
    action = rng.choice(("set", "set", "join", "split", "add", "drop", "move", "restore", "key-term"))
    field = rng.choice(("text", "heading", "kind", "subregion", "section")) if action == "set" else None
    value = {
        "text": _quote(rng, reports),
        "heading": rng.choice(HEADINGS),
        "kind": rng.choice(("bullet", "paragraph", "issues")),
        "subregion": rng.choice(("none", "south-asia", "southeast-asia")),
        "section": rng.choice(HEADINGS),
    }.get(field or "", _quote(rng, reports).split(" ")[0])
    return Correction(quote=quote, action=action, field=field, value=value or "new", was=None, why="why")


@given(st.integers(0, 10**9))
def test_quotes_are_found_as_by_reading_all_after_any_changes(seed: int) -> None:
    rng = random.Random(seed)
    read = tuple(_report(rng, region) for region in ("asia", "africa"))
    reports = [open_report(report) for report in read]
    passages = QuotablePassages(reports, Memory())
    decider = correcting._Decider(passages, {}, VOCABULARY, correcting._Outside((), (), {}, Memory()))
    for _ in range(12):
        quote = _quote(rng, reports)
        assert passages.find(quote) == list(found_by_reading_all(quote, reports))
        decider._decide(_entry(rng, reports), fresh=False)


@given(st.integers(0, 10**9))
def test_what_is_remembered_decides_nothing(seed: int) -> None:
    rng = random.Random(seed)
    compilation = Compilation(
        Edition("2031", 2031, "Priorities"), tuple(_report(rng, it) for it in ("asia", "mena"))
    )
    accepted = tuple(_report(rng, it) for it in ("asia", "mena"))[: rng.randrange(3)]
    memory = Memory()
    entries: list[Correction] = []
    for _ in range(6):
        entries = rng.choice(
            (entries[1:], [*entries, _entry(rng, list(map(open_report, compilation.reports)))])
        )
        fresh = correcting.correct(compilation, entries, accepted, VOCABULARY)
        assert correcting.correct(compilation, entries, accepted, VOCABULARY, memory) == fresh


@pytest.mark.parametrize(
    ("wanted", "holders"),
    [("the licence", {1, 2}), ("licence of", {1}), ("unheard", set()), ("-", {1, 2, 3}), ("", {1, 2, 3})],
)
def test_holders_are_all_that_may_hold_the_words(wanted: str, holders: set[int]) -> None:
    index = WordIndex[int]()
    for at, text in enumerate(("the licence of one", "the licence", "a word"), 1):
        index.put(at, words_in(text))
    assert set(index.holders(wanted)) >= holders
    assert index.holders(wanted) or not holders


def test_a_passage_that_is_put_anew_has_its_new_words_only() -> None:
    index = WordIndex[str]()
    index.put("a", words_in("wages paid"))
    index.put("a", words_in("wages earned"))
    assert [set(index.holders(it)) for it in ("wages", "paid", "earned")] == [{"a"}, set(), {"a"}]
    index.drop("a")
    assert not index.holders("wages")
