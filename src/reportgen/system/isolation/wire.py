"""Messages between the processes: a kind of one letter, a length, and that many bytes of UTF-8 text.

Lone surrogates pass: they stand for bytes of file names that are no UTF-8.
"""

import socket
import struct
from collections.abc import Iterator

HELLO, READ_IS, RESULT, REFUSED, BUG, LEAVING, UNKNOWN = b"H", b"S", b"R", b"I", b"B", b"L", b"U"
"""From a worker: it has started; the hash of the bytes that the result behind it is made of; a result; the
source cannot be read; a fault of ours; it ends now. From the server, in a worker's place: there is no such
work."""
READ, UNOPENED, DO = b"F", b"N", b"D"
"""To a worker: a path to read, with its descriptor; a path that cannot be opened, and why; a text to do its
work on."""

_HEAD = struct.Struct("!cQ")
_CHUNK = 1 << 18
"""Bytes asked for at once; about what a socket holds."""


class TooLongError(Exception):
    """A message is longer than it may be."""


def pack(kind: bytes, text: str) -> bytes:
    """Return a message as bytes."""
    body = text.encode("utf-8", "surrogatepass")
    return _HEAD.pack(kind, len(body)) + body


def send(channel: socket.socket, kind: bytes, text: str, descriptor: int) -> None:
    """Send a message, and an open file with it.

    Raises:
        OSError: the other side has ended.
    """
    message = pack(kind, text)
    sent = socket.send_fds(channel, [message], [descriptor])
    channel.sendall(message[sent:])


def receive(channel: socket.socket) -> tuple[bytes, str, int | None] | None:
    """Wait for a message; return its kind, its text and the open file sent with it.

    Returns:
        None when the other side has closed.
    """
    inbox, descriptor = Inbox(), None
    while True:
        data, descriptors, _, _ = socket.recv_fds(channel, inbox.wanted(), 1)
        descriptor = descriptors[0] if descriptors else descriptor
        if not data:
            return None
        inbox.add(data)
        for kind, text in inbox.messages():
            return kind, text, descriptor


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
