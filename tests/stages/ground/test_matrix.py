"""Theme by region: what counts, what is only named, what is silent; sub-regions by their own rule."""

from dataclasses import replace

import pytest

from reportgen.model.compilation import Report, Section, Subregion, Theme
from reportgen.model.decisions import LookedThrough
from reportgen.model.vocabulary_facts import ThemeFacts
from reportgen.stages.ground import matrix
from reportgen.stages.ground.priorities import priorities_of, shared_places
from tests.checks.editions import compilation, report

PAY, TRAIN = ThemeFacts("pay", "Pay", ""), ThemeFacts("train", "Training", "")


def coded(region: str, *themes: tuple[Theme, ...], subregion: Subregion | None = None) -> Report:
    """A report with one priority for each tuple of themes."""
    one = report(region, *(f"Words {n}." for n in range(len(themes))))
    section: Section = one.sections[0]
    items = tuple(replace(item, themes=given) for item, given in zip(section.items, themes, strict=True))
    return replace(one, sections=(replace(section, items=items, subregion=subregion),))


STRONG, WEAK = (Theme("pay", "strong"),), (Theme("pay", "weak"),)


def table(*reports: Report, subregions: bool = False) -> matrix.Matrix:
    made = compilation(*reports)
    priorities = priorities_of(made)
    columns = (
        matrix.region_columns(made.reports, priorities) if subregions else matrix.forum_columns(made.reports)
    )
    return matrix.matrix(columns, (PAY, TRAIN), priorities, shared_places((), priorities))


def test_only_what_is_asked_for_counts() -> None:
    found = table(coded("africa", STRONG, STRONG, WEAK), coded("asia", WEAK), coded("mena", ()))
    row = found.rows[0]
    assert row.theme == PAY
    assert [(len(cell.asked), len(cell.named)) for cell in row.cells] == [(2, 1), (0, 1), (0, 0)]
    assert (row.columns, len(row.asked)) == (1, 2)


def test_rows_begin_with_what_most_forums_ask_for() -> None:
    train = (Theme("train", "strong"),)
    found = table(coded("africa", STRONG, STRONG, train), coded("asia", train))
    assert [row.theme.id for row in found.rows] == ["train", "pay"]


@pytest.mark.parametrize(
    ("themes", "named", "silent"),
    [(STRONG, [], ["train"]), (WEAK, ["pay"], ["train"]), ((), [], ["pay", "train"])],
)
def test_what_a_forum_names_only_and_what_it_does_not_raise(
    themes: tuple[Theme, ...], named: list[str], silent: list[str]
) -> None:
    found = table(coded("africa", themes))
    (column,) = found.columns
    assert [it.id for it in found.named_only(column)] == named
    assert [it.id for it in found.silent(column)] == silent


def test_sub_regions_are_regions_of_their_own_under_the_other_rule() -> None:
    europe = coded("mena", STRONG, subregion=Subregion("gulf", "The Gulf", "Gulf Priorities"))
    forums, regions = table(europe, coded("asia")), table(europe, coded("asia"), subregions=True)
    assert [(it.id, it.label) for it in forums.columns] == [("mena", "MENA"), ("asia", "Asia")]
    assert [(it.id, it.label) for it in regions.columns] == [("mena/gulf", "The Gulf"), ("asia", "Asia")]
    assert [len(cell.asked) for cell in forums.rows[0].cells] == [1, 0]
    assert [len(cell.asked) for cell in regions.rows[0].cells] == [1, 0]


def test_absent_is_what_people_looked_through_for_and_nothing_is_coded_with() -> None:
    looked = (LookedThrough("pay", "desk", "2031-06-01"), LookedThrough("train", "desk", "2031-06-01"))
    names, nothing = (
        replace(coded(one, given), looked_through=looked) for one, given in (("asia", WEAK), ("mena", ()))
    )
    fallen = replace(coded("africa", ()), looked_through=tuple(replace(one, changed=True) for one in looked))
    reports = (names, nothing, fallen)
    assert [matrix.unraised_in(report) for report in reports] == [{"train"}, {"pay", "train"}, frozenset()]
    made = compilation(*reports)
    priorities = priorities_of(made)
    unraised = {report.region.id: matrix.unraised_in(report) for report in reports}
    columns = matrix.forum_columns(reports)
    found = matrix.matrix(columns, (PAY, TRAIN), priorities, shared_places((), priorities), unraised=unraised)
    assert [[theme.id for theme in found.absent(column)] for column in columns] == [
        ["train"],
        ["pay", "train"],
        [],
    ]


def test_what_is_asked_across_all_sub_regions_counts_for_no_region() -> None:
    report = coded("mena", STRONG, subregion=Subregion("gulf", "The Gulf", "Gulf Priorities"))
    across = replace(
        report.sections[-1],
        id="mena/across",
        subregion=Subregion("international", "International", "Overarching"),
        items=tuple(replace(it, id=f"mena/across/{n}") for n, it in enumerate(report.sections[-1].items)),
    )
    both = replace(report, sections=(*report.sections, across))
    for reports, counts in (
        ((both,), {"mena/gulf": True, "mena/across": False}),
        ((replace(report, sections=(across,)),), {"mena/across": True}),
    ):
        priorities = priorities_of(compilation(*reports))
        columns = matrix.region_columns(reports, priorities, ("international",))
        named = {column.id.replace("international", "across"): column.counts for column in columns}
        assert named == counts
        found = matrix.matrix(columns, (PAY,), priorities, shared_places((), priorities))
        assert found.size == found.rows[0].columns == 1
