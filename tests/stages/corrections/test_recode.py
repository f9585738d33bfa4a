"""People's themes lie over the coding; unknown ones wait and say so."""

from dataclasses import replace

import pytest

from reportgen.model.compilation import Compilation, Theme
from reportgen.model.decisions import DecidedCorrection
from reportgen.model.provenance import Span
from reportgen.stages.corrections.recode import recode
from tests.checks.editions import compilation, report

KNOWN = ("pay", "shelter", "training")


def made(
    value: str, *, remove: bool = False, outcome: str = "applied", themes: tuple[Theme, ...] = ()
) -> Compilation:
    one = report("africa", "Fair pay first.")
    item = replace(one.sections[0].items[0], themes=themes)
    decided = DecidedCorrection(
        quote="Fair pay",
        action="set",
        field="themes",
        value=value,
        remove=remove,
        outcome=outcome,  # type: ignore[arg-type]
        item=item.id,
    )
    whole = compilation(replace(one, sections=(replace(one.sections[0], items=(item,)),)))
    return replace(whole, corrections=(decided,))


def migrate(name: str) -> tuple[str, ...]:
    return {"wages": ("pay",), "homes": ("shelter", "training")}.get(name, ())


def after(given: Compilation) -> tuple[DecidedCorrection, list[tuple[str, str, bool]]]:
    found = recode(given, KNOWN, migrate)
    item = found.reports[0].sections[0].items[0]
    return found.corrections[0], [(it.id, it.strength, it.confirmed) for it in item.themes]


@pytest.mark.parametrize(
    ("value", "themes"),
    [
        ("pay", [("pay", "strong", True)]),
        ("training:weak, pay", [("pay", "strong", True), ("training", "weak", True)]),
        (
            "wages; homes",
            [("pay", "strong", True), ("shelter", "strong", True), ("training", "strong", True)],
        ),
    ],
)
def test_themes_are_set_in_the_codebooks_order(value: str, themes: list[tuple[str, str, bool]]) -> None:
    decided, found = after(made(value))
    assert found == themes
    assert (decided.before, decided.after) == ("", ", ".join(it[0] for it in themes))


def test_the_quoted_words_are_the_evidence_where_there_was_none() -> None:
    item = recode(made("pay"), KNOWN, migrate).reports[0].sections[0].items[0]
    assert item.themes[0].evidence == (Span(0, 8),)
    own = (Theme("pay", "weak", (Span(5, 8),)),)
    item = recode(made("pay", themes=own), KNOWN, migrate).reports[0].sections[0].items[0]
    assert item.themes == (Theme("pay", "strong", (Span(5, 8),), confirmed=True),)


def test_a_theme_is_taken_away() -> None:
    themes = (Theme("pay", "strong"), Theme("shelter", "weak"))
    assert after(made("pay", remove=True, themes=themes))[1] == [("shelter", "weak", False)]


@pytest.mark.parametrize("value", ["quokkas", "pay:loud"])
def test_what_is_no_theme_is_held_with_the_names_of_those_there_are(value: str) -> None:
    decided, themes = after(made(value))
    assert decided.outcome == "held"
    assert decided.reason is not None
    assert "known: pay, shelter, training" in decided.reason
    assert themes == []


def test_what_was_not_applied_changes_nothing() -> None:
    given = made("pay", outcome="held")
    assert recode(given, KNOWN, migrate) == given
