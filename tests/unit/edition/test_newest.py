"""Where no edition is named, the newest with reports is meant, and newer folders are named."""

from pathlib import Path

import pytest

from reportgen.edition import newest
from reportgen.errors import UsageError


def _inputs(tmp_path: Path, **folders: str) -> Path:
    """Make inputs with folders: t has an edition.toml, p a report."""
    for name, holds in folders.items():
        folder = tmp_path / name.removeprefix("y")
        folder.mkdir(parents=True)
        if "t" in holds:
            (folder / "edition.toml").touch()
        if "p" in holds:
            (folder / "Africa.PDF").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("folders", "chosen", "why"),
    [
        ({"y2021": "tp"}, "2021", "the only edition there"),
        ({"y2021": "tp", "y2022": "tp"}, "2022", "the newest edition with reports"),
        ({"y2021": "tp", "y2022": "t"}, "2021", "the newest edition with reports"),
        ({"y999": "tp", "y2021": "tp"}, "2021", "the newest edition with reports"),
        ({"y2021": "t", "y2022": "p"}, "2021", "no edition holds reports yet"),
    ],
)
def test_the_newest_edition_with_reports_is_meant(
    tmp_path: Path, folders: dict[str, str], chosen: str, why: str
) -> None:
    choice = newest.choose(_inputs(tmp_path, **folders))
    assert (choice.folder.name, choice.why) == (chosen, why)


def test_newer_folders_are_named_with_what_they_lack(tmp_path: Path) -> None:
    inputs = _inputs(tmp_path, y2021="tp", y2022="t", y2023="p", y2024="", drafts="", y2019="")
    passed = newest.choose(inputs).passed_over
    assert [line.split(" is newer")[0].rsplit("/")[-1] for line in passed] == ["2024", "2023", "2022"]
    assert "neither reports nor an edition.toml; reportgen new 2024 writes one" in passed[0]
    assert "reports, but no edition.toml; reportgen new 2023 writes one" in passed[1]
    assert "holds no PDF; put the reports there" in passed[2]


def test_hidden_folders_and_files_are_no_editions(tmp_path: Path) -> None:
    inputs = _inputs(tmp_path, y2021="tp")
    (inputs / ".9999").mkdir()
    (inputs / "9998").touch()
    assert newest.choose(inputs).passed_over == ()


@pytest.mark.parametrize(
    ("folders", "said"),
    [({}, "holds no folder with an edition.toml"), ({"y2022": "p"}, "reportgen new 2022 writes one")],
)
def test_without_an_edition_it_says_what_to_do(tmp_path: Path, folders: dict[str, str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        newest.choose(_inputs(tmp_path / "inputs", **folders))
