"""Where to find what: themes, places and instruments with the priorities that hold them."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ...model.compilation import Item, Mention
from ...model.vocabulary_facts import ThemeFacts
from .priorities import Priority


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A word of the index and the priorities under it, in reading order."""

    id: str
    label: str
    priorities: tuple[Priority, ...]


def theme_index(priorities: Sequence[Priority], themes: Iterable[ThemeFacts]) -> tuple[IndexEntry, ...]:
    """Return the themes that a priority asks for (strong), by their labels."""
    entries = (
        IndexEntry(
            theme.id,
            theme.label,
            tuple(priority for priority in priorities if _asks_for(priority.item, theme.id)),
        )
        for theme in themes
    )
    return _ordered(entries)


def mention_index(
    priorities: Sequence[Priority], mentions: Callable[[Item], tuple[Mention, ...]], labels: dict[str, str]
) -> tuple[IndexEntry, ...]:
    """Return what `mentions` finds in the priorities, by label.

    Args:
        priorities: where to look.
        mentions: the field of an item, such as its places.
        labels: id → label; an id without one gets the form in which it is printed most often.
    """
    holding: dict[str, list[Priority]] = {}
    printed: dict[str, Counter[str]] = {}
    for priority in priorities:
        for mention in mentions(priority.item):
            holders = holding.setdefault(mention.id, [])
            if priority not in holders[-1:]:
                holders.append(priority)
            words = priority.item.text[mention.start : mention.end]
            printed.setdefault(mention.id, Counter())[words] += 1
    return _ordered(
        IndexEntry(name, labels.get(name) or _most_frequent(printed[name]), tuple(holders))
        for name, holders in holding.items()
    )


def _asks_for(item: Item, theme: str) -> bool:
    return any(coding.id == theme and coding.strength == "strong" for coding in item.themes)


def _most_frequent(forms: Counter[str]) -> str:
    return min(forms, key=lambda form: (-forms[form], form))


def _ordered(entries: Iterable[IndexEntry]) -> tuple[IndexEntry, ...]:
    filled = [entry for entry in entries if entry.priorities]
    return tuple(sorted(filled, key=lambda entry: (entry.label.casefold(), entry.id)))
