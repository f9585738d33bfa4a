"""The processes that make outputs: presses set parts of the printed document, others make everything else.

They are started before anything slow is imported, and load meanwhile what they need. Nothing here renders.
"""

from __future__ import annotations

import json
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from ..errors import DependencyError, RenderError, ReportgenError
from ..system.isolation import TextWorkers
from ..writers.formats import PDF, chosen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..system.cache import Cache
    from ..system.isolation import Spec
    from ..writers.print.jobs import Job, SetPart

_PRESS: Spec = ("reportgen.writers.print.press", "answer", {})
_MAKER: Spec = ("reportgen.writers.orders", "answer", {})
_LATE = 10
"""Niceness: a tenth of a processor that others want, and all of an idle one (sched(7))."""


class Workshop:
    """Processes that make outputs; several threads may ask for work."""

    def __init__(self, jobs: int, formats: Sequence[str]) -> None:
        """Start the processes; the earlier, the better.

        Args:
            jobs: parts set at once, at least 1.
            formats: what will be made.
        """
        makings = {row.making for row in chosen(formats)}
        self._presses = TextWorkers(_PRESS, jobs) if "in parts" in makings else None
        self._makers = TextWorkers(_MAKER, 1) if makings - {"here"} else None
        self._late_presses = self._presses and TextWorkers(_late(_PRESS), jobs, beside=self._presses)
        self._late_makers = self._makers and TextWorkers(_late(_MAKER), 1, beside=self._makers)

    def set_parts(
        self, jobs: Sequence[Job], cache: Cache | None = None, *, late: bool = False
    ) -> list[SetPart]:
        """Set parts, and only those that are not kept from before.

        Args:
            jobs: the parts to be set.
            cache: where parts are kept; None to set all of them.
            late: whether they give way to whatever else is done: nobody looks at them first.

        Raises:
            DependencyError: WeasyPrint or Pango is missing or cannot be loaded.
            RenderError: a part cannot be set, or a process has ended.
        """
        from dataclasses import asdict

        from ..writers.print.jobs import load_part

        requests = [json.dumps(asdict(job), ensure_ascii=False) for job in jobs]
        keys = [cache.part_key(request) if cache else "" for request in requests]
        parts = [_kept(cache.part(key)) if cache else None for key in keys]
        missing = [index for index, part in enumerate(parts) if part is None]
        presses = self._late_presses if late else self._presses
        answers = _asked(presses, [requests[index] for index in missing], PDF.name.upper())
        for index, answer in zip(missing, answers, strict=True):
            parts[index] = load_part(answer)
            if cache:
                cache.keep_part(keys[index], answer)
        return [part for part in parts if part is not None]

    def do(self, order: str, what: str, *, late: bool = False) -> str:
        """Return the answer to an order of `writers.orders`.

        Args:
            order: what to do.
            what: how people call it.
            late: whether it gives way to whatever else is done.

        Raises:
            RenderError: the process has ended.
        """
        return _asked(self._late_makers if late else self._makers, [order], what)[0]

    def close(self) -> None:
        """End all processes."""
        for workers in (self._late_presses, self._presses, self._late_makers, self._makers):
            if workers is not None:
                workers.close()

    def __enter__(self) -> Self:
        """Return the workshop; it is closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes."""
        self.close()


def _late(work: Spec) -> Spec:
    """Return the same work for processes that give way to others."""
    module, name, keywords = work
    return module, name, {**keywords, "niceness": _LATE}


def _asked(workers: TextWorkers | None, requests: Sequence[str], what: str) -> list[str]:
    if workers is None:
        raise RenderError(f"{what}: this workshop was not started for it")
    try:
        return workers.map(requests)
    except ReportgenError as error:
        raise RenderError(f"{what}: {error}") from error


def _kept(text: str | None) -> SetPart | None:
    """Return a kept part; None where there is none, or it is no part."""
    from ..writers.print.jobs import load_part

    if text is not None:
        with suppress(ValueError, DependencyError, RenderError):
            return load_part(text)
    return None
