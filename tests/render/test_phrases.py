"""Fixed phrases in the outputs: every one is printed somewhere, and an edition has those of its language."""

import io
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from lxml import html as lxml_html

from reportgen.model import codec
from reportgen.model.actions import FIELDS, Action
from reportgen.model.compilation import Compilation, MissingReport, Note, Report
from reportgen.model.decisions import DecidedCorrection, LookedThrough, OpenKind, OpenPoint
from reportgen.model.document import NoteMark
from reportgen.model.inline_runs import StyledRun
from reportgen.model.note_numbers import numbered
from reportgen.model.provenance import ParagraphEvidence
from reportgen.system import resources
from reportgen.writers import formats
from reportgen.writers.html import pages
from reportgen.writers.print.attachments import attachments_of
from reportgen.writers.publication import Publication
from reportgen.writers.word import docx
from tests import coded, compilations, phrase_files
from tests.cli.command import reportgen
from tests.contract.source import PACKAGE

PHRASES = {
    place: words for place, words in phrase_files.places_of(phrase_files.english()) if place[0] != "changes"
}
"""Those of the merged document, by their place."""
FORMS = {1: "one", 2: "few", 3: "few", 4: "few"} | {
    number: "other" if number % 2 else "many" for number in range(5, 200)
}
"""Forms of the made-up language by number."""
SPOKEN = ("aria-label", "title", "alt", "data-label", "data-all", "data-some", "data-words", "data-draft")
"""Attributes whose text people see or hear."""


def with_phrases(target: Path) -> Path:
    """A copy of the templates, with the phrases of the made-up language."""
    shutil.copytree(resources.templates(), target, ignore=shutil.ignore_patterns("__pycache__"))
    file = target / "phrases" / f"{phrase_files.LANGUAGE}.toml"
    file.write_text(phrase_files.dumped(phrase_files.made_up()), "utf-8")
    return target


def editions() -> Iterator[Compilation]:
    """Compilations in which everything happens that a phrase is for, in the made-up language."""
    common = coded.coded()
    every = (
        _with_every_decision(compilations.edited()),
        _with_every_open_point(compilations.drafted()),
        compilations.hostile(),
        common,
        _with_a_link(_with_a_footnote(_read_by_paragraphs(common))),
        replace(common, reports=tuple(map(_looked_through, common.reports))),
        _in_full_agreement(common),
        replace(common, reports=(_with_an_ask_to_movements(common.reports[0]), *common.reports[1:])),
        replace(common, reports=_without_common_theme(coded.reports()[:2]), codebook=None, shared=()),
    )
    return (replace(it, edition=replace(it.edition, language=phrase_files.LANGUAGE)) for it in every)


def _with_every_decision(made: Compilation) -> Compilation:
    item = made.reports[0].sections[1].items[0]
    one = DecidedCorrection(quote=item.text[:20], action="set", outcome="applied", item=item.id, field="text")
    fields = tuple(replace(one, field=name, was="before", value="after") for name in FIELDS)
    actions = tuple(replace(one, action=name, value=item.text[:9]) for name in get_args(Action))
    unbold = replace(one, action="key-term", value=item.text[:9], remove=True)
    return replace(made, corrections=(*made.corrections, *fields, *actions, unbold))


def _in_full_agreement(made: Compilation) -> Compilation:
    """A compilation with one theme, which all ask for and people have confirmed, also across sub-regions."""
    reports = tuple(
        replace(
            report,
            sections=tuple(
                replace(
                    section,
                    items=tuple(
                        replace(
                            item,
                            themes=tuple(
                                replace(theme, confirmed=True)
                                for theme in item.themes
                                if theme.id == "funding"
                            ),
                        )
                        for item in section.items
                    ),
                )
                for section in report.sections
            ),
        )
        for report in made.reports
    )
    book = replace(coded.CODEBOOK, themes=coded.CODEBOOK.themes[:1])
    return replace(made, reports=reports, codebook=book, overarching=("international",))


def _with_an_ask_to_movements(report: Report) -> Report:
    """A report that asks something of an audience which others address together with another."""
    first, second, third, *rest = report.sections
    asked = coded.priority(coded.SAME_ASK, strong={"training": "training"}, asks=(coded.SAME_ASK,))
    return replace(
        report, sections=(first, second, coded.section(third, ("regional-movement",), asked), *rest)
    )


def _read_by_paragraphs(made: Compilation) -> Compilation:
    """A compilation whose first passage stands in a source without pages of its own."""
    report, *others = made.reports
    section, *rest = report.sections
    item = replace(section.items[0], evidence=(ParagraphEvidence(41),))
    section = replace(section, items=(item, *section.items[1:]))
    return replace(made, reports=(replace(report, sections=(section, *rest)), *others))


def _looked_through(report: Report) -> Report:
    """A report that people looked through for all it does not raise; for the first theme it is long ago."""
    raised = {theme.id for section in report.sections for item in section.items for theme in item.themes}
    ids = [theme.id for theme in coded.CODEBOOK.themes if theme.id not in raised]
    looked = (LookedThrough(name, "desk", "2031-06-01", changed=name == ids[0]) for name in ids)
    return replace(report, looked_through=tuple(looked))


def _with_a_footnote(made: Compilation) -> Compilation:
    report, *others = made.reports
    section, *rest = report.sections
    item = replace(section.items[0], marks=(NoteMark("note", 3),))
    note = Note("footnote", "At the foot of the page.", item.evidence, id="note")
    section = replace(section, items=(item, *section.items[1:]), notes=(*section.notes, note))
    return replace(made, reports=(numbered(replace(report, sections=(section, *rest))), *others))


