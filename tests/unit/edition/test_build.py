"""The build as a call: what it reads, writes, leaves out and reports."""

import hashlib
import json
from pathlib import Path

import pytest

from reportgen.edition import build
from reportgen.edition.decision_files import amendments
from reportgen.edition.workshop import Workshop
from reportgen.errors import DataError, InputError, OutputError, UsageError
from reportgen.model.decisions import Correction
from reportgen.system import cache
from reportgen.system.memory import Memory
from reportgen.writers import formats
from tests import editions

DATA = ("json", "csv")


def _names(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def test_a_report_is_built_in_this_process(tmp_path: Path) -> None:
    report = build.build_report(editions.report(tmp_path / "any-name.pdf", "asia"))
    assert report.region.id == "asia"
    assert report.heading == "Asian Priorities"
    assert [section.heading for section in report.sections] == [
        "Overview", "Priority Actions Relating to Asian Governments",
    ]  # fmt: skip
    assert [term.text for it in report.sections[1].items for term in it.key_terms] == ["survivor leadership"]
    assert report.participation is not None
    assert report.participation.registered == 94
    assert report.source.dates == "May 3-5, 2031"


def test_an_edition_is_built(tmp_path: Path) -> None:
    folder, target = editions.edition(tmp_path / "2031", "mena", "asia", "africa"), tmp_path / "out"
    steps: list[tuple[str, int, int]] = []
    built = build.build(folder, target, DATA, progress=lambda *step: steps.append(step))
    assert [report.region.id for report in built.compilation.reports] == ["africa", "asia", "mena"]
    assert built.errors == ()
    assert built.compilation.missing == ()
    assert _names(target) == {
        "global-priorities.json", "global-priorities.csv", "diagnostics.json", "coverage.json",
        "manifest.json", "datapackage.json",
        "documents/africa.json", "documents/asia.json", "documents/mena.json",
    }  # fmt: skip
    assert {path.name for path in built.files} == {Path(name).name for name in _names(target)}
    assert [step for step in steps if step[0] == "reading"] == [("reading", n, 3) for n in (1, 2, 3)]
    assert steps[-1] == ("writing", 2, 2)
    data = json.loads((target / "global-priorities.json").read_text("utf-8"))
    assert data["edition"]["id"] == "2031"
    assert [report["region"]["id"] for report in data["reports"]] == ["africa", "asia", "mena"]


@pytest.mark.middle
def test_what_is_made_warm_is_what_is_made_cold(tmp_path: Path) -> None:
    """With everything kept from build to build, each change makes the bytes of a first build."""
    folder = editions.edition(tmp_path / "2031", "mena", "africa")
    entry = {"action": "set", "field": "text", "was": "leadership", "by": "d", "on": "2031-06-01", "why": "w"}
    memory = Memory()
    with Workshop(2, formats.NAMES) as workshop:
        for value in ("direction", "lead", "leadership of all"):
            build.build(folder, tmp_path / "warm", workshop=workshop, memory=memory)
            quote = Correction(quote="survivor leadership", region="africa", value=value, **entry)  # type: ignore[arg-type]
            (folder / "corrections.yaml").unlink(missing_ok=True)
            amendments.append(folder, quote)
        build.build(folder, tmp_path / "warm", workshop=workshop, memory=memory)
    build.build(folder, tmp_path / "cold", cached=False)
    for row in formats.FORMATS:
        assert (tmp_path / "warm" / row.file).read_bytes() == (tmp_path / "cold" / row.file).read_bytes()
    assert b"leadership of all" in (tmp_path / "cold" / formats.JSON.file).read_bytes()


def test_a_report_replaced_while_it_is_read_is_kept_as_what_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One region's words never stand under another's file, neither now nor in a later build."""
    folder, target = editions.edition(tmp_path / "2031", "africa"), tmp_path / "out"
    right = (folder / "africa.pdf").read_bytes()
    wrong = editions.report(tmp_path / "asia.pdf", "asia").read_bytes()
    looked_up = cache.Cache.reading

    def replaced(kept: cache.Cache, source: Path, reader: str) -> str | None:
        found = looked_up(kept, source, reader)
        source.write_bytes(wrong)
        return found

    with monkeypatch.context() as patched:
        patched.setattr(cache.Cache, "reading", replaced)
        built = build.build(folder, target, ("json",))
    (report,) = built.compilation.reports
    assert (report.region.id, report.source.sha256) == ("asia", hashlib.sha256(wrong).hexdigest())
    told = json.loads((target / "manifest.json").read_bytes())["inputs"]
    assert told == [{"file": "africa.pdf", "sha256": report.source.sha256}]
    (folder / "africa.pdf").write_bytes(right)
    (report,) = build.build(folder, target, ("json",)).compilation.reports
    assert (report.region.id, report.source.sha256) == ("africa", hashlib.sha256(right).hexdigest())


def test_all_that_can_be_seen_of_an_edition_counts(tmp_path: Path) -> None:
    (tmp_path / "accepted").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("edition.toml", "accepted/africa.json", ".hidden", ".git/HEAD"):
        (tmp_path / name).write_text("", "utf-8")
    found = build.parts_of_edition(tmp_path)
    assert set(found) == {
        tmp_path, *(tmp_path / name for name in ("edition.toml", "accepted", "accepted/africa.json"))
    }  # fmt: skip
    assert build.parts_of_edition(tmp_path / "nowhere") == []


def test_all_of_the_program_and_its_templates_counts() -> None:
    found = {path.name for path in build.parts_of_program()}
    assert {"build.py", "print.css", "fonts"} <= found
    assert not [name for name in found if name.startswith(("__pycache__", ".")) or name.endswith(".pyc")]


def test_the_order_of_report_entries_counts(tmp_path: Path) -> None:
    toml = editions.TOML + '[[report]]\nfile = "mena.pdf"\n'
    folder = editions.edition(tmp_path / "2031", "mena", "africa", toml=toml)
    built = build.build(folder, tmp_path / "out", ("json",))
    assert [report.region.id for report in built.compilation.reports] == ["mena", "africa"]


def test_a_report_entry_can_name_the_region(tmp_path: Path) -> None:
    toml = editions.TOML + '[[report]]\nfile = "mena.pdf"\nregion = "asia"\n'
    folder = editions.edition(tmp_path / "2031", "mena", toml=toml)
    built = build.build(folder, tmp_path / "out", ("json",))
    assert [report.region.id for report in built.compilation.reports] == ["asia"]


def test_broken_reports_do_not_stop_the_others(tmp_path: Path) -> None:
    folder = editions.edition(tmp_path / "2031", "africa")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    (folder / "letter.pdf").write_text("Dear all,")
    toml = editions.TOML + '[[report]]\nfile = "gone.pdf"\n'
    (folder / "edition.toml").write_text(toml)
    built = build.build(folder, tmp_path / "out", ("json",))
    assert [report.region.id for report in built.compilation.reports] == ["africa"]
    assert [it.file for it in built.compilation.missing] == ["broken.pdf", "gone.pdf", "letter.pdf"]
    assert len(built.errors) == 3
    for missing in built.compilation.missing:
        assert missing.reason
        assert str(tmp_path) not in missing.reason
    assert {Path(it.file or "").name for it in built.diagnostics if it.severity == "error"} == {
        "broken.pdf", "gone.pdf", "letter.pdf",
    }  # fmt: skip


def test_a_report_without_a_chapter_is_missing_but_its_document_is_there(tmp_path: Path) -> None:
    from tests.unit.readers.paper import Paper, prose, show

    folder = editions.edition(tmp_path / "2031", "africa")
    Paper().page(show(72, 700, "Minutes", font="F2", size=20), prose(lines=20)).write(folder / "minutes.pdf")
    built = build.build(folder, tmp_path / "out", ("json",))
    assert [(it.file, "chapter" in it.reason) for it in built.compilation.missing] == [("minutes.pdf", True)]
    assert (tmp_path / "out" / "documents" / "minutes.json").is_file()


def test_an_edition_without_any_usable_report(tmp_path: Path) -> None:
    folder = editions.edition(tmp_path / "2031", "africa")
    (folder / "africa.pdf").write_bytes(b"%PDF-1.7")
    with pytest.raises(InputError, match=r"africa\.pdf"):
        build.build(folder, tmp_path / "out", ("json",))
    assert not (tmp_path / "out" / "global-priorities.json").exists()


def test_two_files_of_one_region_are_warned_of(tmp_path: Path) -> None:
    folder = editions.edition(tmp_path / "2031", "africa")
    editions.report(folder / "second.pdf", "africa")
    built = build.build(folder, tmp_path / "out", ("json",))
    assert [it.code for it in built.diagnostics if it.severity == "warning"] == ["region-twice"]
    ids = [
        it.id for report in built.compilation.reports for section in report.sections for it in section.items
    ]
    assert len(set(ids)) == len(ids) == 6


def test_structures_of_sources_that_are_gone_are_deleted(tmp_path: Path) -> None:
    folder, target = editions.edition(tmp_path / "2031", "africa", "asia"), tmp_path / "out"
    build.build(folder, target, ("json",))
    (folder / "asia.pdf").unlink()
    build.build(folder, target, ("json",))
    assert _names(target / "documents") == {"africa.json"}


def test_an_unknown_format(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="odt"):
        build.build(editions.edition(tmp_path / "2031", "africa"), tmp_path / "out", ("odt",))


def test_a_file_in_the_output_folders_place(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    with pytest.raises(OutputError, match="out"):
        build.build(editions.edition(tmp_path / "2031", "africa"), tmp_path / "out", ("json",))


def test_a_wrong_vocabulary_in_the_edition(tmp_path: Path) -> None:
    folder = editions.edition(tmp_path / "2031", "africa")
    (folder / "vocabulary.toml").write_text("version = 3")
    with pytest.raises(DataError, match=r"vocabulary\.toml"):
        build.build(folder, tmp_path / "out", ("json",))


def test_rendering_says_the_same_as_building(tmp_path: Path) -> None:
    folder, target = editions.edition(tmp_path / "2031", "africa"), tmp_path / "out"
    build.build(folder, target, DATA)
    files, _ = build.render(target / "global-priorities.json", tmp_path / "again", DATA)
    assert [path.name for path in files] == [
        "global-priorities.json",
        "global-priorities.csv",
        "datapackage.json",
    ]
    for path in files:
        assert path.read_bytes() == (target / path.name).read_bytes()


def test_extracting_gives_outcomes_in_the_order_of_the_files(tmp_path: Path) -> None:
    paths = [editions.report(tmp_path / f"{name}.pdf") for name in "cba"]
    (tmp_path / "b.pdf").write_bytes(b"no PDF")
    outcomes = list(build.extract(paths, 2))
    assert [outcome.path.stem for outcome in outcomes] == ["c", "b", "a"]
    assert [outcome.error is None for outcome in outcomes] == [True, False, True]
    assert json.loads(outcomes[0].result or "")["source"]["file"] == "c.pdf"


def test_the_readings_are_kept_once_there_are_corrections(tmp_path: Path) -> None:
    folder, target = editions.edition(tmp_path / "2031", "africa", "asia"), tmp_path / "out"
    build.build(folder, target, ("json",))
    assert not (folder / "accepted").exists()
    (folder / "corrections.yaml").write_text(
        "- quote: gone from every report\n  action: confirm\n  by: the desk\n", "utf-8"
    )
    built = build.build(folder, target, ("json",))
    assert sorted(path.name for path in (folder / "accepted").iterdir()) == ["africa.json", "asia.json"]
    assert [one.outcome for one in built.compilation.corrections] == ["orphaned"]
    before = (folder / "accepted" / "asia.json").read_bytes()
    editions.report(folder / "asia.pdf", "asia")
    build.build(folder, target, ("json",))
    assert (folder / "accepted" / "asia.json").read_bytes() == before
