"""Work is sent to a worker by its name, with plain keywords."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from reportgen.system.isolation.outcome import find, spec


def name_of(path: Path, suffix: str = "") -> str:
    return path.name + suffix


def test_work_is_found_again_by_what_was_sent() -> None:
    assert find(*spec(name_of))(Path("a/b.pdf")) == "b.pdf"
    assert find(*spec(partial(name_of, suffix="!")))(Path("a/b.pdf")) == "b.pdf!"


def test_what_a_worker_could_not_find_is_refused() -> None:
    def inner(path: Path) -> str:
        return str(path)

    for work in (inner, lambda path: path.name):
        with pytest.raises(ValueError, match="not a function of an importable module"):
            spec(work)


def test_only_keywords_can_be_sent_along() -> None:
    with pytest.raises(ValueError, match="only keywords"):
        spec(partial(name_of, Path("a")))
