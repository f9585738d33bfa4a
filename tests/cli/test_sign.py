"""`reportgen sign`: signatures, and what chapters were looked through for; `status` shows both."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests import editions
from tests.cli.command import reportgen

TOML = editions.TOML + 'regions = ["africa", "asia"]\n'


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sign")
    editions.edition(folder / "inputs" / "2031", "africa", "asia", toml=TOML)
    return folder


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--region", "asia"),
            "error: the following arguments are required: --by; see `reportgen sign --help`",
        ),
        (("--by", "me"), "error: name the chapters with --region, or all of them with --all"),
        (
            ("--all", "--looked-through", "sexual-exploitation", "--by", "me"),
            "error: --looked-through is about one chapter; name it with --region",
        ),
        (
            ("--region", "asia", "--undo"),
            "error: --undo belongs to --looked-through; to take a signature back, delete its entry in "
            "sign-off.yaml",
        ),
    ],
)
def test_misuse_is_one_line(home: Path, words: tuple[str, ...], said: str) -> None:
    ran = reportgen("sign", *words, cwd=home)
    assert (ran.code, ran.lines) == (2, [said])


def test_a_theme_that_is_not_raised_is_signed_shown_and_taken_back(home: Path) -> None:
    look = ("sign", "--region", "asia", "--looked-through", "sexual-exploitation")
    ran = reportgen(*look, "--by", "Asia desk", cwd=home)
    assert (ran.code, ran.stdout.decode()) == (
        0,
        "Asia: looked through by Asia desk, not raised: sexual-exploitation\n",
    )
    assert "looked through for 1 theme" in " ".join(reportgen("status", cwd=home).stdout.decode().split())
    (told,) = [
        region["looked_through"]
        for region in json.loads(reportgen("status", "--json", cwd=home).stdout)["regions"]
        if region["region"] == "asia"
    ]
    assert [(one["theme"], one["by"], one["changed"]) for one in told] == [
        ("sexual-exploitation", "Asia desk", False)
    ]
    assert reportgen(*look, "--undo", cwd=home).code == 0
    assert "looked through" not in reportgen("status", cwd=home).stdout.decode()
