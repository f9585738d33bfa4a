"""What stands on the command line is taken as meant, or refused in one line that says what is possible."""

from __future__ import annotations

import argparse
from collections.abc import Callable

import pytest

from reportgen.commands import arguments
from reportgen.errors import UsageError


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (arguments.formats, "pdf", ("pdf",)),
        (arguments.formats, " PDF, html,pdf ", ("pdf", "html")),
        (arguments.jobs, "1", 1),
        (arguments.jobs, "012", 12),
        (arguments.number, "7", 7),
        (arguments.number, "007", 7),
        (arguments.date, "2031-02-28", "2031-02-28"),
    ],
)
def test_what_is_meant(kind: Callable[[str], object], text: str, value: object) -> None:
    assert kind(text) == value


@pytest.mark.parametrize(
    ("kind", "text", "said"),
    [
        (arguments.formats, "pdf,odt", "unknown format odt; known: pdf,docx"),
        (arguments.formats, " , ", r"unknown format \(none\)"),
        (arguments.jobs, "0", "not a number of 1 or more"),
        (arguments.jobs, "two", "not a number of 1 or more"),
        (arguments.number, "0", "not a number of 1 or more"),
        (arguments.number, "-3", "not a number of 1 or more"),
        (arguments.number, "1234567", "not a number of 1 or more"),
        (arguments.date, "2031-02-29", "is no date; write it as 2021-12-01"),
        (arguments.date, "1 May 2031", "is no date"),
        (arguments.date, "20310228", "is no date"),
    ],
)
def test_what_is_refused(kind: Callable[[str], object], text: str, said: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError, match=said):
        kind(text)


def _command() -> tuple[arguments.Parser, arguments.Parser]:
    top = arguments.Parser(prog="reportgen")
    commands = arguments.Commands(top.add_subparsers(prog="reportgen"), arguments.common())
    return top, commands.add("make", "make a thing", lambda options: 7, "More of it.")


def test_misuse_is_raised_in_one_line_with_the_way_to_the_help() -> None:
    top, _ = _command()
    with pytest.raises(UsageError, match=r"see `reportgen make --help`"):
        top.parse_args(["make", "--log"])


def test_every_command_takes_the_options_for_messages_and_says_the_exit_codes() -> None:
    top, command = _command()
    options = top.parse_args(["make", "-q", "-v", "--log", "x.jsonl"])
    assert (options.quiet, options.verbose, str(options.log), options.run(options)) == (
        True,
        True,
        "x.jsonl",
        7,
    )
    help_ = command.format_help()
    assert "Make a thing.\n\nMore of it." in help_
    assert arguments.EXIT_CODES in help_


def test_formats_are_all_or_asked_for() -> None:
    _, command = _command()
    arguments.add_formats(command)
    with pytest.raises(UsageError, match="--to"):
        command.parse_args([])
    _, other = _command()
    arguments.add_formats(other, all_by_default=True)
    assert "pdf" in other.parse_args([]).to


def test_regions_may_be_repeated_and_readers_are_those_there_are() -> None:
    _, command = _command()
    arguments.add_regions(command)
    arguments.add_reader(command)
    assert command.parse_args(["--region", "asia", "--region", "mena"]).region == ["asia", "mena"]
    with pytest.raises(UsageError, match="invalid choice: 'quill'"):
        command.parse_args(["--reader", "quill"])
