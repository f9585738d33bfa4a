"""Which HTML element each element of the structure tree was made from.

WeasyPrint 70 builds the tree page by page, so that one paragraph becomes an element on each page it stands
on; only the source can tell such parts from two paragraphs. Its function that builds the tree is called by
its global name for every box, and the box knows its HTML element.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from . import pdf_objects


@dataclass(frozen=True, slots=True)
class Origins:
    """The HTML elements of structure elements.

    Attributes:
        elements: by `id` of the structure element: the structure element, which is kept alive so that no
            other gets its id, and the HTML element.
    """

    elements: dict[int, tuple[Any, Any]] = field(default_factory=dict)

    def note(self, made: Any, box: Any) -> bool:
        """Keep from which box a structure element was made; return whether it is new.

        The boxes of `html` and `body` hand on what those inside have made.
        """
        is_new = id(made) not in self.elements
        self.elements.setdefault(id(made), (made, box.element))
        return is_new

    def element_of(self, made: Any) -> Any:
        """Return the HTML element of a structure element; None where none is known."""
        return self.elements.get(id(made), (None, None))[1]

    def is_continued(self, first: Any, second: Any) -> bool:
        """Return whether two structure elements are parts of one HTML element, in the same role."""
        element = self.element_of(first)
        return element is not None and element is self.element_of(second) and first["S"] == second["S"]


@contextmanager
def traced() -> Iterator[Origins]:
    """Note the origins of all structure elements that are made inside; give links and words their attributes.

    A link is described by the words of its `aria-label`, its `title`, or its own, never by the name of the
    place it leads to; `lang` of an HTML element becomes `Lang` (ISO 32000-1, 14.9.2).
    """
    from weasyprint.layout.absolute import AbsolutePlaceholder  # type: ignore[import-untyped]
    from weasyprint.pdf import tags  # type: ignore[import-untyped]

    origins, build = Origins(), tags._build_box_tree
    links: list[Any] = []

    def build_box_tree(box: Any, *rest: Any) -> Iterator[Any]:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        is_link = box.element is not None and box.element_tag == "a"
        if is_link:
            links.append(box.element)
        _describe(box, links)
        for made in build(box, *rest):
            if origins.note(made, box):
                _set_language(made, box)
            yield made
        if is_link:
            links.pop()

    tags._build_box_tree = build_box_tree
    try:
        yield origins
    finally:
        tags._build_box_tree = build


def _describe(box: Any, links: Sequence[Any]) -> None:
    """Describe the annotation of a box by the link in which it stands, or by its own words."""
    annotation = getattr(box, "link_annotation", None)
    if not annotation or box.element is None:
        return
    element = links[-1] if links else box.element
    words = element.get("aria-label") or element.get("title") or " ".join("".join(element.itertext()).split())
    if words:
        annotation["Contents"] = pdf_objects.text(words)


def _set_language(made: Any, box: Any) -> None:
    """Write the language of an element; anonymous boxes repeat their element and say nothing new."""
    language = box.element.get("lang") if box.element is not None else None
    if language and ":" not in (box.element_tag or ":"):
        made["Lang"] = pdf_objects.text(language)
