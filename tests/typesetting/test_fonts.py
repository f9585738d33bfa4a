"""Every family of a design is there or has a stand-in that the tests bring; CI has all of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.typesetting import fonts
from tests.typesetting.design import Design
from tests.typesetting.engines import LIMITS, QUICK, engine
from tests.typesetting.finish import finish
from tests.typesetting.random_design import random_design
from tests.typesetting.random_report import random_report
from tests.typesetting.truth import fold, page_texts


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without fonts."""
    monkeypatch.setattr(fonts, "SYSTEM", ())
    fonts._installed.cache_clear()
    yield
    fonts._installed.cache_clear()


@pytest.mark.usefixtures("bare")
def test_without_fonts_of_the_system_the_families_that_are_brought_stand_in() -> None:
    brought = {family for family in fonts.FACES if fonts.is_there(family)}
    assert brought == {"Lato", "Alegreya Sans", "IBM Plex Serif"}
    assert set(fonts.missing()) == set(fonts.STAND_INS)
    assert set(fonts.STAND_INS.values()) == brought


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("name", LIMITS)
def test_every_design_can_be_set_without_fonts_of_the_system(name: str) -> None:
    for seed in range(40):
        design = random_design(seed, LIMITS[name])
        given = fonts.with_faces(design)
        for family, weights in (
            (given.body_family, (given.body_weight, given.bold_weight)),
            (given.heading_family, (400, 700)),
        ):
            if family in fonts.FACES:
                assert len({fonts.font_file(family, weight) for weight in weights}) == 2, (seed, family)
        changed = {field for field in design.__slots__ if getattr(design, field) != getattr(given, field)}
        assert changed <= {"body_family", "heading_family"}


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("name", QUICK)
def test_a_report_is_set_without_fonts_of_the_system(name: str, tmp_path: Path) -> None:
    design = random_design(8, LIMITS[name])
    truth = engine(name)(finish(random_report(8, short=True), design), design, tmp_path / "report.pdf")
    flow = "".join(page_texts(tmp_path / truth.file))
    assert sum(fold(item.text) in flow for item in truth.body) > 0.8 * len(truth.body)


def test_a_family_is_not_taken_for_another_of_a_similar_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("NotoSansSymbols2-Regular.ttf", "NotoSans-Regular.woff2", "NotoSansMono-Bold.ttf"):
        (tmp_path / name).touch()
    monkeypatch.setattr(fonts, "SYSTEM", (tmp_path,))
    fonts._installed.cache_clear()
    try:
        assert not fonts.is_there("Noto Sans")
        with pytest.raises(LookupError, match="Noto Sans is not installed"):
            fonts.font_file("Noto Sans", 400)
        assert fonts.marks_file().is_file()
    finally:
        fonts._installed.cache_clear()


def test_what_is_there_is_taken_as_it_is() -> None:
    design = Design(body_family="Lato", heading_family="Alegreya Sans")
    assert fonts.with_faces(design) is design


def test_ci_installs_every_family_that_has_a_stand_in(root: Path) -> None:
    script = (root / ".ci/run").read_text("utf-8")
    named = set(re.findall(r"'([A-Z][\w ]+):fonts-[\w-]+'", script))
    assert named >= set(fonts.STAND_INS)
