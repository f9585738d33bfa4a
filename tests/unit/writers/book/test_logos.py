"""Logos are read from the edition's folder only, and found whole; else the name is printed, and said."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from reportgen.model.compilation import Edition, Organization
from reportgen.writers.book import logos


def picture(form: str = "PNG", size: tuple[int, int] = (30, 20)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "#123456").save(made, form)
    return made.getvalue()


def load(folder: Path, *names: str) -> tuple[dict[str, logos.Logo], tuple[str, ...]]:
    edition = Edition("e", 2031, "t", sponsors=tuple(Organization(f"N{n}", it) for n, it in enumerate(names)))
    return logos.load(edition, folder)


@pytest.mark.parametrize(("form", "media"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_whole_picture_is_taken_as_it_is(tmp_path: Path, form: str, media: str) -> None:
    content = picture(form)
    (tmp_path / "logo.bin").write_bytes(content)  # what it is, its bytes say
    found, problems = load(tmp_path, "logo.bin", "logo.bin")
    logo = found["logo.bin"]
    assert (logo.content, logo.media_type, logo.width, logo.height) == (content, media, 30, 20)
    assert logo.uri.startswith(f"data:{media};base64,")
    assert problems == ()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (lambda: picture()[:60], "damaged"),
        (lambda: picture("GIF"), "not a PNG or JPEG image"),
        (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG is not supported"),
        (bytes, "not a PNG or JPEG image"),
        (lambda: b"x" * (logos.MAX_BYTES + 1), "larger than 5 MB"),
        (lambda: picture(size=(9400, 9400)), "more than 20 million pixels"),
    ],
)
def test_what_cannot_be_used_is_said_and_the_name_printed(
    tmp_path: Path, content: Callable[[], bytes], said: str
) -> None:
    (tmp_path / "logo.png").write_bytes(content())
    found, (problem,) = load(tmp_path, "logo.png")
    assert found == {}
    assert said in problem
    assert problem.endswith("the name 'N0' is printed instead")


@pytest.mark.parametrize("name", ["../secret.png", "/etc/hostname", "link.png"])
def test_nothing_outside_of_the_folder_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.png").write_bytes(picture())
    folder = tmp_path / "edition"
    folder.mkdir()
    (folder / "link.png").symlink_to(tmp_path / "secret.png")
    assert load(folder, name)[1][0].startswith(f"{name}: logo lies outside")


def test_a_logo_that_is_missing_or_none() -> None:
    assert "logo not found" in load(Path("/nonexistent"), "none.png")[1][0]
    assert logos.logo_of(Organization("A"), {}) is None
    assert logos.logo_of(Organization("A", "none.png"), {}) is None
