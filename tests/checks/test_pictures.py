"""Images without alternative text, in the settings and in the rendered PDF."""

from pathlib import Path

from reportgen.checks import pictures
from reportgen.model.compilation import Edition, Organization
from reportgen.readers import figures
from reportgen.readers.figures import Figure


def test_logos_without_a_useful_alt_are_noted() -> None:
    sponsors = (
        Organization("One", "logos/one.png", "One"),
        Organization("Two", "logos/two.png"),
        Organization("Three", "logos/three.png", "three.png"),
        Organization("Four"),
    )
    found = list(pictures.of_edition(Edition("2031", 2031, "Priorities", sponsors=sponsors)))
    assert [(it.severity, it.message.split(";")[0]) for it in found] == [
        ("note", "the logo of Two has no alt"),
        ("note", "the logo of Three has an alt that says nothing: “three.png”"),
    ]


def test_figures_without_words_are_warnings() -> None:
    found = list(pictures.of_pdf([Figure(1, "The Organizer"), Figure(2, ""), Figure(3, "image 4")], "x.pdf"))
    assert [(it.severity, it.page) for it in found] == [("warning", 2), ("warning", 3)]


def test_figures_of_a_file_that_is_no_pdf(tmp_path: Path) -> None:
    broken = tmp_path / "x.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    assert figures.read(broken) == ()
    assert figures.read(tmp_path / "none.pdf") == ()
