"""`reportgen correct`: write down a decision about what was read."""

import argparse
import datetime
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..model.actions import ACTIONS, FIELDS, SET, Action
from ..model.decisions import Correction, DecidedCorrection
from ..model.provenance import Locator, locator_of
from . import arguments, messages

SHOWN = 240
"""Characters of a text on the screen."""

_DETAILS = """\
Quote the words as they stand in the report, long enough to be unique:

  reportgen correct --quote "words of the report" --page 14 --key-term "the phrase" --by "policy desk"

The entry is tried on the edition before it is written to corrections.yaml. It is
refused, with the places listed, where its words stand nowhere or in several places."""

_SHORT = tuple(
    sorted(
        ((row.name, row.short) for row in ACTIONS.values() if row.short is not None),
        key=lambda option: (option[1].metavar is None, option[1].may_lack),
    )
)
"""Options that name an action: those with a value first."""

_NEEDED = {"quote": "give words as they stand in the report", "by": "say who decides"}
"""Options without which nothing is decided, and what they are for."""
_FILLED_IN = ("quote", "by", "why", "value")
"""Options that a printed command leaves to be filled in."""
_BLANK = ("…", "...")


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    correct = commands.add("correct", "write down a decision about what was read", run, _DETAILS)
    arguments.add_edition(correct)
    entry = correct.add_argument_group("the decision")
    entry.add_argument("--quote", metavar="WORDS", help="words as they stand in the report")
    entry.add_argument(
        "--page", type=arguments.number, metavar="N", help="page of the report on which they stand"
    )
    entry.add_argument(
        "--paragraph",
        type=arguments.number,
        metavar="N",
        help="paragraph of a report without pages of its own",
    )
    entry.add_argument("--region", metavar="REGION", help="id of the region whose report has them")
    entry.add_argument("--action", choices=tuple(ACTIONS), help="what to do")
    entry.add_argument("--field", choices=tuple(FIELDS), help="what `set` changes")
    entry.add_argument("--value", metavar="VALUE", help="the new value, phrase or text")
    entry.add_argument("--was", metavar="VALUE", help="the value seen (default: what is there now)")
    entry.add_argument("--remove", action="store_true", help="take a key term or theme away")
    entry.add_argument("--by", metavar="WHO", help="who decides")
    entry.add_argument("--why", metavar="REASON", help="why; needed wherever words are changed")
    entry.add_argument(
        "--on", type=arguments.date, metavar="DATE", help="date, such as 2021-12-01 (default: today)"
    )
    short = correct.add_argument_group("short forms of --action, --field and --value")
    for name, form in _SHORT:
        kinds: dict[str, Any] = (
            {"metavar": form.metavar} if form.metavar else {"action": "store_const", "const": ""}
        )
        if form.may_lack:
            kinds |= {"nargs": "?", "const": ""}
        short.add_argument(f"--{name}", help=form.help, dest=f"do_{name}", **kinds)
    for name in FIELDS:
        short.add_argument(f"--{name}", metavar="VALUE", dest=f"set_{name}", help=f"set the {name}")
    others = correct.add_argument_group("instead of a new decision")
    others.add_argument(
        "--accept",
        type=arguments.number,
        metavar="LINE",
        help="give a held entry the words that nearly match",
    )
    others.add_argument("--list", action="store_true", help="list all entries with their outcomes")
    correct.add_argument("--dry-run", action="store_true", help="show what would change; write nothing")


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    new = None if options.list or options.accept is not None else _entry(options)
    from ..edition import decide, replacing
    from . import progress

    folder = arguments.edition(options)
    if options.list:
        return _list(folder, options)
    with progress.shown(messages.is_quiet(options)) as drawn:
        if new is not None:
            trial = decide.try_entry(folder, new, progress=drawn)
            instead = replacing.instead(folder, trial) if trial.refusal is None else None
            trial = instead or trial
        else:
            instead = None
            trial = decide.try_candidate(
                folder, options.accept, options.page, progress=drawn, within=options.region
            )
    for error in trial.reviewed.errors:
        messages.say(f"warning: {error}")
    if trial.refusal is not None:
        messages.say(f"error: {trial.refusal}; nothing was written")
        for place in trial.places:
            messages.say(f"  {_where(place.item, Locator(place.page))}: “{_short(place.words)}”")
        return UsageError.exit_code
    for line in _result(trial.outcome):
        messages.show(line)
    if instead is not None:
        messages.say(f"note: it takes the place of line {instead.line}, which decided otherwise")
    for remark in trial.remarks:
        messages.say(f"note: {remark}")
    if options.dry_run:
        messages.say("nothing was written (--dry-run)")
        return 0
    written = decide.write(folder, trial) if instead is None else replacing.write(folder, instead)
    messages.say(f"→ {folder / 'corrections.yaml'}:{written}")
    return 0


