"""Pages are drawn by workers, and those drawn lately are kept."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from reportgen.desk import pictures
from reportgen.desk.pictures import Pictures
from reportgen.errors import InputError
from tests import editions


def test_a_page_is_drawn_once(tmp_path: Path) -> None:
    path = editions.report(tmp_path / "africa.pdf")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    drawn = Pictures()
    content = drawn.page(path, digest, 3, 1.0)
    assert content.startswith(b"\x89PNG")
    path.unlink()
    assert drawn.page(path, digest, 3, 1.0) == content


def test_other_bytes_are_not_shown_for_those_asked_for(tmp_path: Path) -> None:
    path = editions.report(tmp_path / "africa.pdf")
    with pytest.raises(InputError, match="another file"):
        Pictures().page(path, "0" * 64, 3, 1.0)


def test_what_is_no_page_is_said(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.4 nothing")
    for number in (1, 0, 99):
        with pytest.raises(InputError, match="cannot be drawn"):
            Pictures().page(path, "0" * 64, number, 1.0)


def test_few_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "KEPT", 1)
    path = editions.report(tmp_path / "africa.pdf")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    drawn = Pictures()
    drawn.page(path, digest, 1, 1.0)
    drawn.page(path, digest, 3, 1.0)
    path.unlink()
    with pytest.raises(InputError):
        drawn.page(path, digest, 1, 1.0)
