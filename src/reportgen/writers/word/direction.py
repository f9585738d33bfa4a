"""Signs that turn the direction of writing stay inside the words they came with.

A run that holds one is put into `w:dir`, which begins and ends an embedding (ECMA-376-1, 17.3.2.8): what the
run leaves open ends there, and the words around it keep their order.
"""

from ...system.visible import TURNS
from . import ooxml
from .ooxml import Element, w


def isolate(block: Element) -> None:
    """Put each run that holds a control of direction into an element of its own."""
    turning = [run for run in block.iter(w("r")) if TURNS.search(ooxml.text_of(run))]
    for run in turning:
        own = ooxml.element("dir", val="ltr")
        run.addprevious(own)
        own.append(run)