def _entry(options: argparse.Namespace) -> Correction:
    """Return the decision that the options state.

    Raises:
        UsageError: they lack something, or contradict each other.
    """
    given = list(_given(options))
    if options.action is not None:
        given.append((f"--action {options.action}", options.action, options.field, options.value))
    if len(given) > 1:
        raise UsageError(
            f"{' and '.join(name for name, *_ in given)} are two decisions; write them one by one"
        )
    if not given:
        raise UsageError(
            "no decision; name one with --action or a short form, see `reportgen correct --help`"
        )
    ((name, action, field, value),) = given
    if options.action is None and (options.field is not None or options.value is not None):
        raise UsageError(f"--field and --value belong to --action, not to {name}")
    of_page = bool(ACTIONS[action].may_lack_quote and value and options.page and options.region)
    for needed in ("by",) if of_page else ("quote", "by"):
        if not (getattr(options, needed) or "").strip():
            raise UsageError(f"--{needed} is missing; {_NEEDED[needed]}")
    for name in _FILLED_IN:
        if (getattr(options, name) or "").strip() in _BLANK:
            raise UsageError(f"--{name} is still to be filled in; write it in place of “…”")
    return Correction(
        quote=options.quote or "",
        action=action,
        page=options.page,
        paragraph=options.paragraph,
        region=options.region,
        field=field,
        value=value,
        was=options.was,
        remove=options.remove,
        by=options.by,
        on=options.on or datetime.date.today().isoformat(),
        why=options.why,
    )


def _given(options: argparse.Namespace) -> Iterator[tuple[str, Action, str | None, str | None]]:
    """Yield the short forms that are used: option, action, field, value."""
    given = vars(options)
    for name, _ in _SHORT:
        if given[f"do_{name}"] is not None:
            yield f"--{name}", name, None, given[f"do_{name}"] or None
    for name in FIELDS:
        if given[f"set_{name}"] is not None:
            yield f"--{name}", SET.name, name, given[f"set_{name}"]


def _list(folder: Path, options: argparse.Namespace) -> int:
    """Print all entries with their outcomes."""
    from ..edition import build
    from ..edition.status import accept_command
    from . import progress

    with progress.shown(messages.is_quiet(options)) as drawn:
        reviewed = build.review(folder, build.default_jobs(), drawn)
    decided = reviewed.compilation.corrections
    for correction in decided:
        messages.show(
            f"line {correction.line}: {correction.outcome}: {_what(correction)} “{_short(correction.quote)}”"
        )
        place = _where(correction.item, locator_of(correction.evidence))
        who = ", ".join(part for part in (correction.by, correction.on) if part)
        messages.show(f"  {' · '.join(part for part in (place, who, correction.reason) if part) or '–'}")
        for near in (correction.candidate, *correction.alternatives):
            if near is not None:
                messages.show(f"  near: {_where(near.item, near.where)}: “{_short(near.text)}”")
        command = (
            accept_command(shlex.quote(str(folder)), correction) if correction.outcome == "held" else None
        )
        if command:
            messages.show(f"  accept: {command}")
    for error in reviewed.errors:
        messages.say(f"warning: {error}")
    if not decided:
        messages.say(f"{folder / 'corrections.yaml'}: no entries")
    return 0


def _result(outcome: DecidedCorrection) -> Iterator[str]:
    """Yield what a decision changes."""
    place = _where(outcome.item, locator_of(outcome.evidence))
    yield f"{place}: {_what(outcome)}"
    before, after = outcome.before, outcome.after
    if before is not None and after is not None:
        before, after = differing(before, after)
    if before is not None:
        yield f"  before: {_short(before)}"
    if after is not None:
        yield f"  after:  {_short(after)}"
    if outcome.row.takes_out:
        yield "  after:  (taken out)"


def differing(before: str, after: str) -> tuple[str, str]:
    """Return two texts as they are, or, where they are long, what stands around their first difference."""
    if max(len(before), len(after)) <= SHOWN:
        return before, after
    same = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    start = before.rfind(" ", 0, max(0, same - SHOWN // 3)) + 1
    return _from(before, start), _from(after, start)


def _from(text: str, start: int) -> str:
    """Return as much of a text as is shown, from a place on."""
    room = SHOWN - 4
    end = len(text) if len(text) - start <= room else text.rfind(" ", start + 1, start + room)
    end = end if end > start else start + room
    return f"{'… ' if start else ''}{text[start:end]}{' …' if end < len(text) else ''}"


def _what(correction: Correction) -> str:
    return f"{correction.action} {correction.field}" if correction.field else correction.action


def _where(item: str | None, where: Locator) -> str:
    return ", ".join(part for part in (item, str(where)) if part)


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN // 2].rstrip() + " … " + text[-SHOWN // 2 :].lstrip()
