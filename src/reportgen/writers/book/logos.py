"""The logos of an edition: read from its folder only, checked, ready to be embedded."""

from __future__ import annotations

import base64
import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ...model.compilation import Edition, Organization
from ...system import files

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 5_000_000
"""A logo over this size (bytes) is a photograph or a mistake; every output embeds it."""
MAX_PIXELS = 20_000_000
"""Pixels of a logo: some 4,500 by 4,500, sharper than any print; each takes four bytes when it is opened."""

_ORIENTATION = 0x0112
"""Tag of the EXIF data that says how an image is to be turned."""
_PNG_DEPTH, _BITS = 24, 8
"""Where a PNG says its bits a sample (PNG, 11.2.2), and how many every renderer shows."""
_PLAIN_MODES = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Logo:
    """A raster image that was opened and found whole.

    Attributes:
        width: pixels.
        height: pixels.
    """

    media_type: str
    content: bytes
    width: int
    height: int

    @property
    def uri(self) -> str:
        """The image as a `data:` URI, so that no renderer needs a file."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.content).decode('ascii')}"


Logos = Mapping[str, Logo]
"""Path as written in the edition → logo; paths without a usable image are absent."""


def load(edition: Edition, folder: Path) -> tuple[dict[str, Logo], tuple[str, ...]]:
    """Read the logos that `edition` names.

    Args:
        edition: names the logos by paths below `folder`.
        folder: the edition's folder; nothing outside is read.

    Returns:
        The usable logos, and one line for each logo that is not; its organization's name is then
        printed instead.
    """
    usable: dict[str, Logo] = {}
    problems: list[str] = []
    for organization in (*edition.sponsors, *edition.organizers):
        path = organization.logo
        if not path or path in usable:
            continue
        logo = _read(path, folder)
        if isinstance(logo, str):
            problems.append(f"{path}: {logo}; the name {organization.name!r} is printed instead")
        else:
            usable[path] = logo
    return usable, tuple(dict.fromkeys(problems))


def logo_of(organization: Organization, logos: Logos) -> Logo | None:
    """Return the logo of `organization`, None where it has no usable one."""
    return logos.get(organization.logo) if organization.logo else None


def _is_plain(image: Image, content: bytes) -> bool:
    """Return whether every output can show an image as it is: upright, grey or RGB, eight bits a sample."""
    turned = image.getexif().get(_ORIENTATION, 1) != 1
    deep = image.format == "PNG" and content[_PNG_DEPTH] > _BITS
    return not turned and not deep and image.mode in _PLAIN_MODES


def _repainted(image: Image) -> Logo:
    """Return an image upright, in RGB with its transparency, eight bits a sample."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(image)
    if upright.mode.startswith("I"):  # sixteen bits: the upper eight are what anybody sees
        upright = upright.convert("I").point(lambda sample: sample / 256).convert("L")
    mode = "RGBA" if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info else "RGB"
    made = io.BytesIO()
    upright.convert(mode).save(made, "PNG")
    return Logo("image/png", made.getvalue(), upright.width, upright.height)


def _read(name: str, folder: Path) -> Logo | str:
    try:
        root = folder.resolve()
        path = (root / name).resolve()
        if not path.is_relative_to(root):
            return "logo lies outside the edition's folder"
        content = files.read(path, MAX_BYTES)
    except FileNotFoundError:
        return "logo not found" + (
            f"; write its path with /: {name.replace(chr(92), '/')}" if "\\" in name else ""
        )
    except (OSError, ValueError) as error:
        return f"logo cannot be read ({getattr(error, 'strerror', None) or error})"
    except RuntimeError:  # what Python up to 3.12 says of it
        return "logo cannot be read (links lead round in a circle)"
    if len(content) > MAX_BYTES:
        return f"logo is larger than {MAX_BYTES // 1_000_000} MB"
    return opened(content)


def opened(content: bytes) -> Logo | str:
    """Return the image if it is a whole PNG or JPEG, else what is wrong with it."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=tuple(_MEDIA_TYPES)) as image:
                if image.width * image.height > MAX_PIXELS:
                    return f"logo has more than {MAX_PIXELS // 1_000_000} million pixels; save it smaller"
                image.verify()  # the file: every chunk is there and whole
            with Image.open(io.BytesIO(content), formats=tuple(_MEDIA_TYPES)) as image:
                image.load()  # the picture: it can be decoded
                if _is_plain(image, content):
                    return Logo(_MEDIA_TYPES[str(image.format)], content, image.width, image.height)
                return _repainted(image)
    except UnidentifiedImageError:
        kind = "SVG is not supported" if re.search(rb"<svg\b", content[:2000]) else "not a PNG or JPEG image"
        return f"{kind}; save the logo as PNG"
    except (
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
        Image.DecompressionBombWarning,
    ) as error:
        return f"logo is damaged ({error})"
