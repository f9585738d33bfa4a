"""What a writer gets, and what it returns."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from ..model import codec
from ..model.compilation import Compilation
from .house.values import House


@dataclass(frozen=True)
class Publication:
    """What is published.

    Attributes:
        compilation: the merged document.
        assets: folder of the logos.
        page_size: "A4" or "Letter".
        manifest: `manifest.json` as it is attached to the PDF, None where it is not known.
        house: how a designer wants it set, None for the shipped look.
        delimiter: between the fields of the CSV; "" for that of the edition's language.
        beside: names of the files that are written into the same folder.
        borrowed: rules of a style sheet with faces for signs that ours lack, see `print.borrowed_faces`.
    """

    compilation: Compilation
    assets: Path
    page_size: str = "A4"
    manifest: bytes | None = None
    house: House | None = None
    delimiter: str = ""
    beside: tuple[str, ...] = ()
    borrowed: str = ""

    @cached_property
    def text(self) -> bytes:
        """The compilation as its own JSON file."""
        return codec.dump_compilation(self.compilation).encode("utf-8")


class Made(NamedTuple):
    """An output.

    Attributes:
        content: the bytes of its file.
        remarks: what people should look at, one sentence each.
        notes: what is worth knowing of how it was made, and changes nothing in it.
    """

    content: bytes
    remarks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
