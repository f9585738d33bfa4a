"""What people did not find in a chapter holds as long as its words do."""

from dataclasses import replace

from reportgen.stages.compilation.absences import Absence, looked_through, words_of
from tests import compilations

AFRICA = compilations.report(0)
SECTION = AFRICA.sections[-1]


def decided(words: str = words_of(AFRICA)) -> Absence:
    return Absence("travel", "africa", "Africa desk", "2031-06-01", words)


def with_text(text: str) -> compilations.Report:
    """The chapter with other words in its last item."""
    items = (*SECTION.items[:-1], replace(SECTION.items[-1], text=text, key_terms=(), themes=(), asks=()))
    return replace(AFRICA, sections=(*AFRICA.sections[:-1], replace(SECTION, items=items)))


def test_it_holds_of_the_words_that_were_looked_through() -> None:
    (found,) = looked_through(AFRICA, [decided(), replace(decided(), region="asia")])
    assert (found.theme, found.by, found.on, found.changed) == ("travel", "Africa desk", "2031-06-01", False)


def test_it_falls_when_words_change_or_become_more() -> None:
    text = SECTION.items[-1].text
    for other in (f"{text} They should travel.", "They should travel."):
        assert [found.changed for found in looked_through(with_text(other), [decided()])] == [True]


def test_neither_order_nor_bold_changes_it() -> None:
    turned = replace(AFRICA, sections=AFRICA.sections[::-1])
    items = tuple(replace(item, key_terms=()) for item in SECTION.items)
    plain = replace(AFRICA, sections=(*AFRICA.sections[:-1], replace(SECTION, items=items)))
    assert [found.changed for one in (turned, plain) for found in looked_through(one, [decided()])] == [
        *(False, False)
    ]


def test_an_entry_that_names_no_words_says_nothing() -> None:
    assert looked_through(AFRICA, [decided("")])[0].changed
