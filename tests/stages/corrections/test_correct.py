"""Corrections: anchored by words, one outcome each, nothing applied by guess."""

from dataclasses import replace

import pytest

from reportgen.edition import build
from reportgen.model.compilation import (
    Compilation,
    Edition,
    Item,
    KeyTerm,
    Note,
    Region,
    Report,
    Section,
    Source,
    Subregion,
)
from reportgen.model.decisions import Correction, DecidedCorrection
from reportgen.model.provenance import Evidence
from reportgen.stages.corrections.correct import Corrected, correct

VOCABULARY = build.load_vocabulary()
FIRST = "Wages are to be paid on the day they are earned, in money and not in kind."
SECOND = "Inspectors need the callendar of the harvest. A hotline is to be answered at night."
THIRD = "Recruiters without a licence are named in public, with their licence number."
LISTED = "Interpreters paid by the court"


def _item(name: str, text: str, page: int = 4, **more: object) -> Item:
    return Item(name, "paragraph", text, evidence=(Evidence(page, (72, 100, 500, 140)),), **more)  # type: ignore[arg-type]


def _report(*texts: str, region: str = "asia", file: str = "asia.pdf") -> Report:
    items = tuple(_item(f"{region}/governments/{n}", text, 3 + n) for n, text in enumerate(texts, 1))
    sections = (
        Section(
            f"{region}/overview",
            "Overview",
            None,
            "overview",
            (),
            (_item(f"{region}/overview/1", "Members met for three days and wrote this chapter.", 3),),
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
    return Report(
        Region(region, region.title()),
        f"{region.title()} Priorities",
        Source(file, "0" * 64, 9, "en"),
        None,
        sections,
        evidence=(Evidence(3, (72, 20, 300, 50)),),
    )


def _compilation(*reports: Report) -> Compilation:
    return Compilation(Edition("2031", 2031, "Priorities"), reports or (_report(FIRST, SECOND, THIRD),))


def _correct(
    *corrections: Correction, compilation: Compilation | None = None, accepted: tuple[Report, ...] = ()
) -> Corrected:
    return correct(compilation or _compilation(), corrections, accepted, VOCABULARY)


def _one(correction: Correction, **more: object) -> tuple[DecidedCorrection, list[str], Corrected]:
    done = _correct(correction, **more)  # type: ignore[arg-type]
    (outcome,) = done.compilation.corrections
    texts = [item.text for item in done.compilation.reports[0].sections[1].items]
    return outcome, texts, done


def _items(done: Corrected, section: int = 1) -> list[Item]:
    return list(done.compilation.reports[0].sections[section].items)


def test_a_typo_is_mended_and_the_printed_words_are_kept() -> None:
    outcome, texts, done = _one(
        Correction(
            quote="Inspectors need the callendar",
            action="set",
            field="text",
            was="callendar",
            value="calendar",
        )
    )
    assert (outcome.outcome, outcome.item, outcome.before, outcome.after) == (
        "applied",
        "asia/governments/2",
        "callendar",
        "calendar",
    )
    assert texts[1] == SECOND.replace("callendar", "calendar")
    assert _items(done)[1].source_text == SECOND
    assert [item.source_text for item in _items(done)[::2]] == [None, None]


@pytest.mark.parametrize("was", [None, SECOND])
def test_a_value_for_the_whole_passage_replaces_all_of_it(was: str | None) -> None:
    value = SECOND.replace("callendar", "calendar")
    quote = "need the callendar of the harvest"
    outcome, texts, _ = _one(Correction(quote=quote, action="set", field="text", value=value, was=was))
    assert (outcome.outcome, texts[1]) == ("applied", value)


def test_without_was_a_short_value_replaces_the_quote() -> None:
    outcome, texts, _ = _one(
        Correction(
            quote="the callendar of the harvest",
            action="set",
            field="text",
            value="the calendar of the harvest",
        )
    )
    assert (outcome.outcome, texts[1]) == ("applied", SECOND.replace("callendar", "calendar"))


def test_key_terms_keep_to_their_words_when_text_changes() -> None:
    report = _report(FIRST, SECOND)
    section = report.sections[1]
    start = SECOND.index("hotline")
    bold = replace(section.items[1], key_terms=(KeyTerm("hotline", start, start + 7),))
    report = replace(report, sections=(report.sections[0], replace(section, items=(section.items[0], bold))))
    _, _, done = _one(
        Correction(
            quote="need the callendar", action="set", field="text", was="callendar", value="old calendar"
        ),
        compilation=_compilation(report),
    )
    (term,) = _items(done)[1].key_terms
    assert _items(done)[1].text[term.start : term.end] == term.text == "hotline"


def test_a_value_that_is_no_longer_so_is_held() -> None:
    outcome, texts, _ = _one(
        Correction(quote="Inspectors need", action="set", field="text", was="clock", value="watch")
    )
    assert (outcome.outcome, texts) == ("held", [FIRST, SECOND, THIRD])
    assert outcome.candidate is not None


def test_what_the_source_mended_itself_is_applied_without_a_change() -> None:
    mended = SECOND.replace("callendar", "calendar")
    outcome, texts, done = _one(
        Correction(
            quote="need the callendar of", action="set", field="text", was="callendar", value="calendar"
        ),
        compilation=_compilation(_report(FIRST, mended)),
    )
    assert (outcome.outcome, outcome.reason) == ("applied", "the source has it so now")
    assert (texts[1], _items(done)[1].source_text) == (mended, None)


def test_near_words_are_shown_and_not_applied() -> None:
    outcome, texts, _ = _one(
        Correction(quote="Wages are to be payed on the day they were earned", action="drop", why="said twice")
    )
    assert outcome.outcome == "held"
    assert outcome.candidate is not None
    assert outcome.candidate.item == "asia/governments/1"
    assert outcome.candidate.text.startswith("Wages are to be paid")
    assert texts == [FIRST, SECOND, THIRD]


def test_gone_words_are_orphaned() -> None:
    outcome, _, _ = _one(Correction(quote="Ships carry flags of convenience", action="confirm"))
    assert (outcome.outcome, outcome.item, outcome.candidate) == ("orphaned", None, None)


def test_words_in_two_places_are_held_and_the_page_decides() -> None:
    twice = _compilation(_report(FIRST, "Licences are public. One.", "Licences are public. Two."))
    outcome, _, _ = _one(Correction(quote="Licences are public.", action="drop", why="x"), compilation=twice)
    assert outcome.outcome == "held"
    assert {outcome.candidate.item, *(c.item for c in outcome.alternatives)} == {  # type: ignore[union-attr]
        "asia/governments/2",
        "asia/governments/3",
    }
    outcome, texts, _ = _one(
        Correction(quote="Licences are public.", page=6, action="drop", why="x"), compilation=twice
    )
    assert (outcome.outcome, texts) == ("applied", [FIRST, "Licences are public. One."])


def test_a_quote_is_whole_words() -> None:
    outcome, _, _ = _one(Correction(quote="ages are to be paid", action="confirm"))
    assert outcome.outcome != "applied"


def test_typography_does_not_matter_for_a_quote() -> None:
    done = _correct(
        Correction(quote="the region's  “plan”", action="confirm"),
        compilation=_compilation(_report('They keep the region’s "plan" open.')),
    )
    assert done.compilation.corrections[0].outcome == "applied"


def test_a_dropped_passage_is_gone_with_its_number() -> None:
    outcome, texts, done = _one(
        Correction(quote="Inspectors need", action="drop", why="said by Africa already")
    )
    assert (outcome.outcome, outcome.before, texts) == ("applied", SECOND, [FIRST, THIRD])
    assert [item.id for item in _items(done)] == ["asia/governments/1", "asia/governments/2"]


def test_join_and_split() -> None:
    outcome, texts, done = _one(Correction(quote="Wages are to be paid", action="join"))
    assert (outcome.outcome, texts) == ("applied", [f"{FIRST} {SECOND}", THIRD])
    assert {place.page for place in _items(done)[0].evidence} == {4, 5}
    assert _items(done)[0].source_text is None
    outcome, texts, _ = _one(Correction(quote="Inspectors need", action="split", value="A hotline is"))
    head, tail = "Inspectors need the callendar of the harvest.", "A hotline is to be answered at night."
    assert (outcome.outcome, texts) == ("applied", [FIRST, head, tail, THIRD])


def test_splitting_again_what_was_joined_gives_the_same_words() -> None:
    done = _correct(
        Correction(quote="Wages are to be paid", action="join"),
        Correction(quote="in money and not in kind.", action="split", value="Inspectors need"),
    )
    assert [item.text for item in _items(done)] == [FIRST, SECOND, THIRD]


def test_added_words_are_marked() -> None:
    outcome, texts, done = _one(
        Correction(
            quote="Wages are to be paid",
            action="add",
            value="Deductions are listed.",
            why="left out in print",
        )
    )
    assert (outcome.outcome, texts[:2]) == ("applied", [FIRST, "Deductions are listed."])
    assert (_items(done)[1].origin, _items(done)[1].evidence) == ("editorial", ())
    _, _, done = _one(
        Correction(quote="Priority Actions for Governments", action="add", value="New.", why="x")
    )
    assert _items(done)[0].text == "New."


def test_what_the_source_added_itself_is_not_added_twice() -> None:
    outcome, texts, _ = _one(Correction(quote="Wages are to be paid", action="add", value=THIRD, why="x"))
    assert (outcome.outcome, texts) == ("applied", [FIRST, SECOND, THIRD])


def test_editorial_bold() -> None:
    outcome, _, done = _one(
        Correction(quote="Wages are to be paid on the day", action="key-term", value="the day")
    )
    (term,) = _items(done)[0].key_terms
    assert (outcome.outcome, term.text, term.origin) == ("applied", "the day", "editorial")
    assert FIRST[term.start : term.end] == "the day"


def test_a_phrase_that_stands_twice_needs_more_words() -> None:
    outcome, _, _ = _one(Correction(quote=THIRD, action="key-term", value="licence"))
    assert outcome.outcome == "held"
    outcome, _, done = _one(Correction(quote="with their licence number", action="key-term", value="licence"))
    assert outcome.outcome == "applied"
    assert _items(done)[2].key_terms[0].start == THIRD.rindex("licence")


def test_bold_can_be_taken_away() -> None:
    report = _report(FIRST)
    item = replace(report.sections[1].items[0], key_terms=(KeyTerm(FIRST, 0, len(FIRST)),))
    section = replace(report.sections[1], items=(item,))
    read = _compilation(replace(report, sections=(report.sections[0], section)))
    _, _, done = _one(
        Correction(quote="in money and not in kind.", action="key-term", remove=True), compilation=read
    )
    (term,) = _items(done)[0].key_terms
    assert term.text == "Wages are to be paid on the day they are earned,"


@pytest.mark.parametrize(
    ("field", "value", "was", "check"),
    [
        ("audience", "civil-society, governments", "governments", ("civil-society", "governments")),
        ("audience", "civil-society", ["Governments"][0], ("civil-society",)),
        ("kind", "issues", "actions", "issues"),
        ("heading", "Actions for Governments", "Priority Actions for Governments", "Actions for Governments"),
    ],
)
def test_fields_of_a_section(field: str, value: str, was: str, check: object) -> None:
    outcome, _, done = _one(
        Correction(quote="Priority Actions for Governments", action="set", field=field, value=value, was=was)
    )
    assert outcome.outcome == "applied", outcome
    section = done.compilation.reports[0].sections[1]
    assert check in (section.audiences, section.kind, section.heading)
    assert section.source_heading == ("Priority Actions for Governments" if field == "heading" else None)
    assert outcome.item == section.id


def test_a_section_joins_its_sub_region() -> None:
    report = _report(FIRST)
    caribbean = Subregion("caribbean", "Caribbean", "Caribbean Priorities")
    sections = (replace(report.sections[0], subregion=caribbean), report.sections[1], report.sections[2])
    _, _, done = _one(
        Correction(
            quote="Priority Actions for Companies",
            action="set",
            field="subregion",
            value="Caribbean",
            was="none",
        ),
        compilation=_compilation(replace(report, sections=sections)),
    )
    made = done.compilation.reports[0].sections
    assert [section.heading for section in made] == [
        "Overview",
        "Priority Actions for Companies",
        "Priority Actions for Governments",
    ]
    assert made[1].subregion == caribbean


def test_a_passage_goes_to_another_section() -> None:
    outcome, texts, done = _one(
        Correction(
            quote="Recruiters without", action="set", field="section", value="Priority Actions for Companies"
        )
    )
    assert (outcome.outcome, outcome.item, texts) == ("applied", "asia/private-sector/1", [FIRST, SECOND])
    assert [item.text for item in _items(done, 2)] == [THIRD, LISTED]


def test_a_bullet_becomes_a_paragraph() -> None:
    _, _, done = _one(Correction(quote=LISTED, action="set", field="kind", value="paragraph", was="bullet"))
    item = _items(done, 2)[0]
    assert (item.kind, item.marker, item.level) == ("paragraph", None, 0)


def test_the_chapter_heading_can_be_mended() -> None:
    outcome, _, done = _one(
        Correction(quote="Asia Priorities", action="set", field="heading", value="Asian Priorities")
    )
    report = done.compilation.reports[0]
    assert (outcome.outcome, report.heading, report.source_heading) == (
        "applied",
        "Asian Priorities",
        "Asia Priorities",
    )


def test_two_decisions_about_one_value_cannot_both_stand() -> None:
    done = _correct(
        Correction(
            quote="Priority Actions for Governments", action="set", field="kind", value="issues", line=2
        ),
        Correction(
            quote="Priority Actions for Governments", action="set", field="kind", value="overview", line=6
        ),
    )
    first, second = done.compilation.corrections
    assert (first.outcome, second.outcome) == ("held", "applied")
    assert "line 6" in (first.reason or "")
    assert done.compilation.reports[0].sections[1].kind == "overview"


def test_an_earlier_entry_may_quote_what_a_later_one_makes() -> None:
    done = _correct(
        Correction(quote="Deductions are listed.", action="key-term", value="Deductions"),
        Correction(quote="Wages are to be paid", action="add", value="Deductions are listed.", why="x"),
    )
    assert [one.outcome for one in done.compilation.corrections] == ["applied", "applied"]


def test_words_as_read_can_be_quoted_after_they_were_mended() -> None:
    done = _correct(
        Correction(quote="need the callendar", action="set", field="text", was="callendar", value="calendar"),
        Correction(quote="the callendar of the harvest", action="confirm"),
    )
    assert [one.outcome for one in done.compilation.corrections] == ["applied", "applied"]


def test_confirming_closes_the_questions_of_a_passage() -> None:
    _, _, done = _one(Correction(quote="Inspectors need", action="confirm"))
    (closed,) = done.closed
    assert closed.covers(Evidence(5, (80, 110, 90, 120)), "page-join", "")
    assert not closed.covers(Evidence(6, (80, 110, 90, 120)), "page-join", "")
    _, _, done = _one(Correction(quote="Inspectors need", action="answer", value="page-join"))
    assert done.closed[0].covers(Evidence(5, (80, 110, 90, 120)), "page-join", "")
    assert not done.closed[0].covers(Evidence(5, (80, 110, 90, 120)), "unknown-heading", "")


class TestNewVersion:
    """Three-way merge: the accepted reading, the present one, the correction."""

    old = _report(FIRST, SECOND, THIRD)

    def _new(self, *texts: str) -> Compilation:
        return _compilation(_report(*texts))

    def test_other_words_than_those_decided_on_are_not_dropped(self) -> None:
        longer = SECOND + " Twenty more inspectors are to be hired."
        drop = Correction(quote="Inspectors need", action="drop", why="x")
        assert _one(drop, compilation=self._new(FIRST, longer, THIRD))[0].outcome == "applied", (
            "no base, no doubt"
        )
        outcome, texts, _ = _one(drop, compilation=self._new(FIRST, longer, THIRD), accepted=(self.old,))
        assert (outcome.outcome, texts) == ("held", [FIRST, longer, THIRD])

    def test_a_join_is_not_made_with_a_stranger(self) -> None:
        join = Correction(quote="Wages are to be paid", action="join")
        new = self._new(FIRST, "Judges hear the case within a month.", SECOND, THIRD)
        outcome, texts, _ = _one(join, compilation=new, accepted=(self.old,))
        assert (outcome.outcome, len(texts)) == ("held", 4)

    def test_a_join_that_the_source_made_is_done(self) -> None:
        join = Correction(quote="Wages are to be paid", action="join")
        outcome, texts, _ = _one(
            join, compilation=self._new(f"{FIRST} {SECOND}", THIRD), accepted=(self.old,)
        )
        assert (outcome.outcome, texts) == ("applied", [f"{FIRST} {SECOND}", THIRD])

    def test_a_split_that_the_source_made_is_done(self) -> None:
        head, tail = "Inspectors need the callendar of the harvest.", "A hotline is to be answered at night."
        split = Correction(quote="Inspectors need", action="split", value="A hotline is")
        outcome, texts, _ = _one(split, compilation=self._new(FIRST, head, tail, THIRD), accepted=(self.old,))
        assert (outcome.outcome, texts) == ("applied", [FIRST, head, tail, THIRD])

    def test_the_same_words_in_another_passage_are_held(self) -> None:
        new = self._new(
            FIRST, "Ports are watched. A hotline is to be answered at night in every port town.", THIRD
        )
        term = Correction(quote="A hotline is to be answered at night", action="key-term", value="hotline")
        assert _one(term, compilation=new)[0].outcome == "applied"
        assert _one(term, compilation=new, accepted=(self.old,))[0].outcome == "held"

    def test_the_accepted_reading_tells_two_equal_quotes_apart(self) -> None:
        new = self._new(
            FIRST, SECOND, THIRD, "Judges: a hotline is wanted. A hotline is to be answered at night."
        )
        term = Correction(quote="A hotline is to be answered at night.", action="key-term", value="hotline")
        assert _one(term, compilation=new)[0].outcome == "held"
        outcome, _, _ = _one(term, compilation=new, accepted=(self.old,))
        assert (outcome.outcome, outcome.item) == ("applied", "asia/governments/2")

    def test_a_moved_passage_keeps_its_correction(self) -> None:
        outcome, texts, _ = _one(
            Correction(quote="Inspectors need", action="drop", why="x"),
            compilation=self._new(THIRD, FIRST, SECOND),
            accepted=(self.old,),
        )
        assert (outcome.outcome, texts) == ("applied", [THIRD, FIRST])


class TestQuestions:
    """Which questions a correction closes."""

    @pytest.mark.parametrize(
        ("was", "value", "over"),
        [
            ("callendar", "calendar", "callendar"),
            ("of the harvest", "of harvests", "of the harvest."),
            (SECOND, SECOND.replace("callendar", "calendar"), SECOND),
        ],
    )
    def test_a_text_change_closes_those_about_the_words_it_replaces(
        self, was: str, value: str, over: str
    ) -> None:
        change = Correction(quote=SECOND, action="set", field="text", value=value, was=was)
        (closed,) = _correct(change).closed
        assert (closed.file, closed.code, closed.over) == ("asia.pdf", None, over)

    def test_words_that_the_source_has_by_now_close_those_about_them(self) -> None:
        change = Correction(quote=SECOND, action="set", field="text", value="harvest", was="harvset")
        (closed,) = _correct(change).closed
        assert closed.over == "harvest."

    def test_a_decision_about_the_passage_closes_all(self) -> None:
        (closed,) = _correct(Correction(quote=SECOND, action="confirm")).closed
        assert closed.over is None
