"""Logos that not every output could show are repainted: upright, RGB, eight bits, with their transparency."""

import io
from pathlib import Path

from PIL import Image

from reportgen.model.compilation import Edition, Organization
from reportgen.writers.book import logos
from reportgen.writers.book.logos import Logo


def loaded(tmp_path: Path, name: str) -> Logo:
    edition = Edition("x", 2031, "X", sponsors=(Organization("One", name),))
    usable, problems = logos.load(edition, tmp_path)
    assert problems == ()
    return usable[name]


def opened(logo: Logo) -> Image.Image:
    return Image.open(io.BytesIO(logo.content))


def test_a_plain_logo_is_embedded_byte_for_byte(tmp_path: Path) -> None:
    Image.new("RGBA", (30, 20), (200, 0, 0, 128)).save(tmp_path / "a.png")
    assert loaded(tmp_path, "a.png").content == (tmp_path / "a.png").read_bytes()


def test_cmyk_becomes_rgb(tmp_path: Path) -> None:
    Image.new("CMYK", (30, 20), (0, 255, 255, 0)).save(tmp_path / "a.jpg", quality=95)
    logo = loaded(tmp_path, "a.jpg")
    red, green, blue = opened(logo).getpixel((5, 5))  # type: ignore[misc]
    assert (logo.media_type, opened(logo).mode) == ("image/png", "RGB")
    assert red > 200
    assert max(green, blue) < 60


def test_a_turned_photograph_stands_upright(tmp_path: Path) -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    Image.new("RGB", (30, 20)).save(tmp_path / "a.jpg", exif=turned)
    logo = loaded(tmp_path, "a.jpg")
    assert (logo.width, logo.height) == opened(logo).size == (20, 30)


def test_sixteen_bits_become_eight_and_keep_their_brightness(tmp_path: Path) -> None:
    Image.new("I", (30, 20), 0x8000).convert("I;16").save(tmp_path / "a.png")
    image = opened(loaded(tmp_path, "a.png"))
    assert abs(image.convert("L").getpixel((3, 3)) - 128) <= 1  # type: ignore[operator]
    assert loaded(tmp_path, "a.png").content[24] == 8
