"""Logos, introduction, colours, last pages: the small modules of the writers."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from reportgen.errors import RenderError
from reportgen.model.compilation import Edition, Organization
from reportgen.writers.book import logos, palette
from reportgen.writers.book.passages import PrintedRun
from reportgen.writers.html.pages import end_of, for_print
from reportgen.writers.print import balance, parts
from reportgen.writers.word import contents
from tests import compilations


def edition(*paths: str) -> Edition:
    """An edition with one sponsor for each logo path."""
    return replace(
        compilations.EDITION,
        sponsors=tuple(Organization(f"S{i}", it) for i, it in enumerate(paths)),
        organizers=(),
    )


def test_logos_are_read(tmp_path: Path) -> None:
    found, problems = logos.load(edition("logos/one.png"), compilations.make_logos(tmp_path))
    assert (found["logos/one.png"].width, found["logos/one.png"].height) == (320, 80)
    assert problems == ()


@pytest.mark.parametrize(
    ("path", "content", "problem"),
    [
        ("absent.png", None, "not found"),
        ("broken.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "damaged|not a PNG"),
        ("cut.png", "half", "damaged"),
        ("vector.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG is not supported"),
        ("text.png", b"hello", "not a PNG or JPEG"),
        ("../outside.png", "whole", "outside the edition's folder"),
    ],
)
def test_unusable_logos_become_a_name_and_a_line(
    path: str, content: bytes | str | None, problem: str, tmp_path: Path
) -> None:
    folder = tmp_path / "edition"
    whole = (compilations.make_logos(folder) / "logos" / "one.png").read_bytes()
    if content is not None:
        data = {"half": whole[: len(whole) // 2], "whole": whole}.get(str(content), content)
        assert isinstance(data, bytes)
        (folder / path).write_bytes(data)
    found, problems = logos.load(edition(path), folder)
    assert found == {}
    assert len(problems) == 1
    assert re.search(problem, problems[0])
    assert "the name 'S0' is printed instead" in problems[0]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "edition"
    outside = compilations.make_logos(tmp_path / "elsewhere") / "logos" / "one.png"
    folder.mkdir()
    (folder / "link.png").symlink_to(outside)
    assert logos.load(edition("link.png"), folder)[0] == {}


def test_accents_are_readable_and_differ_in_grey() -> None:
    assert all(palette.contrast_on_white(it) >= palette.MINIMUM_CONTRAST for it in palette.ACCENTS)
    grey = sorted(116 * palette.luminance(it) ** (1 / 3) - 16 for it in palette.ACCENTS[:5])
    assert all(b - a > 5 for a, b in pairwise(grey)), grey
    assert palette.accent(len(palette.ACCENTS)) == palette.ACCENTS[0]


def test_spaces_go_to_the_next_run_in_print() -> None:
    runs = (
        PrintedRun("one "),
        PrintedRun("two ", strong=True),
        PrintedRun("ثلاثة", right_to_left=True),
        PrintedRun(" four"),
    )
    assert list(for_print(runs)) == [
        PrintedRun("one"),
        PrintedRun(" two", strong=True),
        PrintedRun(" ثلاثة four"),
    ]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        ([{"a": 100.0}, {}, {"end/a": 150.0}], True),
        ([{"a": 100.0}, {}, {"end/a": 700.0}], False),
        ([{"a": 100.0, "end/a": 150.0}], False),
        ([{"a": 100.0}, {"b": 150.0}], False),
    ],
)
def test_sparse_last_pages(pages: list[dict[str, float]], expected: bool) -> None:
    anchors = [{name: (0.0, y) for name, y in places.items()} for places in pages]
    assert balance.is_sparse(anchors, 100.0, 1000.0) is expected


def test_the_end_of_a_chapter_is_what_balance_looks_for() -> None:
    pages = [{}, {end_of("africa"): (0.0, 101.0)}]
    assert balance.is_sparse(pages, 100.0, 1000.0)


SOURCE = parts.PARTING.join(
    ("<body>", "f", "front", '<a href="#a&amp;b">x</a>', "<main>", "\n", "one", " two ", "</main>", "</body>")
)


def test_a_document_is_set_in_parts() -> None:
    found = parts.split(SOURCE)
    assert found.main == ("one", " two ")
    assert (found.before, found.footer, found.front, found.after) == ("<body>", "f", "front", "</body>")
    assert found.contents == '<a href="#a&amp;b">x</a>'
    assert found.contents_anchors() == ("a&b",)


def test_a_template_without_parts_is_named() -> None:
    with pytest.raises(RenderError, match=r"templates/print\.html\.j2 has lost its parts"):
        parts.split("<html></html>")


def test_numbers_of_the_contents_name_anchors_safely() -> None:
    assert parts.contents_numbers({'a/"b\\': 7}) == (
        '.contents a[href="#a\\2f \\22 b\\5c "]::after { content: "7" }'
    )


def test_pages_of_the_word_document_are_estimated() -> None:
    found = contents.estimate(
        [
            ("Title", "T"),
            ("TOCHeading", "C"),
            ("Heading1", "A"),
            *[("BodyText", "x" * 680)] * 6,
            ("Heading1", "B"),
        ],
        666.0,
    )
    assert found == [1, 2, 3, 3, 3, 3, 3, 3, 4, 5]
