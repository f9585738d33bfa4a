"""The desk takes a port of this machine only, and opens the browser by a file that others cannot read."""

from __future__ import annotations

import socket
import stat
import webbrowser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from reportgen.desk import server
from reportgen.errors import UsageError


def test_a_port_that_is_taken_is_said() -> None:
    with socket.socket() as other:
        other.bind((server.ADDRESS, 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(UsageError, match=f"port {port} cannot be used"), server._bound(port):
            pass


def test_without_a_wish_a_free_port_is_taken() -> None:
    with server._bound(None) as one:
        one.listen()
        with server._bound(None) as other:
            assert one.getsockname()[0] == other.getsockname()[0] == "127.0.0.1"
            assert one.getsockname()[1] != other.getsockname()[1]


def test_the_address_stands_in_a_private_file_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda address: opened.append(address) or True)
    with server._opened("http://127.0.0.1:1/enter?token=secret"):
        path = Path(unquote(urlsplit(opened[0]).path))
        assert "secret" not in opened[0]
        assert "secret" in path.read_text()
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not path.exists()
