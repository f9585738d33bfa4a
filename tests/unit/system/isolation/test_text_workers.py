"""Texts are worked on side by side; a fault is one clear line, and all processes end."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.errors import ReportgenError
from reportgen.system.isolation.text_workers import TextWorkers


def shout(text: str) -> str:
    return text.upper()


def who(text: str) -> str:
    return f"{os.getpid()} {text}"


def die(text: str) -> str:
    if text == "die":
        os._exit(7)
    return text


def keep(text: str) -> str:
    Path(text).write_text("kept", "utf-8")
    return text


def break_(text: str) -> str:
    raise KeyError(text)


def test_results_stand_in_the_order_of_the_texts() -> None:
    workers = TextWorkers(shout, 2)
    try:
        assert workers.map(["a", "bbb", "cc", ""]) == ["A", "BBB", "CC", ""]
        assert workers.map([]) == []
    finally:
        workers.close()


def test_processes_are_kept_for_the_next_call_and_are_not_this_one() -> None:
    workers = TextWorkers(who, 1)
    try:
        first, second = (workers.map(["x"])[0].split()[0] for _ in range(2))
        assert first == second != str(os.getpid())
    finally:
        workers.close()


def test_a_process_that_dies_is_said() -> None:
    workers = TextWorkers(die, 1)
    try:
        assert workers.map(["lives"]) == ["lives"]
        with pytest.raises(ReportgenError, match="ended without a result"):
            workers.map(["die"])
    finally:
        workers.close()


def test_a_bug_of_the_work_is_said_as_one() -> None:
    workers = TextWorkers(break_, 1)
    try:
        with pytest.raises(ReportgenError, match="internal error: KeyError"):
            workers.map(["x"])
    finally:
        workers.close()


def test_workers_beside_others_do_another_work_and_leave_them_alone() -> None:
    hosts = TextWorkers(who, 1)
    guests = TextWorkers(shout, 1, beside=hosts)
    try:
        assert guests.map(["a"]) == ["A"]
        first = hosts.map(["x"])
        guests.close()
        assert hosts.map(["x"]) == first
    finally:
        hosts.close()


def test_closing_twice_is_closing_once() -> None:
    workers = TextWorkers(shout, 1)
    workers.close()
    workers.close()


def test_our_own_work_may_keep_what_it_has_made(tmp_path: Path) -> None:
    workers = TextWorkers(keep, 1)
    try:
        workers.map([str(tmp_path / "kept")])
    finally:
        workers.close()
    assert (tmp_path / "kept").read_text("utf-8") == "kept"
