"""A page's operators followed one by one: clipping, transparency, layers and marked content.

pdfminer's interpreter passes over these; a reader that ignores them reads words that no person sees
(ISO 32000-1, 8.5.4, 8.11, 11.6.4, 14.6).
"""

from collections.abc import Callable
from typing import Any

from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, apply_matrix_pt

from ...model.geometry import BBox
from ..paths import PATTERN, SHEET, box_of
from .device import CanvasDevice
from .names import literal

# The line width at the start of a page (ISO 32000-1, 8.4.1).
_LINE_WIDTH = 1.0
# A shape in any blend mode but the plain ones lets what lies under it show through.
_BLENDED = 0.9


class CanvasInterpreter(PDFPageInterpreter):
    """Follows clipping, transparency and layers, which pdfminer's interpreter passes over."""

    device: CanvasDevice
    hidden_layers: frozenset[int] = frozenset()

    def init_state(self, ctm: Matrix) -> None:
        """Start with the surrounding clip and opacity, which a form XObject inherits."""
        super().init_state(ctm)
        self.graphicstate.linewidth = _LINE_WIDTH
        self._stack: list[tuple[BBox, float, bool]] = []
        self._clip_pending = False

    def subinterp(self) -> "CanvasInterpreter":
        """Return an interpreter for a form, with the same layers switched off.

        Raises:
            TypeError: pdfminer made an interpreter of another class.
        """
        inner = super().subinterp()
        if not isinstance(inner, CanvasInterpreter):
            raise TypeError("pdfminer made an interpreter of another class")
        inner.hidden_layers = self.hidden_layers
        return inner

    def do_q(self) -> None:
        """Save the state."""
        super().do_q()
        self._stack.append(self._state())

    def do_Q(self) -> None:  # noqa: N802 (the operator's name)
        """Restore the state."""
        super().do_Q()
        if self._stack:
            self._restore(self._stack.pop())

    def _state(self) -> tuple[BBox, float, bool]:
        """Return clip, opacity and whether a soft mask is on."""
        return self.device.clip, self.device.opacity, self.device.masked

    def _restore(self, state: tuple[BBox, float, bool]) -> None:
        self.device.clip, self.device.opacity, self.device.masked = state

    def do_w(self, linewidth: Any) -> None:
        """Set the line width in the coordinates of the moment; it is scaled when a line is painted."""
        if isinstance(linewidth, int | float):
            self.graphicstate.linewidth = float(linewidth)

    def do_W(self) -> None:  # noqa: N802
        """Clip to the path at the next painting operator."""
        self._clip_pending = True

    def do_W_a(self) -> None:  # noqa: N802
        """Clip to the path, even-odd."""
        self._clip_pending = True

    def _apply_clip(self) -> None:
        if self._clip_pending and self.curpath:
            points = [
                apply_matrix_pt(self.ctm, (float(segment[index]), float(segment[index + 1])))
                for segment in self.curpath
                for index in range(1, len(segment) - 1, 2)
            ]
            if points:
                box, old = box_of(points), self.device.clip
                self.device.clip = (
                    max(box[0], old[0]),
                    max(box[1], old[1]),
                    min(box[2], old[2]),
                    min(box[3], old[3]),
                )
        self._clip_pending = False

    def do_F(self) -> None:  # noqa: N802
        """Fill, by its obsolete name."""
        self.do_f()

    def do_sh(self, name: Any) -> None:
        """Paint a gradient over the clip."""
        self.device.add_shape("area", SHEET, PATTERN, solid=False)

    def do_gs(self, name: Any) -> None:
        """Read opacity, blend mode and soft mask from a graphics state dictionary."""
        states = resolve1(self.resources.get("ExtGState")) if self.resources else None
        state = resolve1(states.get(literal(name))) if isinstance(states, dict) else None
        if isinstance(state, dict):
            opacity = resolve1(state.get("ca", None))
            if isinstance(opacity, int | float):
                self.device.opacity = float(opacity)
            mode = resolve1(state.get("BM", None))
            if mode is not None and literal(mode) not in {"Normal", "Compatible"}:
                self.device.opacity = min(self.device.opacity, _BLENDED)
            mask = resolve1(state.get("SMask", None))
            if mask is not None:
                self.device.masked = isinstance(mask, dict)

    def _visible(self, group: Any) -> bool:
        """Return whether a layer (or a membership of layers) is switched on."""
        members = [group]
        resolved = resolve1(group)
        if isinstance(resolved, dict) and "OCGs" in resolved:
            found = resolve1(resolved["OCGs"])
            members = found if isinstance(found, list) else [resolved["OCGs"]]
        ids = [getattr(member, "objid", None) for member in members]
        return not ids or not all(objid in self.hidden_layers for objid in ids)

    def _begin(self, tag: Any, properties: Any) -> None:
        name = literal(tag)
        visible = True
        if isinstance(properties, PSLiteral):
            table = resolve1(self.resources.get("Properties")) if self.resources else None
            entry = table.get(literal(properties)) if isinstance(table, dict) else None
            visible = name != "OC" or entry is None or self._visible(entry)
            properties = resolve1(entry)
        plain = properties if isinstance(properties, dict) else {}
        self.device.begin_mark(name, {key: resolve1(value) for key, value in plain.items()}, visible)

    def do_BDC(self, tag: Any, props: Any) -> None:  # noqa: N802
        """Begin marked content with properties."""
        self._begin(tag, props)

    def do_BMC(self, tag: Any) -> None:  # noqa: N802
        """Begin marked content."""
        self._begin(tag, None)

    def do_EMC(self) -> None:  # noqa: N802
        """End marked content."""
        self.device.end_mark()

    def do_Do(self, xobjid_arg: Any) -> None:  # noqa: N802
        """Paint an XObject unless its layer is off; a form cannot change the outer state."""
        entry = resolve1(self.xobjmap.get(literal(xobjid_arg)))
        layer = entry.attrs.get("OC") if isinstance(entry, PDFStream) else None
        if layer is not None and not self._visible(layer):
            return
        state = self._state()
        if isinstance(entry, PDFStream) and literal(entry.get("Subtype")) == "Image":
            self.device.set_ctm(self.ctm)
            self.device.render_image("", entry)
        else:
            super().do_Do(xobjid_arg)
        self._restore(state)
        self.device.set_ctm(self.ctm)


def _painting(name: str) -> Callable[[CanvasInterpreter], None]:
    """Wrap a path-painting operator so that a pending clip takes hold afterwards."""
    plain = getattr(PDFPageInterpreter, name)

    def operator(self: CanvasInterpreter) -> None:
        path = list(self.curpath)
        plain(self)
        self.curpath = path
        self._apply_clip()
        self.curpath = []

    operator.__doc__ = plain.__doc__
    return operator


for _name in ("do_S", "do_s", "do_f", "do_f_a", "do_B", "do_B_a", "do_b", "do_b_a", "do_n"):
    setattr(CanvasInterpreter, _name, _painting(_name))
