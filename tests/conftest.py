"""What all tests share: programs and inputs that may be missing, and the rule that CI skips nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"

CORPUS_ABSENT = "the original reports are not public: they are read only where ../shared/corpus exists"
"""The one reason for which a test may skip in CI."""

NO_SKIPS = os.environ.get("REPORTGEN_NO_SKIPS") == "1"
"""Set by .ci/run, which installs every program: a skipped test is a failed one there."""

# that a machine is busy says nothing of a test: neither a deadline nor the time that examples take counts
UNHURRIED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("short", max_examples=30, **UNHURRIED)
settings.register_profile("long", max_examples=300, **UNHURRIED)
settings.load_profile("short")  # `make test-all` takes the long one

# the pages of Word documents are estimated but where a test asks for LibreOffice: it takes four seconds
os.environ.setdefault("REPORTGEN_OFFICE", "")

PROGRAMS = ("soffice", "chromium", "xelatex")
"""Fixtures of programs that need seconds to start: every test that asks for one is of the middle group."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark tests that start a slow program."""
    for item in items:
        if not set(PROGRAMS).isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.middle)


def _program(*names: str, what: str) -> Path:
    """Return the path of the first program found, or skip the test with one line."""
    for name in names:
        found = shutil.which(name)
        if found:
            return Path(found)
    pytest.skip(f"{what} is not installed")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def soffice() -> Path:
    """LibreOffice."""
    return _program("soffice", "libreoffice", what="LibreOffice (soffice)")


@pytest.fixture(scope="session")
def chromium() -> Path:
    """Chromium or Chrome."""
    return _program("chromium", "chromium-browser", "google-chrome", what="Chromium")


@pytest.fixture(scope="session")
def xelatex() -> Path:
    """XeLaTeX."""
    return _program("xelatex", what="XeLaTeX")


@pytest.fixture(scope="session")
def pdftoppm() -> Path:
    """Poppler's page painter."""
    return _program("pdftoppm", what="Poppler (pdftoppm)")


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of the original reports with their truth, beside the repository."""
    if not CORPUS.is_dir():
        pytest.skip(CORPUS_ABSENT)
    return CORPUS


def _fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    if not NO_SKIPS or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if CORPUS_ABSENT not in reason:
        report.outcome = "failed"
        report.longrepr = f"skipped, but REPORTGEN_NO_SKIPS=1 allows no skip: {reason}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which faces other faces stood in for, and why programs' tests were skipped."""
    try:
        from tests.typesetting.fonts import missing
    except ImportError:  # a copy of this file elsewhere
        return
    families = ", ".join(missing())
    if families:
        terminalreporter.write_line(f"fonts not installed, others stood in for them: {families}")
    reasons = {str(one.longrepr[2]) for one in terminalreporter.stats.get("skipped", ()) if one.longrepr}
    for reason in sorted(reasons):
        terminalreporter.write_line(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    """Turn the skip of a test into a failure where nothing may be skipped."""
    report = yield
    _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    """Turn the skip of a whole module into a failure where nothing may be skipped."""
    report = yield
    _fail_if_skipped(report)
    return report
