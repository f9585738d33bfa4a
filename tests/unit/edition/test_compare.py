"""Two versions are compared whatever they lie in: a report, its structure, a build."""

import json
from pathlib import Path

import pytest

from reportgen import extraction
from reportgen.edition.compare import compare_files
from reportgen.errors import DataError, InputError, UsageError
from tests import editions


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report, and its structure beside it."""
    path = editions.report(tmp_path_factory.mktemp("compare") / "africa.pdf")
    path.with_suffix(".json").write_text(extraction.document_json(path), "utf-8")
    return path


def test_a_report_and_its_structure_are_the_same_version(report: Path) -> None:
    changes = compare_files(report, report.with_suffix(".json"), jobs=1)
    assert (changes.old, changes.new) == ("africa.pdf", "africa.json")
    [region] = changes.regions
    assert region.passages == ()


def test_a_changed_word_is_one_reworded_passage(report: Path, tmp_path: Path) -> None:
    text = report.with_suffix(".json").read_text("utf-8")
    other = tmp_path / "later.json"
    other.write_text(text.replace("a licence", "a permit"), "utf-8")
    [region] = compare_files(report.with_suffix(".json"), other).regions
    assert region.counts.reworded == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty", None, "holds no global-priorities.json"),
        ("broken.json", "{", "broken.json"),
        ("gone.json", None, "cannot be read"),
    ],
)
def test_what_is_no_version_is_said(
    name: str, content: str | None, said: str, report: Path, tmp_path: Path
) -> None:
    path = tmp_path / name
    if name == "empty":
        path.mkdir()
    elif content is not None:
        path.write_text(content)
    with pytest.raises(DataError, match=said):
        compare_files(path, report.with_suffix(".json"))


def test_an_unknown_region_names_the_known_ones(report: Path) -> None:
    with pytest.raises(UsageError, match=r"no region 'mars'; known: .*africa"):
        compare_files(report, report, "mars")


def test_a_report_that_names_no_region_asks_for_one(report: Path, tmp_path: Path) -> None:
    data = json.loads(report.with_suffix(".json").read_text("utf-8"))
    text = json.dumps(data).replace("African", "Our").replace("Africa", "Here").replace("africa", "here")
    path = tmp_path / "here.json"
    path.write_text(text, "utf-8")
    with pytest.raises(InputError, match="name it with --region"):
        compare_files(path, path)
    assert compare_files(path, path, "africa").regions
