"""A foreign library has one home; the package speaks of itself in relative imports."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from collections import defaultdict

import pytest

from .source import PACKAGE, Module, modules

FAMILIES = {"pdfminer": "pdfplumber", "pydyf": "weasyprint", "markupsafe": "jinja2"}
"""Libraries that are parts of another, and live where that one lives."""

SHARED = {"pydantic", "rich"}
"""Libraries used at every border (data that people wrote, messages for people), not in one place."""

HOMES = {
    "starlette": "desk",
    "pdfplumber": "readers",
    "weasyprint": (
        *("writers.print.loading", "writers.print.renderer"),
        *("writers.print.origins", "writers.print.pdf_objects"),
    ),
    "jinja2": ("writers.html.templating", "writers.html.pages"),
    "fontTools": (
        *("readers.outlines", "readers.glyph_texts"),
        *("writers.template.faces", "writers.html.web_fonts", "writers.print.borrowed_faces"),
    ),
    "pikepdf": (
        *("readers", "writers.print.binding", "writers.print.archival"),
        "writers.print.named_places",
    ),
    "PIL": ("readers.pdfium.raster", "writers.book.logos", "writers.book.charts"),
}
"""Where a library's own trees are walked, or its safe strings made, modules of one engine share it.

pikepdf binds the parts of the printed document, and gives both readers the objects behind a PDF's pages.
"""

LONGEST = 400
"""Lines of a module that one can still hold in the head; most have 70 to 250."""


def test_every_foreign_library_has_one_home() -> None:
    importers = defaultdict(set)
    for module in modules():
        for vendor in module.vendors():
            importers[FAMILIES.get(vendor, vendor)].add(module.name)
    assert "pdfplumber" in importers, "the scan finds no import at all"
    scattered = {
        vendor: sorted(names)
        for vendor, names in importers.items()
        if vendor not in SHARED
        and len(names) > 1
        and not all(n.startswith(HOMES.get(vendor, ())) for n in names)
    }
    assert scattered == {}


def test_every_foreign_library_is_declared() -> None:
    project = tomllib.loads((PACKAGE.parents[1] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = {
        re.split(r"[\s<>=!;\[~]", line, maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")
        for line in project["dependencies"] + extras["archive"] + extras["cluster"]
    }
    distributions = importlib.metadata.packages_distributions()
    undeclared = {
        f"{module.name}: {vendor}"
        for module in modules()
        for vendor in module.vendors()
        if not declared
        & {d.lower().replace("_", "-").replace(".", "-") for d in distributions.get(vendor, [vendor])}
    }
    assert undeclared == set()


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_the_package_imports_itself_relatively(module: Module) -> None:
    assert [name for name in module.imported() if name.partition(".")[0] == "reportgen"] == []


def test_no_module_is_a_drawer_for_everything() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers", "base"}
    assert [m.name for m in modules() if drawers & set(re.split(r"[._]", m.name))] == []


@pytest.mark.parametrize("module", modules(), ids=lambda module: module.name)
def test_modules_stay_small(module: Module) -> None:
    lines = module.path.read_text(encoding="utf-8").count("\n")
    assert lines <= LONGEST
