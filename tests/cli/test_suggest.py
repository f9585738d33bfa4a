"""`reportgen suggest` lists phrases with the command that makes each bold, and changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import editions
from tests.cli.command import reportgen

TOML = editions.TOML + 'regions = ["africa", "asia"]\n'


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("suggest")
    editions.edition(folder / "inputs" / "2031", "africa", "asia", toml=TOML)
    return folder


def test_a_region_without_a_report_is_refused_with_those_that_have_one(home: Path) -> None:
    ran = reportgen("suggest", "--region", "mena", cwd=home)
    assert ran.code == 2
    assert ran.lines == ["error: no report of mena; regions with a report: africa, asia"]


def test_as_json_each_has_its_command_and_nothing_is_changed(home: Path) -> None:
    before = sorted(path.name for path in (home / "inputs" / "2031").iterdir())
    ran = reportgen("suggest", "--json", cwd=home)
    assert ran.code == 0
    for one in json.loads(ran.stdout):
        assert one["command"].startswith("reportgen correct inputs/2031 --quote ")
        assert one["phrase"] in one["command"]
    assert sorted(path.name for path in (home / "inputs" / "2031").iterdir()) == before