def _with_a_link(made: Compilation) -> Compilation:
    """A compilation whose first passage leads to an address that it does not say."""
    report, *others = made.reports
    section, *rest = report.sections
    item = section.items[0]
    item = replace(item, runs=(StyledRun(item.text, link="https://www.example.org/"),))
    section = replace(section, items=(item, *section.items[1:]))
    return replace(made, reports=(replace(report, sections=(section, *rest)), *others))


def _with_every_open_point(made: Compilation) -> Compilation:
    first, second, *others = made.reports
    assert first.coverage is not None
    part, *rest = first.sections[1:]
    first = replace(
        first,
        coverage=replace(first.coverage, unaccounted=1),
        sections=(first.sections[0], replace(part, kind="issues"), *rest),
    )
    return replace(
        made,
        reports=(first, second, *others),
        missing=(MissingReport("oceania.pdf", "the file is no PDF"),),
        open=tuple(OpenPoint(kind, "Something is open.", paragraph=41) for kind in get_args(OpenKind)),
    )


def _without_common_theme(reports: tuple[Report, ...]) -> tuple[Report, ...]:
    """Two reports, the second without any theme: its asks belong to none."""
    first, second = reports
    sections = (
        replace(section, items=tuple(replace(item, themes=()) for item in section.items))
        for section in second.sections
    )
    return first, replace(second, sections=tuple(sections))


def words_of(page: str) -> str:
    """What people see or hear of a page, white space folded."""
    tree = lxml_html.document_fromstring(page)
    for element in tree.xpath("//script | //style"):
        element.text = ""
    spoken = [text for name in SPOKEN for text in tree.xpath(f"//@{name}")]
    return " ".join(" ".join([*tree.itertext(), *spoken]).split())


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """All words of these compilations as web page, printed page and Word file."""
    folder = tmp_path_factory.mktemp("made-up")
    assets = compilations.make_logos(folder)
    with pytest.MonkeyPatch.context() as patch:
        templates = with_phrases(folder / "templates")
        patch.setattr(resources, "templates", lambda: templates)
        renders = (
            *(pages.render_web, pages.render_print, pages.render_word),
            *(pages.render_companion_print, pages.render_companion_word),
        )
        words = [words_of(render(made, assets)) for made in editions() for render in renders]
        files = [row.file for row in formats.FORMATS]
        words.append(words_of(pages.render_web(next(editions()), assets, beside=files)))
        document = docx.render(next(editions()), assets)
        attached = attachments_of(Publication(next(editions()), assets, manifest=b"{}"))
    return " ".join([*words, *_footers(document), *(it.description for it in attached)])


def _footers(document: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(document)) as parts:
        for name in parts.namelist():
            if name.startswith("word/footer"):
                yield "".join(re.findall(r"<w:t\b[^>]*>([^<]*)", parts.read(name).decode("utf-8")))


def test_every_phrase_is_printed_somewhere(printed: str) -> None:
    marks = {place: phrase_files.mark_of(place) for place in PHRASES}
    assert [place for place, mark in marks.items() if mark not in printed] == []


def test_no_english_phrase_is_left(printed: str) -> None:
    """Looked at are phrases of three words or more without gaps: shorter ones may be words of a report."""
    whole = {place: words for place, words in PHRASES.items() if len(words.split()) > 2 and "{" not in words}
    rest = printed
    for place, words in sorted(whole.items(), key=lambda phrase: -len(phrase[1])):
        rest = rest.replace(f"{phrase_files.mark_of(place)}{words}", "")
    assert len(whole) > 30
    assert [words for words in whole.values() if words in rest] == []


def test_forms_follow_the_rules_of_the_language(printed: str) -> None:
    open_points = re.search(r"⟦draft\.open_points⟧(\w+) 8 ", printed)
    assert open_points is not None
    assert open_points[1] == "many"
    forms = {int(count): form for form, count in re.findall(r"⟦common\.pages⟧(\w+) (\d+) ", printed)}
    assert forms
    assert forms == {count: FORMS[count] for count in forms}


def test_a_folder_of_templates_with_one_file_more_speaks_another_language(tmp_path: Path) -> None:
    """The whole program: the command, its processes, and templates of its own."""
    package = tmp_path / "src" / "reportgen"
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    with_phrases(tmp_path / "templates")
    (tmp_path / "made.json").write_text(codec.dump_compilation(next(editions())), "utf-8")
    call = ("render", "made.json", "--to", "html,docx", "-q", "-o")
    ran = reportgen(*call, "out", cwd=tmp_path, PYTHONPATH=str(package.parent))
    assert (ran.code, ran.lines) == (0, [])
    page = words_of((tmp_path / "out" / "global-priorities.html").read_text("utf-8"))
    assert phrase_files.mark_of(("document", "contents")) in page

    file = tmp_path / "templates" / "phrases" / f"{phrase_files.LANGUAGE}.toml"
    file.write_text(file.read_text("utf-8").replace("{title}", "{titel}"), "utf-8")
    ran = reportgen(*call, "again", cwd=tmp_path, PYTHONPATH=str(package.parent))
    lines = file.read_text("utf-8").splitlines()
    place = f"{file}:{next(at for at, line in enumerate(lines, 1) if line.startswith('draft.title'))}"
    assert (ran.code, ran.lines) == (
        6,
        [
            f"error: {place}: “draft.title” has the unknown placeholder {{titel}}; known: {{title}}",
            f"error: {place}: “draft.title” lacks the placeholder {{title}}",
        ],
    )
