"""Whatever stands on the pages stands in the document: in a block or in the furniture, once."""

import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reportgen.model.document import Document, Reading
from reportgen.readers.plumber import pdf
from reportgen.stages.structure import build
from reportgen.vocabularies.spelling import Speller
from tests import groups
from tests.stages.trees import FOOT, LEFT, Setter, prose
from tests.typesetting.engines import FAST, LIMITS, engine
from tests.typesetting.finish import finish
from tests.typesetting.random_design import random_design
from tests.typesetting.random_report import random_report

SIGNS = "-\u2010\u00ad"
"""Hyphens at line ends may be undone."""
LEADERS = re.compile(r"(?:[.·…_‥]\s*){3,}")
"""Dots that lead the eye from a title to its page: entries of contents hold the title and the page."""

TITLES = ("Overview", "Main challenges", "Ports and ships", "What was asked", "Recommendations", "Workshop")
ELEMENTS = st.one_of(
    st.tuples(st.just("heading"), st.sampled_from(TITLES), st.sampled_from((10, 12, 14, 18))),
    st.tuples(st.just("paragraph"), st.integers(0, 400), st.integers(1, 6)),
    st.tuples(st.just("bullet"), st.integers(0, 400), st.integers(1, 3)),
    st.tuples(st.just("turn"), st.just(0), st.just(0)),
    st.tuples(st.just("line"), st.integers(0, 400), st.integers(1, 1)),
)
FURNITURE = st.lists(
    st.tuples(
        st.sampled_from(
            ("2031 Regional Forum Report", "Sponsored by: The Lantern Foundation", "#", "Page # of 9")
        ),
        st.sampled_from((LEFT, 290.0, 440.0)),
        st.sampled_from((36.0, 50.0, 742.0, 756.0)),
        st.sets(st.integers(1, 6), max_size=5),
    ),
    max_size=4,
    unique_by=lambda it: (it[1], it[2]),
)


def _before(reading: Reading) -> Counter[str]:
    lines = [line.text for page in reading.pages for line in (*page.lines, *page.hidden)]
    return _signs(lines)


def _after(document: Document) -> Counter[str]:
    words = [block.text for block in document.blocks] + [item.text for item in document.furniture]
    words += [block.marker or "" for block in document.blocks]
    return _signs(words)


def _signs(texts: Iterable[str]) -> Counter[str]:
    return Counter(sign for text in texts for sign in LEADERS.sub("", text) if not sign.isspace())


def _unexplained(reading: Reading, document: Document) -> tuple[str, str]:
    """What is gone and what is new, apart from line-end hyphens and footnote marks."""
    before, after = _before(reading), _after(document)
    gone, new = before - after, after - before
    for sign in SIGNS:
        del gone[sign]
    marks = "0123456789*†‡§¶¹²³⁴⁵⁶⁷⁸⁹⁰,()[]"
    notes = sum(block.type == "footnote" for block in document.blocks)
    notes += sum(question.code == "note-mark" for question in document.questions)
    if sum(gone[sign] for sign in marks) <= 3 * notes:
        for sign in marks:
            del gone[sign]
    return "".join(sorted(gone.elements())), "".join(sorted(new.elements()))


def _made(style: str, elements: list[tuple[str, int | str, int]], furniture: list[tuple]) -> Setter:  # type: ignore[type-arg]
    made = Setter(style)
    for kind, what, size in elements:
        if kind == "heading":
            made.heading(str(what), size=size)
        elif kind == "turn":
            made.turn()
        elif kind == "line":
            made.lines(prose(int(what), 1)[:60])
        elif kind == "paragraph":
            made.paragraph(prose(int(what), size))
        else:
            made.bullet(prose(int(what), size))
    for text, x, baseline, pages in furniture:
        made.everywhere(text, x, baseline, [page for page in pages if page in made.placed])
    return made


@settings(derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(("gap", "indent")), st.lists(ELEMENTS, max_size=60), FURNITURE)
def test_nothing_is_lost_or_said_twice(
    style: str,
    elements: list[tuple[str, int | str, int]],
    furniture: list[tuple],  # type: ignore[type-arg]
) -> None:
    made = _made(style, elements, furniture)
    assert _unexplained(made.reading(), made.document()) == ("", "")


@settings(derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(("gap", "indent")), st.lists(ELEMENTS, min_size=1, max_size=40), FURNITURE)
def test_every_block_says_where_it_stands(
    style: str,
    elements: list[tuple[str, int | str, int]],
    furniture: list[tuple],  # type: ignore[type-arg]
) -> None:
    document = _made(style, elements, furniture).document()
    sizes = {page.number: (page.width, page.height) for page in document.pages}
    for block in document.blocks:
        assert block.evidence
        assert "".join(run.text for run in block.runs) == block.text
        assert block.text == " ".join(block.text.split()) or block.type == "table"
        for evidence in block.evidence:
            width, height = sizes[evidence.page]
            x0, top, x1, bottom = evidence.bbox
            assert 0 <= x0 < x1 <= width
            assert 0 <= top < bottom <= height
    assert all(item.evidence for item in document.furniture)


@settings(derandomize=True, phases=[Phase.generate])
@given(
    st.sampled_from(("gap", "indent")),
    st.lists(
        st.tuples(st.sampled_from(("paragraph", "bullet")), st.integers(2, 5)), min_size=12, max_size=30
    ),
)
def test_chapters_of_paragraphs_and_lists_are_read_as_set(style: str, parts: list[tuple[str, int]]) -> None:
    """Chapters start on pages of their own, so that no paragraph is cut."""
    made, wanted = Setter(style), []
    for number, (kind, size) in enumerate(parts):
        if number % 4 == 0:
            made.turn() if number else None
            made.heading(f"Chapter {'ABCDEFGH'[number // 4]} of the report", size=16)
            wanted.append(("heading", f"Chapter {'ABCDEFGH'[number // 4]} of the report"))
            for extra in range(3):
                made.paragraph(prose(500 + number * 3 + extra, 4))
                wanted.append(("paragraph", prose(500 + number * 3 + extra, 4)))
        text = prose(number * 7, size)
        if kind == "bullet":
            made.bullet(text)
        else:
            made.paragraph(text)
        wanted.append(("list_item" if kind == "bullet" else "paragraph", text))
        assert made.y <= FOOT
    assert made.blocks() == wanted


@pytest.mark.parametrize("name", groups.engines(FAST))
@settings(deadline=None, max_examples=2, derandomize=True, phases=[Phase.generate])
@given(seed=st.integers(0, 100_000))
def test_nothing_of_a_typeset_report_is_lost_or_said_twice(name: str, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.pdf"
        design = random_design(seed, LIMITS[name])
        engine(name)(finish(random_report(seed, short=True), design), design, path)
        reading = pdf.read(path)
    gone, new = _unexplained(reading, build.build(reading, Speller))
    note = f"{name}, seed {seed}: gone {gone!r}, new {new!r}"
    assert not [sign for sign in gone + new if sign.isalpha()], note
    assert len(gone) + len(new) <= 10, note  # a few figures and brackets of marks
