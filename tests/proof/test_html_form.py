"""A published web page: what it says as blocks, what could change it as scripts."""

from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.proof import html_form
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


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xff"])
def test_a_page_that_cannot_be_read_is_one_error(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match="cannot be read"):
        html_form.read(path, "pdfium")
