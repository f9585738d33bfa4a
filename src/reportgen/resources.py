"""Where the files stand that are shipped with reportgen: templates, fonts, vocabulary."""

from pathlib import Path

from .errors import DependencyError

_PACKAGE = Path(__file__).resolve().parent
_CANDIDATES = (_PACKAGE / "templates", _PACKAGE.parents[1] / "templates")


def templates() -> Path:
    """Return the folder of templates, style sheets and fonts.

    In a wheel it lies inside the package, in a checkout beside `src/`.

    Raises:
        DependencyError: the installation is incomplete.
    """
    for folder in _CANDIDATES:
        if folder.is_dir():
            return folder
    raise DependencyError("templates: folder not found; install reportgen again (or run `make setup`)")
