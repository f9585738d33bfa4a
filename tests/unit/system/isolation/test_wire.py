"""Messages arrive whole, in order, however their bytes are cut; too long ones are refused."""

from __future__ import annotations

import os
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.system.isolation import wire

TEXTS = st.text(st.characters(), max_size=40)


@given(st.lists(st.tuples(st.sampled_from([wire.RESULT, wire.DO]), TEXTS), max_size=5), st.integers(1, 9))
def test_messages_are_put_together_from_any_pieces(messages: list[tuple[bytes, str]], size: int) -> None:
    sent = b"".join(wire.pack(*message) for message in messages)
    inbox, found = wire.Inbox(), []
    for at in range(0, len(sent), size):
        inbox.add(sent[at : at + size])
        found += inbox.messages()
    assert found == messages


def test_bytes_of_file_names_that_are_no_text_pass() -> None:
    name = os.fsdecode(b"r\xe9gion.pdf")
    inbox = wire.Inbox()
    inbox.add(wire.pack(wire.READ, name))
    assert list(inbox.messages()) == [(wire.READ, name)]


def test_a_message_that_is_too_long_is_refused_before_it_is_there() -> None:
    inbox = wire.Inbox(longest=10)
    inbox.add(wire.pack(wire.RESULT, "x" * 11)[:12])
    with pytest.raises(wire.TooLongError):
        list(inbox.messages())


def test_bytes_that_are_no_text_are_an_error() -> None:
    inbox = wire.Inbox()
    inbox.add(wire.pack(wire.RESULT, "ab")[:-2] + b"\xff\xff")
    with pytest.raises(ValueError, match="utf-8"):
        list(inbox.messages())


def test_no_more_is_asked_for_than_belongs_to_the_message() -> None:
    inbox, message = wire.Inbox(), wire.pack(wire.RESULT, "words")
    while message:
        wanted = inbox.wanted()
        assert 0 < wanted <= len(message)
        inbox.add(message[:wanted])
        message = message[wanted:]
    assert list(inbox.messages()) == [(wire.RESULT, "words")]


def test_an_open_file_travels_with_a_message(tmp_path: object) -> None:
    here, there = socket.socketpair()
    reading, writing = os.pipe()
    os.write(writing, b"content")
    with here, there:
        wire.send(here, wire.READ, "a.pdf", reading)
        received = wire.receive(there)
        assert received is not None
        kind, text, descriptor = received
        assert (kind, text) == (wire.READ, "a.pdf")
        assert descriptor is not None
        assert os.read(descriptor, 7) == b"content"
        here.close()
        assert wire.receive(there) is None
    for number in (reading, writing, descriptor):
        os.close(number)
