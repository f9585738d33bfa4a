"""Changes as text for a terminal: readable without colour, and without any style at all.

Inserted words stand in {+…+} and are underlined, deleted words in [-…-] and are struck through.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from ...model.revision import Changes, ComparedRun, RegionChanges
from ...system.visible import visible
from ...vocabularies.phrase_keys import Phrases
from ...vocabularies.phrases import DEFAULT, phrases_for
from . import labels, layout
from .layout import ChangeEntry


@dataclass(frozen=True, slots=True)
class TextRules:
    """How the text is set."""

    width: int = 100
    """Columns where there is no terminal."""
    context: int = 60
    """Characters of unchanged words on each side of a change; what is further away is left out."""
    indent: int = 4
    """Columns before the words of a passage."""


_MARKS = {"equal": ("", ""), "insert": ("{+", "+}"), "delete": ("[-", "-]")}
_STYLES = {"equal": "", "insert": "underline green", "delete": "strike red"}


def render(changes: Changes, rules: TextRules = TextRules()) -> str:
    """Return changes as plain text."""
    page = StringIO()
    _show(changes, Console(file=page, width=rules.width, force_terminal=False, color_system=None), rules)
    return "".join(line.rstrip() + "\n" for line in page.getvalue().splitlines())


def show(changes: Changes, rules: TextRules = TextRules()) -> None:
    """Print changes on stdout; on a terminal in its width, underlined, struck, in colour if it likes."""
    console = Console(highlight=False)
    if console.is_terminal and not console.is_dumb_terminal:
        _show(changes, console, rules)
    else:
        print(render(changes, rules), end="")


def _show(changes: Changes, console: Console, rules: TextRules) -> None:
    phrases = phrases_for(DEFAULT)
    for label, name in ((phrases.changes.old, changes.old), (phrases.changes.new, changes.new)):
        console.print(Text(visible(f"{label}: {name}")), soft_wrap=True)
    for region in changes.regions:
        console.print()
        _region(region, console, rules, phrases)
    if len(changes.regions) > 1:
        console.print()
        total = labels.summary(changes.counts, phrases.changes)
        console.print(Text(f"{phrases.changes.total}: {total}", style="bold"))


def _region(region: RegionChanges, console: Console, rules: TextRules, phrases: Phrases) -> None:
    console.print(
        Text(f"{visible(region.region.name)}: {layout.verdict(region, phrases.changes)}", style="bold")
    )
    for group in layout.groups(region, phrases):
        console.print()
        console.print(Padding(Text(visible(group.heading), style="bold"), (0, 0, 0, 2)))
        for entry in group.entries:
            _entry(entry, console, rules)


def _entry(entry: ChangeEntry, console: Console, rules: TextRules) -> None:
    console.print()
    head = Text(visible(", ".join(entry.labels)), style="bold")
    head.append(f"  {entry.where}" if entry.where else "", style="not bold")
    console.print(Padding(head, (0, 0, 0, 2)))
    console.print(Padding(_words(entry.runs, rules), (0, 0, 0, rules.indent)))
    for line in entry.more:
        console.print(Padding(Text(visible(f"({line})")), (0, 0, 0, rules.indent)))


def _words(runs: Sequence[ComparedRun], rules: TextRules) -> Text:
    text = Text()
    for index, run in enumerate(runs):
        words = visible(" ".join(run.text.split("\n")))
        if run.kind == "equal":
            words = _shortened(words, rules.context, first=index == 0, last=index == len(runs) - 1)
        before, after = _MARKS[run.kind]
        core = words.strip() if run.kind != "equal" else words
        lead, trail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        if core and run.kind != "equal":  # spaces stay outside the marks, so that no mark begins a line
            text.append(lead)
            text.append(f"{before}{core}{after}", style=_STYLES[run.kind])
            text.append(trail)
        else:
            text.append(f"{before}{words}{after}", style=_STYLES[run.kind])
    return text


def _shortened(words: str, context: int, *, first: bool, last: bool) -> str:
    """Leave out the middle of unchanged words, or their far end at the ends of a passage.

    A passage without any change keeps its beginning.
    """
    head = context if not first or last else 0
    tail = context if not last else 0
    if len(words) <= head + tail + len(" … "):
        return words
    before = words[:head].rpartition(" ")[0] + " " if head else ""
    after = " " + words[len(words) - tail :].partition(" ")[2] if tail else ""
    return f"{before}…{after}"
