"""Somebody looks a chapter through; what is coded there is not said to be absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.edition import build, look_through
from reportgen.errors import UsageError
from reportgen.model.compilation import Report


def looked(folder: Path) -> Report:
    return build.review(folder, 1).compilation.reports[0]


def themes(folder: Path) -> tuple[str, str]:
    """A theme that the chapter is coded with, and one that it is not."""
    compilation = build.review(folder, 1).compilation
    assert compilation.codebook is not None
    coded = {
        own.id for section in compilation.reports[0].sections for item in section.items for own in item.themes
    }
    return min(coded), min({theme.id for theme in compilation.codebook.themes} - coded)


def test_it_is_kept_and_taken_back(folder: Path) -> None:
    _, free = themes(folder)
    look_through.record(folder, "africa", [free], by="Africa desk", on="2031-06-01", jobs=1)
    assert [(found.theme, found.changed) for found in looked(folder).looked_through] == [(free, False)]
    look_through.take_back(folder, "africa", [free])
    assert looked(folder).looked_through == ()
    with pytest.raises(UsageError, match=f"nobody looked africa through for {free}"):
        look_through.take_back(folder, "africa", [free])


def test_a_theme_is_taken_back_by_its_label_as_it_was_said(folder: Path) -> None:
    _, free = themes(folder)
    book = build.review(folder, 1).compilation.codebook
    assert book is not None
    label = next(theme.label for theme in book.themes if theme.id == free)
    look_through.record(folder, "africa", [label.upper()], by="desk", on="2031-06-01", jobs=1)
    look_through.take_back(folder, "africa", [label.upper()])
    assert looked(folder).looked_through == ()


def test_what_is_coded_is_raised_and_refused(folder: Path) -> None:
    coded, free = themes(folder)
    with pytest.raises(UsageError, match=f"raises “{coded}”: africa/"):
        look_through.record(folder, "africa", [free, coded], by="desk", on="2031-06-01", jobs=1)
    assert looked(folder).looked_through == ()


@pytest.mark.parametrize(
    ("region", "theme", "by", "said"),
    [
        ("asia", "media", "desk", "no report of asia; regions with a report: africa"),
        ("africa", "weather", "desk", "no theme “weather” in the codebook; themes that no passage of Africa"),
        ("africa", "media", "…", "nobody looked"),
    ],
)
def test_what_cannot_be_is_refused(folder: Path, region: str, theme: str, by: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        look_through.record(folder, region, [theme], by=by, on="2031-06-01", jobs=1)


def test_a_decision_that_has_fallen_is_a_warning_with_both_ways_out(folder: Path) -> None:
    _, free = themes(folder)
    look_through.record(folder, "africa", [free], by="desk", on="2031-06-01", jobs=1)
    path = folder / "sign-off.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('words: "', 'words: "0'), "utf-8")
    reviewed = build.review(folder, 1)
    (told,) = [one for one in reviewed.diagnostics if one.code == "looked-through"]
    assert "its words have changed since" in told.message
    assert f"--looked-through {free} --undo" in told.remedy
    assert any("looked the chapter through" in point.message for point in reviewed.compilation.open)
