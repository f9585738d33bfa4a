"""A published web page: what it says as blocks, what could change it as scripts."""

from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.proof import html_form
from reportgen.writers import formats
from reportgen.writers.html.pages import render_web
from tests import compilations

MADE = compilations.hostile()


def test_a_page_as_built_says_what_it_must(tmp_path: Path) -> None:
    expected = html_form.expect(MADE, tmp_path)
    path = tmp_path / "out.html"
    path.write_text(render_web(MADE, tmp_path), "utf-8")
    stream, around = html_form.published(html_form.read(path, "pdfium"), expected)
    assert stream.texts() == expected.stream.texts()
    assert list(around) == []


def test_a_script_that_was_put_in_is_named(tmp_path: Path) -> None:
    expected = html_form.expect(MADE, tmp_path)
    path = tmp_path / "out.html"
    page = render_web(MADE, tmp_path).replace("</body>", "<script>document.title = ''</script></body>")
    path.write_text(page, "utf-8")
    _, around = html_form.published(html_form.read(path, "pdfium"), expected)
    assert len(list(around)) == 1


@pytest.mark.parametrize("count", range(len(formats.FORMATS) + 1))
def test_a_page_may_link_to_any_of_the_files_that_a_build_writes(count: int, tmp_path: Path) -> None:
    beside = [row.file for row in formats.FORMATS[:count]]
    expected = html_form.expect(MADE, tmp_path)
    path = tmp_path / "out.html"
    path.write_text(render_web(MADE, tmp_path, beside=beside), "utf-8")
    seen = html_form.read(path, "pdfium")
    stream, around = html_form.published(seen, expected)
    assert [link.address for link in seen.beside] == [it for it in beside if it != formats.HTML.file]
    assert stream.texts() == expected.stream.texts()
    assert list(around) == []


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ('href="global-priorities.pdf"', 'href="other.pdf"'),
        ('href="global-priorities.pdf"', 'href="//elsewhere.example/#global-priorities.pdf"'),
        ('href="global-priorities.pdf"', 'href="global-priorities.docx"'),
    ],
)
def test_a_link_to_a_file_that_no_build_writes_is_named(written: str, instead: str, tmp_path: Path) -> None:
    expected = html_form.expect(MADE, tmp_path)
    path = tmp_path / "out.html"
    page = render_web(MADE, tmp_path, beside=[formats.PDF.file])
    assert page.count(written) == 1
    path.write_text(page.replace(written, instead), "utf-8")
    _, around = html_form.published(html_form.read(path, "pdfium"), expected)
    assert [it.code for it in around] == ["reference"]


def test_words_put_in_among_the_links_to_files_are_words_of_the_page(tmp_path: Path) -> None:
    expected = html_form.expect(MADE, tmp_path)
    path = tmp_path / "out.html"
    page = render_web(MADE, tmp_path, beside=[formats.PDF.file])
    path.write_text(page.replace("</a></li></ul></nav>", "</a></li><li>withdrawn</li></ul></nav>"), "utf-8")
    stream, _ = html_form.published(html_form.read(path, "pdfium"), expected)
    assert set(stream.texts()) - set(expected.stream.texts()) == {"withdrawn"}


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xff"])
def test_a_page_that_cannot_be_read_is_one_error(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match="cannot be read"):
        html_form.read(path, "pdfium")
