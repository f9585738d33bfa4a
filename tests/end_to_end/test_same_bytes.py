"""The same inputs give the same bytes, whatever the clock, the folder, the locale or the hash seed."""

import shutil
from pathlib import Path

import pytest

from reportgen.writers.formats import FORMATS
from tests import editions
from tests.cli.command import reportgen
from tests.conftest import ROOT

pytestmark = pytest.mark.middle  # whole editions, built twice

FILES = {row.file for row in FORMATS} | {
    *("diagnostics.json", "coverage.json", "manifest.json", "datapackage.json"),
    *("documents/africa.json", "documents/asia.json"),
}

HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C", "LANG": "C"}
ELSEWHERE = {
    "PYTHONHASHSEED": "77",
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "de_DE.UTF-8",
    "LANG": "tr_TR.UTF-8",
    "SOURCE_DATE_EPOCH": "999999999",
}


def _built(folder: Path, jobs: str, environment: dict[str, str]) -> dict[str, bytes]:
    """The outputs of an edition below `folder`, built there."""
    ran = reportgen("build", "2031", "-q", "-j", jobs, "-o", "out", cwd=folder, **environment)
    assert (ran.code, ran.stderr) == (0, "")
    out = folder / "out"
    return {
        str(path.relative_to(out)): path.read_bytes()
        for path in out.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """One edition built twice, at different places and in different surroundings."""
    first = tmp_path_factory.mktemp("first")
    edition = editions.edition(first / "2031", "africa", "asia", toml=editions.TOML + LOGOS)
    (edition / "logos").mkdir()
    shutil.copy(ROOT / "inputs" / "2021" / "logos" / "sponsor-1.png", edition / "logos" / "one.png")
    second = tmp_path_factory.mktemp("another folder, with a längere name")
    for path in sorted(edition.rglob("*"), reverse=True):
        if path.is_file():
            target = second / path.relative_to(first)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())  # another time of change, another order in the folder
    home = tmp_path_factory.mktemp("home")
    return _built(first, "2", HERE), _built(second, "1", {**ELSEWHERE, "HOME": str(home)})


LOGOS = 'sponsors = [{ name = "One", logo = "logos/one.png" }]\n'


def test_every_output_is_made(builds: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    assert set(builds[0]) == set(builds[1]) == FILES
    assert all(builds[0].values())


@pytest.mark.parametrize("name", sorted(FILES))
def test_two_builds_are_byte_for_byte_the_same(
    name: str, builds: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    first, second = builds
    assert first[name] == second[name], f"{name} differs"


def test_no_output_names_a_folder_of_this_machine(
    builds: tuple[dict[str, bytes], dict[str, bytes]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    base = str(tmp_path_factory.getbasetemp()).encode()
    for name, content in builds[0].items():
        assert base not in content, name
        assert str(ROOT).encode() not in content, name
