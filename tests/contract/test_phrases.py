"""Fixed phrases: templates ask only for phrases that exist, and fill their gaps; decisions have names.

Modules need no such test: they are checked against the declarations as types.
"""

from pathlib import Path
from types import FunctionType
from typing import Any, get_args

import jinja2
import pytest
from jinja2 import nodes

from reportgen.model.actions import FIELDS, Action
from reportgen.system import resources
from reportgen.vocabularies.phrase_keys import InterventionKind, Phrases

TEMPLATES = sorted(resources.templates().glob("*.j2"))
OWN = {"common_ground": "ground", "at_a_glance": "ground", "filter": "filter", "changes": "changes"}
"""Tables of phrases that a template calls `own`, by the beginning of its name."""


def test_every_decision_has_a_phrase() -> None:
    assert {*FIELDS, *get_args(Action)} - {"set"} <= {*get_args(InterventionKind)}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_ask_for_phrases_that_exist_and_fill_their_gaps(path: Path) -> None:
    tree = jinja2.Environment(autoescape=True).parse(path.read_text("utf-8"))
    filled = {id(call.node): {it.key for it in call.kwargs} for call in tree.find_all(nodes.Call)}
    own = next((table for start, table in OWN.items() if path.name.startswith(start)), "")
    asked = [(node, table) for node in tree.find_all(nodes.Getattr) if (table := table_of(node, own))]
    assert [(it.attr, filled.get(id(it))) for it, table in asked] == [
        (it.attr, gaps_of(table, it.attr)) for it, table in asked
    ]


def table_of(node: nodes.Getattr, own: str) -> type | None:
    """The class of phrases in which an attribute is asked for; None where it is no phrase."""
    match node.node:
        case nodes.Name(name="own"):
            found: type = Phrases.__annotations__[own]
        case nodes.Getattr(node=nodes.Name(name="phrases"), attr=attr):
            found = Phrases.__annotations__[attr]
        case _:
            return None
    return found


def gaps_of(table: type, name: str) -> set[str] | None:
    """The gaps of a phrase; None where it has none.

    Raises:
        KeyError: there is no such phrase.
    """
    declared: Any = {**table.__annotations__, **vars(table)}[name]
    return {*declared.__annotations__} - {"return"} if isinstance(declared, FunctionType) else None
