"""Begins an edition: a folder with an `edition.toml` that says what each line is for."""

import re
from pathlib import Path

from ..errors import OutputError, UsageError
from ..system import output, resources
from .settings import FILE_NAME

TEMPLATE = "new-edition.toml"
"""Below templates/; `{year}` stands for the year of the edition."""

LOGOS = "logos"
"""Folder beside the file, for the pictures that it names."""

_YEAR = re.compile(r"(?<!\d)(?:19|2[01])\d\d(?!\d)")


def begin(folder: Path, year: int | None = None) -> Path:
    """Write `edition.toml` into a folder, which is made where it is missing, and return its path.

    Args:
        folder: the edition's folder; reports may lie there already.
        year: of the edition; by default the number that the folder's name holds.

    Raises:
        UsageError: the folder has an `edition.toml`, or its name holds no year and none is given.
        OutputError: the folder or the file cannot be written.
    """
    path = folder / FILE_NAME
    if path.exists():
        raise UsageError(f"{path}: is there already, and stays as it is; edit it, or take another name")
    years = _YEAR.findall(folder.name)
    if year is None and not years:
        raise UsageError(f"{folder}: which year? Name the folder by it, such as 2022, or add --year 2022")
    text = (resources.templates() / TEMPLATE).read_text("utf-8")
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder}: is a file, not a folder; take another name")
    output.make_folder(folder / LOGOS)
    output.write(path, text.replace("{year}", str(year or int(years[-1]))).encode("utf-8"))
    return path
