"""People's decisions about themes, set over the coding of the passages that they were anchored at."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, cast

from ...model.compilation import Compilation, Item, Report, Theme
from ...model.decisions import DecidedCorrection
from ...model.provenance import Span
from ..alignment.folding import fold
from .anchors import ranges_of


def recode(
    compilation: Compilation, known: Sequence[str], migrate: Callable[[str], tuple[str, ...]]
) -> Compilation:
    """Return the compilation with the themes that people set or took away.

    Args:
        compilation: coded; its corrections are anchored.
        known: ids of the codebook's themes.
        migrate: an id → the ids that stand for it now: itself, or those that took its place, or none.
    """
    outcomes = list(compilation.corrections)
    items = {item.id: item for report in compilation.reports for s in report.sections for item in s.items}
    for index, outcome in enumerate(outcomes):
        if not outcome.sets("themes") or outcome.outcome != "applied" or outcome.item not in items:
            continue
        outcomes[index], items[outcome.item] = _set(outcome, items[outcome.item], known, migrate)
    reports = tuple(_with(report, items) for report in compilation.reports)
    return replace(compilation, reports=reports, corrections=tuple(outcomes))


def _with(report: Report, items: Mapping[str, Item]) -> Report:
    sections = tuple(
        replace(section, items=tuple(items[item.id] for item in section.items)) for section in report.sections
    )
    return replace(report, sections=sections)


def _set(
    decided: DecidedCorrection, item: Item, known: Sequence[str], migrate: Callable[[str], tuple[str, ...]]
) -> tuple[DecidedCorrection, Item]:
    wanted: list[tuple[str, str]] = []
    for word in (part.strip() for part in re.split(r"[,;]", decided.value or "") if part.strip()):
        name, _, strength = word.partition(":")
        names = [name] if name in known else list(migrate(name))
        if not names or strength not in ("", "strong", "weak"):
            reason = (
                f"unknown theme “{word}”; known: {', '.join(known)}; `:weak` behind one that is only named"
            )
            return replace(decided, outcome="held", reason=reason, item=None, evidence=()), item
        wanted += [(name, strength or "strong") for name in names]
    before = ", ".join(theme.id for theme in item.themes)
    themes = {theme.id: theme for theme in item.themes}
    spans = tuple(Span(start, end) for start, end in ranges_of(fold(decided.quote), item.text)[:1])
    for name, strength in wanted:
        if decided.remove:
            themes.pop(name, None)
            continue
        evidence = themes[name].evidence if name in themes else spans
        themes[name] = Theme(name, cast("Literal['strong', 'weak']", strength), evidence, confirmed=True)
    ordered = sorted(themes.values(), key=lambda theme: list(known).index(theme.id))
    after = ", ".join(theme.id for theme in ordered)
    return replace(decided, before=before, after=after), replace(item, themes=tuple(ordered))
