"""Where the files stand that are shipped with reportgen: templates, fonts, vocabulary."""

from pathlib import Path

from ..errors import DependencyError

PACKAGE = Path(__file__).resolve().parents[1]
"""The folder of the program's modules."""

_CANDIDATES = (PACKAGE / "templates", PACKAGE.parents[1] / "templates")


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
