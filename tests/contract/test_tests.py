"""Every module with something to go wrong has a test where one looks for it."""

from __future__ import annotations

from pathlib import Path

from .source import PACKAGE

TESTS = Path(__file__).resolve().parents[1]

SMALL = 60
"""Lines up to which a module may be tested by the tests of those that use it."""

HOMES = {"commands": ("cli",), "writers": ("render",)}
"""Where the tests of a folder stand beside `tests/unit/<path>` and `tests/<path>`, and why: commands are
tried as programs, and what writers make as whole documents."""


def _places(module: Path) -> list[Path]:
    """Return where the test of a module may stand."""
    name, folder = f"test_{module.stem}.py", module.parent
    found = [TESTS / "unit" / folder / name, TESTS / folder / name]
    return found + [TESTS / home / name for home in HOMES.get(module.parts[0], ())]


def _without() -> set[str]:
    """Return the modules with no test where one looks for it."""
    large = [path for path in PACKAGE.rglob("*.py") if len(path.read_text("utf-8").splitlines()) > SMALL]
    modules = [path.relative_to(PACKAGE) for path in large]
    return {
        module.with_suffix("").as_posix() for module in modules if not any(map(Path.is_file, _places(module)))
    }


def test_every_module_has_a_test_that_its_path_leads_to() -> None:
    assert _without() == set()


def test_every_test_of_one_module_stands_on_the_way_to_it() -> None:
    folders = {path.relative_to(PACKAGE).parent for path in PACKAGE.rglob("*.py")}
    for tests in (TESTS / "unit", TESTS / "stages"):
        base = TESTS / "unit" if tests.name == "unit" else TESTS
        strayed = {
            path.parent.relative_to(base).as_posix()
            for path in tests.rglob("test_*.py")
            if path.parent.relative_to(base) not in folders
        }
        assert strayed == set()
