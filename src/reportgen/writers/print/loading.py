"""Loads WeasyPrint: late, with the shipped fonts only, and prepared for what it does here."""

import ctypes.util
import os
import re
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from importlib import import_module
from types import ModuleType
from typing import Any

from ...errors import DependencyError
from ...system import resources
from . import column_balance

_LENGTH = re.compile(r"\[\d+\]$")
_HOMEBREW = "/opt/homebrew/lib:/usr/local/lib"
_RARELY_USED = "fontTools.subset", "fontTools.varLib.instancer"
"""What cuts fonts where HarfBuzz does not, and fonts that hold several: a third of all that is loaded."""


@cache
def load() -> Any:
    """Return WeasyPrint, with the shipped fonts as the only fonts.

    Raises:
        DependencyError: WeasyPrint or Pango is missing or cannot be loaded.
    """
    # fontconfig reads this once, on its first use; a relative path would silently mean all fonts
    os.environ["FONTCONFIG_FILE"] = str((resources.templates() / "fonts.conf").resolve())
    if sys.platform == "darwin":
        # the loader of macOS strips DYLD_* from shells, and looks here at call time
        os.environ.setdefault("DYLD_FALLBACK_LIBRARY_PATH", _HOMEBREW)
    try:
        with _quick_search(), _loaded_when_used(_RARELY_USED), warnings.catch_warnings():
            # it says that HarfBuzz's subsetter is missing; so does WITHOUT_SUBSETTER
            warnings.simplefilter("ignore", DeprecationWarning)
            import weasyprint  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:
        raise DependencyError(
            f"PDF: WeasyPrint or Pango cannot be loaded ({error}); run `make setup`"
        ) from error
    _prepare_cutting()
    _prepare_balance(weasyprint)
    return weasyprint


def _prepare_cutting() -> None:
    """Let fonts be cut as the same bytes each time, and quickly.

    fontTools would write the present time. For HarfBuzz WeasyPrint names a type of C by the number of glyphs,
    and cffi parses each such name anew, for longer than the cutting takes.
    """
    from weasyprint.pdf import fonts  # type: ignore[import-untyped]

    fonts.TTFont = partial(fonts.TTFont, recalcTimestamp=False)
    fonts.ffi = _ArraysOfAnyLength(fonts.ffi)


def _prepare_balance(weasyprint: Any) -> None:
    """Let the last two columns of a document be balanced while its pages are made."""
    from weasyprint import layout

    layout.make_all_pages = column_balance.balancing(
        layout.make_all_pages, lambda style: weasyprint.CSS(string=style)
    )


class _ArraysOfAnyLength:
    """cffi's interface, in which the type of an array does not name its length: what is put in has one."""

    def __init__(self, ffi: Any) -> None:
        self._ffi = ffi

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ffi, name)

    def new(self, kind: str, filling: Any = None) -> Any:
        """Return new memory of a type of C, see `cffi.FFI.new`."""
        if isinstance(filling, (list, tuple)):
            kind = _LENGTH.sub("[]", kind)
        return self._ffi.new(kind, filling)


@contextmanager
def _quick_search() -> Iterator[None]:
    """Spare the search for libraries under names that Linux does not know.

    WeasyPrint asks for each of its libraries under three such names first, and for each of them
    `find_library` starts the compiler and the linker; the next name, a file's, is found without.
    """
    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


@contextmanager
def _loaded_when_used(names: tuple[str, ...]) -> Iterator[None]:
    """Let modules that are imported meanwhile be loaded when one of their functions is called.

    Args:
        names: of modules of which functions and classes are called, and nothing else is used.
    """
    later = {name: _Later(name) for name in names if name not in sys.modules}
    sys.modules.update(later)
    try:
        yield
    finally:
        for name in later:
            del sys.modules[name]


class _Later(ModuleType):
    """Stands for a module until something of it is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        return partial(_call, self.__name__, name)


def _call(module: str, name: str, *values: Any, **more: Any) -> Any:
    return getattr(import_module(module), name)(*values, **more)
