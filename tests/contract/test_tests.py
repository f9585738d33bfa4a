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

_OWED = {
    "edition/decision_files": "correction_entry edits",
}
"""Folders and their modules that only the tests of those that use them try; the list only gets shorter."""


def _places(module: Path) -> list[Path]:
    """Return where the test of a module may stand."""
    name, folder = f"test_{module.stem}.py", module.parent
    found = [TESTS / "unit" / folder / name, TESTS / folder / name]
    return found + [TESTS / home / name for home in HOMES.get(module.parts[0], ())]


def _without() -> set[str]:
    large = [it for it in sorted(PACKAGE.rglob("*.py")) if len(it.read_text("utf-8").splitlines()) > SMALL]
    names = [path.relative_to(PACKAGE) for path in large]
    return {it.with_suffix("").as_posix() for it in names if not any(map(Path.is_file, _places(it)))}


def _owed() -> set[str]:
    return {f"{folder}/{name}".lstrip("/") for folder, names in _OWED.items() for name in names.split()}


def test_every_module_has_a_test_that_its_path_leads_to() -> None:
    assert _without() - _owed() == set()


def test_what_has_its_test_by_now_is_no_longer_owed() -> None:
    gone = {it for it in _owed() if not (PACKAGE / f"{it}.py").is_file()}
    assert _owed() - _without() - gone == set()


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
