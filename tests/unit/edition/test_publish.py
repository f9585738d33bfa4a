"""Every format becomes a file; one that cannot be made costs no other, and what is old is said to be old."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.edition import making, publish
from reportgen.edition.workshop import Workshop
from reportgen.errors import DependencyError
from reportgen.model.compilation import Compilation
from reportgen.model.diagnostics import Diagnostic
from reportgen.system.cache import Cache
from reportgen.system.isolation import TextWorkers
from reportgen.writers import formats
from reportgen.writers.book import logos
from reportgen.writers.publication import Publication
from reportgen.writers.word import office_pages
from tests import compilations


@pytest.mark.middle
def test_what_is_made_in_the_workshop_is_what_is_made_here(tmp_path: Path) -> None:
    publication = Publication(compilations.realistic(), compilations.make_logos(tmp_path), manifest=b"{}")
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
    publish.write(publication, here, formats.NAMES, lambda *_: None)
    with Workshop(2, formats.NAMES) as workshop:
        publish.write(publication, there, formats.NAMES, lambda *_: None, workshop=workshop)
    made = sorted(path.name for path in here.iterdir())
    assert made == sorted(path.name for path in there.iterdir())
    for name in made:
        assert (here / name).read_bytes() == (there / name).read_bytes(), name


def with_one_word_more(compilation: Compilation, word: str) -> Compilation:
    """Return a compilation in which the first item of the last report ends in another word."""
    *others, report = compilation.reports
    section, *sections = report.sections
    item, *items = section.items
    changed = replace(section, items=(replace(item, text=f"{item.text} {word}"), *items))
    return replace(compilation, reports=(*others, replace(report, sections=(changed, *sections))))


@pytest.mark.middle
def test_only_parts_that_say_the_changed_word_are_set_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = compilations.realistic()
    set_again: list[str] = []
    through = TextWorkers.map

    def noted(workers: TextWorkers, texts: list[str]) -> list[str]:
        set_again.extend(told["body"] for told in map(json.loads, texts) if "body" in told)
        return through(workers, texts)

    monkeypatch.setattr(TextWorkers, "map", noted)
    with Workshop(2, ["pdf"]) as workshop:
        for compilation in (before, with_one_word_more(before, "zyzzyva")):
            set_again.clear()
            publish.write(
                *(Publication(compilation, tmp_path), tmp_path, ["pdf"], lambda *_: None),
                cache=Cache(tmp_path),
                workshop=workshop,
            )
    assert set_again
    assert all("zyzzyva" in body for body in set_again)


def test_a_format_that_cannot_be_made_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYPANDOC_PANDOC", str(tmp_path / "nowhere" / "pandoc"))
    monkeypatch.setenv("PATH", str(tmp_path))
    publication = Publication(compilations.realistic(), tmp_path)
    names = ["docx", "html", "json"]
    with Workshop(1, names) as workshop, pytest.raises(DependencyError, match="pandoc"):
        publish.write(publication, tmp_path, names, lambda *_: None, workshop=workshop)
    assert sorted(path.suffix for path in tmp_path.glob("global-priorities.*")) == [".html", ".json"]
    assert not any(path.name.endswith(".docx") for path in tmp_path.iterdir())


def test_what_is_left_of_an_earlier_build_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publication = Publication(compilations.realistic(), tmp_path)
    publish.write(publication, tmp_path, ["docx"], lambda *_: None)
    monkeypatch.setenv("PYPANDOC_PANDOC", str(tmp_path / "nowhere" / "pandoc"))
    monkeypatch.setenv("PATH", str(tmp_path))
    with (
        Workshop(1, ["docx"]) as workshop,
        pytest.raises(DependencyError, match=r"global-priorities\.docx, .*\.docx in .* are from an earlier"),
    ):
        publish.write(publication, tmp_path, ["docx"], lambda *_: None, workshop=workshop)


def test_logos_are_strangers_files_that_this_process_does_not_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assets = compilations.make_logos(tmp_path)
    publication = Publication(compilations.realistic(), assets)
    first = next(path for path in sorted(assets.rglob("*.png")))
    first.write_bytes(first.read_bytes()[:40])
    monkeypatch.setattr(logos, "opened", lambda _: pytest.fail("opened here"))
    with Workshop(1, ["html", "json"]) as workshop:
        _, said = publish.write(publication, tmp_path, ["html", "json"], lambda *_: None, workshop=workshop)
    assert [it.code for it in said] == ["rendering"]
    assert f"{first.name}: not a PNG or JPEG image" in said[0].message
    assert publish.write(publication, tmp_path, ["json"], lambda *_: None)[1] == (), "no logo is shown"


def test_the_web_page_links_to_the_files_of_its_own_build(tmp_path: Path) -> None:
    publication = Publication(compilations.realistic(), tmp_path)
    for names in (["html"], ["html", "json", "csv"]):
        publish.write(publication, tmp_path, names, lambda *_: None)
        page = (tmp_path / formats.HTML.file).read_text("utf-8")
        linked = [row for row in formats.chosen(formats.NAMES) if f'href="{row.file}"' in page]
        assert linked == [row for row in formats.chosen(names) if row is not formats.HTML]


def test_pages_that_could_not_be_counted_are_counted_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (row,) = (row for row in formats.FORMATS if row.counted_by)
    publication = Publication(compilations.realistic(), tmp_path)
    made, cache = row.make(publication), Cache(tmp_path)
    answers = iter([{}, {"_Toc1": 3}])
    asked: list[bytes] = []
    monkeypatch.setattr(office_pages, "program", lambda: tmp_path / "soffice")
    monkeypatch.setattr(office_pages, "count", lambda content, *_: asked.append(content) or next(answers))
    said = [making._counted(row, made, publication, cache).remarks for _ in range(3)]
    assert len(asked) == 2, "what was counted is kept, what failed is not"
    assert [office_pages.UNCOUNTED in remarks for remarks in said] == [True, False, False]
    failed = Diagnostic("warning", "rendering", office_pages.UNCOUNTED)
    assert publish.counted_by([row.name], [failed]) == "estimate"
    assert publish.counted_by([row.name]) == "LibreOffice"
