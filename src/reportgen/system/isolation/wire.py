"""Messages between the processes: a kind of one letter, a length, and that many bytes of UTF-8 text.

Lone surrogates pass: they stand for bytes of file names that are no UTF-8.
"""

import socket
import struct
from collections.abc import Iterator

HELLO, RESULT, REFUSED, BUG, LEAVING, UNKNOWN = b"H", b"R", b"I", b"B", b"L", b"U"
"""From a worker: it has started; a result; the source cannot be read; a fault of ours; it ends now.
From the server, in a worker's place: there is no such work."""
READ, DO = b"F", b"D"
"""To a worker: a path to read; a text to do its work on."""

_HEAD = struct.Struct("!cQ")
_CHUNK = 1 << 18
"""Bytes asked for at once; about what a socket holds."""


class TooLongError(Exception):
    """A message is longer than it may be."""


def pack(kind: bytes, text: str) -> bytes:
    """Return a message as bytes."""
    body = text.encode("utf-8", "surrogatepass")
    return _HEAD.pack(kind, len(body)) + body


def receive(channel: socket.socket) -> tuple[bytes, str] | None:
    """Wait for a message; None when the other side has closed."""
    inbox = Inbox()
    while True:
        data = channel.recv(inbox.wanted())
        if not data:
            return None
        inbox.add(data)
        for message in inbox.messages():
            return message


class Inbox:
    """Puts messages together from the bytes that arrive."""

    def __init__(self, longest: int | None = None) -> None:
        """Refuse messages of more than `longest` bytes."""
        self._buffer = bytearray()
        self._longest = longest

    def wanted(self) -> int:
        """Return how many bytes are missing to the end of the present message, at most a chunk."""
        if len(self._buffer) < _HEAD.size:
            return _HEAD.size - len(self._buffer)
        return min(_CHUNK, _HEAD.size + self._length() - len(self._buffer)) or 1

    def add(self, data: bytes) -> None:
        """Take bytes that have arrived."""
        self._buffer += data

    def messages(self) -> Iterator[tuple[bytes, str]]:
        """Yield the messages that are whole.

        Raises:
            TooLongError: one is longer than it may be.
            ValueError: one is no text.
        """
        while len(self._buffer) >= _HEAD.size:
            length = self._length()
            if self._longest is not None and length > self._longest:
                raise TooLongError
            if len(self._buffer) < _HEAD.size + length:
                return
            kind = bytes(self._buffer[:1])
            text = str(memoryview(self._buffer)[_HEAD.size : _HEAD.size + length], "utf-8", "surrogatepass")
            del self._buffer[: _HEAD.size + length]
            yield kind, text

    def _length(self) -> int:
        length: int = _HEAD.unpack_from(self._buffer)[1]
        return length
