"""The checks of an edition look at its words, and at the files that a build would make now."""

from pathlib import Path

import pytest

from reportgen.edition import check, review
from reportgen.edition.check import Checked
from reportgen.edition.review import Reviewed
from tests import editions

ADDRESS = "Voices of the forums. Write to desk@example.org."


def _ignore(what: str, done: int, of: int) -> None:
    """Say nothing."""


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    """An edition whose introduction holds an address of mail."""
    toml = editions.TOML.replace("This document gathers the priorities of the regional forums.", ADDRESS)
    folder = editions.edition(tmp_path_factory.mktemp("check") / "2031", "africa", toml=toml)
    return review.review(folder)


def test_files_that_were_never_built_are_not_current(reviewed: Reviewed, tmp_path: Path) -> None:
    assert not check.is_current(reviewed, tmp_path)


@pytest.fixture(scope="module")
def checked(reviewed: Reviewed) -> Checked:
    """What is found where nothing was built yet."""
    target = reviewed.edition.path.parent / "build"
    found = check.check(reviewed, target, _ignore)
    assert not target.exists()
    return found


def test_files_of_nobody_are_rendered_for_the_check_and_leave_nothing(checked: Checked) -> None:
    assert checked.folder is None
    warnings = [finding for finding in checked.findings if finding.severity == "warning"]
    assert [(finding.group, finding.code) for finding in warnings] == [("contacts", "check-email")]
    assert "desk@example.org" in warnings[0].message


def test_a_finding_about_the_settings_names_their_file_as_people_can_open_it(
    checked: Checked, reviewed: Reviewed
) -> None:
    files = {finding.file for finding in checked.findings if finding.code == "check-email"}
    assert files == {str(reviewed.edition.path / "edition.toml")}
