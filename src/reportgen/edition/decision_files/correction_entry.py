"""One entry of `corrections.yaml`: what its fields must say, and how it is written."""

from dataclasses import replace

from ...model.actions import ACTIONS, CONFIRM, FIELDS, SET, Row
from ...model.decisions import Correction
from .edits import Bare, Content, Entry
from .fields import Fields, collapsed, says_something

KEYS = (
    *("quote", "page", "paragraph", "region", "action", "field", "value", "was", "remove"),
    *("by", "on", "why"),
)
"""Keys of an entry, in the order in which a command writes them."""


def read(fields: Fields) -> Correction:
    """Return what an entry says; what is wrong is noted, and the result then is of no use."""
    quote, named = fields.text("quote"), fields.choice("action", tuple(ACTIONS))
    action = ACTIONS.get(named or "")
    field, value = fields.choice("field", tuple(FIELDS)), fields.scalars("value")
    why = fields.text("why")
    if not (quote or "").strip() and _is_missing(fields, "quote", quote):
        _check_page(fields, action)
    if action is None and _is_missing(fields, "action", named):
        fields.problem("action", "“action” is missing", f"write one of {', '.join(ACTIONS)}")
    if action is SET:
        value = _check_set(fields, field, value)
    elif action is not None:
        _check_others(fields, action, value)
    if action is not None and action.needs_reason and not why and _is_missing(fields, "why", why):
        fields.problem("why", f"“why” is missing; {action.name} needs a reason", "write why in one sentence")
    correction = Correction(
        quote=quote or "",
        action=(action or CONFIRM).name,
        page=fields.page("page"),
        paragraph=fields.page("paragraph"),
        region=fields.text("region") or None,
        field=field,
        value=value,
        was=fields.scalars("was"),
        remove=fields.truth("remove"),
        by=fields.text("by"),
        on=fields.date("on"),
        why=why,
        line=fields.line,
    )
    decided = FIELDS.get(field or "") if action is SET else action
    if correction.remove and not (decided is not None and decided.may_remove):
        fields.problem("remove", "“remove” takes away key terms and themes only", "delete it")
    return correction


def _check_page(fields: Fields, action: Row | None) -> None:
    """Note what an entry without a quote lacks: it can only answer a question about a page as a whole."""
    named = all(fields.has(name) for name in ("page", "region", "value"))
    if action is None or not action.may_lack_quote:
        fields.problem("quote", "“quote” is missing or empty", "write the words as they stand in the report")
    elif not named:
        fields.problem(
            "quote",
            "“quote” is missing or empty",
            "write the words as they stand in the report; of a page without words, its “page”, “region” and, "
            "as “value”, the code of the question",
        )


def _is_missing(fields: Fields, name: str, found: str | None) -> bool:
    """Return whether a key is absent or empty, and not only of a wrong type."""
    return (found is not None and not found.strip()) or fields.get(name) is None


def _check_set(fields: Fields, field: str | None, value: str | None) -> str | None:
    """Note what a `set` lacks; return its value, "" where nothing is to be left."""
    if field is None and _is_missing(fields, "field", field):
        fields.problem("field", "“field” is missing; set changes one field", f"one of {', '.join(FIELDS)}")
    if value:
        if field == "level" and not value.isdecimal():
            fields.problem(
                "value", f"a level is a number, found “{value}”", "write 1, 2 or 3; 0 for no heading"
            )
        return value
    if not fields.has("value"):
        fields.problem("value", "“value” is missing", f"write {SET.value_is}")
    elif _is_missing(fields, "value", value) and field in FIELDS and not FIELDS[field].may_be_empty:
        fields.problem("value", f"“value” is empty; {field} cannot be", f"write {SET.value_is}")
    return "" if _is_missing(fields, "value", value) else value


def _check_others(fields: Fields, action: Row, value: str | None) -> None:
    """Note what an action lacks, or does not take."""
    if fields.has("field"):
        fields.problem("field", f"“field” belongs to set, not to {action.name}", "delete it, or write set")
    if action.value == "refused" and fields.has("value"):
        fields.problem("value", f"{action.name} takes no value", "delete it, or write another action")
    if action.value == "needed" and not value and _is_missing(fields, "value", value):
        fields.problem("value", f"“value” is missing; {action.name} needs it", f"write {action.value_is}")


def lacks(entry: Correction) -> tuple[str, ...]:
    """Return which of `by` and `why` an entry must have and has not: changed words need a reason too."""
    needed = ("by", "why") if entry.row.changes_words else ("by",)
    return tuple(name for name in needed if not says_something(getattr(entry, name)))


def normalized(entry: Correction) -> Correction:
    """Return an entry as it is read back."""

    def text(value: str | None) -> str | None:
        return None if value is None else collapsed(value)

    return replace(
        entry,
        quote=collapsed(entry.quote),
        region=text(entry.region),
        value=text(entry.value),
        was=text(entry.was),
        by=text(entry.by),
        why=text(entry.why),
    )


def written(entry: Correction) -> Entry:
    """Return an entry as it is written: keys in order, absent ones left out."""
    entry = normalized(entry)
    bare = ("page", "paragraph", "action", "field", "on")
    rows: list[tuple[str, Content]] = []
    for key in KEYS:
        value = getattr(entry, key)
        if value is True:
            rows.append((key, Bare("true")))
        elif value is not None and value is not False and (value or key != "quote"):
            rows.append((key, Bare(str(value)) if key in bare else str(value)))
    return rows
