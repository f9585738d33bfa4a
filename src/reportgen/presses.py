"""Sets the parts of the printed document side by side, and only those that are not kept from before."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Self

from .cache import Cache
from .errors import DependencyError, RenderError, ReportgenError
from .isolation import TextWorkers
from .writers import press
from .writers.press import Job, SetPart


class Presses:
    """Processes that set parts."""

    def __init__(self, jobs: int) -> None:
        """Start a process that loads the renderer; the earlier, the better.

        Args:
            jobs: parts set at once, at least 1.
        """
        self._workers = TextWorkers(press.answer, jobs)

    def set_parts(self, jobs: Sequence[Job], cache: Cache | None = None) -> list[SetPart]:
        """Set parts.

        Args:
            jobs: the parts to be set.
            cache: where parts are kept; None to set all of them.

        Raises:
            DependencyError: WeasyPrint or Pango is missing or cannot be loaded.
            RenderError: a part cannot be set, or a process has ended.
        """
        requests = [json.dumps(asdict(job), ensure_ascii=False) for job in jobs]
        keys = [cache.part_key(request) if cache else "" for request in requests]
        found = [_kept(cache.part(key)) if cache else None for key in keys]
        missing = [at for at, part in enumerate(found) if part is None]
        try:
            answers = self._workers.map([requests[at] for at in missing])
        except ReportgenError as error:
            raise RenderError(f"PDF: {error}") from error
        for at, answer in zip(missing, answers, strict=True):
            found[at] = press.load_part(answer)
            if cache:
                cache.keep_part(keys[at], answer)
        return [part for part in found if part is not None]

    def close(self) -> None:
        """End all processes."""
        self._workers.close()

    def __enter__(self) -> Self:
        """Return the presses; they are closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """End all processes."""
        self.close()


def _kept(text: str | None) -> SetPart | None:
    """Return a kept part; None where there is none, or it is no part."""
    if text is not None:
        with suppress(ValueError, DependencyError, RenderError):
            return press.load_part(text)
    return None
