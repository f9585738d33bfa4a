"""What another process is asked to make of a compilation, and what it answers: both are text.

That process has imported what making needs, and makes things while this one goes on.
"""

from __future__ import annotations

import base64
import json
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from ..errors import DataError, DependencyError, RenderError
from ..model.geometry import BBox
from ..system.niceness import give_way
from .formats import FORMATS, Format
from .house import values
from .house.values import House
from .print import jobs
from .print.composition import Composition
from .print.jobs import Attachment, SetPart
from .publication import Made, Publication

if TYPE_CHECKING:
    from ..model.compilation import Compilation


@dataclass(frozen=True, slots=True)
class Copy:
    """What outputs are made of.

    Attributes:
        compilation: pickled; it never leaves our own processes.
        assets: folder of the logos.
        page_size: "A4" or "Letter".
        house: as JSON, None for the shipped look.
        borrowed: see `Publication`.
    """

    compilation: str
    assets: str
    page_size: str
    house: str | None = None
    borrowed: str = ""

    @classmethod
    def of(
        cls,
        compilation: Compilation,
        assets: Path,
        page_size: str,
        house: House | None = None,
        borrowed: str = "",
    ) -> Self:
        """Return what outputs of a compilation are made of."""
        told = None if house is None else values.dump(house)
        return cls(_text(pickle.dumps(compilation)), str(assets), page_size, told, borrowed)

    def order(self, what: str, **more: Any) -> str:
        """Return an order for something that is made of it."""
        about = {"compilation": self.compilation, "assets": self.assets, "page_size": self.page_size}
        about |= {} if self.house is None else {"house": self.house}
        return json.dumps({"what": what, **about, **more})


def composition(copy: Copy, row: Format) -> str:
    """Order the composition of a printed document."""
    return copy.order("composition", file=row.file, borrowed=copy.borrowed)


def load_composition(answer: str) -> Composition:
    """Return the composition that was answered.

    Raises:
        RenderError: it cannot be made.
    """
    return Composition.load(jobs.load(answer))


def output(copy: Copy, row: Format, beside: Sequence[str] = ()) -> str:
    """Order an output; `beside` are the names of the files that are written into the same folder."""
    return copy.order("output", file=row.file, beside=list(beside))


def load_output(answer: str) -> Made:
    """Return the output that was answered.

    Raises:
        DataError: it cannot be made of these words.
        DependencyError: a program that it needs is missing.
        RenderError: it cannot be made.
    """
    made = jobs.load(answer)
    return Made(_bytes(made["content"]), tuple(made["remarks"]))


def logos(copy: Copy) -> str:
    """Order that the logos be opened."""
    return copy.order("logos")


def load_logos(answer: str) -> list[str]:
    """Return what is wrong with logos, as answered, one line each."""
    return list(map(str, jobs.load(answer)))


def binding(
    parts: Sequence[SetPart],
    furniture: SetPart,
    attachments: Sequence[Attachment],
    block: BBox | None = None,
) -> str:
    """Order the PDF of parts as set, see `binding.bind`."""
    files = [
        [attachment.name, _text(attachment.content), attachment.description, attachment.media_type]
        for attachment in attachments
    ]
    whole = {"parts": [jobs.dump(part) for part in parts], "furniture": jobs.dump(furniture)}
    return json.dumps({"what": "binding", **whole, "attachments": files, "block": block})


def load_binding(answer: str) -> bytes:
    """Return the PDF that was answered.

    Raises:
        RenderError: it cannot be made.
    """
    return _bytes(jobs.load(answer))


def prepare() -> None:
    """Import ahead of the first order what orders need; what is missing is reported by an order."""
    for row in FORMATS:
        if row.making != "here":
            row.load()


def answer(order: str, niceness: int = 0) -> str:
    """Do what an order says, in the process that was asked.

    Args:
        order: what to do.
        niceness: how far this process gives way to others (nice(2)), from now on.
    """
    give_way(niceness)
    wanted = json.loads(order)
    try:
        return json.dumps(_MAKERS[wanted.pop("what")](**wanted))
    except (DataError, DependencyError, RenderError) as error:
        return jobs.dump_fault(error)


def _compose(
    compilation: str, assets: str, page_size: str, *, file: str, borrowed: str, house: str | None = None
) -> Any:
    (row,) = (known for known in FORMATS if known.file == file)
    compose = row.load().compose
    return compose(_loaded(compilation), Path(assets), page_size, _house(house), borrowed).dump()


def _make(
    compilation: str, assets: str, page_size: str, *, file: str, beside: list[str], house: str | None = None
) -> Any:
    (row,) = (known for known in FORMATS if known.file == file)
    wanted = Publication(
        _loaded(compilation), Path(assets), page_size, house=_house(house), beside=tuple(beside)
    )
    try:
        made = row.make(wanted)
    except (DataError, DependencyError, RenderError):
        raise
    except Exception as error:  # (a bug of ours costs no other format)
        said = f"internal error: {type(error).__name__}: {error}; please report it"
        raise RenderError(f"{row.name.upper()}: {said}") from error
    return {"content": _text(made.content), "remarks": list(made.remarks)}


def _open_logos(compilation: str, assets: str, **_: str) -> Any:
    from .book import logos

    return list(logos.load(_loaded(compilation).edition, Path(assets))[1])


def _bind(
    parts: list[str], furniture: str, attachments: list[list[str]], block: list[float] | None = None
) -> Any:
    from .print import binding

    files = [Attachment(name, _bytes(content), *rest) for name, content, *rest in attachments]
    loaded = [jobs.load_part(part) for part in parts]
    return _text(binding.bind(loaded, jobs.load_part(furniture), files, block))


_MAKERS: dict[str, Callable[..., Any]] = {
    "composition": _compose,
    "output": _make,
    "binding": _bind,
    "logos": _open_logos,
}


@lru_cache(maxsize=1)
def _loaded(compilation: str) -> Any:
    return pickle.loads(_bytes(compilation))  # noqa: S301 (from the process that this one was forked from)


def _house(told: str | None) -> House | None:
    return None if told is None else values.load(told)


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
