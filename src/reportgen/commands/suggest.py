"""`reportgen suggest`: phrases that might be made bold."""

import argparse
import json
import shlex
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import UsageError
from . import arguments, messages

if TYPE_CHECKING:
    from ..stages.corrections.term_suggestions import Suggestion

_DETAILS = """\
Lists phrases that are plain in a chapter while other regions print them bold, or the
codebook knows them, with the command that makes each of them bold. Nothing is changed."""


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    suggest = commands.add("suggest", "list phrases that might be made bold", run, _DETAILS)
    arguments.add_edition(suggest)
    arguments.add_regions(suggest)
    suggest.add_argument("--json", action="store_true", help="as JSON")


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        UsageError: a region has no report.
    """
    from ..edition import build, review
    from ..stages.corrections import term_suggestions
    from ..vocabularies import codebook
    from . import progress

    folder = arguments.edition(options)
    book = codebook.load(review.data_file(folder, codebook.FILE_NAME))
    with progress.shown(messages.is_quiet(options)) as drawn:
        reviewed = build.review(folder, build.default_jobs(), drawn)
    for error in reviewed.errors:
        messages.refuse(error)
    there = [report.region.id for report in reviewed.compilation.reports]
    absent = [name for name in options.region if name not in there]
    if absent:
        known = ", ".join(there) or "none"
        raise UsageError(f"no report of {', '.join(absent)}; regions with a report: {known}")
    suggestions = term_suggestions.suggest(reviewed.compilation, book, options.region)
    if options.json:
        listed = [
            {**asdict(suggestion), "command": _command(suggestion, folder)} for suggestion in suggestions
        ]
        print(json.dumps(listed, ensure_ascii=False, indent=2))
    else:
        for suggestion in suggestions:
            page = f", p. {suggestion.page}" if suggestion.page else ""
            messages.show(f"{suggestion.item}{page}: “{suggestion.phrase}” ({_why(suggestion)})")
            messages.show(f"  {_command(suggestion, folder)}")
        messages.say(f"{len(suggestions)} suggestions; nothing was changed")
    return reviewed.errors[0].exit_code if reviewed.errors else 0


def _why(suggestion: "Suggestion") -> str:
    bold = f"bold in {', '.join(suggestion.regions)}" if suggestion.regions else ""
    themes = f"codebook: {', '.join(suggestion.themes)}" if suggestion.themes else ""
    return "; ".join(part for part in (bold, themes) if part)


def _command(suggestion: "Suggestion", folder: Path) -> str:
    """Return the command that makes a phrase bold."""
    page = f" --page {suggestion.page}" if suggestion.page else ""
    quote, phrase = shlex.quote(suggestion.quote), shlex.quote(suggestion.phrase)
    where = f"{page} --region {suggestion.item.partition('/')[0]}"
    return f'reportgen correct {shlex.quote(str(folder))} --quote {quote}{where} --key-term {phrase} --by "…"'
